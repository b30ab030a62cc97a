// The order in which options are shown: shuffled, yet the same for the same card and turn, so that a reload or a
// second tab shows what was there, and the place of an option is nothing to remember.
import { hash64 } from './key-hash.ts';
import type { Question } from './types.ts';

/** A small seeded generator (mulberry32): 0 ≤ x < 1. */
export function seededRandom(seed: string): () => number {
	let state = Number.parseInt(hash64(seed).slice(0, 8), 16) >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
	const result = [...items];
	for (let at = result.length - 1; at > 0; at--) {
		const other = Math.floor(random() * (at + 1));
		const [a, b] = [result[at], result[other]];
		if (a === undefined || b === undefined) continue;
		result[at] = b;
		result[other] = a;
	}
	return result;
}

/** Option ids of a choice rung in the order shown for the given turn (the card's `reps`); empty for other forms. */
export function optionOrderFor(question: Question, rung: number, turn: number): string[] {
	const data = question.rungs[rung];
	if (data?.form !== 'choice') return [];
	const ids = data.options.map((option) => option.id);
	return shuffled(ids, seededRandom(`${question.id} ${rung} ${turn}`));
}
