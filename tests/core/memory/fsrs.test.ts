import { describe, expect, test } from 'vitest';
import { DEFAULT_WEIGHTS } from '../../../src/lib/core/memory/defaults.ts';
import {
	intervalDays,
	nextMemory,
	retrievability,
	type MemoryState
} from '../../../src/lib/core/memory/fsrs.ts';
import type { Grade } from '../../../src/lib/core/memory/types.ts';
import { GRADES } from './arbitraries.ts';
import { vector, weightsOf } from './vectors.ts';

type Weighted = { w: string };
type History = { ratings: Grade[]; delta_t: number[] };

const near = (found: number, wanted: number, tolerance: number) =>
	expect(Math.abs(found - wanted), `${found} should be ${wanted}`).toBeLessThanOrEqual(tolerance);

function nearState(found: MemoryState | undefined, wanted: MemoryState, tolerance: number) {
	near(found?.stability ?? NaN, wanted.stability, tolerance);
	near(found?.difficulty ?? NaN, wanted.difficulty, tolerance);
}

const stateAfter = ({ ratings, delta_t }: History, weights: readonly number[]) =>
	ratings.reduce<MemoryState | undefined>(
		(state, grade, at) => nextMemory(state, delta_t[at] ?? 0, grade, weights),
		undefined
	);

/** Days after which recall has fallen to `chance`: the forgetting curve turned round. */
const daysUntil = (chance: number, stability: number, weights: readonly number[]) =>
	intervalDays(stability, chance, weights, Infinity);

test('the default weights are those that other implementations ship', () => {
	expect(DEFAULT_WEIGHTS).toEqual(weightsOf('fsrs-6-default'));
});

describe('memory agrees with fsrs-rs', () => {
	test.each(['rs-memory-state-default', 'rs-memo-state-w19'])('%s', (id) => {
		const { input, expect: wanted, tolerance } = vector<Weighted & History, MemoryState>(id);
		nearState(stateAfter(input, weightsOf(input.w)), wanted, tolerance);
	});

	test('rs-next-state-from-state', () => {
		type Input = Weighted & { state: MemoryState; delta_t: number; rating: Grade };
		const {
			input,
			expect: wanted,
			tolerance
		} = vector<Input, MemoryState>('rs-next-state-from-state');
		const next = nextMemory(input.state, input.delta_t, input.rating, weightsOf(input.w));
		nearState(next, wanted, tolerance);
	});

	test('rs-next-states', () => {
		type Input = Weighted & { history: History; delta_t: number; desired_retention: number };
		type Wanted = Record<'again' | 'hard' | 'good' | 'easy', MemoryState & { interval: number }>;
		const { input, expect: wanted, tolerance } = vector<Input, Wanted>('rs-next-states');
		const weights = weightsOf(input.w);
		const state = stateAfter(input.history, weights);
		for (const [at, name] of (['again', 'hard', 'good', 'easy'] as const).entries()) {
			const next = nextMemory(state, input.delta_t, GRADES[at] ?? 1, weights);
			nearState(next, wanted[name], tolerance);
			const days = intervalDays(next.stability, input.desired_retention, weights, 36_500);
			near(days, wanted[name].interval, tolerance);
		}
	});

	test('rs-init-stability and rs-init-difficulty', () => {
		const stability = vector<Weighted, number[]>('rs-init-stability');
		const difficulty = vector<Weighted, number[]>('rs-init-difficulty');
		for (const [at, grade] of GRADES.entries()) {
			const first = nextMemory(undefined, 0, grade, weightsOf(stability.input.w));
			near(first.stability, stability.expect[at] ?? NaN, stability.tolerance);
			near(first.difficulty, difficulty.expect[at] ?? NaN, difficulty.tolerance);
		}
	});

	test('rs-next-difficulty', () => {
		type Input = Weighted & { difficulty: number };
		const { input, expect: wanted, tolerance } = vector<Input, number[]>('rs-next-difficulty');
		for (const [at, grade] of GRADES.entries()) {
			const state = { stability: 5, difficulty: input.difficulty };
			const next = nextMemory(state, 5, grade, weightsOf(input.w));
			near(next.difficulty, wanted[at] ?? NaN, tolerance);
		}
	});

	type Cases = Weighted & { s: number[]; d: number[]; r: number[] };
	const stabilityAt = ({ w, s, d, r }: Cases, at: number, grade: Grade) => {
		const [stability = NaN, difficulty = NaN, chance = NaN] = [s[at], d[at], r[at]];
		const days = daysUntil(chance, stability, weightsOf(w));
		return nextMemory({ stability, difficulty }, days, grade, weightsOf(w)).stability;
	};

	test('rs-stability-after-success', () => {
		const id = 'rs-stability-after-success';
		const { input, expect: wanted, tolerance } = vector<Cases, number[]>(id);
		for (const at of [1, 2, 3])
			near(stabilityAt(input, at, GRADES[at] ?? 1), wanted[at] ?? NaN, tolerance);
	});

	test('rs-stability-after-failure', () => {
		const id = 'rs-stability-after-failure';
		const { input, expect: wanted, tolerance } = vector<Cases, number[]>(id);
		for (const at of GRADES.keys()) near(stabilityAt(input, at, 1), wanted[at] ?? NaN, tolerance);
	});

	test('rs-stability-short-term', () => {
		const id = 'rs-stability-short-term';
		const { input, expect: wanted, tolerance } = vector<Weighted & { s: number }, number[]>(id);
		for (const [at, grade] of GRADES.entries()) {
			const state = { stability: input.s, difficulty: 5 };
			const { stability } = nextMemory(state, 0, grade, weightsOf(input.w));
			near(stability, wanted[at] ?? NaN, tolerance);
		}
	});
});

test.each([1, 2, 3, 4, 5])('memory agrees with ts-fsrs over a long history: %s', (number) => {
	type Wanted = { interval_days: number[]; stability: number[]; difficulty: number[] };
	const {
		input,
		expect: wanted,
		tolerance
	} = vector<Weighted & { ratings: Grade[] }, Wanted>(`ts-long-term-${number}`);
	let state: MemoryState | undefined;
	for (const [at, grade] of input.ratings.entries()) {
		state = nextMemory(state, wanted.interval_days[at - 1] ?? 0, grade, weightsOf(input.w));
		const [stability = NaN, difficulty = NaN] = [wanted.stability[at], wanted.difficulty[at]];
		nearState(state, { stability, difficulty }, tolerance);
	}
});

describe('forgetting agrees with fsrs-rs', () => {
	test.each(['rs-forgetting-curve', 'rs-forgetting-curve-s1'])('%s', (id) => {
		type Input = Weighted & { delta_t: number[]; stability: number[] };
		const { input, expect: wanted, tolerance } = vector<Input, number[]>(id);
		for (const [at, days] of input.delta_t.entries()) {
			const found = retrievability(days, input.stability[at] ?? NaN, weightsOf(input.w));
			near(found, wanted[at] ?? NaN, tolerance);
		}
	});

	test('rs-current-retrievability-decay02', () => {
		type Input = { decay: number; stability: number; delta_t: number[] };
		const id = 'rs-current-retrievability-decay02';
		const { input, expect: wanted, tolerance } = vector<Input, number[]>(id);
		const weights = [...DEFAULT_WEIGHTS.slice(0, 20), input.decay];
		for (const [at, days] of input.delta_t.entries())
			near(retrievability(days, input.stability, weights), wanted[at] ?? NaN, tolerance);
	});

	test('rs-next-interval', () => {
		type Input = Weighted & { stability: number; desired_retention: number[] };
		const { input, expect: wanted } = vector<Input, number[]>('rs-next-interval');
		for (const [at, retention] of input.desired_retention.entries()) {
			const days = intervalDays(input.stability, retention, weightsOf(input.w), Infinity);
			const whole = wanted[at] ?? NaN;
			near(Math.max(1, Math.round(days)), whole, Math.floor(whole * 1e-6));
		}
	});

	test('rs-next-interval-raw', () => {
		type Input = Weighted & { stability: number; desired_retention: number };
		const { input, expect: wanted, tolerance } = vector<Input, number>('rs-next-interval-raw');
		const { stability, desired_retention: retention } = input;
		near(intervalDays(stability, retention, weightsOf(input.w), 36_500), wanted, tolerance);
	});
});

test('an interval is never longer than the longest allowed', () => {
	expect(intervalDays(1000, 0.8, DEFAULT_WEIGHTS, 365)).toBe(365);
});

test('weights that are not FSRS-6’s are refused by name, not replaced in silence', () => {
	expect(() => nextMemory(undefined, 0, 3, [1, 2, 3])).toThrow(/21 finite weights; found 3/);
	const damaged = [...DEFAULT_WEIGHTS.slice(0, 20), NaN];
	expect(() => nextMemory(undefined, 0, 3, damaged)).toThrow(RangeError);
});
