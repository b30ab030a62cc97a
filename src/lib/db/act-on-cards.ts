// What is done to many cards at once: one event a card, all in one transaction, and the way back.
import { applyEvent } from '../core/memory/replay.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { CardEvent, Clock, UndoEvent } from '../core/memory/types.ts';
import { fromRow, toRow } from './card-row.ts';
import type { CardAction } from './cards.ts';
import { replayCard } from './replay-card.ts';
import { readSettings } from './settings.ts';
import { openStore } from './store.ts';

export type Acted = {
	/** To take it back with. */
	eventIds: string[];
	/** Questions never answered have no card: nothing was done to them. */
	without: number;
};

export async function actOnCards(
	ids: readonly string[],
	action: CardAction,
	clock: Clock,
	random: () => number
): Promise<Acted> {
	const store = await openStore();
	const { learner } = store;
	const { scheduler } = await readSettings(store);
	return learner.transaction('rw', [learner.cards, learner.events], async () => {
		const rows = (await learner.cards.bulkGet([...ids])).filter((row) => row !== undefined);
		const done = rows.map((row) => {
			const card = fromRow(row);
			const base = { id: ulid(clock.at, random), ...clock, cardId: card.id, deckId: card.deckId };
			const event: CardEvent = { ...base, ...action };
			return { event, card, next: applyEvent(card, event, scheduler) };
		});
		await learner.events.bulkAdd(done.map(({ event }) => event));
		await learner.cards.bulkPut(done.flatMap(({ next }) => (next ? [toRow(next)] : [])));
		await learner.cards.bulkDelete(done.flatMap(({ next, card }) => (next ? [] : [card.id])));
		return { eventIds: done.map(({ event }) => event.id), without: ids.length - rows.length };
	});
}

/** Takes these events back, whatever came after them: each card is what the rest of its log says. */
export async function undoActs(eventIds: readonly string[], clock: Clock, random: () => number) {
	const store = await openStore();
	const { learner } = store;
	const settings = await readSettings(store);
	await learner.transaction('rw', [learner.cards, learner.events], async () => {
		const events = await learner.events.bulkGet([...eventIds]);
		for (const event of events) {
			if (!event || !('cardId' in event) || event.cardId === undefined) continue;
			const { cardId } = event;
			const undo: UndoEvent = {
				kind: 'undo',
				id: ulid(clock.at, random),
				...clock,
				of: event.id,
				cardId
			};
			const row = await learner.cards.get(cardId);
			await learner.events.add(undo);
			const card = await replayCard(learner, cardId, settings);
			if (card) await learner.cards.put(toRow({ ...card, rev: (row ? fromRow(row).rev : 0) + 1 }));
			else await learner.cards.delete(cardId);
		}
	});
}
