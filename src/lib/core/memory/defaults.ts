// How the scheduler is set until the learner, or the optimizer, sets it otherwise.
import type { QueueLimits, SchedulerSettings } from './types.ts';

/** FSRS-6's defaults, fitted to some 10 000 learners (ts-fsrs 5.4.2, fsrs-rs 6). */
export const DEFAULT_WEIGHTS: readonly number[] = [
	0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
	0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
];

export const DEFAULT_SCHEDULER: SchedulerSettings = {
	paramsId: 'fsrs-6-default',
	weights: DEFAULT_WEIGHTS,
	desiredRetention: 0.9,
	learningSteps: [1, 10],
	relearningSteps: [10],
	maximumIntervalDays: 36_500,
	fuzz: true
};

/** At 90 % a question comes back about ten times in half a year: 15 new a day settle at some 20 minutes. */
export const DEFAULT_LIMITS: QueueLimits = { newPerDay: 15, reviewsPerDay: 200 };
