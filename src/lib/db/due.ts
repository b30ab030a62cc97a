// What is due and what is new, counted from the indexes: a card that is held back has no key there.
import { Dexie } from 'dexie';
import { addDays, dayOf } from '../core/memory/day.ts';
import type { Card, Clock, Day } from '../core/memory/types.ts';
import { readLocked } from './beginnings.ts';
import { fromRow, toRow } from './card-row.ts';
import { Live } from './live.svelte.ts';
import type { DeckRow } from './schema.ts';
import { readSettings } from './settings.ts';
import type { Store } from './store.ts';
import { readDossiers } from './content.ts';

export type DeckCounts = {
	deckId: string;
	/** Reviews due today, learning cards included. */
	due: number;
	/** Questions never answered. */
	fresh: number;
	total: number;
	/** Its new questions wait until other decks were met. */
	isLocked: boolean;
};

export type TodayCounts = {
	decks: DeckCounts[];
	/** Due in all decks together, as far as today's limit on reviews allows. */
	due: number;
	/** New questions that today's limit still allows. */
	fresh: number;
	answeredToday: number;
	introducedToday: number;
	/** Milliseconds an answer took lately; `undefined` before the first ones. */
	paceMs?: number;
	/** Whether this learner has ever answered. */
	hasStarted: boolean;
	/** The next day on which something is due, when nothing is today. */
	nextDueDay?: Day;
};

const dueBetween = ({ learner }: Store, deckId: string, to: unknown) =>
	learner.cards.where('[deckId+dueDay]').between([deckId, Dexie.minKey], [deckId, to], true, true);

const learningBetween = ({ learner }: Store, deckId: string) =>
	learner.cards
		.where('[deckId+dueAt]')
		.between([deckId, Dexie.minKey], [deckId, Dexie.maxKey], true, true);

async function countDeck(store: Store, deck: DeckRow, today: Day) {
	const [due, learning, reviews, held] = await Promise.all([
		dueBetween(store, deck.id, today).count(),
		learningBetween(store, deck.id).count(),
		dueBetween(store, deck.id, Dexie.maxKey).count(),
		// A withdrawn question is no longer among the deck's.
		store.learner.cards
			.where('heldDeckId')
			.equals(deck.id)
			.filter((row) => !row.retired)
			.count()
	]);
	const total = deck.questionIds.length;
	const fresh = Math.max(0, total - learning - reviews - held);
	const counts = { deckId: deck.id, due: due + learning, fresh, total };
	return { counts, learning };
}

async function nextDueDay(store: Store, decks: DeckRow[], today: Day) {
	const first = await Promise.all(
		decks.map((deck) =>
			store.learner.cards
				.where('[deckId+dueDay]')
				.between([deck.id, today], [deck.id, Dexie.maxKey], false, true)
				.first()
		)
	);
	return first.flatMap((row) => row?.dueDay ?? []).sort()[0];
}

/** Of one deck that waits: how many questions of the decks before it were never met. */
export async function readWait(store: Store, deck: DeckRow, clock: Clock): Promise<number> {
	const waitsFor = (deck.unlocksAfter ?? []).length > 0;
	if (!waitsFor) return 0;
	const { decks } = await readToday(store, clock);
	if (!decks.find(({ deckId }) => deckId === deck.id)?.isLocked) return 0;
	return decks
		.filter(({ deckId }) => deck.unlocksAfter?.includes(deckId))
		.reduce((sum, { fresh }) => sum + fresh, 0);
}

/** How many questions are to be met before the deck opens; 0 once it is open. */
export const waitOf = (deck: DeckRow, clock: Clock) =>
	new Live((store) => readWait(store, deck, clock));

export async function readToday(store: Store, clock: Clock): Promise<TodayCounts> {
	const today = dayOf(clock);
	const [settings, open, lately, first] = await Promise.all([
		readSettings(store),
		readDossiers(store),
		store.learner.days.orderBy(':id').reverse().limit(12).toArray(),
		store.learner.events.limit(1).first()
	]);
	const rows = open.flatMap(({ decks }) => decks);
	const counted = await Promise.all(rows.map((deck) => countDeck(store, deck, today)));
	const freshIn = new Map(counted.map(({ counts }) => [counts.deckId, counts.fresh]));
	const locked = await readLocked(store, rows, (id) => freshIn.get(id) ?? 0);
	const decks = counted.map(({ counts }): DeckCounts => ({
		...counts,
		isLocked: locked.has(counts.deckId)
	}));
	const of = lately.filter((row) => row.day === today);
	const introducedToday = of.reduce((sum, row) => sum + row.introduced, 0);
	const answers = lately.reduce((sum, row) => sum + row.answers, 0);
	const elapsedMs = lately.reduce((sum, row) => sum + row.elapsedMs, 0);
	const answeredToday = of.reduce((sum, row) => sum + row.answers, 0);
	// What today's limit leaves for another day is not promised here: a session would not ask it.
	const learning = counted.reduce((sum, deck) => sum + deck.learning, 0);
	const reviews = decks.reduce((sum, deck) => sum + deck.due, 0) - learning;
	const reviewed = Math.max(0, answeredToday - introducedToday);
	const asked = Math.min(reviews, Math.max(0, settings.limits.reviewsPerDay - reviewed));
	const next = asked < reviews ? addDays(today, 1) : await nextDueDay(store, rows, today);
	return {
		decks,
		due: learning + asked,
		fresh: Math.min(
			decks.reduce((sum, deck) => sum + (deck.isLocked ? 0 : deck.fresh), 0),
			Math.max(0, settings.limits.newPerDay - introducedToday)
		),
		answeredToday,
		introducedToday,
		hasStarted: first !== undefined,
		...(answers > 0 ? { paceMs: elapsedMs / answers } : {}),
		...(next === undefined ? {} : { nextDueDay: next })
	};
}

/** What today holds; counted anew when cards, decks or settings change. */
export const today = (clock: Clock) => new Live((store) => readToday(store, clock));

/** The cards of a deck that may be asked now: reviews due today and learning cards. */
export async function readDueCards(store: Store, deckIds: string[], clock: Clock): Promise<Card[]> {
	const day = dayOf(clock);
	const rows = await Promise.all(
		deckIds.flatMap((id) => [
			dueBetween(store, id, day).toArray(),
			learningBetween(store, id).toArray()
		])
	);
	return rows.flat().map(fromRow);
}

/** Ids of questions in learning order that have no card yet, at most `limit`. */
export async function readFresh(store: Store, decks: DeckRow[], limit: number): Promise<string[]> {
	const fresh: string[] = [];
	for (const deck of decks) {
		if (fresh.length >= limit) break;
		const keys = await store.learner.cards.bulkGet(deck.questionIds);
		fresh.push(...deck.questionIds.filter((_, at) => keys[at] === undefined));
	}
	return fresh.slice(0, limit);
}

/** Cards buried until today come back. Run before a queue is built. */
export async function unburyDue(store: Store, clock: Clock) {
	const today = dayOf(clock);
	const table = store.learner.cards;
	await store.learner.transaction('rw', table, async () => {
		const rows = await table.where('buriedUntilDay').belowOrEqual(today).toArray();
		const cards = rows
			.map(fromRow)
			.map(({ buriedUntilDay, ...card }) => (void buriedUntilDay, card));
		await table.bulkPut(cards.map((card) => toRow({ ...card, rev: card.rev + 1 })));
	});
}
