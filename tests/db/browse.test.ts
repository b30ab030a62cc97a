// All questions with their cards, and what is done to dozens of them at once.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/lib/core/memory/day.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { actOnCards, undoActs } from '../../src/lib/db/act-on-cards.ts';
import { readBrowse } from '../../src/lib/db/browse.ts';
import { refreshCardSums } from '../../src/lib/db/card-sums.ts';
import { readCard } from '../../src/lib/db/cards.ts';
import { readMistakesSince } from '../../src/lib/db/mistakes.ts';
import { rebuildAll } from '../../src/lib/db/rebuild.ts';
import { Device, deckId } from './learner.ts';

let device: Device;
beforeEach(async () => {
	device = await Device.fresh('browse');
	await device.putOnShelf();
});
afterEach(() => device.remove());

test('every question is there, with its card and its recall where it was met', async () => {
	await device.study();
	const rows = await readBrowse(device.store, device.clock);
	expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, n) => `story/q${n}`));
	expect(rows.filter(({ card }) => card)).toHaveLength(5);
	expect(rows[0]?.recall).toBeGreaterThan(0.5);
	expect(rows[9]?.recall).toBeUndefined();
	expect(rows[1]?.standing).toBe('official-claim');
});

test('an action on many is one event a card; questions without a card are counted and left alone', async () => {
	await device.study();
	const before = await device.memory();
	const ids = ['story/q0', 'story/q1', 'story/q9'];
	const { eventIds, without } = await actOnCards(
		ids,
		{ kind: 'suspend' },
		device.clock,
		device.random
	);
	expect({ events: eventIds.length, without }).toEqual({ events: 2, without: 1 });
	expect((await readCard(device.store, 'story/q0'))?.suspended).toBe(true);
	expect(await readCard(device.store, 'story/q9')).toBeUndefined();
	await undoActs(eventIds, device.clock, device.random);
	expect(await device.memory()).toEqual(before);
});

test('starting again makes a question new, and undo brings every answer back', async () => {
	await device.study();
	const before = await device.memory();
	const acted = await actOnCards(['story/q0'], { kind: 'reset' }, device.clock, device.random);
	expect(await readCard(device.store, 'story/q0')).toBeUndefined();
	await undoActs(acted.eventIds, device.clock, device.random);
	expect(await device.memory()).toEqual(before);
});

test('whatever was done to cards, the log alone gives the same', async () => {
	await device.study();
	const today = dayOf(device.clock);
	const act = (ids: string[], action: Parameters<typeof actOnCards>[1]) => {
		device.wait(1000);
		return actOnCards(ids, action, device.clock, device.random);
	};
	await act(['story/q0'], { kind: 'bury', untilDay: addDays(today, 1) });
	await act(['story/q1'], { kind: 'flag', flag: 2 });
	await act(['story/q2'], { kind: 'set-due', dueDay: addDays(today, 40) });
	await act(['story/q3'], { kind: 'suspend' });
	await act(['story/q4'], { kind: 'reset' });
	const { cards } = await device.memory();
	await rebuildAll(device.store, DEFAULT_SCHEDULER);
	expect((await device.memory()).cards).toEqual(cards);
});

test('the figures over all cards are counted again only when something has happened', async () => {
	await device.study();
	const sums = await refreshCardSums(device.store, device.clock);
	expect(sums.cards).toBe(5);
	expect(sums.decks[deckId]).toEqual({ learning: 5, known: 0 });
	expect(sums.hardest.map(({ id }) => id)).toEqual(['story/q1']);
	expect(sums.known).toBeGreaterThan(3);
	// A card changed behind its back is not seen until there is an answer.
	await device.store.learner.cards.delete('story/q0');
	expect((await refreshCardSums(device.store, device.clock)).cards).toBe(5);
	await device.answer(5);
	expect((await refreshCardSums(device.store, device.clock)).cards).toBe(5);
	expect(sums).not.toBe(await refreshCardSums(device.store, device.clock));
});

test('mistakes since a moment, the latest first, each once', async () => {
	await device.study();
	expect(await readMistakesSince(device.store, 0)).toEqual(['story/q1', 'story/q2']);
	expect(await readMistakesSince(device.store, device.clock.at - 3_600_000)).toEqual(['story/q1']);
});
