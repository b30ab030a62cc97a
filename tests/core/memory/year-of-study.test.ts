// A learner studies every day for a year: at odd hours, past midnight, through both changes of summer time, on a
// fortnight in Vladivostok, and over the date line to Honolulu and back. What is recalled is left to chance, as often
// as the model says.
import { describe, expect, test } from 'vitest';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { addDays, dayOf, daysBetween } from '../../../src/lib/core/memory/day.ts';
import { DEFAULT_LIMITS, DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import { dueCounts } from '../../../src/lib/core/memory/forecast.ts';
import { buildQueue, nextInQueue, type LearningEntry } from '../../../src/lib/core/memory/queue.ts';
import { replay } from '../../../src/lib/core/memory/replay.ts';
import { createScheduler } from '../../../src/lib/core/memory/scheduler.ts';
import { ulid } from '../../../src/lib/core/memory/ulid.ts';
import type {
	Card,
	Clock,
	Grade,
	MemoryEvent,
	ReviewEvent
} from '../../../src/lib/core/memory/types.ts';
import { chance } from './arbitraries.ts';
import { withoutRev } from './histories.ts';

const HOUR_MS = 3_600_000;
const YEAR = 365;
const DECK = 'vostochny-2023/actors';
const QUESTIONS = Array.from({ length: 150 }, (_, at) => `vostochny-2023/actors-${at}`);
const scheduler = createScheduler(DEFAULT_SCHEDULER);

/** Minutes east of UTC on each day of the year from 1 January 2026: Berlin, but for two journeys. */
function zoneOn(day: number): number {
	if (day >= 120 && day < 134) return 600; // Vladivostok
	if (day >= 200 && day < 207) return 780; // Tonga, then back over the date line
	if (day >= 207 && day < 214) return -600; // Honolulu
	const isSummer = day >= 87 && day < 297; // 29 March to 25 October
	return isSummer ? 120 : 60;
}

type Answered = { before: Card; grade: Grade; clock: Clock };
type Year = {
	log: MemoryEvent[];
	cards: Map<string, Card>;
	days: { clock: Clock; asked: string[]; due: number; answers: Answered[] }[];
};

/** Again as often as the card is forgotten by now, else mostly Good. */
function gradeFor(card: Card, clock: Clock, random: () => number): Grade {
	const known = card.state === 'new' ? 0.5 : scheduler.retrievability(card, clock);
	if (random() > known) return 1;
	return random() < 0.1 ? 2 : 3;
}

function reviewOf(card: Card, next: Card, grade: Grade, clock: Clock, id: string): ReviewEvent {
	return {
		...clock,
		kind: 'review',
		id,
		cardId: card.id,
		deckId: DECK,
		questionVersion: 1,
		rung: 0,
		form: 'typed',
		grade,
		correct: grade > 1,
		response: { form: 'typed', text: 'Vostochny' },
		hintUsed: false,
		tries: 1,
		elapsedMs: 8000,
		source: 'study',
		sessionId: `session-${dayOf(clock)}`,
		paramsId: DEFAULT_SCHEDULER.paramsId,
		...(next.dueDay === undefined ? {} : { dueDay: next.dueDay }),
		...(next.dueAt === undefined ? {} : { dueAt: next.dueAt })
	};
}

function studyFor(days: number): Year {
	const random = chance(2026);
	const year: Year = { log: [], cards: new Map(), days: [] };
	for (let day = 0; day < days; day++) {
		const zoneOffsetMin = zoneOn(day);
		// Between five in the morning and three at night, local time.
		const local = Date.UTC(2026, 0, 1 + day, 5) + random() * 22 * HOUR_MS;
		const at = Math.round(local - zoneOffsetMin * 60_000);
		studyOneDay(year, { at, zoneOffsetMin, rolloverHour: 4 }, random);
	}
	return year;
}

function studyOneDay(year: Year, start: Clock, random: () => number) {
	const { cards, log } = year;
	const queue = buildQueue({
		dueCards: [...cards.values()],
		newQuestions: QUESTIONS.filter((id) => !cards.has(id)),
		limits: DEFAULT_LIMITS,
		answeredToday: { new: 0, reviews: 0 },
		clock: start,
		scheduler
	});
	const [due = 0] = dueCounts(cards.values(), dayOf(start), 1);
	const answers: Answered[] = [];
	let left = queue;
	let learning: LearningEntry[] = [];
	let clock = start;
	for (let n = 0; n < 2000; n++) {
		const id = nextInQueue(left, learning, clock);
		if (id === undefined) break;
		left = left.filter((other) => other !== id);
		const before = cards.get(id) ?? newCard(id, DECK, 1);
		const grade = gradeFor(before, clock, random);
		const next = scheduler.answer(before, grade, clock);
		answers.push({ before, grade, clock });
		log.push(reviewOf(before, next, grade, clock, ulid(clock.at, random)));
		cards.set(id, next);
		learning = learning.filter(({ questionId }) => questionId !== id);
		if (next.dueAt !== undefined) learning.push({ questionId: id, dueAt: next.dueAt });
		clock = { ...clock, at: clock.at + 5000 + Math.round(random() * 10_000) };
	}
	year.days.push({ clock: start, asked: queue, due, answers });
}

describe('a year of daily study', () => {
	const year = studyFor(YEAR);
	const answers = year.days.flatMap((day) => day.answers);

	test('asks every question, and every due one on its day', () => {
		expect(year.cards.size).toBe(QUESTIONS.length);
		for (const { clock, asked, due } of year.days) {
			expect(due).toBeLessThanOrEqual(DEFAULT_LIMITS.reviewsPerDay);
			expect(asked.length, dayOf(clock)).toBeGreaterThanOrEqual(due);
		}
	});

	test('introduces no more new questions a day than were asked for', () => {
		for (const day of year.days) {
			const fresh = day.answers.filter(({ before }) => before.state === 'new');
			expect(fresh.length).toBeLessThanOrEqual(DEFAULT_LIMITS.newPerDay);
		}
	});

	test('never asks a review before its day, and none twice on one day', () => {
		const asked = new Set<string>();
		for (const { before, clock } of answers) {
			if (before.state !== 'review') continue;
			expect(daysBetween(before.dueDay ?? '', dayOf(clock))).toBeGreaterThanOrEqual(0);
			const once = `${before.id} ${dayOf(clock)}`;
			expect(asked.has(once), once).toBe(false);
			asked.add(once);
		}
	});

	test('keeps about nine in ten, as was wished', () => {
		const reviews = answers.filter(({ before }) => before.state === 'review');
		const kept = reviews.filter(({ grade }) => grade > 1).length / reviews.length;
		expect(reviews.length).toBeGreaterThan(500);
		expect(kept).toBeGreaterThan(0.86);
		expect(kept).toBeLessThan(0.94);
	});

	test('takes some minutes a day, and less as the year goes on', () => {
		const perDay = (from: number) => {
			const days = year.days.slice(from, from + 30);
			return days.reduce((sum, day) => sum + day.answers.length, 0) / days.length;
		};
		expect(perDay(0)).toBeLessThan(100);
		expect(perDay(330)).toBeLessThan(perDay(0) / 4);
	});

	test('leaves nobody a wall of cards on any day to come', () => {
		const last = year.days.at(-1);
		if (!last) return;
		const counts = dueCounts(year.cards.values(), addDays(dayOf(last.clock), 1), 60);
		expect(Math.max(...counts)).toBeLessThan(20);
	});

	test('is in the log to the last card', () => {
		expect(withoutRev(replay(year.log, DEFAULT_SCHEDULER))).toEqual(withoutRev(year.cards));
	});

	test('counts days as the learner lived them, not by the clock in London', () => {
		const days = year.days.map(({ clock }) => dayOf(clock));
		expect(new Set(days).size).toBe(YEAR);
		expect(days.every((day, at) => day === addDays('2026-01-01', at))).toBe(true);
		const inLondon = year.days.map(({ clock }) => new Date(clock.at).toISOString().slice(0, 10));
		expect(inLondon).not.toEqual(days);
	});
});
