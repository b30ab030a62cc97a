// When the newest answer was given: what a device's clock is held against.
import type { Instant } from '../core/memory/types.ts';
import type { Store } from './store.ts';

/** `undefined` before the first answer. One look at the end of an index, however long the log is. */
export async function readNewestAt({ learner }: Store): Promise<Instant | undefined> {
	const newest = await learner.events.orderBy('at').last();
	return newest?.at;
}
