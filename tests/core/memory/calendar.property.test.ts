// The scheduler with a calendar: an even load, easy days, days off.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween } from '../../../src/lib/core/memory/day.ts';
import { afterDaysOff, isWithin } from '../../../src/lib/core/memory/days-off.ts';
import { createScheduler } from '../../../src/lib/core/memory/scheduler.ts';
import type { Calendar, Card, DaysOff } from '../../../src/lib/core/memory/types.ts';
import { runs } from '../../support/property-runs.ts';
import { chance, GRADES, settings, START } from './arbitraries.ts';

const clock = { at: START, zoneOffsetMin: 0, rolloverHour: 4 };
const today = dayOf(clock);

const cards: fc.Arbitrary<Card> = fc.record({
	id: fc.string({ minLength: 1, maxLength: 12 }),
	deckId: fc.constant('d/deck'),
	rev: fc.constant(1),
	questionVersion: fc.constant(1),
	state: fc.constant('review' as const),
	dueDay: fc.constant(today),
	reps: fc.nat(50),
	lapses: fc.nat(9),
	step: fc.constant(0),
	memory: fc.record({
		model: fc.constant('fsrs-6' as const),
		paramsId: fc.constant('p'),
		stability: fc.double({ min: 0.5, max: 200, noNaN: true }),
		difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
		lastReviewAt: fc.constant(START - 5 * 86_400_000),
		lastReviewDay: fc.constant(addDays(today, -5))
	})
});
const stretches: fc.Arbitrary<DaysOff> = fc
	.record({ from: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 1, max: 40 }) })
	.map(({ from, days }) => ({
		fromDay: addDays(today, from),
		toDay: addDays(today, from + days - 1)
	}));
const calendars: fc.Arbitrary<Calendar> = fc
	.record({ seed: fc.nat(), breaks: fc.array(stretches, { maxLength: 2 }) })
	.map(({ seed, breaks }) => ({
		breaks,
		load: (day) => Math.floor(chance(seed + daysBetween('2026-01-01', day))() * 40)
	}));
const set = settings.map((one) => ({ ...one, desiredRetention: 0.9, relearningSteps: [10] }));

test('the date on the button is the date that comes, and a better grade never comes sooner', () => {
	fc.assert(
		fc.property(cards, calendars, set, (card, calendar, chosen) => {
			const scheduler = createScheduler(chosen, calendar);
			const shown = scheduler.preview(card, clock);
			for (const grade of GRADES)
				expect(scheduler.answer(card, grade, clock).dueDay).toBe(shown[grade].dueDay);
			const waits = ([2, 3, 4] as const).map((grade) =>
				daysBetween(today, shown[grade].dueDay ?? '')
			);
			expect(waits).toEqual([...waits].sort((a, b) => a - b));
			expect(waits[0]).toBeGreaterThanOrEqual(1);
		}),
		{ numRuns: Math.ceil(runs / 5) }
	);
});

test('nothing comes on a day off', () => {
	fc.assert(
		fc.property(cards, stretches, set, fc.nat(), (card, off, chosen, seed) => {
			const calendar: Calendar = { breaks: [off], load: (day) => (day.length + seed) % 7 };
			const next = createScheduler(chosen, calendar).preview(card, clock);
			for (const grade of GRADES) {
				const { dueDay } = next[grade];
				if (dueDay !== undefined) expect(isWithin(dueDay, off)).toBe(false);
			}
		}),
		{ numRuns: Math.ceil(runs / 5) }
	);
});

test('what was due in days off comes behind them in its order, within a week and no longer than they were', () => {
	fc.assert(
		fc.property(stretches, fc.string(), fc.nat(60), fc.nat(60), (off, id, a, b) => {
			const [first, second] = [Math.min(a, b), Math.max(a, b)].map((n) => addDays(today, n));
			if (!first || !second) return;
			const [one, other] = [afterDaysOff(first, off, id), afterDaysOff(second, off, id)];
			if (isWithin(first, off) === isWithin(second, off)) expect(one <= other).toBe(true);
			const length = daysBetween(off.fromDay, off.toDay) + 1;
			if (isWithin(first, off)) {
				const behind = daysBetween(off.toDay, one);
				expect(behind).toBeGreaterThanOrEqual(1);
				expect(behind).toBeLessThanOrEqual(Math.min(7, length));
			} else expect(one).toBe(first);
		}),
		{ numRuns: Math.ceil(runs / 5) }
	);
});

test('over many cards the load is more even than by fuzz alone, and an easy day takes little', () => {
	const scheduled = (withCalendar: boolean, easyDays?: number[]) => {
		const load = new Map<string, number>();
		const calendar: Calendar = { breaks: [], load: (day) => load.get(day) ?? 0 };
		const base = { ...DEFAULTS, ...(easyDays ? { easyDays } : {}) };
		const scheduler = createScheduler(base, withCalendar ? calendar : undefined);
		for (let at = 0; at < 2000; at++) {
			const { dueDay = '' } = scheduler.answer(cardOf(`q${at}`), 3, clock);
			load.set(dueDay, (load.get(dueDay) ?? 0) + 1);
		}
		return [...load.entries()];
	};
	const spreadOf = (days: [string, number][]) =>
		Math.max(...days.map(([, n]) => n)) - Math.min(...days.map(([, n]) => n));
	const [fuzzed, balanced] = [scheduled(false), scheduled(true)];
	expect(balanced.length).toBeGreaterThanOrEqual(fuzzed.length);
	expect(spreadOf(balanced)).toBeLessThan(spreadOf(fuzzed));
	// Sundays free.
	const easy = scheduled(true, [1, 1, 1, 1, 1, 1, 0]);
	const onSunday = easy.filter(([day]) => new Date(`${day}T00:00:00Z`).getUTCDay() === 0);
	expect(onSunday.reduce((sum, [, n]) => sum + n, 0)).toBeLessThan(10);
});

const DEFAULTS = {
	paramsId: 'p',
	weights: [
		0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
		0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
	],
	desiredRetention: 0.9,
	learningSteps: [1, 10],
	relearningSteps: [10],
	maximumIntervalDays: 36_500,
	fuzz: true
};
const cardOf = (id: string): Card => ({
	id,
	deckId: 'd/deck',
	rev: 1,
	questionVersion: 1,
	state: 'review',
	dueDay: today,
	reps: 4,
	lapses: 0,
	step: 0,
	memory: {
		model: 'fsrs-6',
		paramsId: 'p',
		stability: 20,
		difficulty: 5,
		lastReviewAt: START - 20 * 86_400_000,
		lastReviewDay: addDays(today, -20)
	}
});
