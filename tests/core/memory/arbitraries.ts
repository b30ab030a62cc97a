// What the properties draw from: grades, moments anywhere on earth, weights, whole histories.
import fc from 'fast-check';
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import type { Clock, Grade, SchedulerSettings } from '../../../src/lib/core/memory/types.ts';

export const GRADES = [1, 2, 3, 4] as const;
export const grades = fc.constantFrom<Grade>(...GRADES);
/** From UTC−12 to UTC+14 by quarters of an hour, as zones are. */
export const offsets = fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15);
export const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2050, 0, 1) });
export const clocks: fc.Arbitrary<Clock> = fc.record({
	at: instants,
	zoneOffsetMin: offsets,
	rolloverHour: fc.integer({ min: 0, max: 23 })
});

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Anything that fitting may give: FSRS-6's bounds, one a weight. */
const WEIGHT_BOUNDS: readonly (readonly [number, number])[] = [
	[0.001, 100],
	[0.001, 100],
	[0.001, 100],
	[0.001, 100],
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
/** 0 ≤ x < 1, again and again, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function weightsFrom(seed: number): readonly number[] {
	const random = chance(seed);
	return WEIGHT_BOUNDS.map(([min, max]) => min + (max - min) * random());
}

export const weights: fc.Arbitrary<readonly number[]> = fc.oneof(
	fc.constant(DEFAULT_SCHEDULER.weights),
	fc.nat().map(weightsFrom)
);

/** Steps in minutes, rising and within a day, as a learner would set them. */
const steps = fc
	.uniqueArray(fc.integer({ min: 1, max: 720 }), { maxLength: 4 })
	.map((minutes) => minutes.sort((a, b) => a - b));

export const settings: fc.Arbitrary<SchedulerSettings> = fc.record({
	paramsId: fc.constant('drawn'),
	weights,
	desiredRetention: fc.integer({ min: 80, max: 95 }).map((percent) => percent / 100),
	learningSteps: steps,
	relearningSteps: steps,
	maximumIntervalDays: fc.constantFrom(30, 365, 36_500),
	fuzz: fc.boolean()
});

/** A stability and difficulty that FSRS may come to. */
export const states = fc.record({ stability: between(0.001, 36_500), difficulty: between(1, 10) });

/** Answers one after another: each so long after the one before, in a zone of its own. */
export const answers = fc.array(
	fc.record({
		grade: grades,
		gapMin: fc.oneof(
			fc.integer({ min: 0, max: 30 }),
			fc.integer({ min: 0, max: 3 * 1440 }),
			fc.integer({ min: 0, max: 400 * 1440 })
		),
		zoneOffsetMin: offsets
	}),
	{ maxLength: 8 }
);
export type DrawnAnswer = { grade: Grade; gapMin: number; zoneOffsetMin: number };

export const START = Date.UTC(2026, 2, 20, 9);

/** The clock at each answer. */
export function clocksOf(drawn: readonly Pick<DrawnAnswer, 'gapMin' | 'zoneOffsetMin'>[]): Clock[] {
	let at = START;
	return drawn.map(({ gapMin, zoneOffsetMin }) => {
		at += gapMin * 60_000;
		return { at, zoneOffsetMin, rolloverHour: 4 };
	});
}
