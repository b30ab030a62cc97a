// The scheduler: what an answer does to a card and when it is asked again. Pure: the clock is an argument, chance is
// seeded by the card, so `preview` shows the very dates that `answer` gives. Every layer may import it.
import { probed, settled, type Due } from './card.ts';
import { addDays, dayOf, daysBetween, startOfDay } from './day.ts';
import { graduatingIntervals, reviewIntervals, type Memories } from './intervals.ts';
import { daysSince, recallChance, remembered } from './remember.ts';
import type { Asked } from './rungs.ts';
import { retestWithin } from './retest.ts';
import { stepDelay } from './steps.ts';
import type { Calendar, Card, Clock, Grade, Memory, SchedulerSettings } from './types.ts';

export type Scheduler = {
	/**
	 * The card after a graded answer. `asked`, the rung it was asked on, lets a pass by choosing among a few count
	 * for less where a harder rung is left. A mistake made with `isSure` is asked again the next day and after a week.
	 */
	answer(card: Card, grade: Grade, clock: Clock, asked?: Asked, isSure?: boolean): Card;
	/** The card that each grade would give. */
	preview(card: Card, clock: Clock, asked?: Asked): Record<Grade, Card>;
	/** The card after a first try that failed on `rung`, above the lowest: asked a rung lower within the day. */
	probe(card: Card, rung: number, clock: Clock, isSure?: boolean): Card;
	/** The chance of recall now, 0 to 1; 0 for a card never graded. */
	retrievability(card: Card, clock: Clock): number;
};

/** Long enough to forget the answer just shown, short enough for the same session: Anki's relearning step. */
export const PROBE_DELAY_MS = 10 * 60_000;

/** The memory that each grade would leave, computed once and only when it is needed. */
function memoriesAfter(
	card: Card,
	clock: Clock,
	settings: SchedulerSettings,
	asked?: Asked
): Memories {
	const known: Partial<Record<Grade, Memory>> = {};
	return (grade) => (known[grade] ??= remembered(card.memory, grade, clock, settings, asked));
}

/** Days that a review card was sent away for; days since its last answer where a probe took its day. */
function scheduledDays({ memory, dueDay }: Card, clock: Clock): number {
	if (!memory) return 0;
	return dueDay === undefined
		? daysSince(memory, clock)
		: daysBetween(memory.lastReviewDay, dueDay);
}

/** The delay in the steps, in ms; `undefined` for a card that is in none, or leaves them. */
function delayInSteps(card: Card, grade: Grade, settings: SchedulerSettings): number | undefined {
	if (card.state === 'review')
		return grade === 1 ? stepDelay(settings.relearningSteps, 0, grade) : undefined;
	const isRelearning = card.state === 'relearning';
	const steps = isRelearning ? settings.relearningSteps : settings.learningSteps;
	return stepDelay(steps, card.step, grade);
}

/** A delay inside the local day is a moment; past it, the start of the day it leads to. */
function dueAfter(delayMs: number, clock: Clock): Due {
	const at = clock.at + delayMs;
	const day = dayOf({ ...clock, at });
	return { dueAt: day === dayOf(clock) ? at : startOfDay(day, clock) };
}

function dueOf(
	card: Card,
	grade: Grade,
	memories: Memories,
	clock: Clock,
	settings: SchedulerSettings,
	calendar?: Calendar
): Due {
	const delay = delayInSteps(card, grade, settings);
	if (delay !== undefined) return dueAfter(delay, clock);
	const today = dayOf(clock);
	const plan = { settings, calendar, today };
	const intervals =
		card.state === 'review'
			? reviewIntervals(card, memories, scheduledDays(card, clock), plan)
			: graduatingIntervals(card, memories, plan);
	const days = Math.min(intervals[grade], grade > 1 ? retestWithin(card) : Infinity);
	return { dueDay: addDays(today, days) };
}

/**
 * With a calendar, days are chosen inside the range of fuzz so that the load is even and days off stay free. Throws
 * RangeError at the first answer when the settings' weights are not 21 finite numbers.
 */
export function createScheduler(settings: SchedulerSettings, calendar?: Calendar): Scheduler {
	const outcomes = (card: Card, clock: Clock, asked?: Asked) => {
		const memories = memoriesAfter(card, clock, settings, asked);
		return (grade: Grade, isSure?: boolean) => {
			const due = dueOf(card, grade, memories, clock, settings, calendar);
			return settled(card, grade, memories(grade), due, isSure);
		};
	};
	return {
		answer: (card, grade, clock, asked, isSure) => outcomes(card, clock, asked)(grade, isSure),
		preview: (card, clock, asked) => {
			const after = outcomes(card, clock, asked);
			return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
		},
		probe: (card, rung, clock, isSure) => probed(card, rung, clock.at + PROBE_DELAY_MS, isSure),
		retrievability: (card, clock) => recallChance(card.memory, clock, settings.weights)
	};
}
