// A small dossier in which the lint finds nothing, and ways to break one thing in it.
import type {
	ChoiceRung,
	DeckFile,
	Dossier,
	Entity,
	Fact,
	Question,
	Rung,
	TypedRung
} from '../../../../src/lib/core/content/types.ts';

const entity = (id: string, name: string, aliases: string[] = []): Entity => ({
	id,
	kind: 'person',
	name,
	aliases,
	description: 'Somebody at the harbour.',
	sourceIds: ['log']
});

const fact = (id: string, statement: string, more: Partial<Fact> = {}): Fact => ({
	id,
	topic: 'events',
	statement,
	status: 'record',
	asOf: '1911-03-04',
	sourceIds: ['log'],
	entityIds: [],
	inSeed: true,
	confidence: 'high',
	corroboration: 'independent',
	...more
});

export const choice = (
	key: string,
	wrong: string[],
	more: Partial<ChoiceRung> = {}
): ChoiceRung => ({
	form: 'choice',
	key: 'key',
	options: [
		{ id: 'key', text: key },
		...wrong.map((text, at) => ({ id: `wrong-${at}`, text, whyWrong: 'This is another one.' }))
	],
	...more
});

export const typed = (key: string, more: Partial<TypedRung> = {}): TypedRung => ({
	form: 'typed',
	key,
	accept: [],
	...more
});

export const question = (
	slug: string,
	prompt: string,
	rungs: Rung[],
	more: Partial<Question> = {}
): Question => ({
	id: `harbour/${slug}`,
	version: 1,
	prompt,
	rungs,
	explanation: 'The log of the harbour has it.',
	factIds: ['f-lamp'],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember',
	...more
});

const QUESTIONS: Question[] = [
	question(
		'keeper',
		'Who kept the lamp of the harbour in 1911?',
		[choice('Ada Lund', ['Per Holm', 'Eva Strand']), typed('Ada Lund', { entityId: 'ada-lund' })],
		{ hint: 'Her brother sailed.' }
	),
	question(
		'storm-claim',
		'What did Per Holm say had put out the lamp?',
		[choice('The wind', ['A gull', 'A wave'])],
		{ factIds: ['f-claim'] }
	),
	question(
		'lamp-year',
		'Was the lamp lit on one night in March?',
		[
			{
				form: 'true-false',
				statement: 'The lamp burned all night.',
				key: false,
				correction: 'It went out at two.'
			}
		],
		{ factIds: ['f-night'] }
	)
];

/** A dossier with one deck, `story`, of the given questions. */
export function dossierOf(questions: Question[]): Dossier {
	const deck: DeckFile = {
		id: 'story',
		title: 'The night of the storm',
		summary: 'One lamp, one night.',
		objectives: [{ bloom: 'remember', objective: 'Tell what happened that night.' }],
		questions
	};
	return {
		format: 1,
		id: 'harbour',
		title: 'The lamp of the harbour',
		label: 'The lamp',
		summary: 'In March 1911 a lamp went out.',
		primer: ['A harbour had one lamp.'],
		storyDate: '1911-03-04',
		asOf: '1911-03-04',
		checkedOn: '1911-03-05',
		language: 'en',
		licence: 'CC-BY-4.0',
		decks: ['story'],
		sources: [
			{
				id: 'log',
				title: 'The log of the harbour for the stormy night of March',
				publisher: 'Harbour office',
				date: '1911',
				url: null,
				kind: 'official',
				seen: 'full'
			}
		],
		entities: [
			entity('ada-lund', 'Ada Lund', ['Lund', 'Keeper Lund']),
			entity('per-holm', 'Per Holm', ['Captain Holm']),
			entity('eva-strand', 'Eva Strand')
		],
		facts: [
			fact('f-lamp', 'Ada Lund kept the lamp.'),
			fact('f-claim', 'Per Holm said that the wind put it out.', {
				status: 'official-claim',
				attributedTo: 'per-holm'
			}),
			fact('f-bell', 'In March 1911 the Harbour Watch said that nobody rang the bell.', {
				status: 'denial',
				attributedTo: 'eva-strand'
			}),
			fact('f-night', 'The lamp went out at two.')
		],
		misconceptions: [],
		deckFiles: [deck],
		lock: { format: 1, questions: {} }
	};
}

export const baseDossier = (): Dossier => dossierOf(structuredClone(QUESTIONS));

/** The base with one of its questions changed. */
export function withChanged(slug: string, change: (question: Question) => Question): Dossier {
	const id = `harbour/${slug}`;
	return dossierOf(structuredClone(QUESTIONS).map((it) => (it.id === id ? change(it) : it)));
}

/** The base with further questions. */
export const withAdded = (...added: Question[]): Dossier =>
	dossierOf([...structuredClone(QUESTIONS), ...added]);

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/**
 * A deck of twelve choice → typed questions, the key once in each position in turn, every third with a third rung and
 * for more than to remember; to be unbalanced.
 */
export function twelveQuestions(): Question[] {
	return NUMBERS.map((name, at) => {
		const rung = choice(`Pier ${name}`, [`Quay ${name}`, `Mole ${name}`]);
		const [key, ...wrong] = rung.options;
		const options = [...wrong];
		if (key) options.splice(at % 3, 0, key);
		const rungs: Rung[] = [{ ...rung, options }, typed(`Pier ${name}`)];
		const isThird = at % 3 === 2;
		if (isThird) rungs.push(typed(`Pier ${name}`, { prompt: `Name the pier of ship ${at}.` }));
		return question(`ship-${name}`, `Where did ship number ${at} lie?`, rungs, {
			factIds: ['f-night', 'f-lamp'],
			bloom: isThird ? 'understand' : 'remember'
		});
	});
}
