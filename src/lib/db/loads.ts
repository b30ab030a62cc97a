// How many cards of each deck wait, and for which day: a row a deck, kept by every write of a card in its own
// transaction, so that nothing that is due is ever counted card by card.
import { dayAtNumber, dayNumber } from '../core/memory/day.ts';
import type { Day } from '../core/memory/types.ts';
import type { CardRow, LearnerDatabase, LoadRow } from './schema.ts';

/** A card's row before and after a write; `undefined` where there is none. */
export type CardMove = { before: CardRow | undefined; after: CardRow | undefined };

const unpacked = (due: Int32Array | undefined): Map<number, number> => {
	const counts = new Map<number, number>();
	for (let at = 0; due && at < due.length; at += 2) counts.set(due[at] ?? 0, due[at + 1] ?? 0);
	return counts;
};

const packed = (counts: Map<number, number>): Int32Array =>
	Int32Array.from(
		[...counts]
			.filter(([, count]) => count > 0)
			.sort(([a], [b]) => a - b)
			.flat()
	);

type Counts = { learning: number; held: number; due: Map<number, number> };

function add(counts: Counts, row: CardRow, by: 1 | -1) {
	// A withdrawn question is no longer among its deck's.
	if (row.heldDeckId !== undefined) counts.held += row.retired ? 0 : by;
	if (row.dueAt !== undefined) counts.learning += by;
	if (row.dueDay === undefined) return;
	const day = dayNumber(row.dueDay);
	if (Number.isFinite(day)) counts.due.set(day, (counts.due.get(day) ?? 0) + by);
}

const toLoad = (deckId: string, { learning, held, due }: Counts): LoadRow => ({
	deckId,
	learning: Math.max(0, learning),
	held: Math.max(0, held),
	due: packed(due)
});

/** The deck's row once these cards have moved. */
export function withMoves(
	row: LoadRow | undefined,
	deckId: string,
	moves: readonly CardMove[]
): LoadRow {
	const counts = {
		learning: row?.learning ?? 0,
		held: row?.held ?? 0,
		due: unpacked(row?.due)
	};
	for (const { before, after } of moves) {
		if (before?.deckId === deckId) add(counts, before, -1);
		if (after?.deckId === deckId) add(counts, after, 1);
	}
	return toLoad(deckId, counts);
}

/** All decks' rows, counted from the cards. */
export function loadsOf(rows: Iterable<CardRow>): LoadRow[] {
	const decks = new Map<string, Counts>();
	for (const row of rows) {
		const counts = decks.get(row.deckId) ?? { learning: 0, held: 0, due: new Map() };
		decks.set(row.deckId, counts);
		add(counts, row, 1);
	}
	return [...decks].map(([deckId, counts]) => toLoad(deckId, counts));
}

/** Writes cards, or removes those without an `after`. Inside a transaction that covers `cards` and `loads`. */
export async function writeCards({ cards, loads }: LearnerDatabase, moves: readonly CardMove[]) {
	const deckIds = [
		...new Set(moves.flatMap(({ before, after }) => [before?.deckId, after?.deckId]))
	].filter((id) => id !== undefined);
	const rows = await loads.bulkGet(deckIds);
	await cards.bulkPut(moves.flatMap(({ after }) => after ?? []));
	await cards.bulkDelete(
		moves.flatMap(({ before, after }) => (before && !after ? [before.id] : []))
	);
	await loads.bulkPut(deckIds.map((id, at) => withMoves(rows[at], id, moves)));
}

/** Inside a transaction that covers `loads`: every deck's row from all cards there are. */
export async function putLoads({ loads }: Pick<LearnerDatabase, 'loads'>, rows: Iterable<CardRow>) {
	await loads.clear();
	await loads.bulkPut(loadsOf(rows));
}

/** What waits in one deck. */
export type Load = {
	/** Cards that come back in minutes. */
	learning: number;
	/** Suspended and buried ones. */
	held: number;
	/** Cards of the days ahead and of those gone by, by the day's number. */
	due: Map<number, number>;
};

const NONE: Load = { learning: 0, held: 0, due: new Map() };

/** By deck id; a deck without a card has an empty one. */
export async function readLoads(
	{ learner }: { learner: LearnerDatabase },
	deckIds: readonly string[]
): Promise<Map<string, Load>> {
	const rows = await learner.loads.bulkGet([...deckIds]);
	return new Map(
		deckIds.map((id, at) => {
			const row = rows[at];
			if (!row) return [id, NONE];
			return [id, { learning: row.learning, held: row.held, due: unpacked(row.due) }];
		})
	);
}

/** How many cards of all these decks come on each day. */
export function dueByDay(loads: Iterable<Load>): Map<Day, number> {
	const days = new Map<number, number>();
	for (const { due } of loads)
		for (const [day, count] of due) days.set(day, (days.get(day) ?? 0) + count);
	return new Map([...days].map(([day, count]) => [dayAtNumber(day), count]));
}

/** Cards due until a day, itself included. */
export function countDue({ due }: Load, to: Day): number {
	const last = dayNumber(to);
	let sum = 0;
	for (const [day, count] of due) if (day <= last) sum += count;
	return sum;
}

/** The first day after `after` on which something is due; the first at all without it. */
export function firstDueDay(loads: Iterable<Load>, after?: Day): Day | undefined {
	const from = after === undefined ? -Infinity : dayNumber(after);
	let first = Infinity;
	for (const { due } of loads)
		for (const day of due.keys()) if (day > from && day < first) first = day;
	return Number.isFinite(first) ? dayAtNumber(first) : undefined;
}

/** Cards of the deck that there are, withdrawn ones aside. */
export function countMet({ learning, held, due }: Load): number {
	let sum = learning + held;
	for (const count of due.values()) sum += count;
	return sum;
}
