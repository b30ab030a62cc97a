// How a learner begins: whether a dossier was opened before, and decks that wait for others.
import type { DeckRow } from './schema.ts';
import { openStore, type Store } from './store.ts';

const BEGUN = 'begun:';
const UNLOCKED = 'unlocked:';

/** Whether any question of the dossier has a card, or its primer was left behind. */
export async function hasBegun({ learner }: Store, dossierId: string): Promise<boolean> {
	const [mark, cards] = await Promise.all([
		learner.settings.get(BEGUN + dossierId),
		learner.cards.where('id').startsWith(`${dossierId}/`).limit(1).primaryKeys()
	]);
	return mark !== undefined || cards.length > 0;
}

/** The guesses and the primer are behind: from now on the dossier is studied. */
export async function begin(dossierId: string) {
	const { learner } = await openStore();
	await learner.settings.put({ key: BEGUN + dossierId, value: true });
}

/** "Start anyway": the deck no longer waits for others. */
export async function unlock(deckId: string) {
	const { learner } = await openStore();
	await learner.settings.put({ key: UNLOCKED + deckId, value: true });
}

/** Ids of decks that wait: some deck they come after holds a question never met. `freshIn` counts those by deck. */
export async function readLocked(
	{ learner }: Store,
	decks: readonly DeckRow[],
	freshIn: (deckId: string) => number
): Promise<Set<string>> {
	const waiting = decks.filter((deck) => deck.unlocksAfter?.some((id) => freshIn(id) > 0));
	if (waiting.length === 0) return new Set();
	const marks = await learner.settings.bulkGet(waiting.map(({ id }) => UNLOCKED + id));
	return new Set(waiting.flatMap(({ id }, at) => (marks[at] === undefined ? [id] : [])));
}
