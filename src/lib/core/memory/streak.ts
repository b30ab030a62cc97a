// Days in a row, without pressure: a day that is missed costs nothing while there is a free day left; days off, and days
// on which nothing was due, are not missed.
import { addDays } from './day.ts';
import { isWithin } from './days-off.ts';
import type { Day, DaysOff } from './types.ts';

/** So many days studied in a row earn one free day, and so many are kept at most. */
export const DAYS_TO_A_FREE_DAY = 5;
export const MOST_FREE_DAYS = 3;

export type Streak = {
	/** Days studied in a row; free days and days off between them break nothing and count for nothing. */
	days: number;
	/** Free days in hand. */
	free: number;
	/** Free days spent in this streak. */
	spent: number;
	longest: number;
};

/**
 * `studied` are days with an answer, in any order; `breaks` days that nobody can miss. Today is never missed before it is
 * over. A learner who stays away for longer than the free days last begins a new streak.
 */
export function streakOf(
	studied: Iterable<Day>,
	today: Day,
	breaks: readonly DaysOff[] = []
): Streak {
	const days = [...new Set(studied)].filter((day) => day <= today).sort();
	const none = { days: 0, free: 0, spent: 0 };
	let so = { ...none };
	let longest = 0;
	let last: Day | undefined;
	const missed = (from: Day, to: Day) => {
		let count = 0;
		for (let day = addDays(from, 1); day < to; day = addDays(day, 1))
			if (!breaks.some((one) => isWithin(day, one))) count += 1;
		return count;
	};
	const pass = (gap: number) => {
		if (gap > so.free) so = { ...none };
		else so = { ...so, free: so.free - gap, spent: so.spent + gap };
	};
	for (const day of days) {
		if (last !== undefined) pass(missed(last, day));
		so.days += 1;
		if (so.days % DAYS_TO_A_FREE_DAY === 0) so.free = Math.min(MOST_FREE_DAYS, so.free + 1);
		longest = Math.max(longest, so.days);
		last = day;
	}
	if (last !== undefined) pass(missed(last, today));
	return { ...so, longest };
}
