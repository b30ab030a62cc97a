// Degrees to pixels and back, and the camera over them.
import { describe, expect, test } from 'vitest';
import type { MapView } from '../../../src/lib/core/content/types.ts';
import {
	CLOSEST,
	FARTHEST,
	panned,
	showing,
	toDrawn,
	toFrame,
	WHOLE_VIEW,
	zoomed
} from '../../../src/lib/ui/map/camera.ts';
import { areaOf, keyStep, moved, viewProjection } from '../../../src/lib/ui/map/projection.ts';
import { pinMoveOf } from '../../../src/lib/ui/map/pin-keys.ts';
import { closestView, contains, middleOf, pointOf } from '../../../src/lib/ui/map/views.ts';

const size = { width: 390, height: 388 };
const view = (west: number, south: number, east: number, north: number): MapView => ({
	...{ id: 'piece', title: 'Piece', west, south, east, north }
});
const asia = view(102, 33, 148, 56);
const world = view(-150, -50, 160, 75);
const bering = view(160, 50, -150, 72);

describe.each([
	['a piece of a continent', asia],
	['a piece two degrees wide', view(125, 38.6, 127, 39.8)],
	['the world', world],
	['a piece across 180°', bering]
])('%s', (_, piece) => {
	const projection = viewProjection(piece, size);
	const corners = [
		{ latitude: piece.south, longitude: piece.west },
		{ latitude: piece.north, longitude: piece.west },
		{ latitude: piece.south, longitude: piece.east },
		{ latitude: piece.north, longitude: piece.east },
		middleOf(piece)
	];

	test('lies whole inside the frame', () => {
		for (const corner of corners) {
			const [x = NaN, y = NaN] = projection.spot(corner) ?? [];
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x).toBeLessThanOrEqual(size.width);
			expect(y).toBeGreaterThanOrEqual(0);
			expect(y).toBeLessThanOrEqual(size.height);
		}
	});

	test('fills most of the frame one way', () => {
		const spots = corners.map((corner) => projection.spot(corner) ?? [NaN, NaN]);
		const width = Math.max(...spots.map(([x]) => x)) - Math.min(...spots.map(([x]) => x));
		const height = Math.max(...spots.map(([, y]) => y)) - Math.min(...spots.map(([, y]) => y));
		expect(Math.max(width / size.width, height / size.height)).toBeGreaterThan(0.75);
	});

	test('leads back from every spot to the point', () => {
		for (const corner of corners) {
			const spot = projection.spot(corner);
			const back = spot && projection.point(spot);
			expect(back?.latitude).toBeCloseTo(corner.latitude, 6);
			expect(Math.cos(((back?.longitude ?? NaN) * Math.PI) / 180)).toBeCloseTo(
				Math.cos((corner.longitude * Math.PI) / 180),
				6
			);
		}
	});
});

test('beside the Earth there is no point', () => {
	const projection = viewProjection(world, { width: 800, height: 390 });
	expect(projection.point([2, 2])).toBeUndefined();
	expect(projection.point([400, 195])).toBeDefined();
});

test('the far side of the Earth has no spot on a piece of it', () => {
	expect(viewProjection(asia, size).spot({ latitude: -35, longitude: -58 })).toBeUndefined();
});

test('a pixel is so many kilometres wide', () => {
	// 46° of longitude at 44.5° north are 3650 km, on 374 pixels.
	expect(viewProjection(asia, size).kmPerPixel).toBeGreaterThan(8);
	expect(viewProjection(asia, size).kmPerPixel).toBeLessThan(13);
});

test('land is cut far outside the frame, so that a close look draws no whole continent', () => {
	const close = viewProjection(view(125, 38.6, 127, 39.8), size);
	const d = close.path(
		areaOf([
			[60, 20],
			[60, 70],
			[170, 70],
			[170, 20]
		])
	);
	const numbers = d.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
	expect(Math.max(...numbers.map(Math.abs))).toBeLessThan(size.width * 3);
});

test('an outline is the area inside it, whichever way round it was written', () => {
	const ring = [
		[120, 50],
		[130, 50],
		[130, 55],
		[120, 55]
	] as const;
	const projection = viewProjection(asia, size);
	for (const outline of [ring, ring.toReversed()])
		expect(projection.path(areaOf(outline)).split('Z')).toHaveLength(2);
});

describe('the camera', () => {
	test('zooms about a spot that stays where it is', () => {
		const camera = zoomed(WHOLE_VIEW, 2, [100, 50], size);
		expect(toFrame(camera, [100, 50])).toEqual([100, 50]);
		expect(camera.zoom).toBe(2);
		expect(toDrawn(camera, toFrame(camera, [7, 9]))).toEqual([7, 9]);
	});

	test('zooms neither too close nor too far, and pans no further than what is drawn', () => {
		expect(zoomed(WHOLE_VIEW, 1000, [0, 0], size).zoom).toBe(CLOSEST);
		expect(zoomed(WHOLE_VIEW, 0.001, [0, 0], size).zoom).toBe(FARTHEST);
		expect(panned(WHOLE_VIEW, 1e6, 0, size).x).toBe(size.width * 1.5);
		expect(panned(WHOLE_VIEW, -1e6, 0, size).x).toBe(-size.width * 1.5);
	});

	test('moves only when what is to be seen is not', () => {
		expect(showing(WHOLE_VIEW, [[100, 100]], size)).toBe(WHOLE_VIEW);
		const far = showing(
			WHOLE_VIEW,
			[
				[-80, 100],
				[300, 100]
			],
			size
		);
		for (const spot of [
			[-80, 100],
			[300, 100]
		] as const) {
			const [x] = toFrame(far, spot);
			expect(x).toBeGreaterThanOrEqual(39.9);
			expect(x).toBeLessThanOrEqual(size.width - 39.9);
		}
	});

	test('shows the first of what is too far apart for one look', () => {
		const [x, y] = toFrame(
			showing(
				WHOLE_VIEW,
				[
					[-100, 100],
					[5000, 100]
				],
				size
			),
			[-100, 100]
		);
		expect(x).toBeGreaterThan(0);
		expect(y).toBeGreaterThan(0);
	});

	test('looks closer where that is wanted, and only as far as all still fits', () => {
		expect(showing(WHOLE_VIEW, [[195, 194]], size, { closer: 2 }).zoom).toBe(2);
		expect(
			showing(
				WHOLE_VIEW,
				[
					[50, 194],
					[340, 194]
				],
				size,
				{ closer: 2 }
			).zoom
		).toBeLessThan(1.1);
	});
});

describe('the arrow keys', () => {
	test('move a pin by round steps that follow the scale', () => {
		expect(keyStep(9)).toBe(1);
		expect(keyStep(9 / 8)).toBe(0.1);
		expect(keyStep(80)).toBe(10);
	});

	test('go north, south, east and west; with Shift further', () => {
		expect(pinMoveOf({ key: 'ArrowUp', shiftKey: false }, 9)).toEqual({ north: 1, east: 0 });
		expect(pinMoveOf({ key: 'ArrowLeft', shiftKey: true }, 9)).toEqual({ north: 0, east: -5 });
		expect(pinMoveOf({ key: 'a', shiftKey: false }, 9)).toBeUndefined();
		expect(pinMoveOf({ key: 'constructor', shiftKey: false }, 9)).toBeUndefined();
	});

	test('go on over 180° and stop at the pole', () => {
		expect(moved({ latitude: 65, longitude: 179.5 }, 0, 1)).toEqual({
			latitude: 65,
			longitude: -179.5
		});
		expect(moved({ latitude: 89.5, longitude: 10 }, 1, 0)).toEqual({ latitude: 90, longitude: 10 });
	});
});

describe('views', () => {
	test('know what lies in them, also across 180°', () => {
		expect(contains(asia, { latitude: 50, longitude: 128 })).toBe(true);
		expect(contains(asia, { latitude: 50, longitude: 30 })).toBe(false);
		expect(contains(bering, { latitude: 65, longitude: -170 })).toBe(true);
		expect(contains(bering, { latitude: 65, longitude: 170 })).toBe(true);
		expect(contains(bering, { latitude: 65, longitude: 0 })).toBe(false);
		expect(middleOf(bering).longitude).toBe(-175);
	});

	test('the closest look at some points is the smallest view that shows them all', () => {
		const korea = view(123, 33, 134.5, 43.5);
		expect(closestView([world, asia, korea], [{ latitude: 39, longitude: 126 }])).toBe(korea);
		expect(
			closestView(
				[world, asia, korea],
				[
					{ latitude: 39, longitude: 126 },
					{ latitude: 51, longitude: 128 }
				]
			)
		).toBe(asia);
	});

	test('a region is named inside its outline', () => {
		const horseshoe = [
			[0, 0],
			[10, 0],
			[10, 10],
			[8, 10],
			[8, 2],
			[2, 2],
			[2, 10],
			[0, 10]
		] as [number, number][];
		const point = pointOf({
			...{
				id: 'region',
				kind: 'place',
				name: 'Region',
				aliases: [],
				description: 'A region',
				sourceIds: []
			},
			coordinateConfidence: 'region',
			outline: horseshoe
		});
		const { latitude = 0, longitude = 0 } = point ?? {};
		expect(latitude < 2 || longitude < 2 || longitude > 8).toBe(true);
	});
});
