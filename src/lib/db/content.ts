// Reads of the installed dossiers: light rows for lists, pages of questions when questions are shown.
import { evidenceFor } from '../core/content/evidence.ts';
import type { Evidence, Question, QuestionMap } from '../core/content/types.ts';
import { Live } from './live.svelte.ts';
import type { DeckRow, DossierRow, ReferencesRow } from './schema.ts';
import type { Store } from './store.ts';

export type OpenDossier = { dossier: DossierRow; decks: DeckRow[]; references: ReferencesRow };

export const pageId = (deckId: string, page: number) => `${deckId}#${page}`;
export const dossierOf = (id: string) => id.slice(0, id.indexOf('/'));

const inOrder = (dossier: DossierRow, decks: DeckRow[]) =>
	dossier.deckIds.flatMap((id) => decks.find((deck) => deck.id === id) ?? []);

export async function readDossiers({ content }: Store) {
	const [dossiers, decks] = await Promise.all([
		content.dossiers.toArray(),
		content.decks.toArray()
	]);
	return dossiers.map((dossier) => ({ dossier, decks: inOrder(dossier, decks) }));
}

/** Every installed dossier with its decks in learning order. */
export const dossiers = () => new Live(readDossiers);

export async function readDossier({ content }: Store, id: string): Promise<OpenDossier | null> {
	const [dossier, references, decks] = await Promise.all([
		content.dossiers.get(id),
		content.references.get(id),
		content.decks.where('dossierId').equals(id).toArray()
	]);
	return dossier && references ? { dossier, references, decks: inOrder(dossier, decks) } : null;
}

/** One dossier with all that its decks refer to; `null` when there is none of that id. */
export const dossier = (id: string) => new Live((store) => readDossier(store, id));

/** All questions of a deck, in learning order. */
export async function readQuestions({ content }: Store, deckId: string): Promise<Question[]> {
	const [deck, pages] = await Promise.all([
		content.decks.get(deckId),
		content.pages.where('deckId').equals(deckId).toArray()
	]);
	const byId = new Map(pages.flatMap((page) => page.questions.map((one) => [one.id, one])));
	return (deck?.questionIds ?? []).flatMap((id) => byId.get(id) ?? []);
}

export type OpenDeck = { deck: DeckRow; dossier: DossierRow; questions: Question[] };

async function readDeck(store: Store, id: string): Promise<OpenDeck | null> {
	const [deck, owner, questions] = await Promise.all([
		store.content.decks.get(id),
		store.content.dossiers.get(dossierOf(id)),
		readQuestions(store, id)
	]);
	return deck && owner ? { deck, dossier: owner, questions } : null;
}

/** One deck with its questions; `null` when there is none of that id. */
export const deck = (id: string) => new Live((store) => readDeck(store, id));

export type OpenQuestion = {
	question: Question;
	deck: DeckRow;
	evidence: Evidence;
	references: ReferencesRow;
	map: QuestionMap;
};

/** One question with its deck and the evidence behind it; `null` when it is not installed. */
export async function readQuestion(
	{ content }: Store,
	id: string,
	deckId: string
): Promise<OpenQuestion | null> {
	const deck = await content.decks.get(deckId);
	const at = deck?.questionIds.indexOf(id) ?? -1;
	const page = deck?.pageNumbers[at];
	if (!deck || page === undefined) return null;
	const [row, references, owner] = await Promise.all([
		content.pages.get(pageId(deckId, page)),
		content.references.get(deck.dossierId),
		content.dossiers.get(deck.dossierId)
	]);
	const question = row?.questions.find((one) => one.id === id);
	if (!question || !references) return null;
	const places = references.entities.filter((entity) => entity.kind === 'place');
	const map = { places, views: owner?.views ?? [] };
	return { question, deck, references, map, evidence: evidenceFor(question, references) };
}
