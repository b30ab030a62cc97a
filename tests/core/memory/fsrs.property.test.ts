import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	intervalDays,
	nextMemory,
	retrievability,
	type MemoryState
} from '../../../src/lib/core/memory/fsrs.ts';
import { runs } from '../../support/property-runs.ts';
import { answers, grades, states, weights } from './arbitraries.ts';

const elapsed = fc.oneof(fc.constant(0), fc.integer({ min: -1, max: 40_000 }));
const retentions = fc.double({ min: 0.7, max: 0.99, noNaN: true });

test('a card just answered is known for certain, and at 90 % once its stability has passed', () => {
	fc.assert(
		fc.property(states, weights, ({ stability }, w) => {
			expect(retrievability(0, stability, w)).toBe(1);
			expect(retrievability(stability, stability, w)).toBeCloseTo(0.9, 6);
		}),
		{ numRuns: runs }
	);
});

test('what is left alone is never remembered better later', () => {
	fc.assert(
		fc.property(states, weights, elapsed, elapsed, ({ stability }, w, one, other) => {
			const sooner = retrievability(Math.min(one, other), stability, w);
			const later = retrievability(Math.max(one, other), stability, w);
			expect(later).toBeLessThanOrEqual(sooner);
			expect(later).toBeGreaterThanOrEqual(0);
			expect(sooner).toBeLessThanOrEqual(1);
		}),
		{ numRuns: runs }
	);
});

test('forgetting never makes a memory more stable, and recalling never less', () => {
	fc.assert(
		fc.property(states, weights, elapsed, (state, w, days) => {
			const after = ([1, 2, 3, 4] as const).map((grade) => nextMemory(state, days, grade, w));
			const [again = NaN, hard = NaN, good = NaN, easy = NaN] = after.map((one) => one.stability);
			// Rounded to eight decimals by ts-fsrs.
			expect(again).toBeLessThanOrEqual(state.stability);
			expect(hard).toBeGreaterThanOrEqual(state.stability - 1e-8);
			expect(good).toBeGreaterThanOrEqual(hard);
			expect(easy).toBeGreaterThanOrEqual(good);
		}),
		{ numRuns: runs }
	);
});

test('a better grade never makes a question harder', () => {
	fc.assert(
		fc.property(states, weights, elapsed, (state, w, days) => {
			const after = ([1, 2, 3, 4] as const).map((grade) => nextMemory(state, days, grade, w));
			const difficulties = after.map(({ difficulty }) => difficulty);
			expect(difficulties).toEqual([...difficulties].sort((a, b) => b - a));
		}),
		{ numRuns: runs }
	);
});

test('the more a learner wants to keep, the sooner a question comes back', () => {
	fc.assert(
		fc.property(states, weights, retentions, retentions, ({ stability }, w, one, other) => {
			const days = (retention: number) => intervalDays(stability, retention, w, 36_500);
			expect(days(Math.max(one, other))).toBeLessThanOrEqual(days(Math.min(one, other)));
		}),
		{ numRuns: runs }
	);
});

test('no history leads out of bounds or to a number that is none', () => {
	fc.assert(
		fc.property(answers, grades, weights, (drawn, first, w) => {
			let state: MemoryState | undefined = nextMemory(undefined, 0, first, w);
			for (const { grade, gapMin } of drawn) {
				state = nextMemory(state, Math.floor(gapMin / 1440), grade, w);
				expect(state.stability).toBeGreaterThanOrEqual(0.001);
				expect(state.stability).toBeLessThanOrEqual(36_500);
				expect(state.difficulty).toBeGreaterThanOrEqual(1);
				expect(state.difficulty).toBeLessThanOrEqual(10);
			}
		}),
		{ numRuns: runs }
	);
});
