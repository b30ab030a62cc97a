// The map's world: countries and borders out of the shipped file, and what lies where, in words.
// Pure: imported by the map's components and by tests; the file itself is fetched by `load-world.ts`.
import { geoContains } from 'd3-geo';
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Coordinates } from '../../core/content/geography.ts';

export type CountryProperties = {
	name: string;
	/** The state that it belongs to, where another power holds it. */
	of?: string;
	status?: string;
};

export type Country = Feature<Polygon | MultiPolygon, CountryProperties>;
/** The shipped file: `tests/support/make-map.ts` writes it. */
export type WorldFile = Topology<{ countries: GeometryCollection<CountryProperties> }> & {
	source: string;
};

export type World = {
	countries: FeatureCollection<Polygon | MultiPolygon, CountryProperties>;
	coasts: MultiLineString;
	borders: MultiLineString;
	/** Borders that are disputed, or that an occupation drew. */
	disputed: MultiLineString;
	/** What is held by another power than the one it belongs to. */
	occupied: Country[];
};

/** Pairs of neighbours whose border the United Nations shows as open. */
const OPEN = [
	['Kosovo', 'Serbia'],
	['Morocco', 'Western Sahara'],
	['Israel', 'Palestine']
];

const isDisputed = (a: CountryProperties, b: CountryProperties) =>
	a.status !== undefined ||
	b.status !== undefined ||
	OPEN.some((pair) => pair.includes(a.name) && pair.includes(b.name));

export function readWorld(file: WorldFile): World {
	const { countries } = file.objects;
	const between = (isWanted: (a: CountryProperties, b: CountryProperties) => boolean) =>
		mesh(file, countries, (a, b) => {
			const [one, other] = [a, b] as unknown as { properties: CountryProperties }[];
			return a !== b && !!one && !!other && isWanted(one.properties, other.properties);
		});
	const all = feature(file, countries) as World['countries'];
	return {
		countries: all,
		coasts: mesh(file, countries, (a, b) => a === b),
		borders: between((a, b) => !isDisputed(a, b)),
		disputed: between(isDisputed),
		occupied: all.features.filter(({ properties }) => properties.status !== undefined)
	};
}

/** The country that a point lies in; `undefined` at sea. */
export function countryAt(world: World, { latitude, longitude }: Coordinates): Country | undefined {
	return world.countries.features.find((country) => geoContains(country, [longitude, latitude]));
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const degrees = (value: number, digits: number, [positive, negative]: [string, string]) =>
	`${Math.abs(value).toFixed(digits)} degrees ${value < 0 ? negative : positive}`;

/** `52.1 degrees north, 128.3 degrees east`: to be read out. */
export const spokenCoordinates = ({ latitude, longitude }: Coordinates, digits = 1): string =>
	`${degrees(latitude, digits, ['north', 'south'])}, ${degrees(longitude, digits, ['east', 'west'])}`;

/** Names that are spoken with an article. */
const WITH_ARTICLE =
	/^(United|Netherlands|Philippines|Bahamas|Democratic Republic|Central African|Dominican|Gambia)/;

/** `in Russia`, `in Crimea, Ukraine, occupied by Russia`, `at sea`. */
export function whereInWords(world: World, point: Coordinates): string {
	const country = countryAt(world, point)?.properties;
	if (!country) return 'at sea';
	const { name, of, status } = country;
	if (of !== undefined) return `in ${name}, ${capital(of)}, ${status ?? 'disputed'} by Russia`;
	return `in ${WITH_ARTICLE.test(name) ? 'the ' : ''}${name}`;
}
