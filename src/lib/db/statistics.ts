// What a learner has done and what comes next: from the day counters and the due indexes, never from the log.
import { Dexie } from 'dexie';
import { addDays, dayOf } from '../core/memory/day.ts';
import { maturityOf } from '../core/memory/maturity.ts';
import type { Card, Clock, Day, Instant } from '../core/memory/types.ts';
import { fromRow } from './card-row.ts';
import { heatOf, sumDays, type HeatDay, type Sum } from './day-sums.ts';
import { Live } from './live.svelte.ts';
import type { DayRow, DeckRow } from './schema.ts';
import type { Store } from './store.ts';

/** The counters of all decks from one day to another, both included; from the first ever without `from`. */
export const readDays = ({ learner }: Store, to: Day, from?: Day): Promise<DayRow[]> =>
	learner.days
		.where('[day+deckId]')
		.between([from ?? Dexie.minKey, Dexie.minKey], [to, Dexie.maxKey], true, true)
		.toArray();

const lastDays = (today: Day, count: number) =>
	Array.from({ length: count }, (_, at) => addDays(today, at - count + 1));

export type Recently = {
	/** Whether this learner has ever answered. */
	hasStarted: boolean;
	today: Sum;
	/** The whole stretch of days together. */
	sum: Sum;
	/** One entry a day, the oldest first, today last. */
	heat: HeatDay[];
};

export async function readRecently(store: Store, clock: Clock, count: number): Promise<Recently> {
	const days = lastDays(dayOf(clock), count);
	const today = dayOf(clock);
	const [rows, events] = await Promise.all([
		readDays(store, today, days[0]),
		store.learner.events.limit(1).count()
	]);
	return {
		hasStarted: events > 0,
		today: sumDays(rows.filter((row) => row.day === today)),
		sum: sumDays(rows),
		heat: heatOf(days, rows)
	};
}

/** Today and the last `count` days. */
export const recently = (clock: Clock, count: number) =>
	new Live((store) => readRecently(store, clock, count));

/** Everything ever counted. */
export const ever = (clock: Clock) =>
	new Live(async (store) => sumDays(await readDays(store, dayOf(clock))));

export type DayDue = { day: Day; due: number };

async function countDue({ learner }: Store, deckId: string, from: Day | undefined, to: Day) {
	return learner.cards
		.where('[deckId+dueDay]')
		.between([deckId, from ?? Dexie.minKey], [deckId, to], true, true)
		.count();
}

async function forecastDeck(store: Store, deckId: string, days: Day[]): Promise<number[]> {
	const last = days.at(-1);
	if (last === undefined || (await countDue(store, deckId, undefined, last)) === 0)
		return days.map(() => 0);
	// What was due earlier is due today: nothing is lost and nothing is called late.
	return Promise.all(days.map((day, at) => countDue(store, deckId, at ? day : undefined, day)));
}

const countLearning = ({ learner }: Store, deckId: string) =>
	learner.cards
		.where('[deckId+dueAt]')
		.between([deckId, Dexie.minKey], [deckId, Dexie.maxKey], true, true)
		.count();

/** How many cards are due on each of the next `count` days, today first; learning cards count today. */
export async function readForecast(store: Store, clock: Clock, count: number): Promise<DayDue[]> {
	const today = dayOf(clock);
	const days = Array.from({ length: count }, (_, at) => addDays(today, at));
	const deckIds = await store.content.decks.toCollection().primaryKeys();
	const [decks, learning] = await Promise.all([
		Promise.all(deckIds.map((id) => forecastDeck(store, id, days))),
		Promise.all(deckIds.map((id) => countLearning(store, id)))
	]);
	return days.map((day, at) => ({
		day,
		due: [...decks.map((counts) => counts[at] ?? 0), ...(at === 0 ? learning : [])].reduce(
			(sum, due) => sum + due,
			0
		)
	}));
}

export const forecast = (clock: Clock, count: number) =>
	new Live((store) => readForecast(store, clock, count));

/** How well the questions of a deck are known. The three make up `total`. */
export type DeckProgress = {
	deckId: string;
	fresh: number;
	learning: number;
	known: number;
	total: number;
};

/** Every card of a deck: those in a due index, and those held back from both. */
export async function readDeckCards({ learner }: Store, deckId: string): Promise<Card[]> {
	const { cards } = learner;
	const all = [[deckId, Dexie.minKey] as const, [deckId, Dexie.maxKey] as const] as const;
	const rows = await Promise.all([
		cards
			.where('[deckId+dueDay]')
			.between(...all, true, true)
			.toArray(),
		cards
			.where('[deckId+dueAt]')
			.between(...all, true, true)
			.toArray(),
		cards.where('heldDeckId').equals(deckId).toArray()
	]);
	return rows.flat().map(fromRow);
}

/** Counts a deck's questions by how well they are known; cards of withdrawn questions are passed over. */
export function progressOf(deck: DeckRow, cards: Card[]): DeckProgress {
	const asked = new Set(deck.questionIds);
	const met = cards.filter((card) => asked.has(card.id)).map(maturityOf);
	const known = met.filter((maturity) => maturity === 'known').length;
	const learning = met.filter((maturity) => maturity === 'learning').length;
	const total = deck.questionIds.length;
	return { deckId: deck.id, fresh: total - known - learning, learning, known, total };
}

export const readDeckProgress = async (store: Store, deck: DeckRow): Promise<DeckProgress> =>
	progressOf(deck, await readDeckCards(store, deck.id));

/** How well decks are known, by deck id. */
export type ProgressByDeck = Map<string, DeckProgress>;

async function readProgress(store: Store, decks: DeckRow[]): Promise<ProgressByDeck> {
	const progress = await Promise.all(decks.map((deck) => readDeckProgress(store, deck)));
	return new Map(progress.map((one) => [one.deckId, one]));
}

/** Every installed deck. It reads each card's row, so pages show the rest before it. */
export const progress = () =>
	new Live(async (store) => readProgress(store, await store.content.decks.toArray()));

/** The decks of one dossier. */
export const dossierProgress = (dossierId: string) =>
	new Live(async (store) =>
		readProgress(store, await store.content.decks.where('dossierId').equals(dossierId).toArray())
	);

/** Answers given since a moment, to the day: from the counters, without a look at the log. */
export const answersSince = (at: Instant, rolloverHour: number) =>
	new Live(async ({ learner }) => {
		const from = dayOf({ at, zoneOffsetMin: -new Date(at).getTimezoneOffset(), rolloverHour });
		const rows = await learner.days.where('[day+deckId]').above([from, Dexie.maxKey]).toArray();
		return rows.reduce((sum, { answers }) => sum + answers, 0);
	});
