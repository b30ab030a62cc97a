// How many tests passed and failed, from the reports that the runners write.

export type Counts = { passed: number; failed: number };

/** One step of `npm test`: whether it passed, and its tests where it has any that could be counted. */
export type Outcome = { passed: boolean; counts?: Counts };

/** Reads a runner's JSON report; `undefined` where it is not in the form expected. */
export function countsOf(runner: 'vitest' | 'playwright', report: unknown): Counts | undefined {
	if (typeof report !== 'object' || report === null) return undefined;
	if (runner === 'vitest') {
		const { numPassedTests, numFailedTests } = report as Record<string, unknown>;
		return counts(numPassedTests, numFailedTests);
	}
	const { stats } = report as { stats?: Record<string, unknown> };
	const flaky = typeof stats?.flaky === 'number' ? stats.flaky : 0;
	const { passed, failed } = counts(stats?.expected, stats?.unexpected) ?? {};
	return passed === undefined || failed === undefined
		? undefined
		: { passed: passed + flaky, failed };
}

function counts(passed: unknown, failed: unknown): Counts | undefined {
	return typeof passed === 'number' && typeof failed === 'number' ? { passed, failed } : undefined;
}

/**
 * One line for all steps: tests are counted one by one, a step without countable tests as one. A step that failed
 * though none of its tests did (a file that could not be loaded) counts as one failure.
 */
export function summaryOf(outcomes: Outcome[]): string {
	let passed = 0;
	let failed = 0;
	for (const outcome of outcomes) {
		const inStep = outcome.counts ?? { passed: outcome.passed ? 1 : 0, failed: 0 };
		passed += inStep.passed;
		failed += outcome.passed ? inStep.failed : Math.max(1, inStep.failed);
	}
	return `${passed} passed, ${failed} failed`;
}
