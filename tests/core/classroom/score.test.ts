import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	counts,
	FULL_BONUS,
	FULL_POINTS,
	pointsFor,
	standingsOf
} from '../../../src/lib/core/classroom/score.ts';
import { newSession } from '../../../src/lib/core/classroom/session.ts';
import type {
	ClassAnswer,
	ClassSession,
	TimeFactor
} from '../../../src/lib/core/classroom/types.ts';
import { SETTINGS, student } from './sample-class.ts';

const session = (more: Partial<ClassSession> = {}): ClassSession => ({
	...newSession({ code: '000000', questionCount: 5, settings: SETTINGS }, 0),
	phase: 'done',
	index: 4,
	...more
});
const timed = (speedBonus: boolean, limitMs: number | null = 20_000) =>
	session({ settings: { ...SETTINGS, speedBonus, limitMs } });

const answer = (studentId: string, index: number, points: number): ClassAnswer => ({
	index,
	studentId,
	response: { form: 'true-false', value: true },
	confidence: null,
	elapsedMs: 1000,
	verdict: points > 0 ? 'right' : 'wrong',
	score: points / 1000,
	points,
	at: 0
});

describe('points', () => {
	test('are the score alone where speed does not count', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.nat(60_000),
				(score, elapsedMs) => {
					expect(pointsFor(timed(false), 1, { score, elapsedMs })).toBe(Math.round(1000 * score));
				}
			)
		);
	});

	test('with the bonus never fall when one is faster, and stay between the full points and a fifth more', () => {
		fc.assert(
			fc.property(fc.nat(40_000), fc.nat(40_000), (one, other) => {
				const points = (elapsedMs: number) => pointsFor(timed(true), 1, { score: 1, elapsedMs });
				expect(points(Math.min(one, other))).toBeGreaterThanOrEqual(points(Math.max(one, other)));
				expect(points(one)).toBeGreaterThanOrEqual(FULL_POINTS);
				expect(points(one)).toBeLessThanOrEqual(FULL_POINTS + FULL_BONUS);
			})
		);
	});

	test('measure speed against one’s own time, so that longer time costs nothing', () => {
		const share = (factor: TimeFactor) =>
			pointsFor(timed(true), factor, { score: 1, elapsedMs: 5000 * (factor ?? 1) });
		expect(share(1.5)).toBe(share(1));
		expect(share(2)).toBe(share(1));
		expect(share(null)).toBe(FULL_POINTS + FULL_BONUS / 2);
		expect(pointsFor(timed(true, null), 1, { score: 1, elapsedMs: 99_999 })).toBe(1100);
	});

	test('give no bonus to what is not fully right', () => {
		expect(pointsFor(timed(true), 1, { score: 0.75, elapsedMs: 0 })).toBe(750);
		expect(pointsFor(timed(true), 1, { score: 0, elapsedMs: 0 })).toBe(0);
	});
});

describe('standings', () => {
	const students = ['a', 'b', 'c'].map((id) => student(id));
	test('share a rank for the same points, and do not depend on the order of the answers', () => {
		const answers = [
			answer('a', 0, 1000),
			answer('b', 0, 1000),
			answer('c', 0, 0),
			answer('c', 1, 500)
		];
		fc.assert(
			fc.property(fc.shuffledSubarray(answers, { minLength: 4 }), (order) => {
				const ranks = standingsOf(session(), students, order).map((one) => [
					one.studentId,
					one.rank,
					one.right
				]);
				expect(ranks).toEqual([
					['a', 1, 1],
					['b', 1, 1],
					['c', 3, 1]
				]);
			})
		);
	});

	test('leave out who waits or was removed, and questions that were skipped', () => {
		const all = [
			...students,
			student('d', { status: 'removed' }),
			student('e', { status: 'waiting' })
		];
		const answers = [answer('a', 0, 1000), answer('b', 1, 1000), answer('d', 0, 1000)];
		const places = standingsOf(session({ skipped: [1] }), all, answers);
		expect(places.map(({ studentId, points }) => [studentId, points])).toEqual([
			['a', 1000],
			['b', 0],
			['c', 0]
		]);
	});

	test('count a question only from its reveal on: a score that moved earlier would tell who was right', () => {
		for (const phase of ['reading', 'open', 'closed'] as const)
			expect(counts(session({ phase, index: 2 }), 2)).toBe(false);
		expect(counts(session({ phase: 'reveal', index: 2 }), 2)).toBe(true);
		expect(counts(session({ phase: 'open', index: 2 }), 1)).toBe(true);
	});
});
