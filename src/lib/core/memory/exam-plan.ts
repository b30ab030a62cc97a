// To know it on a certain day: three phases (learn, keep, one last look), a pace for each day, and what to expect. The
// plan moves no card by itself: it sets the pace of new ones, brings cards a last time before the day, and keeps
// intervals from reaching beyond it. Taking it away takes all of that away.
import { addDays, daysBetween } from './day.ts';
import { retrievability } from './fsrs.ts';
import { fuzzFactor } from './fuzz.ts';
import type { Card, Day, Memory, SchedulerSettings } from './types.ts';

export type ExamPlan = {
	name: string;
	examDay: Day;
	/** `dossier/deck`; empty: every deck. */
	deckIds: string[];
	/** The chance of recall wished for on the day, 0.8 to 0.97. */
	target: number;
};

export type ExamPhase = 'learn' | 'keep' | 'look' | 'over';

/**
 * Days of the last look before a day so far ahead: every card once. A seventh of the time, two days at least so that no
 * evening is a wall, ten at most so that it is still fresh. None with less than three days left.
 */
export function lookDays(daysLeft: number): number {
	return daysLeft < 3 ? Math.max(0, daysLeft) : Math.min(10, Math.max(2, Math.round(daysLeft / 7)));
}

export type ExamDays = {
	/** New questions are met up to this day, which is the last. */
	learnUntil: Day;
	/** From this day to the eve every card comes once more. */
	lookFrom: Day;
};

/**
 * The phases, counted from `startDay`, on which the plan was made. New questions end so early that the last of them
 * have come back before the last look: four fifths of the time that is left before it.
 */
export function examDays(startDay: Day, examDay: Day): ExamDays {
	const whole = Math.max(0, daysBetween(startDay, examDay));
	const look = lookDays(whole);
	const learn = Math.max(1, Math.ceil((whole - look) * 0.8));
	return {
		learnUntil: addDays(startDay, learn - 1),
		lookFrom: addDays(examDay, -Math.max(1, look))
	};
}

export function phaseOf({ learnUntil, lookFrom }: ExamDays, examDay: Day, today: Day): ExamPhase {
	if (daysBetween(today, examDay) <= 0) return 'over';
	if (daysBetween(lookFrom, today) >= 0) return 'look';
	return daysBetween(today, learnUntil) >= 0 ? 'learn' : 'keep';
}

/** New questions to meet today so that all are met in time: spread evenly over the days that are left for it. */
export function newToday(fresh: number, { learnUntil }: ExamDays, today: Day): number {
	const days = daysBetween(today, learnUntil) + 1;
	return days <= 0 ? fresh : Math.ceil(fresh / days);
}

/** The day on which a card has its last look: spread evenly over the days before the exam, the same each time. */
export function lookDayOf(cardId: string, { lookFrom }: ExamDays, examDay: Day): Day {
	const days = Math.max(1, daysBetween(lookFrom, examDay));
	return addDays(lookFrom, Math.floor(fuzzFactor(cardId, 0) * days));
}

/** Whether a card is to be looked at once more today, due or not: its day has come, and it was not seen since they began. */
export function wantsLook(
	card: Pick<Card, 'id' | 'memory' | 'state'>,
	days: ExamDays,
	examDay: Day,
	today: Day
): boolean {
	if (!card.memory || card.state !== 'review') return false;
	if (daysBetween(today, examDay) <= 0) return false;
	const isTime = daysBetween(lookDayOf(card.id, days, examDay), today) >= 0;
	return isTime && daysBetween(card.memory.lastReviewDay, days.lookFrom) > 0;
}

/**
 * The gap worth keeping before a test so far ahead, as a share of the time left: about a third for a week, a twelfth for
 * a year (Cepeda et al. 2008: 20–40 % of a week, 5–10 % of a year), and between them in proportion to the logarithm.
 */
export function bestGap(daysLeft: number): number {
	const place = Math.min(1, Math.max(0, Math.log(daysLeft / 7) / Math.log(365 / 7)));
	return Math.max(1, Math.round(daysLeft * 0.33 * (0.08 / 0.33) ** place));
}

/**
 * The longest that a card may wait after an answer today. A memory that reaches the target on the day anyway may wait as
 * long as it likes, up to its last look; another comes after the best gap.
 */
export function longestBeforeExam(
	cardId: string,
	memory: Pick<Memory, 'stability'>,
	plan: ExamPlan,
	days: ExamDays,
	today: Day,
	weights: SchedulerSettings['weights']
): number {
	const left = daysBetween(today, plan.examDay);
	if (left <= 0) return Infinity;
	// Seen on one of the last days it is not asked again before the exam, unless it would be forgotten by then.
	const holds = retrievability(left, memory.stability, weights) >= plan.target;
	if (daysBetween(days.lookFrom, today) >= 0) return holds ? Infinity : Math.max(1, bestGap(left));
	const toLook = daysBetween(today, lookDayOf(cardId, days, plan.examDay));
	return Math.max(1, holds ? toLook : Math.min(toLook, bestGap(left)));
}

export type PlannedDay = {
	day: Day;
	phase: ExamPhase;
	fresh: number;
	reviews: number;
	minutes: number;
};

/** Each day until the exam in words and figures: what a simulation of the plan says. */
export function plannedDays(
	simulated: readonly { reviews: number; fresh: number; minutes: number }[],
	days: ExamDays,
	examDay: Day,
	today: Day
): PlannedDay[] {
	return simulated.map((one, at) => {
		const day = addDays(today, at);
		return { day, phase: phaseOf(days, examDay, day), ...one };
	});
}
