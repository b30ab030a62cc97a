// Too much has gathered: what can best wait is spread over the next days, and nothing is called late.
import { addDays } from './day.ts';
import type { Scheduler } from './scheduler.ts';
import type { Card, Clock, Day } from './types.ts';

const DAY_MS = 86_400_000;

/** How much of its chance of recall a card loses while it waits so many days, 0 to 1. */
export function lossOfWaiting(
	card: Card,
	days: number,
	clock: Clock,
	{ retrievability }: Pick<Scheduler, 'retrievability'>
): number {
	return (
		retrievability(card, clock) - retrievability(card, { ...clock, at: clock.at + days * DAY_MS })
	);
}

/**
 * A day for each due card, from `today` over `days` days, the same number on each: those that lose most by waiting
 * first. A card that is nearly forgotten, and one that is well known, lose little. Cards that stay today are left out.
 */
export function catchUp(
	due: readonly Card[],
	days: number,
	today: Day,
	clock: Clock,
	scheduler: Pick<Scheduler, 'retrievability'>
): Map<string, Day> {
	const perDay = Math.ceil(due.length / Math.max(1, days));
	const byLoss = due
		.map(({ id }, at) => ({ id, loss: lossOfWaiting(due[at] as Card, days, clock, scheduler) }))
		.sort((a, b) => b.loss - a.loss || (a.id < b.id ? -1 : 1));
	return new Map(
		byLoss
			.slice(perDay)
			.map(({ id }, at) => [id, addDays(today, 1 + Math.floor(at / perDay))] as const)
	);
}
