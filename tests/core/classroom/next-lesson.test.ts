import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	classShift,
	isSameClass,
	lessonQuestions,
	lessonsByClass,
	mostMissed,
	shiftCsv,
	STARTER_SIZE,
	type Lesson,
	type LessonQuestion
} from '../../../src/lib/core/classroom/next-lesson.ts';
import { contentOf, ofForm, rightResponse } from './sample-class.ts';

const question = (
	id: string,
	right: number,
	answered: number,
	confidentlyWrong = 0
): LessonQuestion => ({ id, deckId: 'd/one', prompt: id, answered, right, confidentlyWrong });

const questions: fc.Arbitrary<LessonQuestion[]> = fc.uniqueArray(
	fc
		.record({
			id: fc.stringMatching(/^[a-z]{1,3}$/),
			deckId: fc.constantFrom('d/one', 'd/two'),
			prompt: fc.string(),
			answered: fc.nat(40),
			part: fc.tuple(fc.nat(40), fc.nat(40))
		})
		.map(({ part: [a, b], ...one }) => {
			const right = Math.min(a, one.answered);
			return { ...one, right, confidentlyWrong: Math.min(b, one.answered - right) };
		}),
	{ selector: ({ id }) => id, maxLength: 20 }
);
const lessons: fc.Arbitrary<Lesson[]> = fc.array(
	fc.record({
		className: fc.constantFrom('7b', '7 B', '8a', '', '  '),
		title: fc.string(),
		startedAt: fc.nat(2_000_000_000_000),
		questions
	}),
	{ maxLength: 8 }
);

describe('what was missed most', () => {
	test('comes by the share right; equal ones by those who were wrong and sure, then as asked', () => {
		const asked = [
			question('half', 5, 10),
			question('all', 10, 10),
			question('nobody', 0, 0),
			question('half-sure', 1, 2, 1),
			question('third', 1, 3),
			question('half-later', 2, 4)
		];
		expect(mostMissed(asked).map(({ id }) => id)).toEqual([
			'third',
			'half-sure',
			'half',
			'half-later'
		]);
	});

	test('is at most five, in order, and nothing missed less is left in for something missed more', () => {
		fc.assert(
			fc.property(questions, (all) => {
				const missed = mostMissed(all);
				const worth = all.filter(({ right, answered }) => right < answered);
				expect(missed).toHaveLength(Math.min(STARTER_SIZE, worth.length));
				const share = ({ right, answered }: LessonQuestion) => right / answered;
				const worst = missed.at(-1);
				for (const [at, one] of missed.entries()) {
					const next = missed[at + 1];
					if (next) expect(share(one)).toBeLessThanOrEqual(share(next));
				}
				for (const one of worth)
					if (worst && !missed.includes(one))
						expect(share(one)).toBeGreaterThanOrEqual(share(worst));
			})
		);
	});

	test('is counted from a report without a name of a student', () => {
		const content = contentOf(ofForm('choice', 2));
		const [first] = content.questions;
		if (!first) throw new Error('no question');
		const answer = {
			response: rightResponse(first.rung),
			confidence: 'sure' as const,
			...{ elapsedMs: 1, at: 0, index: 0 }
		};
		const counted = lessonQuestions({
			content,
			students: [
				{ id: 'a', name: 'Ada' },
				{ id: 'b', name: 'Bo' }
			],
			answers: [
				{ ...answer, studentId: 'a', verdict: 'right', score: 1, points: 1 },
				{ ...answer, studentId: 'b', verdict: 'wrong', score: 0, points: 0 }
			],
			skipped: []
		});
		expect(counted).toEqual([
			{
				id: first.id,
				deckId: first.deckId,
				prompt: first.rung.prompt ?? first.prompt,
				...{ answered: 2, right: 1, confidentlyWrong: 1 }
			}
		]);
		expect(JSON.stringify(counted)).not.toMatch(/Ada|Bo"/);
	});
});

describe('several lessons of a class', () => {
	test('belong together by the name, however it is written; without one they belong to none', () => {
		expect(isSameClass('7b', ' 7 B')).toBe(true);
		expect(isSameClass('7b', '7c')).toBe(false);
		expect(isSameClass('', '  ')).toBe(false);
		fc.assert(
			fc.property(lessons, (all) => {
				const groups = lessonsByClass(all);
				const kept = groups.flatMap(({ lessons: own }) => own);
				expect(kept).toHaveLength(all.filter(({ className }) => className.trim() !== '').length);
				for (const { lessons: own, last, className } of groups) {
					expect(own.every((one) => isSameClass(one.className, className))).toBe(true);
					expect(own.every(({ startedAt }) => startedAt <= last.startedAt)).toBe(true);
				}
				const newest = groups.map(({ last }) => last.startedAt);
				expect(newest).toEqual([...newest].sort((a, b) => b - a));
			})
		);
	});

	test('shift: each count stands where its lesson does, and totals are the sums', () => {
		fc.assert(
			fc.property(lessons, (all) => {
				const shift = classShift(all);
				const ordered = [...all].sort((a, b) => a.startedAt - b.startedAt);
				expect(shift.lessons.map(({ at }) => at)).toEqual(
					ordered.map(({ startedAt }) => startedAt)
				);
				for (const [at, { total }] of shift.lessons.entries()) {
					const own = ordered[at]?.questions ?? [];
					expect(total.answered).toBe(own.reduce((sum, one) => sum + one.answered, 0));
					expect(total.right).toBeLessThanOrEqual(total.answered);
				}
				for (const { id, counts } of shift.questions) {
					expect(counts).toHaveLength(all.length);
					expect(counts.filter(Boolean).length).toBeGreaterThan(1);
					for (const [at, count] of counts.entries()) {
						const asked = ordered[at]?.questions.find((one) => one.id === id);
						expect(count).toEqual(asked && { answered: asked.answered, right: asked.right });
					}
				}
			})
		);
	});

	test('as a table has the share right and how many answered, and runs nothing in a spreadsheet', () => {
		const shift = classShift([
			{ className: '7b', title: 'B', startedAt: 86_400_000, questions: [question('=1+1', 3, 3)] },
			{
				...{ className: '7b', title: 'A', startedAt: 0 },
				questions: [question('=1+1', 1, 3), question('once', 1, 1)]
			}
		]);
		expect(shiftCsv(shift).trim().split('\r\n')).toEqual([
			'Question,"1970-01-01, right in %","1970-01-01, answered","1970-01-02, right in %","1970-01-02, answered"',
			'All questions,50,4,100,3',
			"'=1+1,33,3,100,3"
		]);
	});
});
