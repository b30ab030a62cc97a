// One card from its own events: what undo and a dossier's corrections write is never patched by hand.
import { createScheduler, type Scheduler } from '../core/memory/scheduler.ts';
import { replay } from '../core/memory/replay.ts';
import type { Card } from '../core/memory/types.ts';
import type { LearnerDatabase } from './schema.ts';
import type { Settings } from './settings.ts';

export const schedulerOf = (settings: Settings): Scheduler => createScheduler(settings.scheduler);

/** Inside a transaction that covers `events`. `undefined` when nothing is left of the card. */
export async function replayCard(
	learner: LearnerDatabase,
	cardId: string,
	settings: Settings
): Promise<Card | undefined> {
	const events = await learner.events.where('cardId').equals(cardId).toArray();
	return replay(events, settings.scheduler).get(cardId);
}
