import { expect, test } from 'vitest';
import { isDue, newCard } from '../../../src/lib/core/memory/card.ts';
import type { Card } from '../../../src/lib/core/memory/types.ts';

const clock = { at: Date.UTC(2026, 10, 23, 12), zoneOffsetMin: 540, rolloverHour: 4 };
const MINUTE_MS = 60_000;

const review: Card = { ...newCard('d/q', 'd/deck', 1), state: 'review', dueDay: '2026-11-23' };
const learning: Card = { ...newCard('d/q', 'd/deck', 1), state: 'learning', dueAt: clock.at };

test('a new card knows its question and nothing else', () => {
	expect(newCard('d/q', 'd/deck', 3)).toEqual({
		id: 'd/q',
		deckId: 'd/deck',
		rev: 0,
		questionVersion: 3,
		state: 'new',
		reps: 0,
		lapses: 0,
		step: 0
	});
});

test.each<[string, Card, boolean]>([
	['a review due today', review, true],
	['a review due long ago', { ...review, dueDay: '2026-01-01' }, true],
	['a review due tomorrow', { ...review, dueDay: '2026-11-24' }, false],
	['a learning card whose time has come', learning, true],
	['a learning card in a minute', { ...learning, dueAt: clock.at + MINUTE_MS }, false],
	['a new question', newCard('d/q', 'd/deck', 1), false],
	['a suspended card', { ...review, suspended: true }, false],
	['a withdrawn question', { ...review, retired: true }, false],
	['a card buried until tomorrow', { ...review, buriedUntilDay: '2026-11-24' }, false],
	['a card buried until today', { ...review, buriedUntilDay: '2026-11-23' }, true],
	['a buried learning card', { ...learning, buriedUntilDay: '2026-11-24' }, false]
])('%s', (_, card, due) => {
	expect(isDue(card, clock)).toBe(due);
});
