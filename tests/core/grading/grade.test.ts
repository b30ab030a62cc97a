import { describe, expect, test } from 'vitest';
import type { FlashcardRung, Rung } from '../../../src/lib/core/content/types.ts';
import { FormMismatch, grade } from '../../../src/lib/core/grading/grade.ts';
import type { Response } from '../../../src/lib/core/grading/types.ts';
import { choice, entities, statement, typed } from './rungs.ts';

const context = { entities };
const flashcard: FlashcardRung = { form: 'flashcard', back: 'China and Russia' };

describe('a chosen option', () => {
	test('the key is right, and is the expected answer in words', () => {
		expect(grade(choice, { form: 'choice', optionId: 'veto' }, context)).toEqual({
			score: 1,
			verdict: 'right',
			expected: 'Two permanent members voted against it'
		});
	});

	test.each(['all', 'assembly', 'an-option-of-an-older-version', ''])(
		'“%s” is wrong',
		(optionId) => {
			expect(grade(choice, { form: 'choice', optionId }, context)).toMatchObject({
				score: 0,
				verdict: 'wrong',
				expected: 'Two permanent members voted against it'
			});
		}
	);
});

describe('a statement judged true or false', () => {
	test.each([
		{ key: true, value: true, verdict: 'right', expected: 'True' },
		{ key: true, value: false, verdict: 'wrong', expected: 'True' },
		{ key: false, value: false, verdict: 'right', expected: 'False' },
		{ key: false, value: true, verdict: 'wrong', expected: 'False' }
	])('$value is $verdict when it is $key', ({ key, value, verdict, expected }) => {
		const outcome = grade({ ...statement, key }, { form: 'true-false', value }, context);
		expect(outcome).toMatchObject({ verdict, expected });
	});
});

describe('a flashcard', () => {
	test.each([
		{ chosen: 1, score: 0, verdict: 'wrong' },
		{ chosen: 2, score: 1, verdict: 'right' },
		{ chosen: 3, score: 1, verdict: 'right' },
		{ chosen: 4, score: 1, verdict: 'right' }
	] as const)('button $chosen counts as $verdict', ({ chosen, score, verdict }) => {
		const outcome = grade(flashcard, { form: 'flashcard', grade: chosen }, context);
		expect(outcome).toEqual({ score, verdict, expected: 'China and Russia' });
	});
});

describe('a response of another form', () => {
	const responses: Response[] = [
		{ form: 'flashcard', grade: 3 },
		{ form: 'choice', optionId: 'veto' },
		{ form: 'true-false', value: true },
		{ form: 'typed', text: 'Khasan' }
	];
	const rungs: Rung[] = [flashcard, choice, statement, typed('Khasan')];
	const mismatches = rungs.flatMap((rung) =>
		responses.filter(({ form }) => form !== rung.form).map((response) => ({ rung, response }))
	);

	test.each(mismatches)('$response.form on a $rung.form rung is refused', ({ rung, response }) => {
		expect(() => grade(rung, response, context)).toThrow(FormMismatch);
	});

	test('the refusal names both forms', () => {
		expect(() => grade(choice, { form: 'typed', text: '' }, context)).toThrow(
			'A choice rung cannot be graded with a typed response.'
		);
	});
});
