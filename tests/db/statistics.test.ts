// What Progress shows: counted from the day counters and the due indexes.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maturityOf } from '../../src/lib/core/memory/maturity.ts';
import type { Card } from '../../src/lib/core/memory/types.ts';
import { actOnCards } from '../../src/lib/db/act-on-cards.ts';
import { readCards } from '../../src/lib/db/cards.ts';
import { toRow } from '../../src/lib/db/card-row.ts';
import { heatOf, rememberedOf, rightPercent, sumDays } from '../../src/lib/db/day-sums.ts';
import { putLoads } from '../../src/lib/db/loads.ts';
import { readDays } from '../../src/lib/db/months.ts';
import type { DayRow, DeckRow } from '../../src/lib/db/schema.ts';
import {
	progressOf,
	readDeckProgress,
	readForecast,
	readRecently
} from '../../src/lib/db/statistics.ts';
import { deckId, Device } from './learner.ts';

const TODAY = '2026-11-23';
let phone: Device;

beforeEach(async () => {
	phone = await Device.fresh('statistics');
});
afterEach(() => phone.remove());

const dayRow = (day: string, more: Partial<DayRow> = {}): DayRow => ({
	day,
	deckId,
	answers: 4,
	right: 3,
	introduced: 1,
	elapsedMs: 20_000,
	forms: { choice: { answers: 4, right: 3 } },
	standings: {},
	maturities: { new: { answers: 1, right: 0 }, learning: { answers: 3, right: 3 } },
	confidences: {},
	...more
});
const putDays = (...rows: DayRow[]) => phone.store.learner.days.bulkPut(rows);

const reviewCard = (id: string, dueDay: string, more: Partial<Card> = {}): Card => ({
	id,
	deckId,
	rev: 1,
	questionVersion: 1,
	state: 'review',
	dueDay,
	reps: 1,
	lapses: 0,
	step: 0,
	memory: {
		model: 'fsrs-6',
		paramsId: 'fsrs-6-default',
		stability: 5,
		difficulty: 5,
		lastReviewAt: 0,
		lastReviewDay: '2026-11-20'
	},
	...more
});
async function putCards(...cards: Card[]) {
	const { learner } = phone.store;
	await learner.cards.bulkPut(cards.map(toRow));
	await putLoads(learner, await learner.cards.toArray());
}
async function theDeck(): Promise<DeckRow> {
	const deck = await phone.store.content.decks.get(deckId);
	if (!deck) throw new Error('no deck');
	return deck;
}

describe('the last days', () => {
	test('hold today by itself, the stretch together, and one square a day', async () => {
		await putDays(
			dayRow('2026-10-24'),
			dayRow('2026-10-25'),
			dayRow('2026-11-22', { deckId: 'story/other', answers: 8, right: 8 }),
			dayRow(TODAY)
		);
		const { today, sum, heat } = await readRecently(phone.store, phone.clock, 30);
		expect(today).toMatchObject({ answers: 4, right: 3, elapsedMs: 20_000 });
		expect(sum).toMatchObject({ answers: 16, right: 14, introduced: 3 });
		expect(heat).toHaveLength(30);
		expect(heat[0]).toEqual({ day: '2026-10-25', answers: 4, level: 2 });
		expect(heat.at(-2)).toEqual({ day: '2026-11-22', answers: 8, level: 4 });
		expect(heat.at(-1)).toEqual({ day: TODAY, answers: 4, level: 2 });
		expect(heat.filter(({ level }) => level === 0)).toHaveLength(27);
	});

	test('are empty for a newcomer, not missing', async () => {
		const { hasStarted, today, sum, heat } = await readRecently(phone.store, phone.clock, 30);
		expect(hasStarted).toBe(false);
		expect(today.answers + sum.answers).toBe(0);
		expect(heat.every(({ level }) => level === 0)).toBe(true);
	});

	test('all time reaches behind them', async () => {
		await putDays(dayRow('2024-02-29'), dayRow(TODAY), dayRow('2026-11-24'));
		expect((await readDays(phone.store, TODAY)).map(({ day }) => day)).toEqual([
			'2024-02-29',
			TODAY
		]);
	});

	test('agree with what was answered', async () => {
		await phone.answer(0);
		await phone.answer(1, 1);
		await phone.answer(1);
		const { hasStarted, today } = await readRecently(phone.store, phone.clock, 30);
		expect(hasStarted).toBe(true);
		expect(today).toMatchObject({ answers: 3, right: 2, introduced: 2, elapsedMs: 12_000 });
		expect(today.standings).toEqual({
			record: { answers: 1, right: 1 },
			'official-claim': { answers: 2, right: 1 }
		});
		expect(rememberedOf(today)).toEqual({ answers: 1, right: 1 });
	});
});

describe('sums of days', () => {
	test('what was remembered leaves the first meeting out', () => {
		const sum = sumDays([
			dayRow('2026-11-01', { maturities: { known: { answers: 5, right: 4 } } }),
			dayRow('2026-11-02')
		]);
		expect(rememberedOf(sum)).toEqual({ answers: 8, right: 7 });
		expect(sum.forms).toEqual({ choice: { answers: 8, right: 6 } });
	});

	test('there is no share of nothing', () => {
		expect(rightPercent({ answers: 0, right: 0 })).toBeUndefined();
		expect(rightPercent({ answers: 3, right: 2 })).toBe(67);
	});

	test('a day with a single answer is not an empty one', () => {
		const rows = [dayRow('2026-11-01', { answers: 400 }), dayRow('2026-11-02', { answers: 1 })];
		expect(heatOf(['2026-11-01', '2026-11-02'], rows).map(({ level }) => level)).toEqual([4, 1]);
	});

	test('an answer that was undone leaves its day empty', () => {
		expect(heatOf([TODAY], [dayRow(TODAY, { answers: 0, right: 0 })])).toEqual([
			{ day: TODAY, answers: 0, level: 0 }
		]);
	});
});

describe('the next days', () => {
	test('count what was due earlier today, learning cards too, and nothing held back', async () => {
		await putCards(
			reviewCard('story/q0', '2026-09-01'),
			reviewCard('story/q1', TODAY),
			reviewCard('story/q2', '2026-11-25'),
			reviewCard('story/q3', '2026-11-29'),
			reviewCard('story/q4', '2026-11-30'),
			reviewCard('story/q5', TODAY, { suspended: true }),
			reviewCard('story/q6', TODAY, { state: 'learning', dueAt: phone.clock.at + 600_000 })
		);
		const { dueDay, ...learning } = reviewCard('story/q6', TODAY, {
			state: 'learning',
			dueAt: phone.clock.at + 600_000
		});
		expect(dueDay).toBe(TODAY);
		await putCards(learning);
		const days = await readForecast(phone.store, phone.clock, 7);
		expect(days.map(({ due }) => due)).toEqual([3, 0, 1, 0, 0, 0, 1]);
		expect(days.map(({ day }) => day).at(-1)).toBe('2026-11-29');
	});

	test('are seven zeros before the first answer', async () => {
		const days = await readForecast(phone.store, phone.clock, 7);
		expect(days.map(({ due }) => due)).toEqual([0, 0, 0, 0, 0, 0, 0]);
	});
});

describe('a deck', () => {
	test('is new, learning and known, and the three make up the whole', async () => {
		const known = reviewCard('story/q0', '2027-01-01');
		await putCards(
			{ ...known, memory: { ...known.memory, stability: 60 } as Card['memory'] & object },
			reviewCard('story/q1', TODAY),
			reviewCard('story/q2', TODAY, { suspended: true }),
			reviewCard('story/withdrawn', TODAY, { retired: true })
		);
		expect(await readDeckProgress(phone.store, await theDeck())).toEqual({
			deckId,
			fresh: 7,
			learning: 2,
			known: 1,
			total: 10
		});
	});

	test('counts as its cards do after days of study', async () => {
		await phone.study();
		const deck = await theDeck();
		const cards = (await readCards(phone.store, deck.questionIds)).flatMap((card) => card ?? []);
		expect(cards.map(maturityOf)).toHaveLength(5);
		expect(await readDeckProgress(phone.store, deck)).toEqual(progressOf(deck, cards));
	});

	test('a question that is reset is new again', async () => {
		await phone.answer(0);
		await actOnCards(['story/q0'], { kind: 'reset' }, phone.clock, phone.random);
		expect(await readDeckProgress(phone.store, await theDeck())).toMatchObject({
			fresh: 10,
			learning: 0
		});
	});
});
