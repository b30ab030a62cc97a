import { expect, test } from 'vitest';
import { answerText } from '../../../src/lib/core/content/answer-text.ts';
import type { Question, Rung } from '../../../src/lib/core/content/types.ts';

const asked = (...rungs: Rung[]): Question => ({
	id: 'story/question',
	version: 1,
	prompt: 'Which resolution came first?',
	rungs,
	explanation: 'It opened the series.',
	factIds: ['fact'],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
});
const choice: Rung = {
	form: 'choice',
	key: 'first',
	options: [
		{ id: 'second', text: 'Resolution 1874' },
		{ id: 'first', text: 'Resolution 1718' }
	]
};
const typed: Rung = { form: 'typed', key: '1718', accept: ['UNSCR 1718'] };

test.each<[string, Rung, string]>([
	['a choice answers with the text of its key', choice, 'Resolution 1718'],
	['a typed answer is the key as it is shown', typed, '1718'],
	[
		'a flashcard answers with its back',
		{ form: 'flashcard', back: 'Number 1718.' },
		'Number 1718.'
	],
	[
		'a true statement is true',
		{ form: 'true-false', statement: 'It was 1718.', key: true },
		'True'
	],
	[
		'a false statement goes on with what is true',
		{ form: 'true-false', statement: 'It was 1874.', key: false, correction: 'It was 1718.' },
		'False. It was 1718.'
	],
	[
		'without a correction the word stands alone',
		{ form: 'true-false', statement: 'No.', key: false },
		'False'
	]
])('%s', (_, rung, answer) => {
	expect(answerText(asked(rung))).toBe(answer);
});

test('the rung that was asked decides, and a rung that is gone falls back on the lowest', () => {
	expect(answerText(asked(choice, typed), 1)).toBe('1718');
	expect(answerText(asked(choice, typed), 7)).toBe('Resolution 1718');
});
