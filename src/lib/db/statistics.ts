// What a learner has done and what comes next: from the day counters and the due indexes, never from the log.
import { Dexie } from 'dexie';
import { addDays, dayAtNumber, dayNumber, dayOf } from '../core/memory/day.ts';
import { isWithin } from '../core/memory/days-off.ts';
import { maturityOf } from '../core/memory/maturity.ts';
import { streakOf, type Streak } from '../core/memory/streak.ts';
import type { Card, Clock, Day, Instant } from '../core/memory/types.ts';
import { readBreaks } from './calendar.ts';
import { fromRow } from './card-row.ts';
import { readQuestion } from './content.ts';
import { heatOf, sumDays, type HeatDay, type Sum } from './day-sums.ts';
import { Live } from './live.svelte.ts';
import { countDue, dueByDay, readLoads } from './loads.ts';
import { readQuietDays } from './quiet-days.ts';
import type { DeckRow, Tally } from './schema.ts';
import { readDays, readHistory, type DayCount } from './months.ts';
import type { Store } from './store.ts';

function lastDays(today: Day, count: number): Day[] {
	const last = dayNumber(today);
	return Array.from({ length: count }, (_, at) => dayAtNumber(last + at - count + 1));
}

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
	const [rows, firstEvent] = await Promise.all([
		readDays(store, today, days[0]),
		store.learner.events.orderBy(':id').firstKey()
	]);
	return {
		hasStarted: firstEvent !== undefined,
		today: sumDays(rows.filter((row) => row.day === today)),
		sum: sumDays(rows),
		heat: heatOf(days, rows)
	};
}

/** Today and the last `count` days. */
export const recently = (clock: Clock, count: number) =>
	new Live((store) => readRecently(store, clock, count));

export type Month = { month: string; young: Tally; known: Tally; minutes: number; answers: number };

export type Career = {
	/** Whether this learner has ever answered. */
	hasStarted: boolean;
	today: Sum;
	/** The last thirty days. */
	lately: Sum;
	/** Everything ever counted. */
	sum: Sum;
	streak: Streak;
	/** The last year, a day an entry, the oldest first, today last. */
	year: (HeatDay & { isOff: boolean })[];
	/** Months with an answer, the newest first. */
	months: Month[];
	/** Minutes in each of the last weeks, the oldest first, with the day on which it began. */
	weeks: { from: Day; minutes: number }[];
};

const YEAR_DAYS = 371;
const WEEKS = 12;
const LATELY_DAYS = 30;

function monthsOf(sums: ReadonlyMap<string, Sum>): Month[] {
	const none = { answers: 0, right: 0 };
	return [...sums]
		.filter(([, { answers }]) => answers > 0)
		.sort(([a], [b]) => (a < b ? 1 : -1))
		.map(([month, { recalls, elapsedMs, answers }]) => {
			const { young = none, known = none } = recalls;
			return { month, young, known, minutes: elapsedMs / 60_000, answers };
		});
}

function weeksOf(days: readonly DayCount[], today: Day): Career['weeks'] {
	return Array.from({ length: WEEKS }, (_, at) => {
		const from = addDays(today, 1 - 7 * (WEEKS - at));
		const to = addDays(from, 6);
		const within = days.filter(({ day }) => day >= from && day <= to);
		return { from, minutes: within.reduce((sum, row) => sum + row.elapsedMs, 0) / 60_000 };
	});
}

/** All that was ever done: months that are over from a row each, the newest days from a row a day and deck. */
export async function readCareer(store: Store, clock: Clock): Promise<Career> {
	const today = dayOf(clock);
	const since = addDays(today, 1 - LATELY_DAYS);
	const [{ months, days, recent }, breaks, quiet, firstEvent] = await Promise.all([
		readHistory(store, today, since),
		readBreaks(store),
		readQuietDays(store),
		store.learner.events.orderBy(':id').firstKey()
	]);
	const studied = days.filter(({ answers }) => answers > 0).map(({ day }) => day);
	return {
		hasStarted: firstEvent !== undefined,
		today: sumDays(recent.filter(({ day }) => day === today)),
		lately: sumDays(recent),
		sum: sumDays([...months.values()]),
		streak: streakOf(studied, today, [...breaks, ...quiet]),
		year: heatOf(lastDays(today, YEAR_DAYS), days).map((one) => ({
			...one,
			isOff: breaks.some((daysOff) => isWithin(one.day, daysOff))
		})),
		months: monthsOf(months),
		weeks: weeksOf(days, today)
	};
}

export const career = (clock: Clock) => new Live((store) => readCareer(store, clock));

export type ConfusedPair = { asked: string; answered: string; count: number };

/** What is mixed up with what, in both directions together, the most frequent first; by name, of installed dossiers. */
export async function readConfusedPairs(store: Store, most: number): Promise<ConfusedPair[]> {
	const [rows, references] = await Promise.all([
		store.learner.confusions.toArray(),
		store.content.references.toArray()
	]);
	const names = new Map<string, string>(
		references.flatMap(({ id, entities }) =>
			entities.map((entity) => [`${id}/${entity.id}`, entity.name] as const)
		)
	);
	const pairs = new Map<string, ConfusedPair>();
	for (const { asked, answered, count } of rows) {
		const [one, other] = [names.get(asked), names.get(answered)];
		if (one === undefined || other === undefined) continue;
		const key = [asked, answered].sort().join(' ');
		const so = pairs.get(key);
		pairs.set(key, {
			asked: so?.asked ?? one,
			answered: so?.answered ?? other,
			count: count + (so?.count ?? 0)
		});
	}
	return [...pairs.values()]
		.sort((a, b) => b.count - a.count || (a.asked < b.asked ? -1 : 1))
		.slice(0, most);
}

export const confusedPairs = (most: number) => new Live((store) => readConfusedPairs(store, most));

/** The prompts of some questions, by id; of those that are installed. */
export const prompts = (questions: readonly { id: string; deckId: string }[]) =>
	new Live(async (store) => {
		const found = await Promise.all(
			questions.map(({ id, deckId }) => readQuestion(store, id, deckId))
		);
		return new Map<string, string>(
			found.flatMap((one) => (one ? [[`${one.question.id}`, one.question.prompt] as const] : []))
		);
	});

export type DayDue = { day: Day; due: number };

/** How many cards are due on each of the next `count` days, today first; learning cards count today. */
export async function readForecast(store: Store, clock: Clock, count: number): Promise<DayDue[]> {
	const today = dayOf(clock);
	const deckIds = await store.content.decks.toCollection().primaryKeys();
	const loads = [...(await readLoads(store, deckIds)).values()];
	const due = dueByDay(loads);
	// What was due earlier is due today: nothing is lost and nothing is called late.
	const first = loads.reduce((sum, load) => sum + countDue(load, today) + load.learning, 0);
	return Array.from({ length: count }, (_, at) => {
		const day = addDays(today, at);
		return { day, due: at === 0 ? first : (due.get(day) ?? 0) };
	});
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
