import { describe, expect, test } from 'vitest';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { addDays, daysBetween, dayOf } from '../../../src/lib/core/memory/day.ts';
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import { createScheduler, type Scheduler } from '../../../src/lib/core/memory/scheduler.ts';
import type { Card, Clock, Grade, SchedulerSettings } from '../../../src/lib/core/memory/types.ts';
import { GRADES } from './arbitraries.ts';
import { plainSettings, vector } from './vectors.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const START = Date.UTC(2022, 10, 29, 12, 30);
const fresh = newCard('vostochny-2023/actors-kim', 'vostochny-2023/actors', 1);
const clockAt = (at: number): Clock => ({ at, zoneOffsetMin: 0, rolloverHour: 4 });

const minutesUntil = (card: Card, clock: Clock) => ((card.dueAt ?? NaN) - clock.at) / MINUTE_MS;
const daysUntil = (card: Card, clock: Clock) =>
	card.dueDay === undefined ? 0 : daysBetween(dayOf(clock), card.dueDay);

/** The moment a card is due: a review at the same hour of its day. */
const dueMoment = (card: Card, clock: Clock) =>
	card.dueAt ?? clock.at + daysUntil(card, clock) * DAY_MS;

/** Answers a new card exactly when it is due, again and again. */
function study(scheduler: Scheduler, ratings: readonly Grade[], start = START) {
	let card = fresh;
	let clock = clockAt(start);
	return ratings.map((grade) => {
		card = scheduler.answer(card, grade, clock);
		const answered = { card, days: daysUntil(card, clock), minutes: minutesUntil(card, clock) };
		clock = clockAt(dueMoment(card, clock));
		return answered;
	});
}

const graduated = (scheduler = createScheduler(plainSettings())) =>
	study(scheduler, [3, 3, 3]).at(-1)?.card ?? fresh;
const onDueDay = (card: Card) => clockAt(Date.parse(`${card.dueDay}T12:30:00Z`));

describe('a card studied on time comes when other schedulers send it', () => {
	test('through steps, reviews and a lapse', () => {
		const { input, expect: days } = vector<{ ratings: Grade[] }, number[]>('ts-ivl-history-fsrs6');
		const history = study(createScheduler(plainSettings()), input.ratings);
		expect(history.map((one) => one.days)).toEqual(days);
	});

	// In histories 2 and 3 ts-fsrs keeps a day between Again and Hard, which Anki does not: their memory is tested
	// in fsrs.test.ts.
	test.each([1, 4, 5])('without steps, history %s', (number) => {
		type Wanted = { interval_days: number[]; stability: number[]; difficulty: number[] };
		const id = `ts-long-term-${number}`;
		const { input, expect: wanted } = vector<{ w: string; ratings: Grade[] }, Wanted>(id);
		const settings = { ...plainSettings(input.w), learningSteps: [], relearningSteps: [] };
		const history = study(createScheduler(settings), input.ratings);
		expect(history.map((one) => one.days)).toEqual(wanted.interval_days);
		for (const [at, { card }] of history.entries()) {
			expect(card.memory?.stability).toBeCloseTo(wanted.stability[at] ?? NaN, 6);
			expect(card.memory?.difficulty).toBeCloseTo(wanted.difficulty[at] ?? NaN, 6);
		}
	});

	test('a first answer', () => {
		type Wanted = Record<'stability' | 'difficulty' | 'scheduled_days' | 'reps', number[]> & {
			state: string[];
		};
		const { expect: wanted } = vector<unknown, Wanted>('ts-first-repeat-fsrs6');
		const scheduler = createScheduler(plainSettings());
		for (const [at, grade] of GRADES.entries()) {
			const [first] = study(scheduler, [grade]);
			expect(first?.card.memory?.stability).toBeCloseTo(wanted.stability[at] ?? NaN, 6);
			expect(first?.card.memory?.difficulty).toBeCloseTo(wanted.difficulty[at] ?? NaN, 6);
			expect(first?.days).toBe(wanted.scheduled_days[at]);
			expect(first?.card.state).toBe(wanted.state[at]?.toLowerCase());
			expect([first?.card.reps, first?.card.lapses]).toEqual([1, 0]);
		}
	});

	test('and is then remembered as well as they say', () => {
		const { expect: wanted, tolerance } = vector<unknown, number[]>('ts-retrievability-due');
		const scheduler = createScheduler(plainSettings());
		const clock = clockAt(Date.UTC(2023, 11, 1, 4, 5));
		for (const [at, grade] of GRADES.entries()) {
			const card = scheduler.answer(fresh, grade, clock);
			const recall = scheduler.retrievability(card, clockAt(dueMoment(card, clock)));
			expect(Math.abs(recall - (wanted[at] ?? NaN))).toBeLessThanOrEqual(tolerance);
		}
	});
});

describe('no step is skipped', () => {
	type Wanted = { good_delay_minutes: number[] };
	// Six in the morning: a step that leads past four at night would be cut short.
	const morning = Date.UTC(2023, 11, 1, 6);

	test('while learning', () => {
		const { expect: wanted } = vector<unknown, Wanted>('ts-learning-no-skip');
		const settings = { ...plainSettings(), learningSteps: [1, 10, 30, 60, 360, 720] };
		const goods = wanted.good_delay_minutes.map(() => 3 as const);
		const [, ...history] = study(createScheduler(settings), [1, ...goods, 3], morning);
		expect(history.slice(0, -1).map(({ minutes }) => minutes)).toEqual(wanted.good_delay_minutes);
		expect(history.at(-1)?.card.state).toBe('review');
	});

	test('while relearning', () => {
		const { expect: wanted } = vector<unknown, Wanted>('ts-relearning-no-skip');
		const settings = { ...plainSettings(), relearningSteps: [10, 60, 360] };
		const goods = wanted.good_delay_minutes.map(() => 3 as const);
		const [, , ...history] = study(createScheduler(settings), [4, 1, ...goods, 3], morning);
		expect(history.slice(0, -1).map(({ minutes }) => minutes)).toEqual(wanted.good_delay_minutes);
		expect(history.at(-1)?.card.state).toBe('review');
	});
});

describe('learning', () => {
	const scheduler = createScheduler(DEFAULT_SCHEDULER);
	const clock = clockAt(START);

	test.each<[Grade, number]>([
		[1, 1],
		[2, 5.5],
		[3, 10]
	])('grade %s on a new question brings it back in %s minutes', (grade, minutes) => {
		const card = scheduler.answer(fresh, grade, clock);
		expect(card).toMatchObject({ state: 'learning', step: grade === 3 ? 1 : 0 });
		expect(minutesUntil(card, clock)).toBe(minutes);
		expect(card).not.toHaveProperty('dueDay');
	});

	test('Easy on a new question makes it a review at once, a day past Good at least', () => {
		const card = scheduler.answer(fresh, 4, clock);
		expect(card).toMatchObject({ state: 'review', step: 0 });
		expect(card).not.toHaveProperty('dueAt');
		expect(daysUntil(card, clock)).toBeGreaterThanOrEqual(3);
	});

	test('Again sends it back to the first step', () => {
		const onSecond = scheduler.answer(fresh, 3, clock);
		expect(scheduler.answer(onSecond, 1, clock)).toMatchObject({ state: 'learning', step: 0 });
	});

	test('forgetting in the steps is no lapse', () => {
		expect(scheduler.answer(fresh, 1, clock).lapses).toBe(0);
	});

	test('a step that leads past the day’s end comes when the day begins', () => {
		const late = clockAt(Date.UTC(2026, 10, 24, 3, 55));
		const card = scheduler.answer(fresh, 3, late);
		expect(card.dueAt).toBe(Date.UTC(2026, 10, 24, 4));
		const slow = createScheduler({ ...DEFAULT_SCHEDULER, learningSteps: [10, 3 * 1440] });
		expect(slow.answer(fresh, 3, clock).dueAt).toBe(Date.UTC(2022, 11, 2, 4));
	});
});

describe('a review', () => {
	const scheduler = createScheduler(DEFAULT_SCHEDULER);

	test('that fails is a lapse and goes through the relearning steps', () => {
		const card = graduated();
		const clock = onDueDay(card);
		const lapsed = scheduler.answer(card, 1, clock);
		expect(lapsed).toMatchObject({ state: 'relearning', step: 0, lapses: 1 });
		expect(minutesUntil(lapsed, clock)).toBe(10);
		const again = scheduler.answer(lapsed, 1, clock);
		expect(again).toMatchObject({ state: 'relearning', lapses: 1 });
		const back = scheduler.answer(again, 3, clock);
		expect(back).toMatchObject({ state: 'review', lapses: 1 });
		expect(daysUntil(back, clock)).toBeGreaterThanOrEqual(1);
	});

	test('that fails without relearning steps comes back on a later day', () => {
		const bare = createScheduler({ ...DEFAULT_SCHEDULER, relearningSteps: [] });
		const card = graduated();
		const lapsed = bare.answer(card, 1, onDueDay(card));
		expect(lapsed).toMatchObject({ state: 'review', lapses: 1 });
		expect(daysUntil(lapsed, onDueDay(card))).toBeGreaterThanOrEqual(1);
	});

	test('that passes waits a day longer with each better grade', () => {
		const card = graduated();
		const { 2: hard, 3: good, 4: easy } = scheduler.preview(card, onDueDay(card));
		const [afterHard, afterGood, afterEasy] = [hard, good, easy].map((one) =>
			daysUntil(one, onDueDay(card))
		);
		expect(afterGood).toBeGreaterThan(afterHard ?? NaN);
		expect(afterEasy).toBeGreaterThan(afterGood ?? NaN);
	});

	test('ends a probe, a burial and the note of a correction', () => {
		const card: Card = {
			...graduated(),
			rungLimit: 0,
			corrected: true,
			buriedUntilDay: '2030-01-01',
			flag: 2
		};
		const next = scheduler.answer(card, 3, onDueDay(card));
		expect(next).not.toHaveProperty('rungLimit');
		expect(next).not.toHaveProperty('corrected');
		expect(next).not.toHaveProperty('buriedUntilDay');
		expect(next).toMatchObject({ flag: 2, rev: card.rev + 1, reps: card.reps + 1 });
	});

	test('does not touch the card it was given', () => {
		const card = Object.freeze(graduated());
		expect(() => scheduler.preview(card, onDueDay(card))).not.toThrow();
	});

	test('after a long absence counts the days that really passed', () => {
		const card = graduated();
		const onTime = scheduler.answer(card, 3, onDueDay(card));
		const late = clockAt(onDueDay(card).at + 60 * DAY_MS);
		expect(scheduler.answer(card, 3, late).memory?.stability).toBeGreaterThan(
			onTime.memory?.stability ?? NaN
		);
	});

	test('minutes later, over midnight in London, is still the same day', () => {
		const card = graduated();
		const evening = { ...onDueDay(card), at: Date.parse(`${card.dueDay}T23:50:00Z`) };
		const once = scheduler.answer(card, 3, evening);
		const twice = scheduler.answer(once, 3, { ...evening, at: evening.at + 20 * MINUTE_MS });
		expect(twice.memory?.lastReviewDay).toBe(once.memory?.lastReviewDay);
		expect(twice.memory?.stability).toBeCloseTo(once.memory?.stability ?? NaN, 5);
	});

	test('a day earlier by the calendar, after a flight over the date line, breaks nothing', () => {
		const card = scheduler.answer(graduated(), 3, {
			at: Date.UTC(2026, 10, 23, 22),
			zoneOffsetMin: 780,
			rolloverHour: 4
		});
		const honolulu = { at: Date.UTC(2026, 10, 24, 4), zoneOffsetMin: -600, rolloverHour: 4 };
		expect(dayOf(honolulu) < (card.memory?.lastReviewDay ?? '')).toBe(true);
		const next = scheduler.answer(card, 3, honolulu);
		expect(next.memory?.stability).toBeGreaterThanOrEqual(card.memory?.stability ?? NaN);
		expect(scheduler.retrievability(card, honolulu)).toBe(1);
	});
});

describe('a probe', () => {
	const scheduler = createScheduler(DEFAULT_SCHEDULER);

	test('asks one rung lower within minutes and leaves memory as it was', () => {
		const card = graduated();
		const clock = onDueDay(card);
		const probed = scheduler.probe(card, 2, clock);
		expect(probed).toMatchObject({ state: 'review', rungLimit: 1, memory: card.memory });
		expect(probed).toMatchObject({ reps: card.reps, lapses: card.lapses, rev: card.rev + 1 });
		expect(minutesUntil(probed, clock)).toBe(10);
		expect(probed).not.toHaveProperty('dueDay');
	});

	test('is forgotten only if the lower rung fails too', () => {
		const card = graduated();
		const probed = scheduler.probe(card, 1, onDueDay(card));
		expect(scheduler.answer(probed, 3, onDueDay(card))).toMatchObject({
			state: 'review',
			lapses: 0
		});
		expect(scheduler.answer(probed, 1, onDueDay(card))).toMatchObject({
			state: 'relearning',
			lapses: 1
		});
	});
});

test('a question never graded is not remembered', () => {
	expect(createScheduler(DEFAULT_SCHEDULER).retrievability(fresh, clockAt(START))).toBe(0);
});

test('no interval is longer than the learner allows', () => {
	const settings: SchedulerSettings = { ...DEFAULT_SCHEDULER, maximumIntervalDays: 30 };
	const scheduler = createScheduler(settings);
	let card = graduated(scheduler);
	for (let n = 0; n < 8; n++) {
		const clock = onDueDay(card);
		card = scheduler.answer(card, 4, clock);
		expect(daysBetween(dayOf(clock), card.dueDay ?? '')).toBeLessThanOrEqual(30);
	}
	expect(card.dueDay).toBe(addDays(card.memory?.lastReviewDay ?? '', 30));
});
