// The scheduler: what an answer does to a card and when it is asked again. Pure: the clock is an argument, chance is
// seeded by the card, so `preview` shows the very dates that `answer` gives. Imported by every layer above.
import { probed, settled, type Due } from './card.ts';
import { addDays, dayOf, daysBetween, startOfDay } from './day.ts';
import { intervalDays } from './fsrs.ts';
import { fuzzed, fuzzFactor, leastInterval } from './fuzz.ts';
import { daysSince, recallChance, remembered } from './remember.ts';
import type { Asked } from './rungs.ts';
import { stepDelay } from './steps.ts';
import type { Card, Clock, Grade, Memory, SchedulerSettings } from './types.ts';

export type Scheduler = {
	/**
	 * The card after a graded answer. `asked`, the rung it was asked on, lets a pass by choosing among a few count
	 * for less where a harder rung is left.
	 */
	answer(card: Card, grade: Grade, clock: Clock, asked?: Asked): Card;
	/** The card that each grade would give. */
	preview(card: Card, clock: Clock, asked?: Asked): Record<Grade, Card>;
	/** The card after a first try that failed on `rung`, above the lowest: asked a rung lower within the day. */
	probe(card: Card, rung: number, clock: Clock): Card;
	/** The chance of recall now, 0 to 1; 0 for a card never graded. */
	retrievability(card: Card, clock: Clock): number;
};

/** Long enough to forget the answer just shown, short enough for the same session: Anki's relearning step. */
export const PROBE_DELAY_MS = 10 * 60_000;

type Memories = Record<Grade, Memory>;
type Intervals = Record<Grade, number>;

/** Days that the card was last sent away for; days since the last answer where its day was taken from it. */
function scheduledDays(card: Card, memory: Memory, clock: Clock): number {
	if (card.dueDay === undefined) return daysSince(memory, clock);
	return daysBetween(memory.lastReviewDay, card.dueDay);
}

/** A delay inside the local day is a moment; past it, the start of the day it leads to. */
function dueAfter(delayMs: number, clock: Clock): Due {
	const at = clock.at + delayMs;
	const day = dayOf({ ...clock, at });
	return { dueAt: day === dayOf(clock) ? at : startOfDay(day, clock) };
}

const recordOf = <T>(of: (grade: Grade) => T): Record<Grade, T> => ({
	1: of(1),
	2: of(2),
	3: of(3),
	4: of(4)
});

/**
 * Throws RangeError when the settings' weights are not 21 finite numbers, at the first answer.
 * Later settings need a scheduler of their own.
 */
export function createScheduler(settings: SchedulerSettings): Scheduler {
	const { weights, desiredRetention, maximumIntervalDays: longest } = settings;

	const idealDays = (memory: Memory) =>
		intervalDays(memory.stability, desiredRetention, weights, longest);

	/** Days until a review card comes again. Each pass waits a day longer than the one below it, as in Anki. */
	function reviewIntervals(card: Card, memories: Memories, clock: Clock): Intervals {
		const factor = settings.fuzz ? fuzzFactor(card.id, card.reps) : undefined;
		const previous = card.memory ? scheduledDays(card, card.memory, clock) : 0;
		const pass = (grade: Grade, atLeast: number) => {
			const days = idealDays(memories[grade]);
			return fuzzed(
				days,
				factor,
				Math.max(atLeast, leastInterval(days, previous, longest)),
				longest
			);
		};
		const again = fuzzed(idealDays(memories[1]), factor, 1, longest);
		const hard = pass(2, again);
		const good = pass(3, hard + 1);
		return { 1: again, 2: hard, 3: good, 4: pass(4, good + 1) };
	}

	/** Days until a card that leaves the steps comes again: Easy waits at least a day longer than Good. */
	function graduatingIntervals(card: Card, memories: Memories): Intervals {
		const factor = settings.fuzz ? fuzzFactor(card.id, card.reps) : undefined;
		const days = (grade: Grade, atLeast: number) =>
			fuzzed(idealDays(memories[grade]), factor, atLeast, longest);
		const good = days(3, 1);
		const hard = Math.min(days(2, 1), good);
		return { 1: Math.min(days(1, 1), hard), 2: hard, 3: good, 4: days(4, good + 1) };
	}

	function dueOf(card: Card, grade: Grade, memories: Memories, clock: Clock): Due {
		const isReview = card.state === 'review';
		if (!isReview || grade === 1) {
			const isLearnt = isReview || card.state === 'relearning';
			const steps = isLearnt ? settings.relearningSteps : settings.learningSteps;
			const delay = stepDelay(steps, isReview ? 0 : card.step, grade);
			if (delay !== undefined) return dueAfter(delay, clock);
		}
		const days = isReview
			? reviewIntervals(card, memories, clock)
			: graduatingIntervals(card, memories);
		return { dueDay: addDays(dayOf(clock), days[grade]) };
	}

	/** The card that each grade would give, worked out when asked for. */
	function outcomes(card: Card, clock: Clock, asked?: Asked): (grade: Grade) => Card {
		const memories = recordOf((grade) => remembered(card.memory, grade, clock, settings, asked));
		return (grade) => settled(card, grade, memories[grade], dueOf(card, grade, memories, clock));
	}

	return {
		answer: (card, grade, clock, asked) => outcomes(card, clock, asked)(grade),
		preview: (card, clock, asked) => recordOf(outcomes(card, clock, asked)),
		probe: (card, rung, clock) => probed(card, rung, clock.at + PROBE_DELAY_MS),
		retrievability: (card, clock) => recallChance(card.memory, clock, weights)
	};
}
