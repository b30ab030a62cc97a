// The three formulas of FSRS-6, from ts-fsrs: how memory changes, how fast it fades, how long to wait.
// Nothing else of ts-fsrs is used: it counts days at UTC midnight and seeds its fuzz with the clock.
import { FSRSAlgorithm, forgetting_curve } from 'ts-fsrs';
import type { Grade, Memory } from './types.ts';

export const WEIGHT_COUNT = 21;
/** Stability stays within these bounds, in days; the formulas are not defined below the first. */
export const MIN_STABILITY = 0.001;

/** Stability in days (0.001 to 36 500) and difficulty (1 to 10). */
export type MemoryState = Pick<Memory, 'stability' | 'difficulty'>;

const algorithms = new WeakMap<readonly number[], FSRSAlgorithm>();

/** Throws RangeError unless there are 21 finite weights: ts-fsrs would fall back to its own in silence. */
export function checkWeights(weights: readonly number[]) {
	if (weights.length !== WEIGHT_COUNT || !weights.every(Number.isFinite))
		throw new RangeError(
			`FSRS-6 takes ${WEIGHT_COUNT} finite weights; found ${weights.length}: ${weights.join(', ')}.`
		);
}

function algorithmFor(weights: readonly number[]): FSRSAlgorithm {
	const known = algorithms.get(weights);
	if (known) return known;
	checkWeights(weights);
	// One relearning step, whatever the settings say: ts-fsrs would lower weights 17 and 18 for more of them.
	const algorithm = new FSRSAlgorithm({ w: [...weights], relearning_steps: ['10m'] });
	algorithms.set(weights, algorithm);
	return algorithm;
}

/**
 * Memory after an answer. `before` is `undefined` at the first; `elapsedDays` are whole local days since the last
 * answer, and 0 takes the same-day rule. A day count below 0, after a flight west over the date line, counts as 0.
 * Again never raises stability here, also under weights that would let it on the same day.
 */
export function nextMemory(
	before: MemoryState | undefined,
	elapsedDays: number,
	grade: Grade,
	weights: readonly number[]
): MemoryState {
	const state = before ? { stability: before.stability, difficulty: before.difficulty } : null;
	const next = algorithmFor(weights).next_state(state, Math.max(0, elapsedDays), grade);
	const stability =
		before && grade === 1 ? Math.min(before.stability, next.stability) : next.stability;
	return { stability, difficulty: next.difficulty };
}

/**
 * Days until the chance of recall falls to `retention` (above 0, at most 1): not rounded, at most `maximumDays`.
 * At 0.9 it is the stability.
 */
export function intervalDays(
	stability: number,
	retention: number,
	weights: readonly number[],
	maximumDays: number
): number {
	const modifier = algorithmFor(weights).calculate_interval_modifier(retention);
	return Math.min(stability * modifier, maximumDays);
}

/** The chance of recall, 0 to 1, so many whole local days after the last answer. Days below 0 count as 0. */
export function retrievability(
	elapsedDays: number,
	stability: number,
	weights: readonly number[]
): number {
	return forgetting_curve(algorithmFor(weights).parameters.w, Math.max(0, elapsedDays), stability);
}
