import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	fuzzBounds,
	fuzzed,
	fuzzFactor,
	leastInterval
} from '../../../src/lib/core/memory/fuzz.ts';
import { runs } from '../../support/property-runs.ts';
import { vector } from './vectors.ts';

const ids = fc.string({ maxLength: 40 });
const factors = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const intervals = fc.double({ min: 0.1, max: 36_500, noNaN: true });
const longest = fc.integer({ min: 1, max: 36_500 });

test('fuzz chooses the days that Anki chooses', () => {
	for (const row of vector<unknown, number[][]>('anki-review-fuzz').expect) {
		const [interval = NaN, minimum = NaN, maximum = NaN, ...days] = row;
		const found = [0, 0.5, 0.99].map((factor) => fuzzed(interval, factor, minimum, maximum));
		expect(found, `${interval} days within ${minimum} and ${maximum}`).toEqual(days);
	}
});

test('without fuzz an interval is rounded and kept in bounds', () => {
	const { expect: wanted } = vector<unknown, { rows: number[][] }>('anki-no-fuzz');
	for (const [interval = NaN, minimum = NaN, maximum = NaN, days] of wanted.rows)
		expect(fuzzed(interval, undefined, minimum, maximum)).toBe(days);
});

test('fuzz alone never shortens what was scheduled before', () => {
	for (const row of vector<unknown, number[][]>('anki-min-review-fuzz').expect) {
		const [interval = NaN, previous = NaN, maximum = NaN, least] = row;
		expect(leastInterval(interval, previous, maximum)).toBe(least);
	}
});

test('fuzz stays within its bounds, and a longer interval never comes sooner', () => {
	fc.assert(
		fc.property(intervals, intervals, factors, longest, longest, (a, b, factor, one, other) => {
			const [minimum, maximum] = [Math.min(one, other), Math.max(one, other)];
			const days = fuzzed(Math.min(a, b), factor, minimum, maximum);
			const { lower, upper } = fuzzBounds(Math.min(a, b), minimum, maximum);
			expect(Number.isInteger(days)).toBe(true);
			expect(minimum <= lower && lower <= days && days <= upper && upper <= maximum).toBe(true);
			expect(days).toBeLessThanOrEqual(fuzzed(Math.max(a, b), factor, minimum, maximum));
		}),
		{ numRuns: runs }
	);
});

test('a card keeps its luck until it is answered, and cards differ in theirs', () => {
	fc.assert(
		fc.property(ids, fc.integer({ min: 0, max: 1000 }), (id, reps) => {
			const factor = fuzzFactor(id, reps);
			expect(factor).toBe(fuzzFactor(id, reps));
			expect(factor >= 0 && factor < 1).toBe(true);
		}),
		{ numRuns: runs }
	);
	const tenths = Array.from({ length: 10 }, () => 0);
	for (let at = 0; at < 10_000; at++) {
		const tenth = Math.floor(fuzzFactor(`vostochny-2023/actors-${at % 500}`, at) * 10);
		tenths[tenth] = (tenths[tenth] ?? 0) + 1;
	}
	for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
