// Reads of single cards and what a learner may do to one: suspend, bury, flag, reset, set its day.
import { applyEvent } from '../core/memory/replay.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { Card, CardEvent, Clock, Day } from '../core/memory/types.ts';
import { fromRow, toRow } from './card-row.ts';
import { readSettings } from './settings.ts';
import { openStore, type Store } from './store.ts';

export async function readCard({ learner }: Store, id: string): Promise<Card | undefined> {
	const row = await learner.cards.get(id);
	return row && fromRow(row);
}

export async function readCards({ learner }: Store, ids: string[]): Promise<(Card | undefined)[]> {
	return (await learner.cards.bulkGet(ids)).map((row) => row && fromRow(row));
}

export type CardAction =
	| { kind: 'suspend' | 'unsuspend' | 'reset' }
	| { kind: 'bury'; untilDay: Day }
	| { kind: 'flag'; flag: number }
	| { kind: 'set-due'; dueDay: Day };

/** Logs the action and brings the card to what the log says. Nothing happens to a question never answered. */
export async function actOnCard(
	cardId: string,
	action: CardAction,
	clock: Clock,
	random: () => number
) {
	const store = await openStore();
	const settings = await readSettings(store);
	const { learner } = store;
	await learner.transaction('rw', [learner.cards, learner.events], async () => {
		const row = await learner.cards.get(cardId);
		if (!row) return;
		const card = fromRow(row);
		const base = { id: ulid(clock.at, random), ...clock, cardId, deckId: card.deckId };
		const event: CardEvent = { ...base, ...action };
		await learner.events.add(event);
		const next = applyEvent(card, event, settings.scheduler);
		if (next) await learner.cards.put(toRow({ ...next, rev: card.rev + 1 }));
		else await learner.cards.delete(cardId);
	});
}
