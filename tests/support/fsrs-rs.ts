// fsrs-rs as its authors build it for Node: what our own mathematics is held against. Only the build for Linux on x64 is
// installed, where it fits: the package over all builds names some that its registry entry does not have.
import { createRequire } from 'node:module';

export type BindingMemoryState = { stability: number; difficulty: number };
export type BindingItem = { readonly reviews: unknown };
type NextState = { memory: BindingMemoryState };

export type FsrsRs = {
	FSRSBinding: new (weights: number[]) => {
		nextStates(
			state: BindingMemoryState | undefined,
			desiredRetention: number,
			elapsedDays: number
		): Record<'again' | 'hard' | 'good' | 'easy', NextState>;
	};
	FSRSBindingItem: new (reviews: unknown[]) => BindingItem;
	FSRSBindingReview: new (rating: number, deltaDays: number) => unknown;
	computeParameters(
		items: BindingItem[],
		options: { enableShortTerm: boolean; timeout: number }
	): Promise<number[]>;
};

/** `undefined`, with one printed line, on a machine that it is not built for. */
export function loadFsrsRs(): FsrsRs | undefined {
	try {
		const require = createRequire(import.meta.url);
		return require('@open-spaced-repetition/binding-linux-x64-gnu') as FsrsRs;
	} catch {
		console.warn('fsrs-rs is not built for this machine: comparisons with it are skipped.');
		return undefined;
	}
}
