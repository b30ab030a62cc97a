import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { realResponse } from '../../../src/lib/core/classroom/blind.ts';
import { readMessage } from '../../../src/lib/core/classroom/protocol.ts';
import {
	chanceOf,
	MOST_SIMULATED,
	simulatedAnswer,
	simulatedStudents
} from '../../../src/lib/core/classroom/rehearsal.ts';
import { grade } from '../../../src/lib/core/grading/grade.ts';
import { ENTITIES, FORMS, ofForm, QUESTIONS } from './sample-class.ts';

const seed = fc.string();

describe('simulated students', () => {
	test('are so many, each their own, and the same ones for the same seed', () => {
		fc.assert(
			fc.property(seed, fc.integer({ min: -3, max: 60 }), (text, count) => {
				const students = simulatedStudents(text, count);
				expect(students).toHaveLength(Math.min(MOST_SIMULATED, Math.max(1, count)));
				expect(new Set(students.map(({ token }) => token)).size).toBe(students.length);
				for (const { token } of students)
					expect(readMessage('join', { code: '123456', token })).toHaveProperty('message');
				expect(simulatedStudents(text, count)).toEqual(students);
				const trouble = students.length < 3 ? 0 : 1;
				expect(students.filter(({ isLate }) => isLate)).toHaveLength(trouble);
				expect(students.filter(({ dropsOut }) => dropsOut)).toHaveLength(trouble);
				expect(students.some(({ isLate, dropsOut }) => isLate && dropsOut)).toBe(false);
			})
		);
	});

	test('answer every form as a phone does, right where they mean to be and wrong where not', () => {
		fc.assert(
			fc.property(
				seed,
				fc.constantFrom(...QUESTIONS),
				fc.constantFrom<1 | 2>(1, 2),
				(text, question, round) => {
					for (const student of simulatedStudents(text, 5)) {
						const given = simulatedAnswer(student, question, ENTITIES, round);
						const { response, confidence, delayMs, isMeantRight } = given;
						const sent = { index: 0, response, confidence, elapsedMs: delayMs };
						expect(readMessage('answer', sent)).toHaveProperty('message');
						const { verdict } = grade(question.rung, realResponse(question, response), {
							entities: ENTITIES
						});
						expect(verdict).toBe(isMeantRight ? 'right' : 'wrong');
						expect(simulatedAnswer(student, question, ENTITIES, round)).toEqual(given);
					}
				}
			)
		);
	});

	test('have a chance that differs by student, question and form, and is neither none nor certain', () => {
		const students = simulatedStudents('a class', 30);
		const chances = QUESTIONS.flatMap((question) =>
			students.map((student) => chanceOf(student, question))
		);
		expect(Math.min(...chances)).toBeGreaterThanOrEqual(0.05);
		expect(Math.max(...chances)).toBeLessThanOrEqual(0.97);
		const meanOf = (form: (typeof FORMS)[number]) => {
			const own = ofForm(form, 5).flatMap((question) =>
				students.map((one) => chanceOf(one, question))
			);
			return own.reduce((sum, one) => sum + one, 0) / own.length;
		};
		expect(new Set(FORMS.map(meanOf)).size).toBe(FORMS.length);
	});

	test('spread over the wrong options, some unsure; more are right after a talk', () => {
		const questions = ofForm('choice', 20);
		const students = simulatedStudents('a class', 30);
		const given = (round: 1 | 2) =>
			questions.flatMap((question) =>
				students.map((student) => ({
					question: question.id,
					...simulatedAnswer(student, question, ENTITIES, round)
				}))
			);
		const first = given(1);
		const rightIn = (all: typeof first) => all.filter(({ isMeantRight }) => isMeantRight).length;
		expect(rightIn(first)).toBeGreaterThan(first.length * 0.4);
		expect(rightIn(first)).toBeLessThan(first.length * 0.9);
		expect(rightIn(given(2))).toBeGreaterThan(rightIn(first));
		expect(first.some(({ confidence }) => confidence === 'unsure')).toBe(true);
		const wrong = first.filter(({ isMeantRight }) => !isMeantRight);
		const pairs = new Set(
			wrong.map(({ question, response }) => `${question} ${JSON.stringify(response)}`)
		);
		expect(pairs.size).toBeGreaterThan(1.5 * questions.length);
	});
});
