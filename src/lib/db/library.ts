// Reads for leafing through the library: a deck with the learner's cards, what is asked about an entity, and the
// names that a search looks through.
import { fold } from '../core/content/fold.ts';
import type { Card } from '../core/memory/types.ts';
import type {
	Entity,
	EntityKind,
	Fact,
	Question,
	Source,
	Standing
} from '../core/content/types.ts';
import { readDossiers, readQuestions } from './content.ts';
import { Live } from './live.svelte.ts';
import { readDeckCards } from './statistics.ts';
import type { DeckRow, ReferencesRow } from './schema.ts';
import type { Store } from './store.ts';

export async function readCardsOfDeck(store: Store, deckId: string): Promise<Map<string, Card>> {
	const cards = await readDeckCards(store, deckId);
	return new Map(cards.map((card) => [card.id, card]));
}

/** The learner's cards of a deck by question id; a question never answered has none. */
export const cardsOfDeck = (deckId: string) => new Live((store) => readCardsOfDeck(store, deckId));

/** What a dossier's decks refer to; `null` when it is not installed. */
export const references = (dossierId: string) =>
	new Live(
		async ({ content }): Promise<ReferencesRow | null> =>
			(await content.references.get(dossierId)) ?? null
	);

export type AskedIn = { deck: DeckRow; questions: Question[] };

export async function readQuestionsAbout(
	store: Store,
	dossierId: string,
	entityId: string
): Promise<AskedIn[]> {
	const dossier = (await readDossiers(store)).find((one) => one.dossier.id === dossierId);
	const decks = await Promise.all(
		(dossier?.decks ?? []).map(async (deck) => ({
			deck,
			questions: (await readQuestions(store, deck.id)).filter((question) =>
				question.entityIds.includes(entityId)
			)
		}))
	);
	return decks.filter(({ questions }) => questions.length > 0);
}

/** The questions that teach an entity, by deck in learning order. */
export const questionsAbout = (dossierId: string, entityId: string) =>
	new Live((store) => readQuestionsAbout(store, dossierId, entityId));

export type Findable = {
	/** `dossier/deck` or `dossier/entity`. */
	id: string;
	kind: 'deck' | EntityKind;
	name: string;
	/** What it is, in a line. */
	description: string;
	dossierTitle: string;
	/** Every name it goes by, folded. */
	names: string[];
};

export async function readFindables(store: Store): Promise<Findable[]> {
	const open = await readDossiers(store);
	const rows = await store.content.references.bulkGet(open.map(({ dossier }) => dossier.id));
	return open.flatMap(({ dossier, decks }, at) => [
		...decks.map((deck): Findable => ({
			id: deck.id,
			kind: 'deck',
			name: deck.title,
			description: deck.summary,
			dossierTitle: dossier.title,
			names: [fold(deck.title)]
		})),
		...(rows[at]?.entities ?? []).map((entity): Findable => ({
			id: `${dossier.id}/${entity.id}`,
			kind: entity.kind,
			name: entity.name,
			description: entity.description,
			dossierTitle: dossier.title,
			names: [entity.name, ...entity.aliases, ...Object.values(entity.nativeName ?? {})].map(fold)
		}))
	]);
}

/** The decks and entities of every dossier, for a search by name. */
export const findables = () => new Live(readFindables);

/** Those with a name that holds every word of `text`; names that begin with it first. No words, no results. */
export function findByName(all: Findable[], text: string): Findable[] {
	const words = fold(text).split(/\s+/).filter(Boolean);
	const [start] = words;
	if (start === undefined) return [];
	const rank = (one: Findable) => (one.names.some((name) => name.startsWith(start)) ? 0 : 1);
	return all
		.filter(({ names }) => names.some((name) => words.every((word) => name.includes(word))))
		.map((one) => ({ one, rank: rank(one) }))
		.sort((a, b) => a.rank - b.rank)
		.map(({ one }) => one);
}

export type ExampleFact = {
	fact: Fact;
	sources: Record<string, Source>;
	entities: Record<string, Entity>;
};

/** One fact of each standing for the glossary: of the story itself where there is one, and a short one. */
export async function readExampleFacts(store: Store): Promise<Map<Standing, ExampleFact>> {
	const examples = new Map<Standing, ExampleFact>();
	for (const row of await store.content.references.toArray()) {
		const sources = Object.fromEntries(row.sources.map((one) => [one.id, one]));
		const entities = Object.fromEntries(row.entities.map((one) => [one.id, one]));
		const byFitness = row.facts.toSorted(
			(a, b) =>
				Number(b.inSeed) - Number(a.inSeed) ||
				a.statement.length - b.statement.length ||
				a.id.localeCompare(b.id)
		);
		for (const fact of byFitness)
			if (!examples.has(fact.status)) examples.set(fact.status, { fact, sources, entities });
	}
	return examples;
}

export const exampleFacts = () => new Live(readExampleFacts);
