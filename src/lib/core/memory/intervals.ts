// Whole days until a card comes again, by grade: FSRS's interval, fuzzed, and kept in order as Anki keeps it.
import { dayWeight, weighted } from './balance.ts';
import { addDays, daysBetween } from './day.ts';
import { afterAllDaysOff } from './days-off.ts';
import { intervalDays } from './fsrs.ts';
import { fuzzBounds, fuzzed, fuzzFactor, leastInterval } from './fuzz.ts';
import type { Calendar, Card, Day, Grade, Memory, SchedulerSettings } from './types.ts';

/** The memory that each grade would leave. */
export type Memories = (grade: Grade) => Memory;
export type Intervals = Record<Grade, number>;
/** How days are chosen; without a calendar by fuzz alone. */
export type DayPlan = {
	settings: SchedulerSettings;
	calendar?: Calendar | undefined;
	today: Day;
};

const idealDays = (memory: Memory, settings: SchedulerSettings) =>
	intervalDays(
		memory.stability,
		settings.desiredRetention,
		settings.weights,
		settings.maximumIntervalDays
	);

const longestFor = (card: Card, memory: Memory, { settings, calendar }: DayPlan) =>
	Math.max(
		1,
		Math.min(settings.maximumIntervalDays, calendar?.longest?.(card, memory) ?? Infinity)
	);

/** Days off are left free even where the range of fuzz has no other day. */
function outOfBreaks(days: number, card: Card, { calendar, today }: DayPlan): number {
	if (!calendar || calendar.breaks.length === 0) return days;
	return daysBetween(today, afterAllDaysOff(addDays(today, days), calendar.breaks, card.id));
}

/** Whole days near `interval`, from `least` to the longest that the card may wait. */
function chosen(card: Card, interval: number, least: number, longest: number, plan: DayPlan) {
	const { settings, calendar, today } = plan;
	const luck = settings.fuzz ? fuzzFactor(card.id, card.reps) : undefined;
	if (luck === undefined || !calendar)
		return outOfBreaks(fuzzed(interval, luck, least, longest), card, plan);
	const { lower, upper } = fuzzBounds(interval, least, longest);
	const days = weighted(lower, upper, luck, (n) => dayWeight(today, n, settings, calendar));
	return days ?? outOfBreaks(fuzzed(interval, luck, least, longest), card, plan);
}

/**
 * For a review card that was sent away for `previous` days. Good waits at least a day longer than Hard and Easy than
 * Good; fuzz alone never makes a pass wait less than before.
 */
export function reviewIntervals(
	card: Card,
	memories: Memories,
	previous: number,
	plan: DayPlan
): Intervals {
	const { settings } = plan;
	const pass = (grade: Grade, atLeast: number) => {
		const memory = memories(grade);
		const longest = longestFor(card, memory, plan);
		const days = idealDays(memory, settings);
		const least = Math.max(atLeast, leastInterval(days, previous, longest));
		return chosen(card, days, least, longest, plan);
	};
	const lapsed = memories(1);
	const again = chosen(card, idealDays(lapsed, settings), 1, longestFor(card, lapsed, plan), plan);
	const hard = pass(2, again);
	// Days off may have carried a worse grade past the longest wait of a better one.
	const good = Math.max(hard, pass(3, hard + 1));
	return { 1: again, 2: hard, 3: good, 4: Math.max(good, pass(4, good + 1)) };
}

/** For a card that leaves its steps. Easy waits at least a day longer than Good. */
export function graduatingIntervals(card: Card, memories: Memories, plan: DayPlan): Intervals {
	const { settings } = plan;
	const days = (grade: Grade, atLeast: number) => {
		const memory = memories(grade);
		return chosen(card, idealDays(memory, settings), atLeast, longestFor(card, memory, plan), plan);
	};
	const good = days(3, 1);
	// Fitted weights may make a first Hard more stable than a first Good.
	const hard = Math.min(days(2, 1), good);
	const easy = Math.max(good, days(4, good + 1));
	return { 1: Math.min(days(1, 1), hard), 2: hard, 3: good, 4: easy };
}
