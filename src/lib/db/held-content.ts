// A dossier's long rows, held in memory between two questions: they change only when the dossier's own, light row does, so
// that row is read each time and says whether they still hold.
import type { ContentDatabase, DeckRow, DossierRow, PageRow, ReferencesRow } from './schema.ts';

export const pageId = (deckId: string, page: number) => `${deckId}#${page}`;

export const inOrder = (dossier: DossierRow, decks: DeckRow[]) =>
	dossier.deckIds.flatMap((id) => decks.find((deck) => deck.id === id) ?? []);

/** So many pages of questions are held in memory: those of the decks that a session goes to and fro between. */
const PAGES_HELD = 8;

/** Rows as they were last read, and what the dossier's row said then. */
type Held = {
	stamp: string;
	decks?: Promise<DeckRow[]>;
	references?: Promise<ReferencesRow | undefined>;
	pages: Map<string, Promise<PageRow | undefined>>;
};
const held = new WeakMap<ContentDatabase, Map<string, Held>>();

function heldOf(content: ContentDatabase, dossier: DossierRow): Held {
	const stamp = JSON.stringify([dossier.installedAt, dossier.hashes, dossier.deckIds]);
	const dossiers = held.get(content) ?? new Map<string, Held>();
	held.set(content, dossiers);
	const known = dossiers.get(dossier.id);
	if (known?.stamp === stamp) return known;
	const fresh = { stamp, pages: new Map() };
	dossiers.set(dossier.id, fresh);
	return fresh;
}

/** What failed, or was not there, is asked for anew the next time. */
function once<T>(reading: PromiseLike<T>, drop: () => void): Promise<T> {
	const kept = Promise.resolve(reading);
	kept.then((value) => value === undefined && drop(), drop);
	return kept;
}

/** A dossier's decks in learning order. */
export function readDecks(content: ContentDatabase, dossier: DossierRow): Promise<DeckRow[]> {
	const of = heldOf(content, dossier);
	of.decks ??= once(
		content.decks
			.where('dossierId')
			.equals(dossier.id)
			.toArray()
			.then((rows) => inOrder(dossier, rows)),
		() => delete of.decks
	);
	return of.decks;
}

export function readReferences(content: ContentDatabase, dossier: DossierRow) {
	const of = heldOf(content, dossier);
	of.references ??= once(content.references.get(dossier.id), () => delete of.references);
	return of.references;
}

export function readPage(
	content: ContentDatabase,
	dossier: DossierRow,
	deckId: string,
	number: number
) {
	const id = pageId(deckId, number);
	const { pages } = heldOf(content, dossier);
	const page = pages.get(id) ?? once(content.pages.get(id), () => pages.delete(id));
	// The one used last stands last.
	pages.delete(id);
	pages.set(id, page);
	const [oldest] = pages.keys();
	if (pages.size > PAGES_HELD && oldest !== undefined) pages.delete(oldest);
	return page;
}
