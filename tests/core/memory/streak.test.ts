import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/lib/core/memory/day.ts';
import { streakOf } from '../../../src/lib/core/memory/streak.ts';

const TODAY = '2026-11-27';
const ago = (...days: number[]) => days.map((n) => addDays(TODAY, -n));
const row = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => to + n);

describe('days in a row', () => {
	test('nothing studied is no streak', () => {
		expect(streakOf([], TODAY)).toEqual({ days: 0, free: 0, spent: 0, longest: 0 });
	});

	test('today is not missed before it is over', () => {
		expect(streakOf(ago(3, 2, 1), TODAY).days).toBe(3);
		expect(streakOf(ago(3, 2, 1, 0), TODAY).days).toBe(4);
	});

	test('without a free day a missed one ends it; the longest stays', () => {
		expect(streakOf(ago(6, 5, 4, 1, 0), TODAY)).toMatchObject({ days: 2, longest: 3 });
	});

	test('five days earn a free one, which a missed day spends', () => {
		expect(streakOf(ago(...row(8, 4), 2, 1), TODAY)).toMatchObject({ days: 7, free: 0, spent: 1 });
		expect(streakOf(ago(...row(30, 1)), TODAY)).toMatchObject({ days: 30, free: 3 });
	});

	test('days off are not missed', () => {
		const off = { fromDay: addDays(TODAY, -10), toDay: addDays(TODAY, -2) };
		expect(streakOf(ago(12, 11, 1), TODAY, [off]).days).toBe(3);
	});

	test('an answer dated after today, by a clock that was wrong, counts for nothing', () => {
		expect(streakOf([...ago(1), addDays(TODAY, 9)], TODAY).days).toBe(1);
	});
});
