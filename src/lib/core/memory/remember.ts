// A card's memory after an answer: FSRS, counted in local days, held back where a pass proved little.
import { dayOf, daysBetween } from './day.ts';
import { nextMemory, retrievability } from './fsrs.ts';
import { stabilityCeiling, type Asked } from './rungs.ts';
import type { Clock, Grade, Memory, SchedulerSettings } from './types.ts';

export type ParameterSet = Pick<SchedulerSettings, 'paramsId' | 'weights'>;

/**
 * What a corrected key leaves of stability. The question is known, its answer is not, and the old answer gets in the
 * way: half is about what one good review earns, so the card costs one review and not its whole history.
 */
export const LEFT_AFTER_CORRECTION = 0.5;

/** Whole local days since the last answer; never below 0, wherever the learner has flown. */
export const daysSince = (memory: Memory, clock: Clock) =>
	Math.max(0, daysBetween(memory.lastReviewDay, dayOf(clock)));

/**
 * The memory after a grade. With `asked`, a pass by choosing among a few carries stability no further than where the
 * next rung begins, and never lowers it.
 */
export function remembered(
	before: Memory | undefined,
	grade: Grade,
	clock: Clock,
	{ paramsId, weights }: ParameterSet,
	asked?: Asked
): Memory {
	const next = nextMemory(before, before ? daysSince(before, clock) : 0, grade, weights);
	const ceiling = asked && grade > 1 ? stabilityCeiling(asked) : Infinity;
	return {
		model: 'fsrs-6',
		paramsId,
		stability: Math.min(next.stability, Math.max(before?.stability ?? 0, ceiling)),
		difficulty: next.difficulty,
		lastReviewAt: clock.at,
		lastReviewDay: dayOf(clock)
	};
}

/** The chance of recall now, 0 to 1; 0 for a card never graded. */
export function recallChance(
	memory: Memory | undefined,
	clock: Clock,
	weights: readonly number[]
): number {
	return memory ? retrievability(daysSince(memory, clock), memory.stability, weights) : 0;
}
