import { expect, test } from 'vitest';
import { countsOf, summaryOf } from '../support/test-counts.ts';

test('the tests of both runners are counted', () => {
	expect(
		countsOf('vitest', { numPassedTests: 119, numFailedTests: 2, numTotalTests: 122 })
	).toEqual({
		passed: 119,
		failed: 2
	});
	expect(
		countsOf('playwright', { stats: { expected: 20, unexpected: 1, flaky: 2, skipped: 3 } })
	).toEqual({ passed: 22, failed: 1 });
});

test('a report in another form is not counted', () => {
	for (const report of [null, 3, {}, { stats: {} }, { numPassedTests: '3' }]) {
		expect(countsOf('vitest', report)).toBeUndefined();
		expect(countsOf('playwright', report)).toBeUndefined();
	}
});

test('a step without tests counts as one, and a failed step at least as one failure', () => {
	expect(summaryOf([])).toBe('0 passed, 0 failed');
	expect(summaryOf([{ passed: true }, { passed: true, counts: { passed: 40, failed: 0 } }])).toBe(
		'41 passed, 0 failed'
	);
	expect(summaryOf([{ passed: true }, { passed: false }])).toBe('1 passed, 1 failed');
	expect(summaryOf([{ passed: false, counts: { passed: 40, failed: 3 } }])).toBe(
		'40 passed, 3 failed'
	);
	expect(summaryOf([{ passed: false, counts: { passed: 40, failed: 0 } }])).toBe(
		'40 passed, 1 failed'
	);
});
