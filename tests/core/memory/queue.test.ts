import { describe, expect, test } from 'vitest';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import { buildQueue, nextInQueue, type QueuePlan } from '../../../src/lib/core/memory/queue.ts';
import { createScheduler } from '../../../src/lib/core/memory/scheduler.ts';
import type { Card, Day } from '../../../src/lib/core/memory/types.ts';

const clock = { at: Date.UTC(2026, 10, 23, 12), zoneOffsetMin: 0, rolloverHour: 4 };
const MINUTE_MS = 60_000;

const memory = (stability: number, lastReviewDay: Day) => ({
	model: 'fsrs-6' as const,
	paramsId: 'p',
	stability,
	difficulty: 5,
	lastReviewAt: Date.parse(`${lastReviewDay}T12:00:00Z`),
	lastReviewDay
});
const review = (id: string, stability: number, fields: Partial<Card> = {}): Card => ({
	...newCard(id, 'd/deck', 1),
	state: 'review',
	dueDay: '2026-11-23',
	memory: memory(stability, '2026-11-13'),
	...fields
});
const learning = (id: string, minutes: number): Card => ({
	...newCard(id, 'd/deck', 1),
	state: 'learning',
	dueAt: clock.at + minutes * MINUTE_MS,
	memory: memory(1, '2026-11-23')
});

const plan = (fields: Partial<QueuePlan>): QueuePlan => ({
	dueCards: [],
	newQuestions: [],
	limits: { newPerDay: 15, reviewsPerDay: 200 },
	answeredToday: { new: 0, reviews: 0 },
	clock,
	scheduler: createScheduler(DEFAULT_SCHEDULER),
	...fields
});

describe('a session asks', () => {
	test('first what is most nearly forgotten', () => {
		const dueCards = [review('firm', 40), review('weak', 3), review('middling', 12)];
		expect(buildQueue(plan({ dueCards }))).toEqual(['weak', 'middling', 'firm']);
	});

	test('learning cards before all else, the longest waiting first', () => {
		const dueCards = [review('weak', 3), learning('late', -1), learning('later', -9)];
		expect(buildQueue(plan({ dueCards }))).toEqual(['later', 'late', 'weak']);
	});

	test('learning cards that come within 20 minutes at the end, later ones not at all', () => {
		const dueCards = [learning('soon', 15), learning('tonight', 90), review('weak', 3)];
		expect(buildQueue(plan({ dueCards }))).toEqual(['weak', 'soon']);
	});

	test('a probed review when its time has come, like a learning card', () => {
		const probed = createScheduler(DEFAULT_SCHEDULER).probe(review('probed', 30), 1, clock);
		const dueCards = [review('weak', 3), { ...probed, dueAt: clock.at - 1 }];
		expect(buildQueue(plan({ dueCards }))).toEqual(['probed', 'weak']);
	});

	test('new questions in deck order, evenly among the reviews', () => {
		const dueCards = [review('r1', 1), review('r2', 2), review('r3', 3), review('r4', 4)];
		const newQuestions = ['n1', 'n2'];
		expect(buildQueue(plan({ dueCards, newQuestions }))).toEqual([
			...['r1', 'n1', 'r2', 'r3', 'n2', 'r4']
		]);
	});

	test('no more than what is left of the day’s limits', () => {
		const dueCards = [review('r1', 1), review('r2', 2), review('r3', 3)];
		const newQuestions = ['n1', 'n2', 'n3'];
		const limits = { newPerDay: 10, reviewsPerDay: 50 };
		const queue = (answeredToday: QueuePlan['answeredToday']) =>
			buildQueue(plan({ dueCards, newQuestions, limits, answeredToday }));
		expect(queue({ new: 9, reviews: 48 })).toEqual(['r1', 'n1', 'r2']);
		expect(queue({ new: 12, reviews: 70 })).toEqual([]);
	});

	test('learning cards beyond every limit: they were begun', () => {
		const answeredToday = { new: 15, reviews: 200 };
		expect(buildQueue(plan({ dueCards: [learning('begun', -1)], answeredToday }))).toEqual([
			'begun'
		]);
	});

	test('nothing that is held back or not due', () => {
		const dueCards = [
			review('suspended', 1, { suspended: true }),
			review('withdrawn', 1, { retired: true }),
			review('buried', 1, { buriedUntilDay: '2026-11-24' }),
			review('tomorrow', 1, { dueDay: '2026-11-24' }),
			{ ...learning('held', -1), suspended: true as const }
		];
		expect(buildQueue(plan({ dueCards }))).toEqual([]);
	});

	test('no sibling of a question still fresh in mind', () => {
		const facts: Record<string, string[]> = { 'who-met': ['meeting'], 'where-met': ['meeting'] };
		const factIdsOf = (id: string) => facts[id] ?? [];
		const newQuestions = ['where-met', 'n2'];
		const dueCards = [review('who-met', 3)];
		expect(buildQueue(plan({ dueCards, newQuestions, factIdsOf }))).toEqual(['who-met', 'n2']);
	});

	test('what is easily confused, one after the other', () => {
		const dueCards = [review('vostochny', 1), review('kim', 2), review('baikonur', 3)];
		const confusable = (a: string, b: string) => `${a} ${b}` === 'vostochny baikonur';
		expect(buildQueue(plan({ dueCards, confusable }))).toEqual(['vostochny', 'baikonur', 'kim']);
	});

	test('nothing when there is nothing', () => {
		expect(buildQueue(plan({}))).toEqual([]);
	});
});

describe('next comes', () => {
	const entry = (questionId: string, minutes: number) => ({
		questionId,
		dueAt: clock.at + minutes * MINUTE_MS
	});

	test('a learning card whose time has come', () => {
		expect(nextInQueue(['q'], [entry('b', -1), entry('a', -5)], clock)).toBe('a');
	});

	test('else the queue', () => {
		expect(nextInQueue(['q', 'r'], [entry('a', 1)], clock)).toBe('q');
	});

	test('at the end a learning card that is due within 20 minutes', () => {
		expect(nextInQueue([], [entry('b', 19), entry('a', 10)], clock)).toBe('a');
	});

	test('nothing when what is left comes later', () => {
		expect(nextInQueue([], [entry('a', 21)], clock)).toBeUndefined();
		expect(nextInQueue([], [], clock)).toBeUndefined();
	});
});
