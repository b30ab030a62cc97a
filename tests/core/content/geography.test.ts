import { describe, expect, test } from 'vitest';
import {
	distanceKm,
	distanceToOutlineKm,
	isInside,
	type Point
} from '../../../src/lib/core/content/geography.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
/** A degree on the equator, in km. */
const DEGREE = 111.195;
/** A sea that ends a little short of 180°. */
const BY_180: Point[] = [
	[165, 55],
	[179.9, 55],
	[179.9, 65],
	[165, 65]
];

describe('from one point to another', () => {
	test.each([
		['the poles', at(90, 0), at(-90, 77), 180 * DEGREE],
		['one pole by two names', at(90, 10), at(90, -170), 0],
		['over 180°', at(0, 179.5), at(0, -179.5), DEGREE],
		['180° by two names', at(42, 180), at(42, -180), 0]
	])('%s', (_, a, b, km) => {
		expect(distanceKm(a, b)).toBeCloseTo(km, 0);
		expect(distanceKm(b, a)).toBeCloseTo(km, 0);
	});
});

describe('to the edge of an outline', () => {
	test('is 0 inside, and as far as the nearest edge outside', () => {
		expect(isInside(at(60, 170), BY_180)).toBe(true);
		expect(distanceToOutlineKm(at(60, 170), BY_180)).toBe(0);
		expect(distanceToOutlineKm(at(54, 170), BY_180)).toBeCloseTo(DEGREE, 0);
	});

	test('is short over 180°, from either side', () => {
		const beyond = distanceToOutlineKm(at(60, -179.9), BY_180);
		expect(beyond).toBeCloseTo(distanceKm(at(60, -179.9), at(60, 179.9)), 0);
		const mirrored = BY_180.map(([east, north]): Point => [-east, north]);
		expect(distanceToOutlineKm(at(60, 179.9), mirrored)).toBeCloseTo(beyond, 6);
	});

	test('ends on the nearer side of a slanting edge, over 180° as elsewhere', () => {
		const slanting = (by: number): Point[] => [
			[170 - by, 50],
			[179.9 - by, 60],
			[165 - by, 60]
		];
		const elsewhere = distanceToOutlineKm(at(55, 181 - 100), slanting(100));
		expect(distanceToOutlineKm(at(55, -179), slanting(0))).toBeCloseTo(elsewhere, 6);
	});

	test('is finite from the poles', () => {
		for (const pole of [at(90, 0), at(-90, 180), at(90, -180)])
			expect(Number.isFinite(distanceToOutlineKm(pole, BY_180))).toBe(true);
	});
});
