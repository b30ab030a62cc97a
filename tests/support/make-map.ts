// Makes the map that the app ships: `node tests/support/make-map.ts`, after a change of what stands here.
// Natural Earth 1:10m (public domain, through the package world-atlas) is simplified the more, the further a place is
// from where the stories play, so that one small file without seams is crisp where it is looked at closely.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Polygon } from 'geojson';
import { feature, mergeArcs, quantize } from 'topojson-client';
import {
	filter,
	filterAttachedWeight,
	presimplify,
	simplify,
	sphericalRingArea,
	sphericalTriangleArea
} from 'topojson-simplify';
import type {
	GeometryCollection,
	MultiPolygon as TopoMultiPolygon,
	Polygon as TopoPolygon,
	Topology
} from 'topojson-specification';
import { EARTH_RADIUS_KM, isInside } from '../../src/lib/core/content/geography.ts';
import type { CountryProperties } from '../../src/lib/ui/map/world.ts';

type Shape = (TopoPolygon | TopoMultiPolygon) & {
	properties: CountryProperties;
};
type World = Topology<{ countries: GeometryCollection & { geometries: Shape[] } }>;

const SOURCE =
	'Natural Earth 1:10m, version 4.1 (public domain, naturalearthdata.com), through world-atlas 2; simplified. Crimea is shown as Ukraine, occupied.';
const FILE = join(import.meta.dirname, '../../src/lib/ui/map/world.topo.json');

/** Pieces of the Earth in degrees, and how small a bend still shows there, in km². The first that fits counts. */
const DETAIL: { west: number; south: number; east: number; north: number; km2: number }[] = [
	{ west: 123.5, south: 37, east: 133.5, north: 44, km2: 3.5 },
	{ west: 117, south: 33, east: 143, north: 56, km2: 25 },
	{ west: 95, south: 28, east: 155, north: 60, km2: 55 },
	{ west: 31, south: 44, east: 38, north: 47.5, km2: 30 },
	{ west: 20, south: 43, east: 45, north: 57, km2: 150 },
	{ west: -12, south: 36, east: 45, north: 62, km2: 500 },
	{ west: 31, south: 34, east: 36, north: 37, km2: 500 },
	{ west: -85, south: 38, east: -65, north: 48, km2: 600 }
];
const ELSEWHERE_KM2 = 5000;
/** A ring (an island) is kept from so many times the area of the smallest bend: simplifying has made it smaller already. */
const RING_TIMES = 0.8;
/** What simplifying has flattened to less than this is no ring any more, and would turn a polygon inside out. */
const SMALLEST_RING_KM2 = 5;
/** Steps of the grid that coordinates are rounded to, all round the Earth: 0.0036°. */
const STEPS = 1e5;

/** De-facto borders that the United Nations does not show: part and whole. */
const PARTS_OF: Record<string, string> = {
	Somaliland: 'Somalia',
	'N. Cyprus': 'Cyprus',
	'Cyprus U.N. Buffer Zone': 'Cyprus',
	Dhekelia: 'Cyprus',
	Akrotiri: 'Cyprus',
	Baikonur: 'Kazakhstan',
	'USNB Guantanamo Bay': 'Cuba'
};

/** Names that Natural Earth shortens or that have changed. */
const NAMES: Record<string, string> = {
	'S. Sudan': 'South Sudan',
	'W. Sahara': 'Western Sahara',
	'Dem. Rep. Congo': 'Democratic Republic of the Congo',
	'Central African Rep.': 'Central African Republic',
	'Dominican Rep.': 'Dominican Republic',
	'Bosnia and Herz.': 'Bosnia and Herzegovina',
	'Eq. Guinea': 'Equatorial Guinea',
	'Solomon Is.': 'Solomon Islands',
	'Fr. Polynesia': 'French Polynesia',
	'Fr. S. Antarctic Lands': 'French Southern and Antarctic Lands',
	'Falkland Is.': 'Falkland Islands (Malvinas)',
	'Faeroe Is.': 'Faroe Islands',
	'S. Geo. and the Is.': 'South Georgia and the South Sandwich Islands',
	'Heard I. and McDonald Is.': 'Heard Island and McDonald Islands',
	Macedonia: 'North Macedonia',
	Turkey: 'Türkiye',
	eSwatini: 'Eswatini',
	'United States of America': 'United States'
};

const SIMFEROPOL = { latitude: 44.95, longitude: 34.1 };
const EARTH_KM2 = EARTH_RADIUS_KM ** 2;

const require = createRequire(import.meta.url);
const world = JSON.parse(
	await readFile(require.resolve('world-atlas/countries-10m.json'), 'utf8')
) as World;

type Corner = [number, number];

const polygonsOf = (shape: Shape): number[][][] =>
	shape.type === 'Polygon' ? [shape.arcs] : shape.arcs;
const cornersOf = (topology: World, ring: number[]): Corner[] => {
	const { coordinates } = feature<CountryProperties>(topology, {
		type: 'Polygon',
		arcs: [ring]
	} as TopoPolygon<CountryProperties>).geometry as Polygon;
	return (coordinates[0] ?? []) as Corner[];
};

/** Natural Earth gives Crimea to Russia, as a polygon of its own: it becomes a feature of its own, of Ukraine. */
function takeOutCrimea(shapes: Shape[]) {
	const russia = shapes.find(({ properties }) => properties.name === 'Russia');
	if (!russia) throw new Error('The source has no Russia.');
	const polygons = polygonsOf(russia);
	const at = polygons.findIndex(([outer = []]) => isInside(SIMFEROPOL, cornersOf(world, outer)));
	const crimea = polygons[at];
	if (!crimea) throw new Error('Simferopol lies in no polygon of Russia: look at the source.');
	Object.assign(russia, { type: 'MultiPolygon', arcs: polygons.toSpliced(at, 1) });
	shapes.push({
		type: 'Polygon',
		arcs: crimea,
		properties: { name: 'Crimea', of: 'ukraine', status: 'occupied' }
	});
}

const ringKm2 = (topology: World, ring: number[]) => {
	const area = Math.abs(sphericalRingArea(cornersOf(topology, ring), false));
	return Math.min(area, 4 * Math.PI - area) * EARTH_KM2;
};

/** Joins the parts to their wholes. */
function joinParts(shapes: Shape[]): Shape[] {
	const wholes = new Set(Object.values(PARTS_OF));
	return shapes
		.filter(({ properties: { name } }) => !Object.hasOwn(PARTS_OF, name))
		.map((shape) => {
			const { name } = shape.properties;
			if (!wholes.has(name)) return shape;
			const parts = shapes.filter(({ properties: part }) => PARTS_OF[part.name] === name);
			return { ...shape, ...mergeArcs(world, [shape, ...parts]) } as Shape;
		});
}

const smallestBend = ([east, north]: Corner) =>
	(DETAIL.find((d) => east > d.west && east < d.east && north > d.south && north < d.north)?.km2 ??
		ELSEWHERE_KM2) / EARTH_KM2;

/** Weights are counted in smallest bends, so that 1 is the threshold everywhere. */
const bendWeight = (triangle: [Corner, Corner, Corner]) =>
	sphericalTriangleArea(triangle) / smallestBend(triangle[1]);
const ringWeight = (ring: Corner[]) =>
	sphericalRingArea(ring, false) / smallestBend(ring[0] ?? [0, 0]) / RING_TIMES;

const shapes = world.objects.countries.geometries;
takeOutCrimea(shapes);
const joined = joinParts(shapes);
for (const { properties } of joined) properties.name = NAMES[properties.name] ?? properties.name;
const countries: World = {
	type: 'Topology',
	arcs: world.arcs,
	...(world.transform && { transform: world.transform }),
	objects: { countries: { type: 'GeometryCollection', geometries: joined } }
};

const weighed = presimplify(countries, bendWeight);
const simplified = simplify(weighed, 1);
// A ring that shares a border stays, however small: without it there would be a hole.
const isWanted = filterAttachedWeight(simplified, 1, ringWeight) as unknown as (
	ring: number[],
	isHole: boolean
) => boolean;
const kept = filter(
	simplified,
	((ring: number[], isHole: boolean) =>
		ringKm2(simplified as World, ring) > SMALLEST_RING_KM2 &&
		isWanted(ring, isHole)) as unknown as Parameters<typeof filter>[1]
) as World;
const small = quantize(kept, STEPS);
for (const shape of small.objects.countries.geometries) delete shape.id;

const text = `${JSON.stringify({ ...small, source: SOURCE })}\n`;
await writeFile(FILE, text);
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
	`${small.objects.countries.geometries.length} countries, ${small.arcs.length} arcs, ` +
		`${small.arcs.reduce((sum, arc) => sum + arc.length, 0)} points: ${kB(text.length)}, ` +
		`gzip ${kB(gzipSync(text, { level: 9 }).length)}, brotli ${kB(brotliCompressSync(text).length)}`
);
