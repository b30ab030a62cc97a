import { describe, expect, test } from 'vitest';
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import {
	budgets,
	DEFAULT_HABITS,
	simulate,
	simulateOften,
	workload,
	type Simulation
} from '../../../src/lib/core/memory/simulate.ts';

const plan = (change: Partial<Simulation> = {}): Simulation => ({
	cards: [],
	fresh: 120,
	days: 60,
	newPerDay: 10,
	reviewsPerDay: 200,
	desiredRetention: 0.9,
	maximumIntervalDays: 36_500,
	weights: DEFAULT_SCHEDULER.weights,
	habits: DEFAULT_HABITS,
	seed: 1,
	...change
});

describe('a simulation', () => {
	test('is the same for the same seed, and keeps the limits', () => {
		const one = simulate(plan({ reviewsPerDay: 15 }));
		expect(simulate(plan({ reviewsPerDay: 15 }))).toEqual(one);
		expect(Math.max(...one.days.map(({ fresh }) => fresh))).toBe(10);
		expect(Math.max(...one.days.map(({ reviews }) => reviews))).toBeLessThanOrEqual(15);
		expect(one.met).toBe(120);
		expect(one.known).toBeLessThanOrEqual(120);
	});

	test('recall comes out near what was wished for', () => {
		const { known, met } = simulateOften(plan({ days: 120 }), 20);
		expect(known / met).toBeGreaterThan(0.9);
		expect(known / met).toBeLessThan(1);
	});

	test('no day takes much longer than the minutes that it has', () => {
		const { days } = simulate(plan({ minutesPerDay: 4, newPerDay: 99 }));
		expect(Math.max(...days.map(({ minutes }) => minutes))).toBeLessThan(4 + 0.5);
	});

	test('with no cards and no questions there is nothing to do and nothing to know', () => {
		expect(simulate(plan({ fresh: 0 }))).toMatchObject({ known: 0, met: 0 });
	});

	test('starts from the cards as they are', () => {
		const cards = [{ stability: 5, difficulty: 5, elapsedDays: 40, dueIn: -35 }];
		const { days } = simulate(plan({ cards, fresh: 0 }));
		expect(days[0]?.reviews).toBe(1);
	});

	test('the last look brings each card once more, spread over its days', () => {
		const cards = Array.from({ length: 50 }, () => ({
			stability: 400,
			difficulty: 5,
			elapsedDays: 1,
			dueIn: 300
		}));
		const { days } = simulate(plan({ cards, fresh: 0, days: 30, lookFrom: 25 }));
		expect(days.slice(0, 25).every(({ reviews }) => reviews === 0)).toBe(true);
		expect(days.slice(25).map(({ reviews }) => reviews)).toEqual([10, 10, 10, 10, 10]);
	});
});

test('more retention costs more minutes and knows more', () => {
	const points = [...workload(plan({ days: 180 }), 6)];
	expect(points.at(-1)?.minutesPerDay).toBeGreaterThan((points[0]?.minutesPerDay ?? 0) * 1.2);
	expect(points.at(-1)?.known).toBeGreaterThan(points[0]?.known ?? NaN);
});

test('more minutes know more, until everything is met early', () => {
	const known = [...budgets(plan({ fresh: 300 }), 6)].map((point) => point.known);
	for (const [at, more] of known.slice(1).entries())
		expect(more).toBeGreaterThan((known[at] ?? NaN) - 3);
	expect(known[2]).toBeGreaterThan((known[0] ?? NaN) * 1.5);
});
