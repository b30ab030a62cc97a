import { describe, expect, test } from 'vitest';
import { confusionOf, keyEntityId, keyEntityIds } from '../../../src/lib/core/grading/confusion.ts';
import { grade } from '../../../src/lib/core/grading/grade.ts';
import type { Entity, Rung } from '../../../src/lib/core/content/types.ts';
import type { Response } from '../../../src/lib/core/grading/types.ts';

const place = (id: string, name: string): Entity => ({
	id,
	kind: 'place',
	name,
	aliases: [],
	description: 'A station.',
	sourceIds: [],
	latitude: 42,
	longitude: 130,
	coordinateConfidence: 'checked'
});
const entities = [place('khasan', 'Khasan'), place('tumangang', 'Tumangang')];

const choice: Rung = {
	form: 'choice',
	key: 'a',
	options: [
		{ id: 'a', text: 'Khasan', entityId: 'khasan' },
		{ id: 'b', text: 'Tumangang', entityId: 'tumangang', whyWrong: 'Across the river.' },
		{ id: 'c', text: 'Neither of the two', whyWrong: 'It was one of them.' }
	]
};
const typed: Rung = { form: 'typed', key: 'Khasan', accept: [], entityId: 'khasan' };
const cloze: Rung = {
	form: 'cloze',
	text: 'He crossed at {{at}}.',
	blanks: [{ id: 'at', key: 'Khasan', accept: [], entityId: 'khasan' }]
};
const match: Rung = {
	form: 'match',
	pairs: [
		{ id: 'ru', left: 'Russian side', right: 'Khasan', rightEntityId: 'khasan' },
		{ id: 'nk', left: 'Korean side', right: 'Tumangang', rightEntityId: 'tumangang' },
		{ id: 'none', left: 'Far away', right: 'Moscow' }
	]
};

const confused = (rung: Rung, response: Response) =>
	confusionOf({ id: 'story/border' }, rung, response, grade(rung, response, { entities }));
const STATIONS = { asked: 'story/khasan', answered: 'story/tumangang' };

describe('what was taken for what', () => {
	const cases: [string, Rung, Response, ReturnType<typeof confused>][] = [
		['an option that names an entity', choice, { form: 'choice', optionId: 'b' }, STATIONS],
		[
			'an option that names none',
			choice,
			{ form: 'choice', optionId: 'c' },
			{ asked: 'story/border', answered: 'c' }
		],
		['the right option', choice, { form: 'choice', optionId: 'a' }, undefined],
		['a typed name of another entity', typed, { form: 'typed', text: 'tumangang' }, STATIONS],
		['a typed word that names nothing', typed, { form: 'typed', text: 'paris' }, undefined],
		['a small slip', typed, { form: 'typed', text: 'Khasam' }, undefined],
		['a gap', cloze, { form: 'cloze', texts: { at: 'Tumangang' } }, STATIONS],
		[
			'a pair put together wrongly',
			match,
			{ form: 'match', matches: { ru: 'nk', nk: 'ru', none: 'none' } },
			STATIONS
		],
		[
			'a pair that names no entity',
			match,
			{ form: 'match', matches: { ru: 'none', nk: 'nk' } },
			undefined
		],
		['nothing paired', match, { form: 'match', matches: {} }, undefined]
	];
	test.each(cases)('%s', (_, rung, response, expected) => {
		expect(confused(rung, response)).toEqual(expected);
	});
});

test('the entities that are right answers', () => {
	expect([choice, typed, cloze, match].map(keyEntityId)).toEqual([
		'khasan',
		'khasan',
		'khasan',
		undefined
	]);
	const several: Rung = { ...choice, form: 'multi-select', keys: ['a', 'b'] };
	expect(keyEntityIds(several)).toEqual(['khasan', 'tumangang']);
	expect(keyEntityIds({ form: 'flashcard', back: 'Khasan' })).toEqual([]);
	expect(keyEntityIds({ form: 'map-pin', target: 'khasan', view: 'border' })).toEqual(['khasan']);
});
