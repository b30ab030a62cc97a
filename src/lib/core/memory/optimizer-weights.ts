// What is known of the 21 weights of FSRS-6 before a learner's log is read: their defaults, bounds, and how much they
// differ from one learner to another.
import { DEFAULT_WEIGHTS } from './defaults.ts';
import { WEIGHT_COUNT } from './fsrs.ts';

/** Weights 0 to 3 are the first stabilities, in days; they differ by factors, so they are fitted as logarithms. */
export const FIRST_STABILITIES = 4;

/** Lowest and highest, as in fsrs-rs and ts-fsrs; first stabilities from 0.1 day, where ts-fsrs begins. */
export const BOUNDS: readonly (readonly [low: number, high: number])[] = [
	[0.1, 100],
	[0.1, 100],
	[0.1, 100],
	[0.1, 100],
	[1, 10],
	[0.001, 4],
	[0.001, 4],
	[0.001, 0.75],
	[0, 4.5],
	[0, 0.8],
	[0.001, 3.5],
	[0.001, 5],
	[0.001, 0.25],
	[0.001, 0.9],
	[0, 4],
	[0, 1],
	[1, 6],
	[0, 2],
	[0, 2],
	[0.01, 0.8],
	[0.1, 0.8]
];

/**
 * How far learners lie apart. From weight 4 on: standard deviations over some 10 000 learners (fsrs-rs,
 * `PARAMS_STDDEV`). Of the first stabilities: in natural logarithms, where 1.5 is a factor of 4.5.
 */
const SPREADS: readonly number[] = [
	1.5, 1.5, 1.5, 1.5, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03,
	0.31, 0.32, 0.14, 0.27
];

/** `values[index]`, which is there: an index past the end is a mistake of the optimizer's. */
export const at = (values: ArrayLike<number>, index: number) => values[index] as number;
/** The same where it is called millions of times: engines compile it for the one kind of array it ever sees. */
export const read = (values: Float64Array, index: number) => values[index] as number;

/** A weight on the scale it is fitted on. */
export const toScale = (index: number, weight: number) =>
	index < FIRST_STABILITIES ? Math.log(weight) : weight;
export const fromScale = (index: number, value: number) =>
	index < FIRST_STABILITIES ? Math.exp(value) : value;

/** By how much a weight changes with a small change on that scale. */
export const scaleRate = (index: number, weight: number) =>
	index < FIRST_STABILITIES ? weight : 1;

/** The weight, no lower and no higher than FSRS-6 has it. */
export function withinBounds(index: number, weight: number): number {
	const [low, high] = BOUNDS[index] ?? [-Infinity, Infinity];
	return Math.min(Math.max(weight, low), high);
}

const CENTRES = DEFAULT_WEIGHTS.map((weight, index) => toScale(index, weight));

/** The stiffness of the pull toward the default, per weight, on the scale it is fitted on. */
export const stiffness = (index: number) => 1 / at(SPREADS, index) ** 2;
/** Distance from the default on the scale the weight is fitted on. */
export const fromDefault = (index: number, weight: number) =>
	toScale(index, weight) - at(CENTRES, index);

/**
 * The cost of lying away from the defaults, in nats of log loss: the squared distance in spreads, as fsrs-rs has it.
 * It counts once for a whole log, so that few reviews stay near the defaults and many go where they lead.
 */
export function pull(weights: ArrayLike<number>): number {
	let sum = 0;
	for (let index = 0; index < WEIGHT_COUNT; index++)
		sum += stiffness(index) * fromDefault(index, at(weights, index)) ** 2;
	return sum;
}

/**
 * The weights with first stabilities that do not fall as the first grade rises: neighbours out of order are given
 * their mean in logarithms, weighed by `cards`, the number that began with each grade. A grade that began none gives
 * way. As fsrs-rs, which takes the value of the larger group.
 */
export function inGradeOrder(weights: readonly number[], cards: ArrayLike<number>): number[] {
	const groups: { log: number; cards: number; grades: number }[] = [];
	for (let index = 0; index < FIRST_STABILITIES; index++) {
		let group = { log: Math.log(at(weights, index)), cards: at(cards, index), grades: 1 };
		for (let last = groups.at(-1); last && last.log > group.log; last = groups.at(-1)) {
			groups.pop();
			const both = last.cards + group.cards;
			const share = both > 0 ? group.cards / both : 0.5;
			const log = last.log + share * (group.log - last.log);
			group = { log, cards: both, grades: last.grades + group.grades };
		}
		groups.push(group);
	}
	const first = groups.flatMap(({ log, grades }) => Array<number>(grades).fill(Math.exp(log)));
	// Those in order stay what they were to the last bit.
	return weights.map((weight, index) =>
		index < FIRST_STABILITIES && Math.abs(at(first, index) / weight - 1) > 1e-12
			? at(first, index)
			: weight
	);
}
