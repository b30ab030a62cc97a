// The order in which options are shown: shuffled, yet the same for the same card and turn, so that a reload or a
// second tab shows what was there, and the place of an option is nothing to remember.
import { hash64 } from './key-hash.ts';
import type { Question, Rung } from './types.ts';

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

/** What a rung offers to choose from, to put in order or to pair, as it is written. */
export function offered(rung: Rung | undefined): string[] {
	const ids = (all: readonly { id: string }[] = []) => all.map(({ id }) => id);
	switch (rung?.form) {
		case 'choice':
		case 'multi-select':
			return ids(rung.options);
		case 'order':
			return ids(rung.items);
		case 'match':
			return [...ids(rung.pairs), ...ids(rung.extras)];
		default:
			return [];
	}
}

/**
 * Ids in the order in which they are shown for the given turn (the card's `reps`): options, items to put in order, or
 * the right sides of pairs. Empty for forms that have none of these.
 */
export function optionOrderFor(question: Question, rung: number, turn: number): string[] {
	const data = question.rungs[rung];
	const ids = offered(data);
	const random = seededRandom(`${question.id} ${rung} ${turn}`);
	const order = shuffled(ids, random);
	// As they are written, items stand in the right order and pairs side by side: that would be the answer.
	const tellsAnswer = data?.form === 'order' || data?.form === 'match';
	// Extras belong to nothing: where they stand tells nothing.
	const told = data?.form === 'match' ? ids.slice(0, data.pairs.length) : ids;
	if (!tellsAnswer || told.some((id, at) => id !== order[at])) return order;
	const turns = 1 + Math.floor(random() * (ids.length - 1));
	return [...ids.slice(turns), ...ids.slice(0, turns)];
}
