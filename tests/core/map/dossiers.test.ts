// What dossiers put on the map lies where they say: places in the views that ask for them, outlines round what they hold.
import { describe, expect, test } from 'vitest';
import { isInside } from '../../../src/lib/core/content/geography.ts';
import type { Place } from '../../../src/lib/core/content/types.ts';
import { contains, pointOf } from '../../../src/lib/ui/map/views.ts';
import { countryAt } from '../../../src/lib/ui/map/world.ts';
import { story } from './story.ts';
import { world } from './map-file.ts';

const { dossier, places, pins } = story;
const byId = (id: string) => places.find((place) => place.id === id);
const at = (latitude: number, longitude: number) => ({ latitude, longitude });

test('there is something to check', () => {
	expect(dossier.views?.length).toBeGreaterThan(3);
	expect(pins.length).toBeGreaterThan(10);
});

test.each(dossier.views ?? [])('the view $id is a piece of the Earth', (view) => {
	expect(view.south).toBeLessThan(view.north);
	expect(view.west).not.toBe(view.east);
});

test.each(pins)('$question: its place lies in its view', ({ target, view }) => {
	const piece = dossier.views?.find(({ id }) => id === view);
	const place = byId(target);
	const point = place && pointOf(place);
	expect(piece, `view ${view}`).toBeDefined();
	expect(point, `place ${target}`).toBeDefined();
	if (piece && point) expect(contains(piece, point)).toBe(true);
	// An area may reach beyond the view, but its middle and most of it are there to be tapped.
	const edge = place?.outline ?? [];
	if (piece && edge.length > 0) {
		const seen = edge.filter(([longitude, latitude]) => contains(piece, at(latitude, longitude)));
		expect(seen.length / edge.length).toBeGreaterThan(0.8);
	}
});

const COUNTRIES: Record<string, string> = {
	...{ russia: 'Russia', 'north-korea': 'North Korea', 'south-korea': 'South Korea' },
	...{ china: 'China', ukraine: 'Ukraine', 'united-states': 'United States', canada: 'Canada' },
	...{ 'united-kingdom': 'United Kingdom' }
};
/** On an island or a spit smaller than the map's smallest bend, or in the river that is the border. */
const ON_THE_EDGE = ['russky-island', 'tumangang', 'new-york', 'friendship-bridge'];

test.each(
	places.filter(
		({ id, outline, country }) =>
			!outline && country !== undefined && country in COUNTRIES && !ON_THE_EDGE.includes(id)
	)
)('$id is drawn in its country', (place: Place) => {
	const point = pointOf(place);
	expect(point && countryAt(world, point)?.properties.name).toBe(COUNTRIES[place.country ?? '']);
});

describe('outlines', () => {
	const outlineOf = (id: string) => byId(id)?.outline ?? [];

	test.each([
		['amur-oblast', 'Vostochny', 51.884, 128.333],
		['amur-oblast', 'Tynda', 55.15, 124.73],
		['russian-far-east', 'Artyom', 43.4, 132.25],
		['russian-far-east', 'Khabarovsk', 48.48, 135.08],
		['russian-far-east', 'Yakutsk', 62.03, 129.73],
		['russian-far-east', 'Petropavlovsk', 53.05, 158.65],
		['russian-far-east', 'Yuzhno-Sakhalinsk', 46.96, 142.73],
		['sea-of-japan', 'its middle', 40, 135],
		['sea-of-japan', 'Wonsan’s roads', 39.3, 128.3],
		['sea-of-japan', 'off Vladivostok', 42.3, 132]
	])('%s holds %s', (id, _, latitude, longitude) => {
		expect(isInside(at(latitude, longitude), outlineOf(id))).toBe(true);
	});

	test.each([
		['amur-oblast', 'Khabarovsk', 48.48, 135.08],
		['amur-oblast', 'Heihe', 50.1, 127.3],
		['russian-far-east', 'Irkutsk', 52.29, 104.28],
		['russian-far-east', 'Harbin', 45.75, 126.64],
		['sea-of-japan', 'Pyongyang', 39.02, 125.75],
		['sea-of-japan', 'Tokyo', 35.68, 139.75],
		['sea-of-japan', 'the Yellow Sea', 36, 123.5],
		['sea-of-japan', 'the Sea of Okhotsk', 54, 149]
	])('%s does not hold %s', (id, _, latitude, longitude) => {
		expect(isInside(at(latitude, longitude), outlineOf(id))).toBe(false);
	});

	test.each(places.filter(({ outline }) => outline))(
		'$id does not cross 180°',
		({ outline = [] }) => {
			for (const [index, [east]] of outline.entries())
				expect(Math.abs(east - (outline.at(index - 1)?.[0] ?? east))).toBeLessThan(90);
		}
	);
});

test('every stop of a journey is a place with a point', () => {
	for (const { stops } of dossier.routes ?? [])
		for (const { entityId } of stops) {
			const place = byId(entityId);
			expect(place && pointOf(place), entityId).toBeDefined();
		}
});
