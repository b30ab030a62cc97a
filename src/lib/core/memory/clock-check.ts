// Whether a device's clock can be right, judged by the newest answer in the log. Instants are UTC, so neither a change
// of zone nor of summer time moves them.
import type { Instant } from './types.ts';

/** Two devices' clocks, and a clock that is set by radio, differ by less. */
export const TOLERANCE_MS = 10 * 60_000;
/** A longer pause is possible, and rarer than a clock that was set wrong. */
export const LONG_PAUSE_MS = 60 * 86_400_000;

export type ClockDoubt = {
	/** `earlier`: the newest answer lies in the future. `later`: it lies more than 60 days back. */
	kind: 'earlier' | 'later';
	now: Instant;
	newestAt: Instant;
};

/** What speaks against the clock; `undefined` when nothing does, or nothing was ever answered. */
export function clockDoubt(now: Instant, newestAt: Instant | undefined): ClockDoubt | undefined {
	if (newestAt === undefined) return undefined;
	if (now < newestAt - TOLERANCE_MS) return { kind: 'earlier', now, newestAt };
	if (now > newestAt + LONG_PAUSE_MS) return { kind: 'later', now, newestAt };
	return undefined;
}
