import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCard, without } from '../../../src/lib/core/memory/card.ts';
import {
	addDays,
	dayOf,
	daysBetween,
	isDay,
	startOfDay
} from '../../../src/lib/core/memory/day.ts';
import { intervalDays } from '../../../src/lib/core/memory/fsrs.ts';
import { fuzzBounds } from '../../../src/lib/core/memory/fuzz.ts';
import { createScheduler } from '../../../src/lib/core/memory/scheduler.ts';
import type { Card, Clock, SchedulerSettings } from '../../../src/lib/core/memory/types.ts';
import { runs } from '../../support/property-runs.ts';
import {
	answers,
	clocksOf,
	GRADES,
	offsets,
	settings,
	START,
	type DrawnAnswer
} from './arbitraries.ts';

const ids = fc.string({ minLength: 1, maxLength: 20 });

function studied(id: string, drawn: readonly DrawnAnswer[], set: SchedulerSettings) {
	const scheduler = createScheduler(set);
	const clocks = clocksOf(drawn);
	let card = newCard(id, 'd/deck', 1);
	for (const [at, { grade }] of drawn.entries()) {
		const clock = clocks[at];
		if (clock) card = scheduler.answer(card, grade, clock);
	}
	return card;
}

/** Ms until the card comes, from now: a day counts from its beginning. */
const waitOf = (card: Card, clock: Clock) =>
	card.dueAt === undefined
		? startOfDay(card.dueDay ?? '', clock) - clock.at
		: card.dueAt - clock.at;

/** A card with some history, and the moment of its next answer. */
const moments = fc.record({ id: ids, drawn: answers, set: settings }).map(({ id, drawn, set }) => {
	const clock = clocksOf(drawn).at(-1) ?? { at: START, zoneOffsetMin: 0, rolloverHour: 4 };
	return { card: studied(id, drawn.slice(0, -1), set), clock, set };
});

test('a better grade never brings a question back sooner', () => {
	fc.assert(
		fc.property(moments, ({ card, clock, set }) => {
			const next = createScheduler(set).preview(card, clock);
			const waits = GRADES.map((grade) => waitOf(next[grade], clock));
			expect(waits).toEqual([...waits].sort((a, b) => a - b));
		}),
		{ numRuns: runs }
	);
});

test('a review that passes waits at least a day longer with each better grade', () => {
	fc.assert(
		fc.property(moments, ({ card, clock, set }) => {
			const longest = set.maximumIntervalDays;
			const next = createScheduler(set).preview({ ...card, state: 'review' }, clock);
			const days = [2, 3, 4].map((grade) =>
				daysBetween(dayOf(clock), next[grade as 2 | 3 | 4].dueDay ?? '')
			);
			const [hard = NaN, good = NaN, easy = NaN] = days;
			expect(hard).toBeGreaterThanOrEqual(1);
			expect(good).toBeGreaterThanOrEqual(Math.min(hard + 1, longest));
			expect(easy).toBeGreaterThanOrEqual(Math.min(good + 1, longest));
			expect(easy).toBeLessThanOrEqual(longest);
		}),
		{ numRuns: runs }
	);
});

test('the date on the button is the date that comes, a moment later too', () => {
	fc.assert(
		fc.property(moments, fc.integer({ min: 0, max: 60_000 }), ({ card, clock, set }, later) => {
			const scheduler = createScheduler(set);
			const shown = scheduler.preview(card, clock);
			const then = { ...clock, at: clock.at + later };
			const moment = dayOf(then) === dayOf(clock) ? then : clock;
			const comes = GRADES.map((grade) => scheduler.answer(card, grade, moment).dueDay);
			expect(comes).toEqual(GRADES.map((grade) => shown[grade].dueDay));
		}),
		{ numRuns: runs }
	);
});

test('wanting to keep more never postpones a question', () => {
	fc.assert(
		fc.property(moments, fc.integer({ min: 1, max: 19 }), ({ card, clock, set }, percent) => {
			const retention = Math.min(0.99, set.desiredRetention + percent / 100);
			const usual = createScheduler(set).preview(card, clock);
			const keen = createScheduler({ ...set, desiredRetention: retention }).preview(card, clock);
			const postponed = GRADES.filter(
				(grade) => waitOf(keen[grade], clock) > waitOf(usual[grade], clock)
			);
			expect(postponed).toEqual([]);
		}),
		{ numRuns: runs }
	);
});

test('luck alone never sends a card away for less than the last time', () => {
	fc.assert(
		fc.property(moments, fc.integer({ min: 1, max: 400 }), ({ card, clock, set }, previous) => {
			const { memory } = card;
			if (!memory) return;
			const dueDay = addDays(memory.lastReviewDay, previous);
			const review: Card = { ...without(card, 'dueAt'), state: 'review', dueDay };
			const next = createScheduler(set).preview(review, clock);
			const longest = set.maximumIntervalDays;
			for (const { memory: after, dueDay: comes } of [next[2], next[3], next[4]]) {
				const { stability = NaN } = after ?? {};
				const days = intervalDays(stability, set.desiredRetention, set.weights, longest);
				// Past the reach of fuzz the interval truly shrank: after a long absence, or new weights.
				if (previous > fuzzBounds(days, 1, longest).upper) continue;
				expect(daysBetween(dayOf(clock), comes ?? '')).toBeGreaterThanOrEqual(previous);
			}
		}),
		{ numRuns: runs }
	);
});

test('a lapse never raises stability', () => {
	fc.assert(
		fc.property(moments, ({ card, clock, set }) => {
			fc.pre(card.memory !== undefined);
			const lapsed = createScheduler(set).answer({ ...card, state: 'review' }, 1, clock);
			expect(lapsed.memory?.stability).toBeLessThanOrEqual(card.memory?.stability ?? NaN);
		}),
		{ numRuns: runs }
	);
});

/** What is wrong with a card, in words; nothing when it is whole. */
function faultsOf(card: Card): string[] {
	const { dueDay, dueAt, state, memory } = card;
	const numbers = [memory?.stability, memory?.difficulty, dueAt ?? 0, card.step];
	return [
		(dueDay === undefined) === (dueAt === undefined) ? 'it has not exactly one due' : '',
		(state === 'review') !== (dueDay !== undefined) ? 'its due does not fit its state' : '',
		numbers.every(Number.isFinite) ? '' : 'a number of it is none',
		dueDay === undefined || isDay(dueDay) ? '' : 'its day is none',
		Object.values(card).some((field) => field === undefined) ? 'it has an empty field' : ''
	].filter((fault) => fault !== '');
}

test('whatever was answered, a card is whole and never due before it was answered', () => {
	fc.assert(
		fc.property(moments, ({ card, clock, set }) => {
			const next = createScheduler(set).preview(card, clock);
			const cards = GRADES.map((grade) => next[grade]);
			expect(cards.flatMap(faultsOf)).toEqual([]);
			expect(cards.every((one) => waitOf(one, clock) > 0)).toBe(true);
		}),
		{ numRuns: runs }
	);
});

test('two answers on one local day follow the same-day rule, wherever on earth', () => {
	const minutes = fc.integer({ min: 0, max: 1439 });
	fc.assert(
		fc.property(moments, offsets, minutes, minutes, ({ card, clock, set }, zone, one, other) => {
			const there = { ...clock, zoneOffsetMin: zone };
			const begins = startOfDay(dayOf(there), there);
			const scheduler = createScheduler(set);
			const [early, late] = [Math.min(one, other), Math.max(one, other)].map((minute) => ({
				...there,
				at: begins + minute * 60_000
			}));
			if (!early || !late) return;
			const once = scheduler.answer(card, 3, early);
			// No time has passed for the formulas, so recall is certain and a pass hardly moves stability.
			expect(scheduler.retrievability(once, late)).toBe(1);
			expect(scheduler.answer(once, 3, late).memory?.stability).toBe(
				scheduler.answer(once, 3, early).memory?.stability
			);
		}),
		{ numRuns: runs }
	);
});
