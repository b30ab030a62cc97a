// Reads of the installed dossiers: light rows for lists, pages of questions when questions are shown.
import { evidenceFor } from '../core/content/evidence.ts';
import type { Evidence, Question, QuestionMap } from '../core/content/types.ts';
import { inOrder, readDecks, readPage, readReferences } from './held-content.ts';
import { Live } from './live.svelte.ts';
import type { DeckRow, DossierRow, ReferencesRow } from './schema.ts';
import type { Store } from './store.ts';

export type OpenDossier = { dossier: DossierRow; decks: DeckRow[]; references: ReferencesRow };

export const dossierOf = (id: string) => id.slice(0, id.indexOf('/'));

export async function readDossiers({ content }: Store) {
	const dossiers = await content.dossiers.toArray();
	return Promise.all(
		dossiers.map(async (dossier) => ({ dossier, decks: await readDecks(content, dossier) }))
	);
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
	const dossier = await content.dossiers.get(dossierOf(deckId));
	if (!dossier) return null;
	const decks = await readDecks(content, dossier);
	const deck = decks.find((one) => one.id === deckId);
	const page = deck?.pageNumbers[deck.questionIds.indexOf(id)];
	if (!deck || page === undefined) return null;
	const [row, references] = await Promise.all([
		readPage(content, dossier, deckId, page),
		readReferences(content, dossier)
	]);
	const question = row?.questions.find((one) => one.id === id);
	if (!question || !references) return null;
	const places = references.entities.filter((entity) => entity.kind === 'place');
	const map = { places, views: dossier.views ?? [] };
	return { question, deck, references, map, evidence: evidenceFor(question, references) };
}
