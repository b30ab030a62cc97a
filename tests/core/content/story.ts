// The texts of a small dossier of two decks, whole, and ways to damage one of its files.
type Json = Record<string, unknown>;

const source = (id: string) => ({
	id,
	title: `The ${id}`,
	publisher: 'The harbour',
	date: '1911-03',
	url: null,
	kind: 'official',
	seen: 'full'
});

const fact = (id: string, more: Json = {}) => ({
	id,
	topic: 'events',
	statement: 'The lamp went out on 4 March 1911.',
	status: 'record',
	asOf: '1911-03-04',
	sourceIds: ['log'],
	entityIds: ['lamp'],
	inSeed: true,
	confidence: 'high',
	corroboration: 'independent',
	...more
});

const question = (slug: string, factId: string, rung: Json) => ({
	id: `harbour/${slug}`,
	version: 1,
	prompt: 'When did the lamp of the harbour go out?',
	rungs: [rung],
	explanation: 'The log of the harbour has it.',
	factIds: [factId],
	entityIds: ['lamp'],
	bloom: 'remember'
});

const deck = (id: string, questions: Json[]) => ({
	$schema: '../dossier.schema.json',
	id,
	title: 'A deck',
	summary: 'What it asks.',
	objectives: [],
	questions
});

const CHOICE = {
	form: 'choice',
	key: 'in-1911',
	options: [
		{ id: 'in-1911', text: 'In 1911' },
		{ id: 'in-1912', text: 'In 1912', whyWrong: 'It burned again by then.', entityId: 'lamp' }
	]
};

const FILES: Record<string, unknown> = {
	'dossier.json': {
		format: 1,
		id: 'harbour',
		title: 'The night without a lamp',
		label: 'Harbour, March 1911',
		summary: 'A lamp goes out.',
		primer: ['It was a dark night.'],
		storyDate: '1911-03-04',
		asOf: '1911-03-05',
		checkedOn: '2026-01-02',
		language: 'en',
		licence: 'CC-BY-4.0',
		decks: ['night', 'talk']
	},
	'sources.json': { sources: [source('log'), source('letter')] },
	'entities.json': {
		entities: [
			{
				id: 'lamp',
				kind: 'object',
				name: 'The lamp',
				aliases: [],
				description: 'It burns.',
				sourceIds: ['log']
			},
			{
				id: 'ada',
				kind: 'person',
				name: 'Ada',
				aliases: [],
				description: 'The keeper.',
				sourceIds: []
			},
			{
				id: 'coast',
				kind: 'state',
				name: 'The Coast',
				aliases: [],
				description: 'A state.',
				sourceIds: [],
				capital: 'port'
			},
			{
				id: 'port',
				kind: 'place',
				name: 'The Port',
				aliases: [],
				description: 'A town.',
				sourceIds: [],
				coordinateConfidence: 'region'
			}
		]
	},
	'facts.json': {
		facts: [
			fact('lamp-out'),
			fact('storm', { status: 'official-claim', attributedTo: 'ada', sourceIds: ['letter'] }),
			fact('lamp-back', {
				later: { statement: 'It burns again.', asOf: '1911-04', sourceIds: ['log'] }
			})
		]
	},
	'misconceptions.json': {
		misconceptions: [
			{
				id: 'in-1912',
				misconception: 'It was in 1912.',
				correction: 'It was in 1911.',
				factIds: ['lamp-out']
			}
		]
	},
	'night.deck.json': deck('night', [
		{ ...question('lamp-year', 'lamp-out', CHOICE), misconceptionIds: ['in-1912'] },
		question('lamp-name', 'lamp-back', { form: 'typed', key: 'The lamp', entityId: 'lamp' })
	]),
	'talk.deck.json': deck('talk', [
		question('storm-claim', 'storm', { form: 'flashcard', back: 'The wind, said Ada.' })
	])
};

/** Every file of the dossier, by path. */
export const storyTexts = (): Map<string, string> =>
	new Map(
		Object.entries(FILES).map(([name, value]) => [
			`harbour/${name}`,
			JSON.stringify(value, null, '\t')
		])
	);

/** The same with one file's text changed; without the file where the change gives `undefined`. */
export function damaged(name: string, change: (text: string) => string | undefined) {
	const texts = storyTexts();
	const path = `harbour/${name}`;
	const text = change(texts.get(path) ?? '');
	if (text === undefined) texts.delete(path);
	else texts.set(path, text);
	return texts;
}

/** The same with one value of a file changed: the value at the keys, from the outside in. */
export function withValue(name: string, keys: readonly (string | number)[], value: unknown) {
	return damaged(name, (text) => {
		const file: unknown = JSON.parse(text);
		const holder = keys.slice(0, -1).reduce((part, key) => Reflect.get(part as object, key), file);
		Reflect.set(holder as object, keys.at(-1) ?? '', value);
		return JSON.stringify(file, null, '\t');
	});
}
