import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { DEFAULT_WEIGHTS } from '../../../src/lib/core/memory/defaults.ts';
import { addDays, daysBetween } from '../../../src/lib/core/memory/day.ts';
import {
	bestGap,
	examDays,
	lookDayOf,
	longestBeforeExam,
	newToday,
	phaseOf,
	wantsLook,
	type ExamPlan
} from '../../../src/lib/core/memory/exam-plan.ts';
import type { Card } from '../../../src/lib/core/memory/types.ts';

const START = '2026-11-27';
const plan = (daysLeft: number): ExamPlan => ({
	name: 'Test',
	examDay: addDays(START, daysLeft),
	deckIds: [],
	target: 0.9
});

test('a month has three phases: learn, keep, one last look', () => {
	const days = examDays(START, addDays(START, 30));
	expect(days).toEqual({ learnUntil: '2026-12-17', lookFrom: '2026-12-23' });
	const phase = (n: number) => phaseOf(days, addDays(START, 30), addDays(START, n));
	expect([0, 20, 21, 25, 26, 29, 30].map(phase)).toEqual([
		...['learn', 'learn', 'keep', 'keep', 'look', 'look', 'over']
	]);
});

test('the phases follow each other and fit in, however near or far the day is', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 800 }), (left) => {
			const examDay = addDays(START, left);
			const { learnUntil, lookFrom } = examDays(START, examDay);
			expect(daysBetween(START, learnUntil)).toBeGreaterThanOrEqual(0);
			expect(daysBetween(lookFrom, examDay)).toBeGreaterThanOrEqual(1);
			expect(daysBetween(START, lookFrom)).toBeGreaterThanOrEqual(0);
			if (left >= 3) expect(daysBetween(learnUntil, lookFrom)).toBeGreaterThanOrEqual(1);
		})
	);
});

test('new questions are spread evenly over the days of learning, and none is left at their end', () => {
	const days = examDays(START, addDays(START, 30));
	let left = 100;
	const met = Array.from({ length: 21 }, (_, n) => {
		const today = newToday(left, days, addDays(START, n));
		left -= today;
		return today;
	});
	expect(left).toBe(0);
	expect(Math.max(...met)).toBeLessThanOrEqual(5);
	expect(newToday(7, days, addDays(START, 25))).toBe(7);
});

test('the gap worth keeping is about a third of a week and a twelfth of a year', () => {
	expect(bestGap(7)).toBe(2);
	expect(bestGap(365)).toBe(29);
	expect(bestGap(1)).toBe(1);
	const gaps = Array.from({ length: 400 }, (_, n) => bestGap(n + 1));
	expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
});

describe('the last look', () => {
	const days = examDays(START, addDays(START, 70));
	const examDay = addDays(START, 70);
	const card = (id: string, lastReviewDay: string): Card => ({
		...newCard(id, 'd/deck', 1),
		state: 'review',
		dueDay: addDays(examDay, 200),
		memory: {
			model: 'fsrs-6',
			paramsId: 'p',
			stability: 300,
			difficulty: 5,
			lastReviewAt: 0,
			lastReviewDay
		}
	});

	test('is spread over its days, so that the last one is no wall', () => {
		const counts = new Map<string, number>();
		for (let n = 0; n < 1000; n++) {
			const day = lookDayOf(`q${n}`, days, examDay);
			counts.set(day, (counts.get(day) ?? 0) + 1);
		}
		expect(counts.size).toBe(10);
		expect(Math.max(...counts.values())).toBeLessThan(140);
		expect([...counts.keys()].sort()[0]).toBe(days.lookFrom);
		expect(counts.has(examDay)).toBe(false);
	});

	test('takes each card once, also one that is not due, and ends with the exam', () => {
		const one = card('q1', START);
		const day = lookDayOf('q1', days, examDay);
		expect(wantsLook(one, days, examDay, addDays(day, -1))).toBe(false);
		expect(wantsLook(one, days, examDay, day)).toBe(true);
		expect(wantsLook(card('q1', days.lookFrom), days, examDay, day)).toBe(false);
		expect(wantsLook(one, days, examDay, examDay)).toBe(false);
		expect(wantsLook(newCard('q1', 'd/deck', 1), days, examDay, day)).toBe(false);
	});
});

test('no interval reaches past the last look, and what holds until the day is left alone until then', () => {
	const drawn = fc.record({
		left: fc.integer({ min: 1, max: 400 }),
		passed: fc.nat(400),
		stability: fc.double({ min: 0.01, max: 2000, noNaN: true })
	});
	fc.assert(
		fc.property(drawn, fc.string(), ({ left, passed, stability }, id) => {
			const exam = plan(left);
			const days = examDays(START, exam.examDay);
			const today = addDays(START, Math.min(passed, left - 1));
			const longest = longestBeforeExam(id, { stability }, exam, days, today, DEFAULT_WEIGHTS);
			expect(longest).toBeGreaterThanOrEqual(1);
			if (daysBetween(today, days.lookFrom) > 0)
				expect(daysBetween(addDays(today, longest), exam.examDay)).toBeGreaterThanOrEqual(1);
		})
	);
	const far = examDays(START, plan(100).examDay);
	const held = longestBeforeExam('q', { stability: 500 }, plan(100), far, START, DEFAULT_WEIGHTS);
	expect(addDays(START, held)).toBe(lookDayOf('q', far, plan(100).examDay));
	const weak = longestBeforeExam('q', { stability: 30 }, plan(100), far, START, DEFAULT_WEIGHTS);
	expect(weak).toBe(bestGap(100));
	expect(
		longestBeforeExam('q', { stability: 30 }, plan(100), far, plan(100).examDay, DEFAULT_WEIGHTS)
	).toBe(Infinity);
});
