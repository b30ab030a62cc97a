// A newcomer's first question stands in the page itself: where its choice draws options from the dossier, the page
// must show the ones that the session will show, and not the right one alone.
import { expect, test } from 'vitest';
import { openingOf } from '../../../src/routes/opening.server.ts';

const person = (name: string) => ({
	...{ id: name.toLowerCase(), kind: 'person', name, aliases: [], sourceIds: [] },
	description: `${name} is one of five.`
});
const options = [{ id: 'bo', text: 'Bo', entityId: 'bo' }];
const question = {
	id: 'story/who',
	version: 1,
	prompt: 'Who was it of the five?',
	rungs: [{ form: 'choice', key: 'bo', options, fill: 3 }],
	...{ explanation: 'So it was.', factIds: ['fact'], entityIds: ['bo'], bloom: 'remember' }
};
const files = {
	'/quizzes/story/dossier.json': {
		...{ id: 'story', title: 'Story', label: 'Story', summary: 'A story.' },
		...{ storyDate: '2026-01-01', decks: ['people'], pretest: ['story/who'] }
	},
	'/quizzes/story/people.deck.json': { id: 'people', title: 'People', questions: [question] },
	'/quizzes/story/sources.json': { sources: [] },
	'/quizzes/story/facts.json': { facts: [{ id: 'fact', sourceIds: [], entityIds: ['bo'] }] },
	'/quizzes/story/misconceptions.json': { misconceptions: [] },
	'/quizzes/story/entities.json': {
		entities: ['Ada', 'Bo', 'Cleo', 'Dora', 'Emil'].map(person)
	}
};

test('the first question of the page offers as many options as it is to have', () => {
	const opening = openingOf(files);
	const rung = opening?.question.rungs[0];
	expect(rung?.form === 'choice' && rung.options.map(({ text }) => text)).toHaveLength(3);
	expect(opening?.optionOrder).toHaveLength(3);
	expect(opening?.optionOrder).toContain('bo');
});
