import { expect, test } from 'vitest';
import { mistakeReport } from '../../../src/lib/core/content/mistake-report.ts';
import type { Fact, Question } from '../../../src/lib/core/content/types.ts';

const question: Question = {
	id: 'story/border',
	version: 3,
	prompt: 'Where did he cross?',
	rungs: [
		{ form: 'flashcard', back: 'At Khasan.' },
		{ form: 'typed', prompt: 'Type the station.', key: 'Khasan', accept: [] }
	],
	explanation: 'The bridge ends there.',
	factIds: ['f-1'],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
};
const fact = { id: 'f-1', statement: 'He crossed at Khasan.', asOf: '2023-09' } as Fact;
const evidence = { facts: [fact], sources: {}, entities: {} };

test('names the question, its version and form, what was answered and the facts', () => {
	const text = mistakeReport({ question, rung: 1, evidence, answered: 'Tumangang' });
	for (const part of [
		'story/border, version 3, form typed (2 of 2)',
		'Asked: Type the station.',
		'Answered: Tumangang',
		'Explanation: The bridge ends there.',
		'Fact f-1 (as of 2023-09): He crossed at Khasan.'
	])
		expect(text).toContain(part);
	expect(text.startsWith('What is wrong:')).toBe(true);
});

test('without an answer it says none, and an unknown rung is no error', () => {
	const text = mistakeReport({ question, rung: 7, evidence });
	expect(text).not.toContain('Answered');
	expect(text).toContain('Asked: Where did he cross?');
});
