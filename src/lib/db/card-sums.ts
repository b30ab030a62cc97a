// The figures over all cards, kept with a mark of what they were counted from: a page shows the last ones at once, and
// they are counted anew only when an answer or a day has passed since.
import { addCards, noCards, type CardSums } from '../core/memory/card-sums.ts';
import { dayOf } from '../core/memory/day.ts';
import type { Clock } from '../core/memory/types.ts';
import { fromRow } from './card-row.ts';
import { Live } from './live.svelte.ts';
import { readSettings } from './settings.ts';
import type { Store } from './store.ts';

const KEY = 'cardSums';
/** Bumped when the figures mean something else. */
const LAYOUT = 1;
/** Cards at a time: between two reads the page may draw. */
const BATCH = 4000;

type Kept = { mark: string; sums: CardSums };

async function markOf({ learner, content }: Store, clock: Clock): Promise<string> {
	const [newest, dossiers] = await Promise.all([
		learner.events.orderBy(':id').lastKey(),
		content.dossiers.toCollection().primaryKeys()
	]);
	return [LAYOUT, dayOf(clock), newest ?? '', ...dossiers].join(' ');
}

/** Counts the cards of installed decks, where what is kept is out of date. Returns the figures. */
export async function refreshCardSums(store: Store, clock: Clock): Promise<CardSums> {
	const { learner, content } = store;
	const mark = await markOf(store, clock);
	const kept = (await learner.settings.get(KEY))?.value as Kept | undefined;
	if (kept?.mark === mark) return kept.sums;
	const { scheduler } = await readSettings(store);
	const installed = new Set(await content.decks.toCollection().primaryKeys());
	const sums = noCards();
	let last = '';
	for (;;) {
		const rows = await learner.cards.where('id').above(last).limit(BATCH).toArray();
		const end = rows.at(-1);
		if (!end) break;
		last = end.id;
		const cards = rows.map(fromRow).filter(({ deckId }) => installed.has(deckId));
		addCards(sums, cards, clock, scheduler.weights);
	}
	await learner.settings.put({ key: KEY, value: { mark, sums } satisfies Kept });
	return sums;
}

/** The figures as they were last counted; `null` before the first count. */
export const cardSums = () =>
	new Live(
		async ({ learner }) =>
			((await learner.settings.get(KEY))?.value as Kept | undefined)?.sums ?? null
	);
