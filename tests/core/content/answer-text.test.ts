import { expect, test } from 'vitest';
import { answerLines, answerText } from '../../../src/lib/core/content/answer-text.ts';
import type { Entity, Question, Rung } from '../../../src/lib/core/content/types.ts';

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
	],
	[
		'of several the right ones',
		{
			form: 'multi-select',
			keys: ['a', 'c'],
			options: ['a', 'b', 'c'].map((id) => ({ id, text: `Option ${id}` }))
		},
		'Option a; Option c'
	],
	[
		'a sentence has its gaps filled',
		{
			form: 'cloze',
			text: 'It caps {{oil}} at {{barrels}}.',
			blanks: [
				{ id: 'oil', key: 'refined oil', accept: [] },
				{ id: 'barrels', key: '500,000', accept: [] }
			]
		},
		'It caps refined oil at 500,000.'
	],
	[
		'a number stands with its unit, grouped from five digits on',
		{ form: 'numeric', key: 500000, tolerance: 0, unit: 'barrels' },
		'500,000 barrels'
	],
	['a year is not grouped', { form: 'numeric', key: 2006, tolerance: 0 }, '2006'],
	[
		'an order is numbered',
		{ form: 'order', items: ['first', 'then', 'last'].map((id) => ({ id, text: id })) },
		'1. first; 2. then; 3. last'
	],
	[
		'pairs stand together',
		{
			form: 'match',
			pairs: [
				{ id: 'a', left: '2006', right: '1718' },
				{ id: 'b', left: '2009', right: '1874' }
			]
		},
		'2006 → 1718; 2009 → 1874'
	],
	[
		'statements stand with their standing',
		{
			form: 'claim-status',
			statements: [{ id: 's', text: 'It was signed.', key: 'denial', why: 'They deny it.' }]
		},
		'It was signed. → Denial'
	]
])('%s', (_, rung, answer) => {
	expect(answerText(asked(rung))).toBe(answer);
});

test('the rung that was asked decides, and a rung that is gone falls back on the lowest', () => {
	expect(answerText(asked(choice, typed), 1)).toBe('1718');
	expect(answerText(asked(choice, typed), 7)).toBe('Resolution 1718');
});

test('an answer with parts has a line for each, any other answer one', () => {
	const pairs: Rung = {
		form: 'match',
		pairs: [
			{ id: 'a', left: '2006', right: '1718' },
			{ id: 'b', left: '2009', right: '1874' }
		]
	};
	expect(answerLines(asked(pairs))).toEqual(['2006 → 1718', '2009 → 1874']);
	expect(answerLines(asked(choice))).toEqual(['Resolution 1718']);
	expect(answerLines(asked(pairs, typed), 1)).toEqual(['1718']);
});

test('a place on the map is named by its entity', () => {
	const khasan: Entity = {
		id: 'khasan',
		kind: 'place',
		name: 'Khasan',
		aliases: [],
		description: 'A border station.',
		sourceIds: [],
		coordinateConfidence: 'checked'
	};
	const question = asked({ form: 'map-pin', target: 'khasan', view: 'border' });
	expect(answerText(question, 0, [khasan])).toBe('Khasan');
	expect(answerText(question, 0)).toBe('khasan');
});
