// Live queries kept by id for a while: who goes back finds the page at once, as tall as it was, so that the browser
// can return to the place they left. What changed meanwhile shows as soon as the query has run again.
import type { Live } from './live.svelte.ts';

/** Enough for a walk through a dossier and back. */
const KEPT = 12;

/** The same query for the same id; the one longest unused goes first. */
export function keep<T>(make: (id: string) => Live<T>, kept = KEPT): (id: string) => Live<T> {
	const lives = new Map<string, Live<T>>();
	return (id) => {
		const live = lives.get(id) ?? make(id);
		lives.delete(id);
		lives.set(id, live);
		for (const oldest of lives.keys()) {
			if (lives.size <= kept) break;
			lives.delete(oldest);
		}
		return live;
	};
}
