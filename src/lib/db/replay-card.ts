// One card from its own events: what undo and a dossier's corrections write is never patched by hand.
import { createScheduler, type Scheduler } from '../core/memory/scheduler.ts';
import { replay } from '../core/memory/replay.ts';
import type { Calendar, Card, MemoryEvent } from '../core/memory/types.ts';
import { fromRow, toRow } from './card-row.ts';
import { writeCards } from './loads.ts';
import type { LearnerDatabase } from './schema.ts';
import type { Settings } from './settings.ts';

export const schedulerOf = (settings: Settings, calendar?: Calendar): Scheduler =>
	createScheduler(settings.scheduler, calendar);

/** In the place of a card's id in what takes an event of all cards back. */
export const COMMON = '*';

/** What concerns all cards, and what was taken back of it: a handful in the longest log. */
export async function readCommonEvents({ events }: LearnerDatabase): Promise<MemoryEvent[]> {
	const common = await events.where('scope').equals('all').toArray();
	if (common.length === 0) return [];
	return [...common, ...(await events.where('cardId').equals(COMMON).toArray())];
}

/** Inside a transaction that covers `events`. `undefined` when nothing is left of the card. */
export async function replayCard(
	learner: LearnerDatabase,
	cardId: string,
	settings: Settings
): Promise<Card | undefined> {
	const [own, common] = await Promise.all([
		learner.events.where('cardId').equals(cardId).toArray(),
		readCommonEvents(learner)
	]);
	return replay([...own, ...common], settings.scheduler).get(cardId);
}

/**
 * Brings a card to what its events say, inside a transaction that covers `cards`, `events` and `loads`. Its `rev` rises above the
 * stored one, so that an answer on screen in another tab is refused as stale.
 */
export async function restoreCard(
	learner: LearnerDatabase,
	cardId: string,
	settings: Settings
): Promise<Card | undefined> {
	const row = await learner.cards.get(cardId);
	const card = await replayCard(learner, cardId, settings);
	const after = card && toRow({ ...card, rev: (row ? fromRow(row).rev : 0) + 1 });
	if (row ?? after) await writeCards(learner, [{ before: row, after }]);
	return card;
}
