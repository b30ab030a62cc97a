// Names on the map: none crosses a border, hides another, leaves the frame or gives an answer away.
import { describe, expect, test } from 'vitest';
import type { MapView } from '../../../src/lib/core/content/types.ts';
import { badgesOf } from '../../../src/lib/ui/map/badges.ts';
import { WHOLE_VIEW, zoomed } from '../../../src/lib/ui/map/camera.ts';
import { placeLabels, type Layout } from '../../../src/lib/ui/map/labels.ts';
import { mapLabels, type Naming } from '../../../src/lib/ui/map/map-labels.ts';
import { viewProjection } from '../../../src/lib/ui/map/projection.ts';
import { world } from './map-file.ts';

const square = (left: number, top: number, right: number, bottom: number) => [
	[
		[left, top],
		[right, top],
		[right, bottom],
		[left, bottom]
	] as [number, number][]
];
const layout = (rest: Partial<Layout>): Layout => ({
	...{
		shapes: [],
		seas: [],
		marks: [],
		places: [],
		width: 400,
		height: 300,
		em: 11,
		placesBelow: 2
	},
	...rest
});

describe('a name of a state', () => {
	test('stands in the middle of it', () => {
		const [label] = placeLabels(
			layout({ shapes: [{ name: 'Russia', rings: square(0, 0, 200, 200) }] })
		);
		expect(label?.x).toBeCloseTo(100, 0);
	});

	test('is left out where it would cross a border', () => {
		const labels = placeLabels(
			layout({
				shapes: [
					{ name: 'Luxembourg', rings: square(100, 100, 150, 150) },
					{ name: 'France', rings: [...square(0, 0, 400, 300), ...square(100, 100, 150, 150)] }
				]
			})
		);
		expect(labels.map(({ id }) => id)).toEqual(['France']);
	});

	test('may run out over the sea', () => {
		const labels = placeLabels(
			layout({ shapes: [{ name: 'Japan', rings: square(180, 20, 210, 280) }] })
		);
		expect(labels.map(({ id }) => id)).toEqual(['Japan']);
	});
});

describe('a name of a sea', () => {
	test('stands on water, in two lines where the name is disputed', () => {
		const labels = placeLabels(
			layout({
				shapes: [{ name: 'Korea', rings: square(0, 0, 180, 300) }],
				seas: [
					{ lines: ['Sea of Japan', '(East Sea)'], discs: [{ middle: [200, 150], radius: 150 }] }
				]
			})
		);
		const sea = labels.find(({ kind }) => kind === 'sea');
		expect(sea?.lines).toEqual(['Sea of Japan', '(East Sea)']);
		expect(sea?.x).toBeGreaterThan(180 + 30);
	});
});

describe('names of places', () => {
	const places = [{ id: 'khasan', name: 'Khasan', spot: [200, 150] as const, gap: 7 }];
	const states = ['A', 'B'].map((name, at) => ({
		name,
		rings: square(at * 200, 0, at * 200 + 190, 300)
	}));

	test('come only where too few states could be named', () => {
		expect(placeLabels(layout({ places, shapes: states })).map(({ id }) => id)).not.toContain(
			'khasan'
		);
		expect(
			placeLabels(layout({ places, shapes: states.slice(0, 1) })).map(({ id }) => id)
		).toContain('khasan');
	});

	test('keep off the edge and off each other', () => {
		const crowd = Array.from({ length: 30 }, (_, at) => ({
			...{ id: `p${at}`, name: `Place number ${at}`, gap: 7 },
			spot: [390 - (at % 3) * 20, 20 + at * 8] as const
		}));
		const labels = placeLabels(layout({ places: crowd }));
		expect(labels.length).toBeGreaterThan(3);
		for (const { x, anchor } of labels) expect(anchor === 'end' || x < 330).toBe(true);
		const rows = labels.map(({ y }) => y).sort((a, b) => a - b);
		for (const [at, y] of rows.entries())
			if (at > 0) expect(y - (rows[at - 1] ?? 0)).toBeGreaterThan(10);
	});
});

describe('on the shipped map', () => {
	const asia: MapView = { id: 'asia', title: 'Asia', west: 102, south: 33, east: 148, north: 56 };
	const naming = (rest: Partial<Naming> = {}): Naming => ({
		projection: viewProjection(asia, { width: 640, height: 480 }),
		camera: WHOLE_VIEW,
		...{ world, hiddenNames: [], marks: [], landmarks: [], landmarksBelow: 2 },
		...rest
	});
	const namesOf = (rest?: Partial<Naming>) => mapLabels(naming(rest)).map(({ id }) => id);

	test('north-east Asia is named, seas by both names', () => {
		expect(namesOf()).toEqual(
			expect.arrayContaining(['Russia', 'China', 'Mongolia', 'Sea of Japan (East Sea)'])
		);
	});

	test('the sea that is asked for is not', () => {
		expect(namesOf({ hiddenNames: ['Sea of Japan (East Sea)'] })).not.toContain(
			'Sea of Japan (East Sea)'
		);
	});

	test('the true place is named first of all', () => {
		const marks = [
			{ id: 'vostochny', name: 'Vostochny Cosmodrome', latitude: 51.9, longitude: 128.3 }
		];
		expect(mapLabels(naming({ marks }))[0]).toMatchObject({ id: 'vostochny', isMark: true });
	});

	test('a closer look names what is in it', () => {
		const camera = zoomed(WHOLE_VIEW, 4, [320, 380], { width: 640, height: 480 });
		const labels = mapLabels(naming({ camera }));
		for (const { x, y } of labels) {
			expect(x * 4 + camera.x).toBeGreaterThan(0);
			expect(y * 4 + camera.y).toBeLessThan(480);
		}
		expect(labels.map(({ id }) => id)).toContain('North Korea');
	});
});

describe('the numbers of a journey', () => {
	test('that would lie upon each other share a badge', () => {
		const badges = badgesOf([[10, 10], [100, 100], [104, 103], undefined, [12, 14]]);
		expect(badges.map(({ text }) => text)).toEqual(['1, 5', '2, 3']);
		expect(badges[0]?.width).toBeGreaterThan(20);
	});

	test('are not covered by names', () => {
		const stops = [
			{ latitude: 42.43, longitude: 130.65 },
			{ latitude: 43.4, longitude: 132.15 },
			{ latitude: 43.36, longitude: 132.19 }
		];
		const asia: MapView = { id: 'asia', title: 'Asia', west: 102, south: 33, east: 148, north: 56 };
		const projection = viewProjection(asia, { width: 390, height: 340 });
		const marks = [{ id: 'khasan', name: 'Khasan', latitude: 42.43, longitude: 130.65, clear: 13 }];
		const labels = mapLabels({
			...{ projection, camera: WHOLE_VIEW, world, hiddenNames: [], marks },
			...{ landmarks: [], landmarksBelow: 2, journeys: [stops] }
		});
		const [badge] = badgesOf(stops.map(projection.spot));
		const name = labels.find(({ id }) => id === 'khasan');
		expect(badge?.text).toBe('1, 2, 3');
		const isBeside = Math.abs((name?.x ?? 0) - (badge?.x ?? 0)) >= (badge?.width ?? 0) / 2;
		const isAbove = Math.abs((name?.y ?? 0) - (badge?.y ?? 0)) > 13;
		expect(name && (isBeside || isAbove)).toBe(true);
	});
});
