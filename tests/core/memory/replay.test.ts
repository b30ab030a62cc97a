import { describe, expect, test } from 'vitest';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import { applyEvent, replay, settingsInForce } from '../../../src/lib/core/memory/replay.ts';
import { createScheduler } from '../../../src/lib/core/memory/scheduler.ts';
import { undoOf } from '../../../src/lib/core/memory/undo.ts';
import type {
	Card,
	CardEvent,
	Memory,
	MemoryEvent,
	ReviewEvent,
	VersionBumpEvent
} from '../../../src/lib/core/memory/types.ts';

const at = Date.UTC(2026, 10, 23, 12);
const clock = { at, zoneOffsetMin: 0, rolloverHour: 4 };
const base = { ...clock, id: 'event-1', cardId: 'd/q', deckId: 'd/deck' };
const apply = (card: Card | undefined, event: MemoryEvent) =>
	applyEvent(card, event, DEFAULT_SCHEDULER);

const memory: Memory = {
	model: 'fsrs-6',
	paramsId: DEFAULT_SCHEDULER.paramsId,
	stability: 12,
	difficulty: 5,
	lastReviewAt: at - 4 * 86_400_000,
	lastReviewDay: '2026-11-19'
};
const known: Card = {
	...newCard('d/q', 'd/deck', 1),
	state: 'review',
	dueDay: '2026-12-01',
	reps: 5,
	rev: 9,
	memory
};
const learning: Card = { ...newCard('d/q', 'd/deck', 1), state: 'learning', dueAt: at, step: 1 };

const review = (fields: Partial<ReviewEvent> = {}): ReviewEvent => ({
	...base,
	kind: 'review',
	questionVersion: 1,
	rung: 0,
	form: 'choice',
	grade: 3,
	correct: true,
	response: { form: 'choice', optionId: 'kim' },
	hintUsed: false,
	tries: 1,
	elapsedMs: 4000,
	source: 'study',
	sessionId: 's',
	paramsId: DEFAULT_SCHEDULER.paramsId,
	dueDay: '2026-12-24',
	...fields
});
const bump = (change: VersionBumpEvent['change'], questionVersion = 2): VersionBumpEvent => ({
	...base,
	kind: 'version-bump',
	change,
	questionVersion
});

describe('a review from the log', () => {
	test('makes the card of a new question', () => {
		const card = apply(undefined, review({ questionVersion: 3 }));
		expect(card).toMatchObject({ id: 'd/q', state: 'review', reps: 1, rev: 1, questionVersion: 3 });
	});

	test('keeps the day it chose, and computes memory anew', () => {
		const card = apply(known, review());
		const answered = createScheduler(DEFAULT_SCHEDULER).answer(known, 3, clock);
		expect(card?.dueDay).toBe('2026-12-24');
		expect(card?.memory).toEqual(answered.memory);
		expect(card?.rev).toBe(10);
	});

	test('without a day, as a class result has none, is scheduled as if answered here', () => {
		const { dueDay, ...imported } = review({ source: 'class' });
		void dueDay;
		expect(apply(known, imported)).toEqual(
			createScheduler(DEFAULT_SCHEDULER).answer(known, 3, clock)
		);
	});

	test('of a pretest changes nothing', () => {
		expect(apply(undefined, review({ source: 'pretest' }))).toBeUndefined();
		expect(apply(known, review({ source: 'pretest' }))).toBe(known);
	});

	test('by choosing with a harder rung left carries stability no further than that rung', () => {
		const weak = { ...known, memory: { ...memory, stability: 3 } };
		expect(apply(weak, review({ rungCount: 2 }))?.memory?.stability).toBe(4);
		expect(apply(weak, review())?.memory?.stability).toBeGreaterThan(4);
	});
});

describe('a learner’s own deeds', () => {
	test.each<[string, CardEvent, Partial<Card>]>([
		['suspending', { ...base, kind: 'suspend' }, { suspended: true, dueDay: '2026-12-01' }],
		[
			'burying',
			{ ...base, kind: 'bury', untilDay: '2026-11-24' },
			{ buriedUntilDay: '2026-11-24' }
		],
		['flagging', { ...base, kind: 'flag', flag: 2 }, { flag: 2 }],
		[
			'setting the day',
			{ ...base, kind: 'set-due', dueDay: '2026-11-30' },
			{ dueDay: '2026-11-30' }
		]
	])('%s changes that and no memory', (_, event, wanted) => {
		expect(apply(known, event)).toEqual({ ...known, ...wanted, rev: 10 });
		expect(apply(undefined, event), 'a question never answered has no card').toBeUndefined();
	});

	test('unsuspending and taking the flag off leave no trace', () => {
		const held: Card = { ...known, suspended: true, flag: 2 };
		const freed = apply(held, { ...base, kind: 'unsuspend' });
		expect(apply(freed, { ...base, kind: 'flag', flag: 0 })).toEqual({ ...known, rev: 11 });
	});

	test('setting the day takes a card out of its learning steps', () => {
		const graded = { ...learning, memory };
		const card = apply(graded, { ...base, kind: 'set-due', dueDay: '2026-11-30' });
		expect(card).toMatchObject({ state: 'review', step: 0, dueDay: '2026-11-30' });
		expect(card).not.toHaveProperty('dueAt');
	});

	test('a reset makes the question new, so that earlier reviews no longer count', () => {
		expect(apply(known, { ...base, kind: 'reset' })).toBeUndefined();
		const log: MemoryEvent[] = [
			review({ id: 'a', at: at - 3 }),
			{ ...base, kind: 'reset', id: 'b', at: at - 2 },
			review({ id: 'c', at: at - 1 })
		];
		expect(replay(log, DEFAULT_SCHEDULER).get('d/q')).toMatchObject({ reps: 1 });
	});

	test('a break moves what is due inside it behind it, in its order, over a week at most', () => {
		const { cardId, deckId, ...ofAll } = base;
		void [cardId, deckId];
		const days = {
			kind: 'break' as const,
			scope: 'all' as const,
			fromDay: '2026-12-01',
			toDay: '2026-12-10'
		};
		const moved = (dueDay: string) => apply({ ...known, dueDay }, { ...ofAll, ...days })?.dueDay;
		expect(moved('2026-12-01')).toBe('2026-12-11');
		expect(moved('2026-12-10')).toBe('2026-12-17');
		expect(moved('2026-12-11')).toBe('2026-12-11');
		expect(apply({ ...known, dueDay: '2026-11-30' }, { ...ofAll, ...days })?.rev).toBe(9);
		expect(apply(learning, { ...ofAll, ...days })).toBe(learning);
		const log = [review({ id: 'a', dueDay: '2026-12-05' }), { ...ofAll, ...days, at: at + 1 }];
		expect(replay(log, DEFAULT_SCHEDULER).get('d/q')?.dueDay).toBe(moved('2026-12-05'));
	});
});

describe('when a question changes', () => {
	test('a corrected key halves stability and brings the card back today, with a note', () => {
		const card = apply(known, bump('corrected'));
		expect(card).toMatchObject({ corrected: true, questionVersion: 2, dueDay: '2026-11-23' });
		expect(card?.memory).toEqual({ ...memory, stability: 6 });
		const later = apply(known, { ...bump('corrected'), dueDay: '2026-11-25' });
		expect(later?.dueDay).toBe('2026-11-25');
	});

	test('a card in its steps keeps its place there', () => {
		const graded = { ...learning, memory };
		expect(apply(graded, bump('corrected'))).toMatchObject({ dueAt: at, step: 1, corrected: true });
	});

	test('there is nothing to correct in what was never graded', () => {
		const probed = createScheduler(DEFAULT_SCHEDULER).probe(newCard('d/q', 'd/deck', 1), 1, clock);
		expect(apply(probed, bump('corrected'))).not.toHaveProperty('corrected');
	});

	test('a withdrawn question leaves the queue and can come back as it was', () => {
		const retired = apply(known, bump('retired', 1));
		expect(retired).toEqual({ ...known, retired: true, rev: 10 });
		expect(apply(retired, bump('restored', 1))).toEqual({ ...known, rev: 11 });
		expect(apply(retired, bump('corrected'))).not.toHaveProperty('retired');
	});
});

describe('parameters', () => {
	const weights = DEFAULT_SCHEDULER.weights.map((w, n) => (n === 2 ? w * 2 : w));
	const fitted: MemoryEvent = {
		...clock,
		at: at + 1,
		id: 'fit',
		kind: 'parameters',
		scope: 'all',
		paramsId: 'fit',
		weights
	};

	test('put in force compute every memory anew and move no date', () => {
		const log = [review({ id: 'a' }), fitted];
		const [before, after] = [[log[0] ?? fitted], log].map((events) =>
			replay(events, DEFAULT_SCHEDULER).get('d/q')
		);
		expect(after?.memory?.paramsId).toBe('fit');
		expect(after?.memory?.stability).toBeCloseTo(2 * (before?.memory?.stability ?? NaN), 6);
		expect(after?.dueDay).toBe(before?.dueDay);
	});

	test('taken back are as if they had never been', () => {
		const undo: MemoryEvent = { ...clock, at: at + 2, id: 'undo', kind: 'undo', of: 'fit' };
		expect(settingsInForce([fitted], DEFAULT_SCHEDULER)).toMatchObject({
			paramsId: 'fit',
			weights
		});
		expect(settingsInForce([fitted, undo], DEFAULT_SCHEDULER)).toEqual(DEFAULT_SCHEDULER);
	});
});

describe('undo', () => {
	const log = [
		review({ id: 'a', at: at - 2 }),
		review({ id: 'b', at: at - 1, dueDay: '2027-01-05' })
	];
	const [first, second] = log;

	test('appends an event and gives the card as it was', () => {
		if (!second || !first) return;
		const { event, card } = undoOf(second, log, 'c', clock, DEFAULT_SCHEDULER);
		expect(event).toEqual({ ...clock, kind: 'undo', id: 'c', of: 'b', cardId: 'd/q' });
		expect(card).toEqual(replay([first], DEFAULT_SCHEDULER).get('d/q'));
	});

	test('of the first answer makes the question new again', () => {
		if (!first) return;
		expect(undoOf(first, [first], 'c', clock, DEFAULT_SCHEDULER).card).toBeUndefined();
	});

	test('of an undo brings the answer again', () => {
		if (!second) return;
		const { event } = undoOf(second, log, 'c', clock, DEFAULT_SCHEDULER);
		const redo = { ...event, cardId: 'd/q' };
		const { card } = undoOf(redo, [...log, event], 'd', clock, DEFAULT_SCHEDULER);
		expect(card).toEqual(replay(log, DEFAULT_SCHEDULER).get('d/q'));
	});

	test('goes any depth, last answer first', () => {
		let events: MemoryEvent[] = [...log];
		for (const target of [...log].reverse()) {
			const id = `undo-${target.id}`;
			const undone = undoOf(target, events, id, clock, DEFAULT_SCHEDULER);
			events = [...events, undone.event];
		}
		expect(replay(events, DEFAULT_SCHEDULER).size).toBe(0);
		expect(events).toHaveLength(4);
	});
});
