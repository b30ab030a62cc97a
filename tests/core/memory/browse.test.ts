import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	holdsWords,
	isWanted,
	sortRows,
	SORTS,
	stateOf,
	type BrowseFilter,
	type BrowseRow
} from '../../../src/lib/core/memory/browse.ts';
import { addCards, noCards } from '../../../src/lib/core/memory/card-sums.ts';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { DEFAULT_WEIGHTS } from '../../../src/lib/core/memory/defaults.ts';
import { addDays } from '../../../src/lib/core/memory/day.ts';
import type { Card } from '../../../src/lib/core/memory/types.ts';

const TODAY = '2026-11-27';
const card = (id: string, change: Partial<Card> = {}): Card => ({
	...newCard(id, 'd/deck', 1),
	state: 'review',
	dueDay: TODAY,
	memory: {
		model: 'fsrs-6',
		paramsId: 'p',
		stability: 10,
		difficulty: 5,
		lastReviewAt: 0,
		lastReviewDay: TODAY
	},
	...change
});
const row = (id: string, change: Partial<BrowseRow> = {}): BrowseRow => ({
	id,
	deckId: 'd/deck',
	place: 0,
	forms: ['choice'],
	standing: 'record',
	entityIds: ['d/kim'],
	card: undefined,
	recall: undefined,
	...change
});

const rows: fc.Arbitrary<BrowseRow[]> = fc.array(
	fc.record({
		id: fc.string({ minLength: 1 }),
		deckId: fc.constantFrom('d/deck', 'd/other', 'e/deck'),
		place: fc.nat(1000),
		forms: fc.subarray(['choice', 'typed', 'cloze'] as const),
		standing: fc.constantFrom('record' as const, 'allegation' as const),
		entityIds: fc.subarray(['d/kim', 'd/putin']),
		recall: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
		card: fc.option(
			fc
				.record({ lapses: fc.nat(9), flag: fc.nat(3), due: fc.integer({ min: -9, max: 60 }) })
				.map(({ lapses, flag, due }) => card('q', { lapses, flag, dueDay: addDays(TODAY, due) })),
			{ nil: undefined }
		)
	}),
	{ maxLength: 30 }
);
const filters: fc.Arbitrary<BrowseFilter> = fc.record(
	{
		deck: fc.constantFrom('d/deck', 'd/', 'e/'),
		due: fc.constantFrom('today' as const, 'week' as const, 'later' as const),
		state: fc.constantFrom('new' as const, 'review' as const, 'out' as const),
		form: fc.constantFrom('choice' as const, 'typed' as const),
		standing: fc.constantFrom('record' as const, 'allegation' as const),
		entity: fc.constantFrom('d/kim', 'd/putin'),
		lapses: fc.integer({ min: 1, max: 5 }),
		flagged: fc.boolean()
	},
	{ requiredKeys: [] }
);

test('filters leave the same rows in whatever order they are set', () => {
	fc.assert(
		fc.property(rows, filters, filters, (all, one, other) => {
			const by = (filter: BrowseFilter) => (each: BrowseRow) => isWanted(each, filter, TODAY);
			const first = all.filter(by(one)).filter(by(other));
			expect(all.filter(by(other)).filter(by(one))).toEqual(first);
			expect(all.filter(by({}))).toEqual(all);
		})
	);
});

test('an order loses nothing, gives the same twice, and keeps what has no value to the end', () => {
	fc.assert(
		fc.property(rows, fc.constantFrom(...SORTS), (all, sort) => {
			const sorted = sortRows(all, sort, TODAY);
			expect(new Set(sorted)).toEqual(new Set(all));
			expect(sortRows([...all].reverse(), sort, TODAY).map(({ place }) => place)).toEqual(
				sorted.map(({ place }) => place)
			);
			if (sort === 'recall') {
				const first = sorted.findIndex(({ recall }) => recall === undefined);
				if (first >= 0)
					expect(sorted.slice(first).every(({ recall }) => recall === undefined)).toBe(true);
			}
		})
	);
});

describe('a question is', () => {
	test('left out before anything else, put off until its day, new without a grade', () => {
		expect(stateOf(row('a'), TODAY)).toBe('new');
		expect(stateOf(row('a', { card: card('a') }), TODAY)).toBe('review');
		expect(stateOf(row('a', { card: card('a', { suspended: true }) }), TODAY)).toBe('out');
		const until = (days: number) => card('a', { buriedUntilDay: addDays(TODAY, days) });
		expect(stateOf(row('a', { card: until(1) }), TODAY)).toBe('buried');
		expect(stateOf(row('a', { card: until(0) }), TODAY)).toBe('review');
		expect(stateOf(row('a', { card: card('a', { state: 'relearning' }) }), TODAY)).toBe('learning');
	});

	test('found by all of the words, a dossier by its name and a slash', () => {
		expect(holdsWords('kim visits vostochny', ['kim', 'vost'])).toBe(true);
		expect(holdsWords('kim visits vostochny', ['kim', 'putin'])).toBe(false);
		expect(isWanted(row('a'), { deck: 'd/' }, TODAY)).toBe(true);
		expect(isWanted(row('a'), { deck: 'd/dec' }, TODAY)).toBe(false);
	});
});

test('the figures over all cards add up, whatever the batches', () => {
	const clock = { at: Date.UTC(2026, 10, 27, 12), zoneOffsetMin: 0, rolloverHour: 4 };
	const all = Array.from({ length: 50 }, (_, n) =>
		card(`q${n}`, {
			lapses: n % 12,
			reps: 20,
			memory: {
				model: 'fsrs-6',
				paramsId: 'p',
				stability: 0.5 + n * 10,
				difficulty: 1 + (n % 10),
				lastReviewAt: 0,
				lastReviewDay: addDays(TODAY, -n)
			}
		})
	);
	const whole = noCards();
	addCards(
		whole,
		[...all, newCard('new', 'd/deck', 1), card('gone', { retired: true })],
		clock,
		DEFAULT_WEIGHTS
	);
	const parts = noCards();
	for (const one of all) addCards(parts, [one], clock, DEFAULT_WEIGHTS);
	expect(parts).toEqual({ ...whole, known: expect.closeTo(whole.known, 9) as number });
	expect(whole.cards).toBe(50);
	for (const counts of [whole.stability, whole.difficulty, whole.recall])
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50);
	expect(whole.hardest).toHaveLength(10);
	expect(whole.hardest.slice(0, 4).map(({ lapses }) => lapses)).toEqual([11, 11, 11, 11]);
	expect(whole.decks['d/deck']).toEqual({ learning: 3, known: 47 });
});
