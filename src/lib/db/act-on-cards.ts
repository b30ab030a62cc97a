// What a learner may do to cards, one or many: suspend, bury, flag, reset, set their day. One event a card, all in one
// transaction, and the way back.
import { applyEvent } from '../core/memory/replay.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { Card, CardEvent, Clock, Day, UndoEvent } from '../core/memory/types.ts';
import { fromRow, toRow } from './card-row.ts';
import { writeCards } from './loads.ts';
import { restoreCard } from './replay-card.ts';
import { readSettings } from './settings.ts';
import { openStore } from './store.ts';

export type CardAction =
	| { kind: 'suspend' | 'unsuspend' | 'reset' }
	| { kind: 'bury'; untilDay: Day }
	| { kind: 'flag'; flag: number }
	| { kind: 'set-due'; dueDay: Day };

export type Acted = {
	/** To take it back with. */
	eventIds: string[];
	/** Questions never answered have no card: nothing was done to them. */
	without: number;
};

/**
 * Logs the action on each card and brings it to what the log says. With a function each card may get its own action, or
 * none. Nothing happens to a question never answered.
 */
export async function actOnCards(
	ids: readonly string[],
	action: CardAction | ((card: Card) => CardAction | undefined),
	clock: Clock,
	random: () => number
): Promise<Acted> {
	const store = await openStore();
	const { learner } = store;
	const { scheduler } = await readSettings(store);
	return learner.transaction('rw', [learner.cards, learner.events, learner.loads], async () => {
		const rows = (await learner.cards.bulkGet([...ids])).filter((row) => row !== undefined);
		const done = rows.flatMap((row) => {
			const card = fromRow(row);
			const own = typeof action === 'function' ? action(card) : action;
			if (!own) return [];
			const base = { id: ulid(clock.at, random), ...clock, cardId: card.id, deckId: card.deckId };
			const event: CardEvent = { ...base, ...own };
			const next = applyEvent(card, event, scheduler);
			return [{ event, before: row, after: next && toRow({ ...next, rev: card.rev + 1 }) }];
		});
		await learner.events.bulkAdd(done.map(({ event }) => event));
		await writeCards(learner, done);
		return { eventIds: done.map(({ event }) => event.id), without: ids.length - rows.length };
	});
}

/** Takes these events back, whatever came after them: each card is what the rest of its log says. */
export async function undoActs(eventIds: readonly string[], clock: Clock, random: () => number) {
	const store = await openStore();
	const { learner } = store;
	const settings = await readSettings(store);
	await learner.transaction('rw', [learner.cards, learner.events, learner.loads], async () => {
		const events = await learner.events.bulkGet([...eventIds]);
		for (const event of events) {
			if (!event || !('cardId' in event) || event.cardId === undefined) continue;
			const { id: of, cardId } = event;
			const undo: UndoEvent = { kind: 'undo', id: ulid(clock.at, random), ...clock, of, cardId };
			await learner.events.add(undo);
			await restoreCard(learner, cardId, settings);
		}
	});
}
