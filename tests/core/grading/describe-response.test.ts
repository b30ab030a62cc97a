import { expect, test } from 'vitest';
import type { Question, Rung } from '../../../src/lib/core/content/types.ts';
import {
	describeParts,
	describeResponse
} from '../../../src/lib/core/grading/describe-response.ts';
import type { Response } from '../../../src/lib/core/memory/types.ts';

const asked = (rung: Rung): Question => ({
	id: 'story/question',
	version: 1,
	prompt: 'What belongs together?',
	rungs: [rung],
	explanation: 'It was so.',
	factIds: ['fact'],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
});
const match: Rung = {
	form: 'match',
	pairs: [
		{ id: 'a', left: 'Resolution 1718', right: 'Luxury goods' },
		{ id: 'b', left: 'Resolution 1874', right: 'Panel of Experts' },
		{ id: 'c', left: 'Resolution 2375', right: 'Textiles' }
	],
	extras: [{ id: 'home', text: 'Workers sent home', whyWrong: 'That was Resolution 2397.' }]
};
const several: Rung = {
	form: 'multi-select',
	keys: ['veto'],
	options: ['veto', 'treaty', 'warrant'].map((id) => ({ id, text: `The ${id}` }))
};
const order: Rung = {
	form: 'order',
	items: ['vote', 'summit', 'veto'].map((id) => ({ id, text: `The ${id}` }))
};
const claims: Rung = {
	form: 'claim-status',
	statements: [
		{ id: 'rule', text: 'It is forbidden.', key: 'record', why: 'It can be read.' },
		{ id: 'sent', text: 'They sent it.', key: 'allegation', why: 'It accuses.' }
	]
};
const cloze: Rung = {
	form: 'cloze',
	text: 'From {{here}} to {{there}}.',
	blanks: ['here', 'there'].map((id) => ({ id, key: id, accept: [] }))
};

test.each<[string, Rung, Response, string[]]>([
	[
		'each pair',
		match,
		{ form: 'match', matches: { b: 'home', c: 'c' } },
		[
			'Resolution 1718 → nothing',
			'Resolution 1874 → Workers sent home',
			'Resolution 2375 → Textiles'
		]
	],
	[
		'each option that was ticked',
		several,
		{ form: 'multi-select', optionIds: ['treaty', 'gone'] },
		['The treaty', 'gone']
	],
	['nothing ticked', several, { form: 'multi-select', optionIds: [] }, ['nothing']],
	[
		'each place in the order',
		order,
		{ form: 'order', itemIds: ['veto', 'vote', 'summit'] },
		['1. The veto', '2. The vote', '3. The summit']
	],
	[
		'each statement',
		claims,
		{ form: 'claim-status', standings: { rule: 'denial' } },
		['It is forbidden. → Denial', 'They sent it. → nothing']
	],
	[
		'a sentence, which is one line however many gaps it has',
		cloze,
		{ form: 'cloze', texts: { here: 'A; B' } },
		['From A; B to ….']
	],
	['a typed text', match, { form: 'typed', text: ' one; two ' }, ['one; two']]
])('%s is a line, and all are one line elsewhere', (_, rung, response, lines) => {
	expect(describeParts(asked(rung), 0, response)).toEqual(lines);
	expect(describeResponse(asked(rung), 0, response)).toBe(lines.join('; '));
});
