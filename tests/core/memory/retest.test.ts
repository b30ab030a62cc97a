import { describe, expect, test } from 'vitest';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import { addDays, dayOf, daysBetween } from '../../../src/lib/core/memory/day.ts';
import { needsRepair, otherRung } from '../../../src/lib/core/memory/leech.ts';
import { createScheduler } from '../../../src/lib/core/memory/scheduler.ts';
import type { Card, Clock } from '../../../src/lib/core/memory/types.ts';
import { START } from './arbitraries.ts';

const clock: Clock = { at: START, zoneOffsetMin: 0, rolloverHour: 4 };
const today = dayOf(clock);
const scheduler = createScheduler(DEFAULT_SCHEDULER);
const later = (days: number, minutes = 0): Clock => ({
	...clock,
	at: START + days * 86_400_000 + minutes * 60_000
});
const known: Card = {
	...newCard('d/q', 'd/deck', 1),
	state: 'review',
	reps: 6,
	dueDay: today,
	memory: {
		model: 'fsrs-6',
		paramsId: 'p',
		stability: 80,
		difficulty: 4,
		lastReviewAt: START - 60 * 86_400_000,
		lastReviewDay: addDays(today, -60)
	}
};

describe('a mistake made with certainty', () => {
	test('is asked again the next day and within a week, then as usual', () => {
		const lapsed = scheduler.answer(known, 1, clock, undefined, true);
		expect(lapsed.retests).toBe(2);
		const relearned = scheduler.answer(lapsed, 3, later(0, 10));
		expect(relearned.dueDay).toBe(addDays(today, 1));
		expect(relearned.retests).toBe(1);
		const nextDay = scheduler.answer(relearned, 3, later(1));
		expect(daysBetween(addDays(today, 1), nextDay.dueDay ?? '')).toBeLessThanOrEqual(7);
		expect(nextDay).not.toHaveProperty('retests');
	});

	test('another mistake without certainty keeps the retests that are owed', () => {
		const lapsed = scheduler.answer(known, 1, clock, undefined, true);
		expect(scheduler.answer(lapsed, 1, later(0, 10)).retests).toBe(2);
	});

	test('a mistake without certainty, and certainty that was right, owe nothing', () => {
		expect(scheduler.answer(known, 1, clock)).not.toHaveProperty('retests');
		expect(scheduler.answer(known, 3, clock, undefined, true)).not.toHaveProperty('retests');
	});

	test('a probe that failed with certainty owes them too', () => {
		expect(scheduler.probe(known, 1, clock, true).retests).toBe(2);
	});
});

describe('a question that keeps slipping', () => {
	test('is looked at closely at the sixth lapse and each third one after', () => {
		const at = (lapses: number, state: Card['state'] = 'relearning') =>
			needsRepair({ lapses, state });
		expect([5, 6, 7, 8, 9, 10, 12].map((lapses) => at(lapses))).toEqual([
			...[false, true, false, false, true, false, true]
		]);
		expect(at(6, 'review')).toBe(false);
	});

	test('is asked on an easier rung, else the next, else the only one', () => {
		expect([otherRung(2, 3), otherRung(1, 3), otherRung(0, 3), otherRung(0, 1)]).toEqual([
			1, 0, 1, 0
		]);
	});
});
