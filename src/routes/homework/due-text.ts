// By when homework is due, in words that push nobody.
import { daysBetween } from '$lib/core/memory/day.ts';
import type { Day } from '$lib/core/memory/types.ts';

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const DATE = new Intl.DateTimeFormat('en-GB', {
	weekday: 'long',
	day: 'numeric',
	month: 'long',
	timeZone: 'UTC'
});

/** `Due today`, `Due on Friday`, `Due on Friday 4 December`, `Was due on Monday`; seen from `today`. */
export function dueText(dueDay: Day, today: Day): string {
	const days = daysBetween(today, dueDay);
	const at = new Date(`${dueDay}T00:00:00Z`);
	if (days === 0) return 'Due today';
	if (days === 1) return 'Due tomorrow';
	const format = Math.abs(days) < 7 ? WEEKDAY : DATE;
	return `${days < 0 ? 'Was due on' : 'Due on'} ${format.format(at)}`;
}
