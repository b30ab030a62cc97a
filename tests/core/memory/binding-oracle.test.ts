// Two implementations of FSRS-6 that share no code: ours, over ts-fsrs, and fsrs-rs as a native module.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_WEIGHTS } from '../../../src/lib/core/memory/defaults.ts';
import { nextMemory, type MemoryState } from '../../../src/lib/core/memory/fsrs.ts';
import { fsrsRs, hasFsrsRs, type FsrsState } from '../../support/fsrs-rs.ts';
import { grades, weights as drawnWeights } from './arbitraries.ts';
import { historiesOf, lossOver, split } from './optimizer-oracle.ts';
import { LEARNERS, syntheticLog } from './synthetic-log.ts';

const NAMES = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const;

const histories = fc.array(
	fc.record({
		grade: grades,
		days: fc.oneof(
			fc.constant(0),
			fc.integer({ min: 1, max: 10 }),
			fc.integer({ min: 1, max: 900 })
		)
	}),
	{ minLength: 1, maxLength: 60, size: 'max' }
);
const common = fc.constantFrom(
	DEFAULT_WEIGHTS,
	...Object.values(LEARNERS).map(({ weights }) => weights)
);
/** ts-fsrs begins no memory below 0.1 day, fsrs-rs none below 0.001. */
const anyWithinBounds = drawnWeights.map((weights) =>
	weights.map((weight, at) => (at < 4 ? Math.max(0.1, weight) : weight))
);

// fsrs-rs counts in 32 bits: where one answer may multiply stability by thousands, rounding grows with it.
test.skipIf(!hasFsrsRs).each([
	['common weights', common, 1e-4],
	['any weights within their bounds', anyWithinBounds, 1e-3]
] as const)('memory along any history is that of fsrs-rs: %s', (_, weightSets, tolerance) => {
	const nearly = (found: number, wanted: number) =>
		expect(Math.abs(found / wanted - 1), `${found}, ${wanted}`).toBeLessThan(tolerance);
	fc.assert(
		fc.property(histories, weightSets, (history, weights) => {
			const fsrs = new (fsrsRs().FSRSBinding)([...weights]);
			let ours: MemoryState | undefined;
			let theirs: FsrsState | undefined;
			for (const { grade, days } of history) {
				const before = ours;
				const elapsed = before ? days : 0;
				ours = nextMemory(before, elapsed, grade, weights);
				theirs = fsrs.nextStates(theirs, 0.9, elapsed)[NAMES[grade]].memory;
				nearly(ours.difficulty, theirs.difficulty);
				// The one wanted difference: with some weights fsrs-rs has Again on the same day raise stability.
				const isRaised = before && grade === 1 && theirs.stability > before.stability * 1.0001;
				if (isRaised && elapsed === 0) {
					expect(ours.stability).toBe(before.stability);
					return;
				}
				nearly(ours.stability, theirs.stability);
			}
		}),
		{ numRuns: 1000, seed: 2026 }
	);
});

// The binding leaves out cards whose first wait was rare or longer than 100 days before it measures: it is given one
// answer at a time, thirty times over.
test.skipIf(!hasFsrsRs).for(Object.entries(LEARNERS))(
	'an answer costs what it costs fsrs-rs: %s',
	([, learner]) => {
		const { earlier, later } = split(syntheticLog(learner, 2000, 9));
		const some = [...earlier, ...later].filter(
			({ item }, index) => index % 10 === 0 && (item.days.find((days) => days > 0) ?? 0) <= 100
		);
		expect(some.length).toBeGreaterThan(80);
		for (const weights of [DEFAULT_WEIGHTS, learner.weights]) {
			const fsrs = new (fsrsRs().FSRSBinding)([...weights]);
			for (const answer of some) {
				const { logLoss } = fsrs.evaluate(historiesOf(Array(30).fill(answer)));
				expect(lossOver([answer], weights)).toBeCloseTo(logLoss, 4);
			}
		}
	}
);
