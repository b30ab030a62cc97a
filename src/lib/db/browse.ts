// All questions with their cards, from the decks' light rows; their words come later, page by page.
import { fold } from '../core/content/fold.ts';
import type { BrowseRow } from '../core/memory/browse.ts';
import { recallChance } from '../core/memory/remember.ts';
import type { Clock } from '../core/memory/types.ts';
import { fromRow } from './card-row.ts';
import { readDossiers } from './content.ts';
import { Live } from './live.svelte.ts';
import type { CardRow } from './schema.ts';
import { readSettings } from './settings.ts';
import type { Store } from './store.ts';

export async function readBrowse(store: Store, clock: Clock): Promise<BrowseRow[]> {
	const [{ scheduler }, shelf, rows] = await Promise.all([
		readSettings(store),
		readDossiers(store),
		store.learner.cards.toArray()
	]);
	const cards = new Map<string, CardRow>(rows.map((row) => [row.id, row]));
	let place = 0;
	return shelf
		.flatMap(({ decks }) => decks)
		.flatMap((deck) =>
			deck.questionIds.map((id, at): BrowseRow => {
				const row = cards.get(id);
				const card = row && fromRow(row);
				return {
					id,
					deckId: deck.id,
					place: place++,
					forms: deck.forms[at] ?? [],
					standing: deck.standings[at],
					entityIds: (deck.entityIds?.[at] ?? []).map((entity) => `${deck.dossierId}/${entity}`),
					card,
					recall: card?.memory && recallChance(card.memory, clock, scheduler.weights)
				};
			})
		);
}

/** Every question that is installed, with its card; anew whenever a card changes. */
export const browse = (clock: Clock) => new Live((store) => readBrowse(store, clock));

export type BrowseText = {
	prompt: string;
	/** Folded, with the names of what it is about. */ words: string;
};

/** Pages at a time: between two reads the page may draw. */
const BATCH = 20;

/** The words of every question, by id; `onbatch` hears of each lot as it comes. */
export async function readBrowseTexts(
	{ content }: Store,
	onbatch: (texts: ReadonlyMap<string, BrowseText>) => void
) {
	const references = await content.references.toArray();
	const names = new Map<string, string>(
		references.flatMap(({ id, entities }) =>
			entities.map((one) => [`${id}/${one.id}`, [one.name, ...one.aliases].join(' ')] as const)
		)
	);
	const ids = await content.pages.toCollection().primaryKeys();
	const texts = new Map<string, BrowseText>();
	for (let from = 0; from < ids.length; from += BATCH) {
		const pages = await content.pages.bulkGet(ids.slice(from, from + BATCH));
		for (const page of pages)
			for (const { id, prompt, entityIds } of page?.questions ?? []) {
				const dossierId = id.slice(0, id.indexOf('/'));
				const about = entityIds.map((one) => names.get(`${dossierId}/${one}`) ?? '');
				texts.set(id, { prompt, words: fold([prompt, ...about].join(' ')) });
			}
		onbatch(texts);
	}
}
