// What is due and what is new: counted from the decks' loads, read from the indexes, where a card that is held back has
// no key.
import { Dexie } from 'dexie';
import { addDays, dayOf } from '../core/memory/day.ts';
import { examDays, newToday, wantsLook } from '../core/memory/exam-plan.ts';
import type { Card, Clock, Day, QueueLimits } from '../core/memory/types.ts';
import { readLocked } from './beginnings.ts';
import { fromRow, toRow } from './card-row.ts';
import { Live } from './live.svelte.ts';
import { countDue, countMet, firstDueDay, readLoads, writeCards, type Load } from './loads.ts';
import type { DayRow, DeckRow } from './schema.ts';
import { readSettings, type Exam, type Settings } from './settings.ts';
import type { Store } from './store.ts';
import { dossierOf, readDossiers } from './content.ts';

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
	/** What holds today: an exam may ask for more new questions than the settings do. */
	limits: QueueLimits;
	/** What each dossier with limits of its own may still ask today. */
	leftOf: Map<string, QueueLimits>;
	/** Reviews that are due, whatever the limits let through. */
	backlog: number;
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

/** Questions looked up at a time. */
const BATCH = 100;

const dueBetween = ({ learner }: Store, deckId: string, to: unknown) =>
	learner.cards.where('[deckId+dueDay]').between([deckId, Dexie.minKey], [deckId, to], true, true);

const learningBetween = ({ learner }: Store, deckId: string) =>
	learner.cards
		.where('[deckId+dueAt]')
		.between([deckId, Dexie.minKey], [deckId, Dexie.maxKey], true, true);

function countDeck(deck: DeckRow, load: Load, today: Day) {
	const total = deck.questionIds.length;
	const { learning } = load;
	return {
		counts: {
			deckId: deck.id,
			due: countDue(load, today) + learning,
			fresh: Math.max(0, total - countMet(load)),
			total
		},
		learning
	};
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

/** An exam sets the pace of new questions where it needs a quicker one than the settings. */
function limitsToday(
	{ limits, exam }: Settings,
	decks: DeckCounts[],
	todays: DayRow[],
	today: Day
): QueueLimits {
	if (!exam || exam.examDay <= today) return limits;
	const isIn = ({ deckId }: { deckId: string }) =>
		exam.deckIds.length === 0 || exam.deckIds.includes(deckId);
	const fresh = decks.filter(isIn).reduce((sum, deck) => sum + deck.fresh, 0);
	const met = todays.filter(isIn).reduce((sum, row) => sum + row.introduced, 0);
	const days = examDays(exam.startDay, exam.examDay);
	return { ...limits, newPerDay: Math.max(limits.newPerDay, newToday(fresh + met, days, today)) };
}

function leftOfDossiers({ dossierLimits }: Settings, todays: DayRow[]): Map<string, QueueLimits> {
	return new Map(
		Object.entries(dossierLimits).map(([id, own]) => {
			const rows = todays.filter(({ deckId }) => dossierOf(deckId) === id);
			const introduced = rows.reduce((sum, row) => sum + row.introduced, 0);
			const answers = rows.reduce((sum, row) => sum + row.answers, 0);
			const left = (limit: number | undefined, used: number) =>
				limit === undefined ? Infinity : Math.max(0, limit - used);
			return [
				id,
				{
					newPerDay: left(own.newPerDay, introduced),
					reviewsPerDay: left(own.reviewsPerDay, answers - introduced)
				}
			];
		})
	);
}

/** The sum over all decks, each dossier's share cut to what is left for it. */
function withinDossiers(
	decks: DeckCounts[],
	countOf: (deck: DeckCounts) => number,
	leftFor: (dossierId: string) => number | undefined
): number {
	const sums = new Map<string, number>();
	for (const deck of decks) {
		const id = dossierOf(deck.deckId);
		sums.set(id, (sums.get(id) ?? 0) + countOf(deck));
	}
	return [...sums].reduce((sum, [id, count]) => sum + Math.min(count, leftFor(id) ?? Infinity), 0);
}

export async function readToday(store: Store, clock: Clock): Promise<TodayCounts> {
	const today = dayOf(clock);
	const [settings, open, lately, first] = await Promise.all([
		readSettings(store),
		readDossiers(store),
		store.learner.days.orderBy(':id').reverse().limit(12).toArray(),
		store.learner.events.orderBy(':id').firstKey()
	]);
	const rows = open.flatMap(({ decks }) => decks);
	const loads = await readLoads(
		store,
		rows.map(({ id }) => id)
	);
	const counted = rows.flatMap((deck) => {
		const load = loads.get(deck.id);
		return load ? [countDeck(deck, load, today)] : [];
	});
	const freshIn = new Map(counted.map(({ counts }) => [counts.deckId, counts.fresh]));
	const locked = await readLocked(store, rows, (id) => freshIn.get(id) ?? 0);
	const decks = counted.map(({ counts }): DeckCounts => ({
		...counts,
		isLocked: locked.has(counts.deckId)
	}));
	const of = lately.filter((row) => row.day === today);
	const limits = limitsToday(settings, decks, of, today);
	const leftOf = leftOfDossiers(settings, of);
	const introducedToday = of.reduce((sum, row) => sum + row.introduced, 0);
	const answers = lately.reduce((sum, row) => sum + row.answers, 0);
	const elapsedMs = lately.reduce((sum, row) => sum + row.elapsedMs, 0);
	const answeredToday = of.reduce((sum, row) => sum + row.answers, 0);
	// What today's limit leaves for another day is not promised here: a session would not ask it.
	const learning = counted.reduce((sum, deck) => sum + deck.learning, 0);
	const reviewsOf = new Map(
		counted.map((deck) => [deck.counts.deckId, deck.counts.due - deck.learning])
	);
	// Of the last look before an exam, those that are not due anyway.
	const looks = (await readLooks(store, settings.exam, rows, clock)).filter(
		({ dueDay }) => dueDay !== undefined && dueDay > today
	);
	for (const { deckId } of looks) reviewsOf.set(deckId, (reviewsOf.get(deckId) ?? 0) + 1);
	const all = decks.reduce((sum, deck) => sum + (reviewsOf.get(deck.deckId) ?? 0), 0);
	const reviews = withinDossiers(
		decks,
		(deck) => reviewsOf.get(deck.deckId) ?? 0,
		(dossierId) => leftOf.get(dossierId)?.reviewsPerDay
	);
	const reviewed = Math.max(0, answeredToday - introducedToday);
	const asked = Math.min(reviews, Math.max(0, limits.reviewsPerDay - reviewed));
	const next = asked < all ? addDays(today, 1) : firstDueDay(loads.values(), today);
	return {
		decks,
		limits,
		leftOf,
		backlog: all,
		due: learning + asked,
		fresh: Math.min(
			withinDossiers(
				decks,
				(deck) => (deck.isLocked ? 0 : deck.fresh),
				(dossierId) => leftOf.get(dossierId)?.newPerDay
			),
			Math.max(0, limits.newPerDay - introducedToday)
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

/** The cards of these decks that may be asked now: reviews due today and learning cards. */
export async function readDueCards(store: Store, deckIds: string[], clock: Clock): Promise<Card[]> {
	const day = dayOf(clock);
	const loads = await readLoads(store, deckIds);
	const rows = await Promise.all(
		[...loads].flatMap(([id, load]) => [
			...(countDue(load, day) > 0 ? [dueBetween(store, id, day).toArray()] : []),
			...(load.learning > 0 ? [learningBetween(store, id).toArray()] : [])
		])
	);
	return rows.flat().map(fromRow);
}

/** The keys of all cards of a deck, read without their rows. */
async function readMet(store: Store, deckId: string): Promise<Set<string>> {
	const keys = await Promise.all([
		dueBetween(store, deckId, Dexie.maxKey).primaryKeys(),
		learningBetween(store, deckId).primaryKeys(),
		store.learner.cards.where('heldDeckId').equals(deckId).primaryKeys()
	]);
	return new Set(keys.flat());
}

/** Ids of questions in learning order that have no card yet, at most `limit`. */
export async function readFresh(store: Store, decks: DeckRow[], limit: number): Promise<string[]> {
	const fresh: string[] = [];
	const loads = await readLoads(
		store,
		decks.map(({ id }) => id)
	);
	for (const deck of decks) {
		if (fresh.length >= limit) break;
		const load = loads.get(deck.id);
		if (load && countMet(load) >= deck.questionIds.length) continue;
		const met = await readMet(store, deck.id);
		const unmet = deck.questionIds.filter((id) => !met.has(id));
		// A question that came from another deck has its card there.
		for (let at = 0; at < unmet.length && fresh.length < limit; at += BATCH) {
			const ids = unmet.slice(at, at + BATCH);
			const cards = await store.learner.cards.bulkGet(ids);
			fresh.push(...ids.filter((_, n) => cards[n] === undefined));
		}
	}
	return fresh.slice(0, limit);
}

/**
 * Cards that an exam wants to see once more today, due or not; none before the days of its last look, or where there is
 * no exam.
 */
export async function readLooks(
	store: Store,
	exam: Exam | null,
	decks: DeckRow[],
	clock: Clock
): Promise<Card[]> {
	const today = dayOf(clock);
	const days = exam && examDays(exam.startDay, exam.examDay);
	if (!exam || !days || today < days.lookFrom || today >= exam.examDay) return [];
	const ids = decks
		.map(({ id }) => id)
		.filter((id) => exam.deckIds.length === 0 || exam.deckIds.includes(id));
	const rows = await Promise.all(ids.map((id) => dueBetween(store, id, Dexie.maxKey).toArray()));
	return rows
		.flat()
		.map(fromRow)
		.filter((card) => wantsLook(card, days, exam.examDay, today));
}

/** Cards buried until today come back. Run before a queue is built. */
export async function unburyDue(store: Store, clock: Clock) {
	const today = dayOf(clock);
	const { learner } = store;
	await learner.transaction('rw', [learner.cards, learner.loads], async () => {
		const rows = await learner.cards.where('buriedUntilDay').belowOrEqual(today).toArray();
		await writeCards(
			learner,
			rows.map((before) => {
				const { buriedUntilDay, ...card } = fromRow(before);
				void buriedUntilDay;
				return { before, after: toRow({ ...card, rev: card.rev + 1 }) };
			})
		);
	});
}
