// The one write that goes beside Dexie: whole or not at all, and whoever follows a query is told of it.
import { liveQuery } from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newCard } from '../../src/lib/core/memory/card.ts';
import { answerCard, StaleCard } from '../../src/lib/db/answer-card.ts';
import { writeRaw } from '../../src/lib/db/raw-write.ts';
import type { SessionRow } from '../../src/lib/db/schema.ts';
import { deckId, Device } from './learner.ts';

let device: Device;
beforeEach(async () => {
	device = await Device.fresh('raw');
});
afterEach(async () => {
	vi.restoreAllMocks();
	await device.remove();
});

/** What a query gave so far, the newest last. */
function follow<T>(query: () => Promise<T>) {
	const seen: T[] = [];
	const subscription = liveQuery(query).subscribe((value) => seen.push(value));
	return { seen, stop: () => subscription.unsubscribe() };
}

test('queries by key, by an index and over a whole table hear of an answer', async () => {
	const { learner } = device.store;
	const card = follow(() => learner.cards.get('story/q0'));
	const due = follow(() =>
		learner.cards.where('[deckId+dueAt]').between([deckId, 0], [deckId, Infinity]).count()
	);
	const log = follow(() => learner.events.count());
	const day = follow(() => learner.days.toArray());
	const elsewhere = follow(() => learner.cards.get('story/q7'));
	await vi.waitFor(() => expect(elsewhere.seen).toHaveLength(1));
	await device.answer(0);
	await vi.waitFor(() => {
		expect(card.seen.at(-1)?.id).toBe('story/q0');
		expect(due.seen.at(-1)).toBe(1);
		expect(log.seen.at(-1)).toBe(1);
		expect(day.seen.at(-1)).toHaveLength(1);
	});
	// Graduates: it leaves the index of what comes back in minutes, and who looked there hears that too.
	device.wait(11 * 60_000);
	await device.answer(0);
	await vi.waitFor(() => expect(due.seen.at(-1)).toBe(0));
	expect(elsewhere.seen).toHaveLength(1);
	for (const { stop } of [card, due, log, day, elsewhere]) stop();
});

test('an answer to an older state of the card writes nothing at all', async () => {
	const event = await device.answer(0);
	const { learner } = device.store;
	const before = await device.memory();
	const session = (await learner.sessions.toArray())[0] as SessionRow;
	const answer = {
		seen: undefined,
		next: { ...newCard('story/q0', deckId, 1), rev: 1 },
		event: { ...event, id: '01AGAIN' },
		session
	};
	await expect(answerCard(answer)).rejects.toThrow(StaleCard);
	expect(await device.memory()).toEqual(before);
	expect(await learner.events.count()).toBe(1);
	expect(await learner.sessions.get(session.id)).toEqual(session);
});

test('a full disk says so by its name, and nothing is half written', async () => {
	const { learner } = device.store;
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
		throw new DOMException('full', 'QuotaExceededError');
	});
	await expect(device.answer(0)).rejects.toMatchObject({ name: 'QuotaExceededError' });
	vi.restoreAllMocks();
	expect(await learner.events.count()).toBe(0);
	expect((await device.loads()).kept).toEqual([]);
});

test('what the browser refuses only at the end is an error too', async () => {
	const { learner } = device.store;
	await device.answer(0);
	const { kept } = await device.loads();
	const [event] = await learner.events.toArray();
	const card = await learner.cards.get('story/q0');
	if (!event || !card) throw new Error('nothing was written');
	const twice = writeRaw(learner, [learner.cards, learner.events], ({ put, add }) => {
		put(learner.cards, { ...card, flag: 3 }, card);
		add(learner.events, event);
		return Promise.resolve();
	});
	await expect(twice).rejects.toMatchObject({ name: 'ConstraintError' });
	expect((await learner.cards.get('story/q0'))?.flag).toBeUndefined();
	expect((await device.loads()).kept).toEqual(kept);
});

test('a connection that was closed is opened once more', async () => {
	const { learner } = device.store;
	learner.backendDB().close();
	await device.answer(0);
	expect(await learner.events.count()).toBe(1);
	learner.close({ disableAutoOpen: false });
	await device.answer(1);
	expect(await learner.events.count()).toBe(2);
});
