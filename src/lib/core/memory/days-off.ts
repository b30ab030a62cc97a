// Days off: nothing is asked on them, and what was due then comes after them, spread so that coming back is no wall.
import { addDays, daysBetween } from './day.ts';
import { fuzzFactor } from './fuzz.ts';
import type { Day, DaysOff } from './types.ts';

/** Over so many days, at most, what was due in days off is spread behind them. */
const SPREAD_DAYS = 7;

export const isWithin = (day: Day, { fromDay, toDay }: DaysOff): boolean =>
	daysBetween(fromDay, day) >= 0 && daysBetween(day, toDay) >= 0;

/**
 * The day on which a card comes that is due on `day`: behind the days off where it is due inside them, in the order in
 * which they would have come, over as many days as were off and a week at most. Other days stay as they are.
 */
export function afterDaysOff(day: Day, daysOff: DaysOff, cardId: string): Day {
	if (!isWithin(day, daysOff)) return day;
	const length = daysBetween(daysOff.fromDay, daysOff.toDay) + 1;
	const place = (daysBetween(daysOff.fromDay, day) + fuzzFactor(cardId, 0)) / length;
	return addDays(daysOff.toDay, 1 + Math.floor(place * Math.min(length, SPREAD_DAYS)));
}

/** The day after all days off are taken into account: moved out of one, a card may land in another. */
export function afterAllDaysOff(day: Day, breaks: readonly DaysOff[], cardId: string): Day {
	// Each round leaves one stretch for good, in the order of their ends.
	return [...breaks]
		.sort((a, b) => (a.toDay < b.toDay ? -1 : 1))
		.reduce((so, daysOff) => afterDaysOff(so, daysOff, cardId), day);
}
