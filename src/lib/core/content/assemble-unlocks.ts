// Which decks wait for which: every one must be reachable from a deck that waits for none.
import type { Finding } from './assemble-findings.ts';
import { foundText } from './parse-issue.ts';
import type { DeckFile } from './types.ts';

type Waiting = Map<string, string[]>;

/** A deck that waits, by way of others, for itself; `after` is what it had best not wait for. */
export type Circle = { deckId: string; after: string; path: string[] };

const waitingOf = (decks: readonly DeckFile[]): Waiting =>
	new Map(decks.map(({ id, unlocksAfter = [] }) => [id, unlocksAfter]));

/** The decks that can never begin: those that wait for one another, and those that wait for them. */
function locked(waiting: Waiting): Set<string> {
	const left = new Set(waiting.keys());
	for (let before = Infinity; left.size < before;) {
		before = left.size;
		for (const id of left) if (!waiting.get(id)?.some((after) => left.has(after))) left.delete(id);
	}
	return left;
}

/** From any locked deck along what it waits for, until one comes again. */
function circleFrom(start: string, waiting: Waiting, among: ReadonlySet<string>): string[] {
	const path: string[] = [];
	let next: string | undefined = start;
	while (next !== undefined && !path.includes(next)) {
		path.push(next);
		next = waiting.get(next)?.find((after) => among.has(after));
	}
	return next === undefined ? [] : path.slice(path.indexOf(next));
}

/**
 * Every circle among the decks, told at the one of its decks that comes first in learning order: were that one not to
 * wait, the rest could begin.
 */
export function circlesIn(decks: readonly DeckFile[]): Circle[] {
	const waiting = waitingOf(decks);
	const order = [...waiting.keys()];
	const circles: Circle[] = [];
	for (;;) {
		const among = locked(waiting);
		const [start] = among;
		const circle = start === undefined ? [] : circleFrom(start, waiting, among);
		const deckId = order.find((id) => circle.includes(id));
		if (deckId === undefined) return circles;
		const first = circle.indexOf(deckId);
		const path = [...circle.slice(first), ...circle.slice(0, first), deckId];
		const after = path[1] ?? deckId;
		circles.push({ deckId, after, path });
		waiting.set(deckId, waiting.get(deckId)?.filter((id) => id !== after) ?? []);
	}
}

/** The circle as a problem of the file of its first deck. */
export const circleFinding = ({ after, path }: Circle): Finding => ({
	keys: ['unlocksAfter'],
	found: `${foundText(after)}, so that the decks wait for one another: ${path.join(' → ')}`,
	expected: 'an order in which one of them waits for none of the others'
});

/** The decks with `unlocksAfter` cut down to decks that are there and can be finished. */
export function unlockable(decks: readonly DeckFile[]): DeckFile[] {
	const ids = new Set(decks.map(({ id }) => id));
	const circles = circlesIn(decks);
	return decks.map((deck) => {
		const { unlocksAfter, ...rest } = deck;
		if (!unlocksAfter) return deck;
		const cut = circles.filter(({ deckId }) => deckId === deck.id).map(({ after }) => after);
		const left = unlocksAfter.filter((id) => ids.has(id) && !cut.includes(id));
		if (left.length === unlocksAfter.length) return deck;
		return left.length > 0 ? { ...rest, unlocksAfter: left } : rest;
	});
}
