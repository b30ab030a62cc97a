// When a card comes back, in words a learner reads at a glance.
import { daysBetween } from './day.ts';
import type { Card, Day } from './types.ts';

const formatDay = (day: Day, withYear: boolean) =>
	new Intl.DateTimeFormat('en-GB', {
		day: 'numeric',
		month: 'long',
		timeZone: 'UTC',
		...(withYear ? { year: 'numeric' as const } : {})
	}).format(new Date(`${day}T00:00:00Z`));

/** `today`, `tomorrow`, `in 5 days`, `on 14 December`, `on 3 May 2028`; seen from `today`. */
export function describeDay(day: Day, today: Day): string {
	const days = daysBetween(today, day);
	if (days <= 0) return 'today';
	if (days === 1) return 'tomorrow';
	if (days < 14) return `in ${days} days`;
	return `on ${formatDay(day, day.slice(0, 4) !== today.slice(0, 4))}`;
}

/** `in 10 min`, `in 2 hours` for learning cards, else as `describeDay`. `at` is now, in ms UTC. */
export function describeDue(card: Pick<Card, 'dueAt' | 'dueDay'>, today: Day, at: number): string {
	if (card.dueAt !== undefined) {
		const minutes = Math.max(1, Math.round((card.dueAt - at) / 60_000));
		if (minutes < 60) return `in ${minutes} min`;
		const hours = Math.round(minutes / 60);
		return hours < 24 ? `in ${hours} ${hours === 1 ? 'hour' : 'hours'}` : 'tomorrow';
	}
	return card.dueDay === undefined ? 'not planned' : describeDay(card.dueDay, today);
}

/** The same in the few letters that fit under a button: `10 min`, `4 d`, `3 mo`, `1.5 y`. */
export function shortInterval(
	card: Pick<Card, 'dueAt' | 'dueDay'>,
	today: Day,
	at: number
): string {
	if (card.dueAt !== undefined) {
		const minutes = Math.max(1, Math.round((card.dueAt - at) / 60_000));
		return minutes < 60 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
	}
	const days = card.dueDay === undefined ? 0 : daysBetween(today, card.dueDay);
	if (days < 31) return `${days} d`;
	if (days < 365) return `${Math.round(days / 30.4)} mo`;
	return `${(days / 365.25).toFixed(1).replace('.0', '')} y`;
}
