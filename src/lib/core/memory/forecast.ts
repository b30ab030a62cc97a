// What is to come: cards due on each of the next days, and about how long they take.
import { daysBetween } from './day.ts';
import type { Card, Day } from './types.ts';

/** A new question is asked about twice on its first day: once for each learning step. */
const ANSWERS_PER_NEW = 2;
/** Time for an answer, until the learner's own pace is known. */
export const DEFAULT_PACE_MS = 15_000;

/** The day, counted from `fromDay`, on which a card comes; `undefined` when it does not come. */
function dayOffset(card: Card, fromDay: Day): number | undefined {
	if (card.suspended || card.retired) return undefined;
	const due = card.dueAt === undefined ? card.dueDay : fromDay;
	if (due === undefined) return undefined;
	const buried = card.buriedUntilDay ?? due;
	return Math.max(0, daysBetween(fromDay, due), daysBetween(fromDay, buried));
}

/**
 * How many cards come on each of `days` days from `fromDay`. What is overdue, and what is in its learning steps,
 * comes on the first.
 */
export function dueCounts(cards: Iterable<Card>, fromDay: Day, days: number): number[] {
	const counts = Array.from({ length: days }, () => 0);
	for (const card of cards) {
		const offset = dayOffset(card, fromDay);
		if (offset !== undefined && offset < days) counts[offset] = (counts[offset] ?? 0) + 1;
	}
	return counts;
}

/** About how long so many due cards and new questions take, in ms. `paceMs` is the learner's time an answer. */
export function estimateMs(due: number, fresh: number, paceMs = DEFAULT_PACE_MS): number {
	return Math.round((due + fresh * ANSWERS_PER_NEW) * paceMs);
}
