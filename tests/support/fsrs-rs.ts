// fsrs-rs as its authors build it for Node: what our own mathematics is held against. Only the build for Linux on x64 is
// installed, where it fits: the package over all builds names some that its registry entry does not have.
import { createRequire } from 'node:module';

export type FsrsState = { stability: number; difficulty: number };
declare const history: unique symbol;
/** One card's answers, as fsrs-rs keeps them. */
export type FsrsHistory = { readonly [history]: true };

type FsrsRs = {
	FSRSBinding: new (weights: number[]) => {
		nextStates(
			state: FsrsState | undefined,
			desiredRetention: number,
			elapsedDays: number
		): Record<'again' | 'hard' | 'good' | 'easy', { memory: FsrsState }>;
		evaluate(histories: FsrsHistory[]): { logLoss: number };
	};
	FSRSBindingItem: new (reviews: unknown[]) => FsrsHistory;
	FSRSBindingReview: new (grade: number, elapsedDays: number) => unknown;
	computeParameters(
		histories: FsrsHistory[],
		options: { enableShortTerm: boolean; timeout: number }
	): Promise<number[]>;
};

function load(): FsrsRs | undefined {
	try {
		const require = createRequire(import.meta.url);
		return require('@open-spaced-repetition/binding-linux-x64-gnu') as FsrsRs;
	} catch {
		console.warn('fsrs-rs is not built for this machine: comparisons with it are skipped.');
		return undefined;
	}
}

const loaded = load();
/** Without it the comparisons are skipped, with one printed line. */
export const hasFsrsRs = loaded !== undefined;

export function fsrsRs(): FsrsRs {
	if (!loaded) throw new Error('fsrs-rs is not built for this machine.');
	return loaded;
}
