// Days on which nothing was due: nobody missed them. Noted when the app is opened, before an answer moves what they are
// told by: from the last day of study to the first day on which something was due.
import { addDays, dayOf } from '../core/memory/day.ts';
import type { Clock, Day, DaysOff } from '../core/memory/types.ts';
import { firstDueDay, readLoads } from './loads.ts';
import type { Store } from './store.ts';

const KEY = 'quietDays';
/** Older ones are in no streak that still runs. */
const KEPT = 400;

export async function readQuietDays({ learner }: Pick<Store, 'learner'>): Promise<DaysOff[]> {
	return ((await learner.settings.get(KEY))?.value as DaysOff[] | undefined) ?? [];
}

async function firstDue(store: Store): Promise<Day | undefined> {
	const deckIds = await store.content.decks.toCollection().primaryKeys();
	return firstDueDay((await readLoads(store, deckIds)).values());
}

/** Notes the days since the last answer on which nothing was due. Twice in a day changes nothing. */
export async function noteQuietDays(store: Store, clock: Clock) {
	const today = dayOf(clock);
	const newest = await store.learner.days.orderBy(':id').last();
	if (!newest || newest.day >= today) return;
	const due = (await firstDue(store)) ?? addDays(today, 1);
	const fromDay = addDays(newest.day, 1);
	// Today is quiet only where something is due later.
	const toDay = addDays(due > today ? addDays(today, 1) : due, -1);
	if (toDay < fromDay) return;
	const { settings } = store.learner;
	await store.learner.transaction('rw', settings, async () => {
		const known = (await readQuietDays(store)).filter((one) => one.fromDay !== fromDay);
		await settings.put({ key: KEY, value: [...known, { fromDay, toDay }].slice(-KEPT) });
	});
}
