// The sample dossier with what a whole story has: guesses before reading, a deck that opens later, people who are
// easily confused, and a choice that draws its options from them.
import { DOSSIER, sampleFiles } from './sample-dossier.ts';

const PEOPLE = ['Ada', 'Bo', 'Cleo', 'Dora', 'Emil'];

const person = (name: string) => ({
	id: name.toLowerCase(),
	kind: 'person',
	name,
	aliases: [],
	description: `${name} is one of five.`,
	sourceIds: ['book']
});

const who = (slug: string, key: string, fact: number) => ({
	id: `${DOSSIER}/${slug}`,
	version: 1,
	prompt: `Who holds number ${fact}?`,
	rungs: [
		{
			form: 'choice',
			key: key.toLowerCase(),
			options: [{ id: key.toLowerCase(), text: key, entityId: key.toLowerCase() }],
			fill: 3
		},
		{ form: 'typed', key, entityId: key.toLowerCase() }
	],
	explanation: 'It was given out so.',
	factIds: [`fact-${fact}`],
	entityIds: [key.toLowerCase()],
	bloom: 'remember'
});

const DECKS = {
	people: {
		title: 'People',
		questions: [who('who-ada', 'Ada', 0), who('who-dora', 'Dora', 3), who('who-bo', 'Bo', 1)]
	},
	later: {
		title: 'Later',
		questions: [who('who-cleo', 'Cleo', 2)],
		unlocksAfter: ['people'],
		showsAsOf: true
	}
};

/** Path to text of each file: decks `people` and `later`, two guesses, Ada and Bo easily confused. */
export function storyFiles(): Map<string, string> {
	const files = sampleFiles();
	const change = (name: string, changes: object) => {
		const path = `${DOSSIER}/${name}`;
		files.set(path, JSON.stringify({ ...JSON.parse(files.get(path) ?? '{}'), ...changes }));
	};
	files.delete(`${DOSSIER}/first.deck.json`);
	for (const [id, deck] of Object.entries(DECKS))
		change(`${id}.deck.json`, { id, summary: 'Who has which.', objectives: [], ...deck });
	change('dossier.json', {
		decks: Object.keys(DECKS),
		pretest: [`${DOSSIER}/who-bo`, `${DOSSIER}/who-cleo`]
	});
	change('entities.json', {
		entities: PEOPLE.map(person),
		contrasts: [
			{
				id: 'ada-bo',
				entityIds: ['ada', 'bo'],
				difference: 'Ada came first.',
				rows: [{ aspect: 'Number', values: ['0', '1'] }],
				factIds: ['fact-0', 'fact-1']
			}
		]
	});
	return files;
}
