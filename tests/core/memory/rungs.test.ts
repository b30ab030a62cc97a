import { expect, test } from 'vitest';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import { isProbe, rungFor, stabilityCeiling } from '../../../src/lib/core/memory/rungs.ts';
import { createScheduler } from '../../../src/lib/core/memory/scheduler.ts';
import type { Card } from '../../../src/lib/core/memory/types.ts';

const clock = { at: Date.UTC(2026, 10, 23, 12), zoneOffsetMin: 0, rolloverHour: 4 };

const cardOf = (stability: number, fields: Partial<Card> = {}): Card => ({
	...newCard('d/q', 'd/deck', 1),
	state: 'review',
	dueDay: '2026-11-23',
	memory: {
		model: 'fsrs-6',
		paramsId: 'p',
		stability,
		difficulty: 5,
		lastReviewAt: clock.at - 4 * 86_400_000,
		lastReviewDay: '2026-11-19'
	},
	...fields
});

test.each([
	[0.2, 3, 0],
	[3.9, 3, 0],
	[4, 3, 1],
	[14.9, 3, 1],
	[15, 3, 2],
	[400, 3, 2],
	[400, 2, 1],
	[400, 1, 0],
	[50, 4, 3]
])('at a stability of %s days, of %s rungs number %s is asked', (stability, rungCount, rung) => {
	expect(rungFor(cardOf(stability), rungCount)).toBe(rung);
});

test('a new question is asked in its easiest form', () => {
	expect(rungFor(undefined, 3)).toBe(0);
	expect(rungFor(newCard('d/q', 'd/deck', 1), 3)).toBe(0);
});

test('after a probe the form is easier, until the next review', () => {
	const scheduler = createScheduler(DEFAULT_SCHEDULER);
	const probed = scheduler.probe(cardOf(30), 2, clock);
	expect(rungFor(probed, 3)).toBe(1);
	expect(rungFor(scheduler.answer(probed, 3, clock), 3)).toBe(2);
});

test('a wrong first try is a probe only above the lowest rung, and only once', () => {
	expect(isProbe(1, 'wrong')).toBe(true);
	expect(isProbe(1, 'wrong', cardOf(5))).toBe(true);
	expect(isProbe(0, 'wrong')).toBe(false);
	expect(isProbe(1, 'almost')).toBe(false);
	expect(isProbe(2, 'right')).toBe(false);
	expect(isProbe(1, 'wrong', cardOf(30, { rungLimit: 1 }))).toBe(false);
});

test('choosing among a few proves no more than that the next rung may be asked', () => {
	const scheduler = createScheduler(DEFAULT_SCHEDULER);
	const asked = { rung: 0, rungCount: 2, form: 'choice' } as const;
	const stabilityOf = (card: Card) => card.memory?.stability;
	expect(stabilityOf(scheduler.answer(cardOf(3), 3, clock))).toBeGreaterThan(8);
	expect(stabilityOf(scheduler.answer(cardOf(3), 3, clock, asked))).toBe(4);
	expect(rungFor(scheduler.answer(cardOf(3), 3, clock, asked), 2)).toBe(1);
	const known = scheduler.answer(cardOf(12), 3, clock, asked);
	expect(stabilityOf(known), 'what was earned before is kept').toBe(12);
	const typed = scheduler.answer(cardOf(3), 3, clock, { ...asked, form: 'typed' });
	expect(stabilityOf(typed)).toBeGreaterThan(8);
});

test.each([
	[{ rung: 0, rungCount: 2, form: 'choice' }, 4],
	[{ rung: 0, rungCount: 3, form: 'true-false' }, 4],
	[{ rung: 1, rungCount: 3, form: 'choice' }, 15],
	[{ rung: 0, rungCount: 2, form: 'multi-select' }, 4],
	[{ rung: 1, rungCount: 3, form: 'order' }, 15],
	[{ rung: 0, rungCount: 2, form: 'match' }, 4],
	[{ rung: 0, rungCount: 2, form: 'claim-status' }, 4],
	[{ rung: 0, rungCount: 2, form: 'cloze' }, Infinity],
	[{ rung: 0, rungCount: 2, form: 'numeric' }, Infinity],
	[{ rung: 0, rungCount: 2, form: 'map-pin' }, Infinity],
	[{ rung: 1, rungCount: 2, form: 'choice' }, Infinity],
	[{ rung: 0, rungCount: 1, form: 'choice' }, Infinity],
	[{ rung: 0, rungCount: 2, form: 'flashcard' }, Infinity]
] as const)('%o carries stability to %s days', (asked, ceiling) => {
	expect(stabilityCeiling(asked)).toBe(ceiling);
});
