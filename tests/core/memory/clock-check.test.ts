import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	clockDoubt,
	LONG_PAUSE_MS,
	TOLERANCE_MS
} from '../../../src/lib/core/memory/clock-check.ts';

const NOON = Date.UTC(2026, 10, 23, 12);

test('nothing was ever answered: nothing speaks against the clock', () => {
	expect(clockDoubt(NOON, undefined)).toBeUndefined();
});

test('the clock is doubted exactly outside ten minutes before and sixty days after the newest answer', () => {
	fc.assert(
		fc.property(fc.integer({ min: -100 * 86_400_000, max: 100 * 86_400_000 }), (passed) => {
			const doubt = clockDoubt(NOON + passed, NOON);
			const expected =
				passed < -TOLERANCE_MS ? 'earlier' : passed > LONG_PAUSE_MS ? 'later' : undefined;
			expect(doubt?.kind).toBe(expected);
			if (doubt) expect(doubt).toMatchObject({ now: NOON + passed, newestAt: NOON });
		})
	);
});
