// Days in the words of the charts. A day is a calendar day wherever the learner was: no zone shifts it.
import type { Day } from '$lib/core/memory/types.ts';

const format = (options: Intl.DateTimeFormatOptions) => {
	const formatter = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
	return (day: Day) => formatter.format(new Date(`${day}T00:00:00Z`));
};

/** `Tue 24` */
export const dayName = format({ weekday: 'short', day: 'numeric' });
/** `November 2026` */
export const monthName = format({ month: 'long', year: 'numeric' });
/** `24 November` */
export const dayInMonth = format({ day: 'numeric', month: 'long' });
