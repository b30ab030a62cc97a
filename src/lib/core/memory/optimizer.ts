// The optimizer: weights of FSRS-6 fitted to one learner's log, on the learner's device. Pure and in steps, so that a
// worker can run it, say how far it is, and stop.
import { DEFAULT_WEIGHTS } from './defaults.ts';
import { checkWeights } from './fsrs.ts';
import {
	laterDayAnswers,
	recency,
	sampleOf,
	withoutOutliers,
	type LaterAnswer
} from './optimizer-answers.ts';
import { fit, meanLoss, MOST_PASSES } from './optimizer-fit.ts';
import type { TrainingItem } from './optimizer-items.ts';
import { inGradeOrder } from './optimizer-weights.ts';

/** Below these, a log says less about its learner than the defaults do. */
export const LEAST_REVIEWS = 400;
export const LEAST_LATER_DAY = 64;
/** Of the later-day answers, forgotten and recalled: without both, nothing says where forgetting begins. */
export const LEAST_OF_EACH = 8;
/** The last part of the answers, by time, that new weights have to predict better. */
const HELD_OUT = 0.2;

/** Passes done and passes at most; `loss` in nats over the log, with the pull toward the defaults. */
export type OptimizeStep = { done: number; total: number; loss: number };

/** Losses are log losses in nats a later-day answer. */
export type Optimized = {
	/** 21 weights to use from now on: those in force, unless `isBetter`. */
	weights: number[];
	/** Over the whole log: with the weights in force, with `weights`. */
	lossBefore: number;
	lossAfter: number;
	/** Over the last fifth: with the weights in force, with weights fitted to what came before it. */
	heldOutBefore: number;
	heldOutAfter: number;
	/** Graded answers in the log. */
	reviewCount: number;
	/** Whether weights fitted to the earlier answers predicted the later ones better. */
	isBetter: boolean;
};

/** What the log has and what it needs. Later-day answers are those on a later day than the one before. */
export type TooFew = {
	tooFew: {
		reviews: number;
		needed: number;
		laterDay: number;
		laterDayNeeded: number;
		/** Forgotten or recalled later-day answers, whichever are fewer. */
		ofEach: number;
		ofEachNeeded: number;
	};
};

function whatIsMissing(
	items: readonly TrainingItem[],
	answers: readonly LaterAnswer[],
	reviews: number
): TooFew | undefined {
	const forgotten = answers.filter(({ item, index }) => items[item]?.grades[index] === 1).length;
	const laterDay = answers.length;
	const ofEach = Math.min(forgotten, laterDay - forgotten);
	if (reviews >= LEAST_REVIEWS && laterDay >= LEAST_LATER_DAY && ofEach >= LEAST_OF_EACH)
		return undefined;
	return {
		tooFew: {
			reviews,
			needed: LEAST_REVIEWS,
			laterDay,
			laterDayNeeded: LEAST_LATER_DAY,
			ofEach,
			ofEachNeeded: LEAST_OF_EACH
		}
	};
}

/**
 * The mean log loss, in nats, with which 21 weights foretell the later-day answers of the items; 0 for none. 0.33 is
 * common, 0.69 a coin's. Throws RangeError unless there are 21 finite weights.
 */
export function logLoss(items: readonly TrainingItem[], weights: readonly number[]): number {
	checkWeights(weights);
	return meanLoss(
		sampleOf(items, laterDayAnswers(items), () => 1),
		weights
	);
}

function* fitTo(items: readonly TrainingItem[], answers: readonly LaterAnswer[]) {
	const sample = sampleOf(items, withoutOutliers(items, answers), recency);
	const fitted = yield* fit(sample, DEFAULT_WEIGHTS);
	const begun = [1, 2, 3, 4].map((grade) => sample.filter(({ item }) => item.grades[0] === grade));
	return inGradeOrder(
		fitted,
		begun.map(({ length }) => length)
	);
}

export type OptimizeOptions = {
	/** The 21 weights in force, which new ones have to beat. */
	weights?: readonly number[];
};

/**
 * Fits weights to a learner's log, one pass over it a step. Run to its end it returns what it found, or how much is
 * missing; dropped earlier, it leaves nothing behind. The result depends on the log and the options alone.
 *
 * Weights are fitted to the first four fifths of the later-day answers, by time, and have to foretell the rest with
 * strictly less log loss than those in force. Then they are fitted to all. Throws RangeError unless `weights` are 21
 * finite numbers.
 */
export function* optimizeSteps(
	items: readonly TrainingItem[],
	{ weights = DEFAULT_WEIGHTS }: OptimizeOptions = {}
): Generator<OptimizeStep, Optimized | TooFew, void> {
	checkWeights(weights);
	const answers = laterDayAnswers(items);
	const reviewCount = items.reduce((sum, { grades }) => sum + grades.length, 0);
	const tooFew = whatIsMissing(items, answers, reviewCount);
	if (tooFew) return tooFew;
	const cut = Math.floor(answers.length * (1 - HELD_OUT));
	const heldOut = sampleOf(items, answers.slice(cut), () => 1);
	const earlier = yield* counted(fitTo(items, answers.slice(0, cut)), 0);
	const heldOutBefore = meanLoss(heldOut, weights);
	const heldOutAfter = meanLoss(heldOut, earlier);
	const isBetter = heldOutAfter < heldOutBefore;
	const best = isBetter ? yield* counted(fitTo(items, answers), MOST_PASSES) : [...weights];
	const lossBefore = logLoss(items, weights);
	const lossAfter = isBetter ? logLoss(items, best) : lossBefore;
	return {
		weights: best,
		lossBefore,
		lossAfter,
		heldOutBefore,
		heldOutAfter,
		reviewCount,
		isBetter
	};
}

/** The steps of one of the two fits, of which `before` passes went before. */
function* counted(
	steps: Generator<number, number[], void>,
	before: number
): Generator<OptimizeStep, number[], void> {
	let done = before;
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		yield { done: ++done, total: 2 * MOST_PASSES, loss: step.value };
	}
}

/** `optimizeSteps` to its end. */
export function optimize(
	items: readonly TrainingItem[],
	options: OptimizeOptions = {}
): Optimized | TooFew {
	const steps = optimizeSteps(items, options);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
