// From degrees to pixels and back, for one view of the map in a frame of one size. Pure.
// A piece of the Earth is drawn by Lambert's azimuthal equal-area projection round its middle, as atlases draw
// continents: shapes and distances are true near the middle. What is wider than half the Earth is drawn by Equal Earth.
import {
	geoArea,
	geoAzimuthalEqualArea,
	geoDistance,
	geoEqualEarth,
	geoGraticule,
	geoPath
} from 'd3-geo';
import type { Polygon } from 'geojson';
import type { GeoPermissibleObjects, GeoProjection } from 'd3-geo';
import { EARTH_RADIUS_KM, type Coordinates, type Point } from '../../core/content/geography.ts';
import type { MapView } from '../../core/content/types.ts';

/** A place in the frame in CSS pixels, before the camera has moved. */
export type Spot = readonly [x: number, y: number];
export type Box = { west: number; south: number; east: number; north: number };
export type Size = { width: number; height: number };

/** The view is not quite pressed against the frame. */
const MARGIN = 8;
/** How far beyond the frame the map is drawn, in frames: the camera goes no further. */
export const BEYOND = 1.5;
const WIDEST_PIECE = 170;
/** Beyond this angle from the middle nothing is drawn: a piece of the Earth shows no far side. */
const HORIZON = 105;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Degrees from west to east, over 180° where need be. */
export const spanOf = ({ west, east }: Pick<MapView, 'west' | 'east'>): number =>
	west < east ? east - west : east - west + 360;

const middleOf = (view: MapView): Spot => [
	view.west + spanOf(view) / 2,
	(view.south + view.north) / 2
];

/** Points along the edge of a view: on a curved projection its corners alone do not say how far it reaches. */
function edge(view: MapView) {
	const steps = Array.from({ length: 11 }, (_, at) => at / 10);
	const span = spanOf(view);
	return steps.flatMap((t) => [
		[view.west + span * t, view.south],
		[view.west + span * t, view.north],
		[view.west, view.south + (view.north - view.south) * t],
		[view.west + span, view.south + (view.north - view.south) * t]
	]);
}

function fitted(view: MapView, { width, height }: Size): GeoProjection {
	const [east, north] = middleOf(view);
	const projection =
		spanOf(view) > WIDEST_PIECE
			? geoEqualEarth().rotate([-east, 0])
			: geoAzimuthalEqualArea().rotate([-east, -north]).clipAngle(HORIZON);
	return projection.precision(0.4).fitExtent(
		[
			[MARGIN, MARGIN],
			[Math.max(width - MARGIN, MARGIN + 1), Math.max(height - MARGIN, MARGIN + 1)]
		],
		{ type: 'MultiPoint', coordinates: edge(view) }
	);
}

export type Projection = Size & {
	view: MapView;
	/** Where a point stands in the frame; `undefined` on the far side of the Earth. */
	spot(point: Coordinates): Spot | undefined;
	/** Which point stands there; `undefined` beside the Earth. */
	point(spot: Spot): Coordinates | undefined;
	/** A shape as the `d` of an SVG path, cut off far outside the frame. */
	path(shape: GeoPermissibleObjects): string;
	/** The closed lines of a shape, cut at a box of the frame. */
	rings(shape: GeoPermissibleObjects, box: [Spot, Spot]): Spot[][];
	graticule(): string;
	kmPerPixel: number;
};

const GRATICULE_STEPS = [0.25, 0.5, 1, 2, 5, 10, 20, 30];

export function viewProjection(view: MapView, size: Size): Projection {
	const { width, height } = size;
	const drawn = fitted(view, size);
	const cut = fitted(view, size);
	const middle = middleOf(view);
	const isPiece = spanOf(view) <= WIDEST_PIECE;
	const isHere = ({ latitude, longitude }: Coordinates) =>
		!isPiece || geoDistance([longitude, latitude], [middle[0], middle[1]]) < radians(HORIZON);
	drawn.clipExtent([
		[-width * (BEYOND + 0.1), -height * (BEYOND + 0.1)],
		[width * (BEYOND + 1.1), height * (BEYOND + 1.1)]
	]);
	const path = geoPath(drawn).digits(2);
	const spot = (point: Coordinates): Spot | undefined =>
		isHere(point) ? (drawn([point.longitude, point.latitude]) ?? undefined) : undefined;

	function point([x, y]: Spot): Coordinates | undefined {
		const [longitude = NaN, latitude = NaN] = drawn.invert?.([x, y]) ?? [];
		const found = { latitude, longitude };
		if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
		const back = spot(found);
		// Outside its outline a projection's inverse gives points that stand elsewhere.
		return back && Math.hypot(back[0] - x, back[1] - y) < 1 ? found : undefined;
	}

	function rings(shape: GeoPermissibleObjects, [from, to]: [Spot, Spot]): Spot[][] {
		const found: Spot[][] = [];
		let ring: Spot[] = [];
		const sink = {
			beginPath: () => undefined,
			closePath: () => undefined,
			arc: () => undefined,
			moveTo: (x: number, y: number) => found.push((ring = [[x, y]])),
			lineTo: (x: number, y: number) => ring.push([x, y])
		};
		cut.clipExtent([
			[from[0], from[1]],
			[to[0], to[1]]
		]);
		geoPath(cut, sink)(shape);
		return found;
	}

	function graticule(): string {
		const span = Math.max(spanOf(view), view.north - view.south);
		const step = GRATICULE_STEPS.find((one) => one >= span / 6) ?? 30;
		const lines = geoGraticule()
			.step([step, step])
			.extent([
				[middle[0] - Math.min(180, span * 3), Math.max(-85, middle[1] - span * 3)],
				[middle[0] + Math.min(180, span * 3), Math.min(85.01, middle[1] + span * 3)]
			]);
		return path(lines()) ?? '';
	}

	const a = drawn.invert?.([width / 2 - 5, height / 2]);
	const b = drawn.invert?.([width / 2 + 5, height / 2]);
	const kmPerPixel = a && b ? (geoDistance(a, b) * EARTH_RADIUS_KM) / 10 : 1;
	return {
		...{ view, width, height, spot, point, rings, graticule, kmPerPixel },
		path: (shape) => path(shape) ?? ''
	};
}

/** An outline as an area: written down the other way round, it would be all of the Earth but itself. */
export function areaOf(outline: readonly Point[]): Polygon {
	const ring = [...outline, ...outline.slice(0, 1)].map(([east, north]) => [east, north]);
	const area: Polygon = { type: 'Polygon', coordinates: [ring] };
	return geoArea(area) > 2 * Math.PI ? { type: 'Polygon', coordinates: [ring.toReversed()] } : area;
}

const NICE_STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** How many degrees an arrow key moves a pin where a pixel is so many km: about ten pixels, as a round number. */
export const keyStep = (kmPerPixel: number): number =>
	NICE_STEPS.find((step) => step >= (kmPerPixel * 8) / 111.2) ?? 10;

/** Moved by degrees: over 180° it comes out on the other side, at the poles it stops. */
export function moved(
	{ latitude, longitude }: Coordinates,
	degreesNorth: number,
	degreesEast: number
): Coordinates {
	const tidy = (value: number) => Math.round(value * 1e4) / 1e4;
	return {
		latitude: tidy(Math.min(90, Math.max(-90, latitude + degreesNorth))),
		longitude: tidy(((((longitude + degreesEast + 180) % 360) + 360) % 360) - 180)
	};
}
