// All questions in one list: which of them are wanted, and in which order. Pure.
import type { Form, Standing } from '../content/types.ts';
import { addDays } from './day.ts';
import type { Card, Day } from './types.ts';

/** A question with this learner's card of it, where there is one. */
export type BrowseRow = {
	id: string;
	deckId: string;
	/** Its place in the library, deck by deck. */
	place: number;
	forms: readonly Form[];
	standing: Standing | undefined;
	/** `dossier/entity`. */
	entityIds: readonly string[];
	card: Card | undefined;
	/** The chance of recall now, 0 to 1; absent while it was never graded. */
	recall: number | undefined;
};

export type BrowseState = 'new' | 'learning' | 'review' | 'out' | 'buried';
export type BrowseDue = 'today' | 'week' | 'later';

export type BrowseFilter = {
	/** Words, all of which must be found. */
	text?: string;
	/** A deck, or a dossier with nothing behind its slash. */
	deck?: string;
	due?: BrowseDue;
	state?: BrowseState;
	form?: Form;
	standing?: Standing;
	entity?: string;
	/** Forgotten so often, at least. */
	lapses?: number;
	flagged?: boolean;
};

export const SORTS = [
	'deck',
	'due',
	'recall',
	'stability',
	'difficulty',
	'lapses',
	'last'
] as const;
export type BrowseSort = (typeof SORTS)[number];

/** Left out and withdrawn go before everything else that a card may be. */
export function stateOf({ card }: BrowseRow, today: Day): BrowseState {
	if (!card) return 'new';
	if (card.suspended || card.retired) return 'out';
	if (card.buriedUntilDay !== undefined && card.buriedUntilDay > today) return 'buried';
	if (!card.memory) return 'new';
	return card.state === 'review' ? 'review' : 'learning';
}

/** The day on which it comes; a card in its steps comes today. */
export const dueDayOf = ({ card }: BrowseRow, today: Day): Day | undefined =>
	card && (card.dueAt === undefined ? card.dueDay : today);

function isDueWithin(row: BrowseRow, due: BrowseDue, today: Day): boolean {
	const day = dueDayOf(row, today);
	if (day === undefined || ['new', 'out'].includes(stateOf(row, today))) return false;
	if (due === 'today') return day <= today;
	const week = addDays(today, 7);
	return due === 'week' ? day <= week : day > week;
}

/** Whether a row passes all filters but the text, which needs the questions' words. */
export function isWanted(row: BrowseRow, filter: BrowseFilter, today: Day): boolean {
	const { deck, due, state, form, standing, entity, lapses, flagged } = filter;
	if (
		deck !== undefined &&
		row.deckId !== deck &&
		!(deck.endsWith('/') && row.deckId.startsWith(deck))
	)
		return false;
	if (state !== undefined && stateOf(row, today) !== state) return false;
	if (due !== undefined && !isDueWithin(row, due, today)) return false;
	if (form !== undefined && !row.forms.includes(form)) return false;
	if (standing !== undefined && row.standing !== standing) return false;
	if (entity !== undefined && !row.entityIds.includes(entity)) return false;
	if (lapses !== undefined && (row.card?.lapses ?? 0) < lapses) return false;
	return !flagged || (row.card?.flag ?? 0) > 0;
}

/** Whether the folded text of a row holds every word of the folded search. */
export const holdsWords = (text: string, words: readonly string[]): boolean =>
	words.every((word) => text.includes(word));

/** The smaller comes first; what has no value comes last. */
function valueOf(row: BrowseRow, sort: BrowseSort, today: Day): number | string | undefined {
	const { card, recall } = row;
	switch (sort) {
		case 'deck':
			return row.place;
		case 'due':
			return dueDayOf(row, today);
		case 'recall':
			return recall;
		case 'stability':
			return card?.memory?.stability;
		case 'difficulty':
			return card?.memory && -card.memory.difficulty;
		case 'lapses':
			return card && -card.lapses;
		case 'last':
			return card?.memory && -card.memory.lastReviewAt;
	}
}

/** A new list in order: soonest due, least recalled, weakest, hardest, most forgotten, latest first; ties by place. */
export function sortRows(rows: readonly BrowseRow[], sort: BrowseSort, today: Day): BrowseRow[] {
	return rows
		.map((row) => ({ row, value: valueOf(row, sort, today) }))
		.sort((a, b) => {
			if (a.value === b.value) return a.row.place - b.row.place;
			if (a.value === undefined) return 1;
			if (b.value === undefined) return -1;
			return a.value < b.value ? -1 : 1;
		})
		.map(({ row }) => row);
}
