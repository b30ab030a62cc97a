// What a learner does to many days at once: take some off, take that back, spread what has gathered. Each is in the
// log, so that it can be replayed, merged and taken back.
import { catchUp } from '../core/memory/catch-up.ts';
import { dayOf } from '../core/memory/day.ts';
import { applyEvent } from '../core/memory/replay.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { BreakEvent, Card, Clock, DaysOff, UndoEvent } from '../core/memory/types.ts';
import { actOnCards, type CardAction } from './act-on-cards.ts';
import { fromRow, toRow } from './card-row.ts';
import { readDueCards } from './due.ts';
import { writeCards } from './loads.ts';
import { rebuildAll } from './rebuild.ts';
import { COMMON, schedulerOf } from './replay-card.ts';
import { readSettings } from './settings.ts';
import { openStore } from './store.ts';

/** Takes days off: cards due in them move behind them at once. Returns the event, to take it back with. */
export async function takeDaysOff(
	{ fromDay, toDay }: DaysOff,
	clock: Clock,
	random: () => number
): Promise<BreakEvent> {
	const store = await openStore();
	const { learner } = store;
	const { scheduler } = await readSettings(store);
	const event: BreakEvent = {
		kind: 'break',
		scope: 'all',
		id: ulid(clock.at, random),
		...clock,
		fromDay,
		toDay
	};
	await learner.transaction('rw', [learner.cards, learner.events, learner.loads], async () => {
		await learner.events.add(event);
		const moved = (await learner.cards.toArray()).flatMap((before) => {
			const card = fromRow(before);
			const next = applyEvent(card, event, scheduler);
			return next && next !== card ? [{ before, after: toRow(next) }] : [];
		});
		await writeCards(learner, moved);
	});
	return event;
}

/** Takes days off back; every card is worked out anew, as if they had never been chosen. */
export async function cancelDaysOff(eventId: string, clock: Clock, random: () => number) {
	const store = await openStore();
	const undo: UndoEvent = {
		kind: 'undo',
		id: ulid(clock.at, random),
		...clock,
		of: eventId,
		cardId: COMMON
	};
	await rebuildAll(store, (await readSettings(store)).scheduler, async ({ events }) => {
		await events.add(undo);
	});
}

/** Spreads the reviews that are due over some days. Returns how many wait now, and how many stay. */
export async function spreadDue(
	days: number,
	clock: Clock,
	random: () => number
): Promise<{ moved: number; stay: number }> {
	const store = await openStore();
	const settings = await readSettings(store);
	const deckIds = await store.content.decks.toCollection().primaryKeys();
	const due = (await readDueCards(store, deckIds, clock)).filter(({ state }) => state === 'review');
	const moves = catchUp(due, days, dayOf(clock), clock, schedulerOf(settings));
	const moveOf = (card: Card): CardAction | undefined => {
		const dueDay = moves.get(card.id);
		// Answered or moved meanwhile: it is left as it is.
		return dueDay === undefined || card.dueDay === undefined
			? undefined
			: { kind: 'set-due', dueDay };
	};
	const { eventIds } = await actOnCards([...moves.keys()], moveOf, clock, random);
	return { moved: eventIds.length, stay: due.length - eventIds.length };
}
