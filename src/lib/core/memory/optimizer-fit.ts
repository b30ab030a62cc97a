// The weights that explain a log best: least log loss plus the pull toward the defaults. Gauss-Newton steps, damped
// as by Levenberg and Marquardt. There is no batch, no shuffle and no learning rate in it: the same log gives the same
// weights, and a weight that nothing in the log depends on stays exactly where it was. First stabilities are fitted
// with the rest and need no search of their own: the way leads to the same place from a tenth or ten times of them.
import { WEIGHT_COUNT } from './fsrs.ts';
import type { TrainingItem } from './optimizer-items.ts';
import { Model } from './optimizer-model.ts';
import {
	at,
	fromDefault,
	fromScale,
	pull,
	read,
	scaleRate,
	stiffness,
	toScale,
	withinBounds
} from './optimizer-weights.ts';

/** Histories, and how much each answer's prediction counts: 0 for those that are only gone through. */
export type Sample = { item: TrainingItem; counts: Float64Array };

/** Sums over a sample: log loss in nats, its gradient by weight, and its expected curvature (Fisher information). */
export type Sums = { loss: number; gradient: Float64Array; curvature: Float64Array };

const noSums = (): Sums => ({
	loss: 0,
	gradient: new Float64Array(WEIGHT_COUNT),
	curvature: new Float64Array(WEIGHT_COUNT ** 2)
});

/** The chance of recall is held this far from 0 and 1, so that no single answer costs without limit. */
const LEAST_CHANCE = 1e-6;
const bounded = (chance: number) => Math.min(Math.max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE);

/** What an answer costs, in nats. */
const lossOf = (chance: number, grade: number) => -Math.log(grade > 1 ? chance : 1 - chance);

function addPrediction(sums: Sums, model: Model, grade: number, count: number) {
	const chance = bounded(model.recall);
	sums.loss += count * lossOf(chance, grade);
	if (chance !== model.recall) return;
	const slope = count * (grade > 1 ? -1 / chance : 1 / (1 - chance));
	const bend = count / (chance * (1 - chance));
	const { gradient, curvature } = sums;
	const d = model.dRecall;
	for (let row = 0; row < WEIGHT_COUNT; row++) {
		const dRow = read(d, row);
		if (dRow === 0) continue;
		gradient[row] = read(gradient, row) + slope * dRow;
		const start = row * WEIGHT_COUNT;
		for (let column = 0; column <= row; column++)
			curvature[start + column] = read(curvature, start + column) + bend * dRow * read(d, column);
	}
}

/** Goes through a history up to its last counted answer. */
function walk(
	{ item, counts }: Sample,
	model: Model,
	predicted: (grade: number, count: number) => void
) {
	const { grades, days, ceilings, left } = item;
	const last = counts.findLastIndex((count) => count > 0);
	for (let index = 0; index <= last; index++) {
		const grade = grades[index] ?? 0;
		const elapsed = days[index] ?? 0;
		const ceiling = read(ceilings, index);
		if (index === 0) {
			model.begin(grade, ceiling);
			continue;
		}
		if (read(left, index) < 1) model.weaken(read(left, index));
		model.predict(elapsed);
		if (read(counts, index) > 0) predicted(grade, read(counts, index));
		if (index < last) model.answer(grade, elapsed, ceiling);
	}
}

/** The log loss of a sample in nats, summed and weighed by what counts, with its derivatives. */
export function sumsOf(sample: readonly Sample[], weights: ArrayLike<number>): Sums {
	const sums = noSums();
	const model = new Model(weights, true);
	const add = (grade: number, count: number) => addPrediction(sums, model, grade, count);
	for (const one of sample) walk(one, model, add);
	return sums;
}

/** The log loss of a sample in nats a counted answer; 0 for none. */
export function meanLoss(sample: readonly Sample[], weights: ArrayLike<number>): number {
	let loss = 0;
	let total = 0;
	const model = new Model(weights, false);
	const add = (grade: number, count: number) => {
		loss += count * lossOf(bounded(model.recall), grade);
		total += count;
	};
	for (const one of sample) walk(one, model, add);
	return total > 0 ? loss / total : 0;
}

/** Sums at some weights, with the pull toward the defaults, on the scale the weights are fitted on. */
type Place = { weights: number[]; cost: number; gradient: Float64Array; curvature: Float64Array };

function placeAt(sample: readonly Sample[], weights: number[]): Place {
	const { loss, gradient, curvature } = sumsOf(sample, weights);
	const rate = weights.map((weight, index) => scaleRate(index, weight));
	for (let row = 0; row < WEIGHT_COUNT; row++) {
		const pulled = stiffness(row) * fromDefault(row, at(weights, row));
		gradient[row] = read(gradient, row) * at(rate, row) + 2 * pulled;
		for (let column = 0; column <= row; column++) {
			const cell = row * WEIGHT_COUNT + column;
			curvature[cell] = read(curvature, cell) * at(rate, row) * at(rate, column);
		}
		const diagonal = row * WEIGHT_COUNT + row;
		curvature[diagonal] = read(curvature, diagonal) + 2 * stiffness(row);
	}
	return { weights, cost: loss + pull(weights), gradient, curvature };
}

/** Whether a step downhill would leave the bounds: the weight stays, and the others are fitted around it. */
function isHeld(index: number, weight: number, slope: number): boolean {
	const step = toScale(index, weight) - Math.sign(slope) * 1e-9;
	return slope !== 0 && withinBounds(index, fromScale(index, step)) === weight;
}

/** Where one damped Gauss-Newton step leads. The higher `damping`, the shorter the step. */
function stepFrom({ weights, gradient, curvature }: Place, damping: number): number[] {
	const matrix = curvature.slice();
	const side = gradient.map((slope) => -slope);
	for (let row = 0; row < WEIGHT_COUNT; row++) {
		const diagonal = row * WEIGHT_COUNT + row;
		matrix[diagonal] = at(matrix, diagonal) * (1 + damping);
		if (!isHeld(row, at(weights, row), at(gradient, row))) continue;
		for (let other = 0; other < WEIGHT_COUNT; other++)
			matrix[Math.max(row, other) * WEIGHT_COUNT + Math.min(row, other)] = row === other ? 1 : 0;
		side[row] = 0;
	}
	const step = solve(matrix, side);
	return weights.map((weight, index) =>
		at(step, index) === 0
			? weight
			: withinBounds(index, fromScale(index, toScale(index, weight) + at(step, index)))
	);
}

/** Solves for a symmetric, positive definite matrix given by its lower half, which is overwritten (Cholesky). */
function solve(matrix: Float64Array, side: Float64Array): Float64Array {
	const cell = (row: number, column: number) => read(matrix, row * WEIGHT_COUNT + column);
	for (let row = 0; row < WEIGHT_COUNT; row++)
		for (let column = 0; column <= row; column++) {
			let sum = cell(row, column);
			for (let k = 0; k < column; k++) sum -= cell(row, k) * cell(column, k);
			matrix[row * WEIGHT_COUNT + column] =
				row === column ? Math.sqrt(sum) : sum / cell(column, column);
		}
	const x = side.slice();
	for (let row = 0; row < WEIGHT_COUNT; row++) {
		let sum = read(x, row);
		for (let k = 0; k < row; k++) sum -= cell(row, k) * read(x, k);
		x[row] = sum / cell(row, row);
	}
	for (let row = WEIGHT_COUNT - 1; row >= 0; row--) {
		let sum = read(x, row);
		for (let k = row + 1; k < WEIGHT_COUNT; k++) sum -= cell(k, row) * read(x, k);
		x[row] = sum / cell(row, row);
	}
	return x;
}

/** Passes over the sample at most; three to eight are common. */
export const MOST_PASSES = 20;
/** A step that gains no more than this many nats, over the whole log, was the last: no learner could tell. */
const LEAST_GAIN = 0.1;
/** Damping falls after a step that gained and rises after one that did not. */
const FIRST_DAMPING = 0.01;
const EASED = 0.2;
const RAISED = 10;
const MOST_DAMPING = 100;

/** Fits, one pass over the sample a step: yields the cost so far in nats, returns the weights. */
export function* fit(
	sample: readonly Sample[],
	start: readonly number[]
): Generator<number, number[], void> {
	let place = placeAt(sample, [...start]);
	let damping = FIRST_DAMPING;
	for (let pass = 1; pass < MOST_PASSES && damping < MOST_DAMPING; pass++) {
		yield place.cost;
		const next = placeAt(sample, stepFrom(place, damping));
		const gain = place.cost - next.cost;
		damping *= gain > 0 ? EASED : RAISED;
		if (gain > 0) place = next;
		if (gain > 0 && gain < LEAST_GAIN) break;
	}
	return place.weights;
}
