// Runs of words of the source article, known by their hashes alone: the article itself is nowhere in the project.
import { hash64 } from '../key-hash.ts';

export const RUN_LENGTH = 7;

/** Names how `runs` were made, so that a later way cannot be mistaken for this one. */
export const RUN_ALGORITHM =
	'fnv1a64/40: seven lower-case words of letters and digits, joined by spaces';

/** `source-runs.json` as it is stored. */
export type SourceRunsFile = {
	format: 1;
	algorithm: string;
	/** 10 hexadecimal digits each, sorted. */
	runs: string[];
};

/** The words of a text: lower case, letters and digits only. */
export const wordsOf = (text: string): string[] =>
	text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every run of seven words of a text, in order; none when it is shorter. */
export function wordRuns(text: string): string[] {
	const words = wordsOf(text);
	return words
		.slice(RUN_LENGTH - 1)
		.map((_, start) => words.slice(start, start + RUN_LENGTH).join(' '));
}

/** The upper 40 bits of the run's 64-bit FNV-1a hash: too few to read the run back, enough to know it again. */
export const runHash = (run: string) => hash64(run).slice(0, 10);
