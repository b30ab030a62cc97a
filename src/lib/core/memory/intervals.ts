// Whole days until a card comes again, by grade: FSRS's interval, fuzzed, and kept in order as Anki keeps it.
import { intervalDays } from './fsrs.ts';
import { fuzzed, fuzzFactor, leastInterval } from './fuzz.ts';
import type { Card, Grade, Memory, SchedulerSettings } from './types.ts';

/** The memory that each grade would leave. */
export type Memories = (grade: Grade) => Memory;
export type Intervals = Record<Grade, number>;

const idealDays = (memory: Memory, settings: SchedulerSettings) =>
	intervalDays(
		memory.stability,
		settings.desiredRetention,
		settings.weights,
		settings.maximumIntervalDays
	);

const luckOf = (card: Card, { fuzz }: SchedulerSettings) =>
	fuzz ? fuzzFactor(card.id, card.reps) : undefined;

/**
 * For a review card that was sent away for `previous` days. Good waits at least a day longer than Hard and Easy than
 * Good; fuzz alone never makes a pass wait less than before.
 */
export function reviewIntervals(
	card: Card,
	memories: Memories,
	previous: number,
	settings: SchedulerSettings
): Intervals {
	const longest = settings.maximumIntervalDays;
	const luck = luckOf(card, settings);
	const pass = (grade: Grade, atLeast: number) => {
		const days = idealDays(memories(grade), settings);
		const least = Math.max(atLeast, leastInterval(days, previous, longest));
		return fuzzed(days, luck, least, longest);
	};
	const again = fuzzed(idealDays(memories(1), settings), luck, 1, longest);
	const hard = pass(2, again);
	const good = pass(3, hard + 1);
	return { 1: again, 2: hard, 3: good, 4: pass(4, good + 1) };
}

/** For a card that leaves its steps. Easy waits at least a day longer than Good. */
export function graduatingIntervals(
	card: Card,
	memories: Memories,
	settings: SchedulerSettings
): Intervals {
	const luck = luckOf(card, settings);
	const days = (grade: Grade, atLeast: number) =>
		fuzzed(idealDays(memories(grade), settings), luck, atLeast, settings.maximumIntervalDays);
	const good = days(3, 1);
	// Fitted weights may make a first Hard more stable than a first Good.
	const hard = Math.min(days(2, 1), good);
	return { 1: Math.min(days(1, 1), hard), 2: hard, 3: good, 4: days(4, good + 1) };
}
