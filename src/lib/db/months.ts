// The counters by day, and months that are over summed into a row each: a career of many years is read from a hundred
// rows. A month's row is only ever a sum of its days' rows; whatever counts one of them anew drops it.
import { Dexie } from 'dexie';
import { dayOf } from '../core/memory/day.ts';
import type { Clock, Day } from '../core/memory/types.ts';
import { sumDays, type Sum } from './day-sums.ts';
import type { DayRow, MonthRow } from './schema.ts';
import type { Store } from './store.ts';

export type DayCount = MonthRow['days'][number];

export const monthOf = (day: Day) => day.slice(0, 7);

function monthAfter(month: string): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return number === 12
		? `${String(year + 1).padStart(4, '0')}-01`
		: `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`;
}

/** The counters of all decks from one day to another, both included; from the first ever without `from`. */
export const readDays = ({ learner }: Store, to: Day, from?: Day): Promise<DayRow[]> =>
	learner.days
		.where('[day+deckId]')
		.between([from ?? Dexie.minKey, Dexie.minKey], [to, Dexie.maxKey], true, true)
		.toArray();

const readMonth = (store: Store, month: string) => readDays(store, `${month}-31`, `${month}-01`);

/** All decks together, a day an entry, in order. */
function countDays(rows: readonly DayRow[]): DayCount[] {
	const days = new Map<Day, DayCount>();
	for (const { day, answers, elapsedMs } of rows) {
		const so = days.get(day) ?? { day, answers: 0, elapsedMs: 0 };
		days.set(day, { day, answers: so.answers + answers, elapsedMs: so.elapsedMs + elapsedMs });
	}
	return [...days.values()];
}

const summed = (month: string, rows: readonly DayRow[]): MonthRow => ({
	month,
	sum: sumDays(rows),
	days: countDays(rows)
});

/** Sums each month that is over and has no row. Beside the page: a career is read right without it, only later. */
export async function closeMonths(store: Store, clock: Clock) {
	const { learner } = store;
	const first = await learner.days.orderBy(':id').first();
	if (!first) return;
	const known = new Set(await learner.months.toCollection().primaryKeys());
	const current = monthOf(dayOf(clock));
	for (let month = monthOf(first.day); month < current; month = monthAfter(month))
		if (!known.has(month))
			await learner.transaction('rw', [learner.days, learner.months], async () => {
				await learner.months.put(summed(month, await readMonth(store, month)));
			});
}

export type History = {
	/** By month, from the first answer to today. */
	months: Map<string, Sum>;
	/** Days with an answer, in order. */
	days: DayCount[];
	/** The counters from `since` on. */
	recent: DayRow[];
};

/** Everything counted up to a day, from months' rows where there are any; from `since` on day by day as well. */
export async function readHistory(store: Store, today: Day, since: Day): Promise<History> {
	const { learner } = store;
	const current = monthOf(today);
	const firstOfMonth = `${current}-01`;
	const [first, kept, newest] = await Promise.all([
		learner.days.orderBy(':id').firstKey(),
		learner.months.toArray(),
		readDays(store, today, since < firstOfMonth ? since : firstOfMonth)
	]);
	const closed = new Map(kept.map((row) => [row.month, row]));
	const wanted: string[] = [];
	const [firstDay] = (first as [Day, string] | undefined) ?? [];
	if (firstDay !== undefined)
		for (let month = monthOf(firstDay); month < current; month = monthAfter(month))
			wanted.push(month);
	const rows = await Promise.all(
		wanted.map(async (month) => closed.get(month) ?? summed(month, await readMonth(store, month)))
	);
	rows.push(
		summed(
			current,
			newest.filter(({ day }) => day >= firstOfMonth)
		)
	);
	return {
		months: new Map(rows.map(({ month, sum }) => [month, sum])),
		days: rows.flatMap(({ days }) => days),
		recent: newest.filter(({ day }) => day >= since)
	};
}
