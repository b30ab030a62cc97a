// Decks of any size for the worksheet's tests, every form among their questions.
import fc from 'fast-check';
import type { Place, Question, Rung } from '../../../src/lib/core/content/types.ts';

export const asked = (slug: string, rungs: Rung[], prompt = `What about ${slug}?`): Question => ({
	id: `story/${slug}`,
	version: 1,
	prompt,
	rungs,
	explanation: 'Because of this. And also because of that.',
	factIds: ['fact'],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
});

export const choice = (options: number, key: number): Rung => ({
	form: 'choice',
	key: `option-${key}`,
	options: Array.from({ length: options }, (_, at) => ({ id: `option-${at}`, text: `Text ${at}` }))
});

const part = (id: string) => ({ id, text: `Text of ${id}` });
export const severalRung: Rung = {
	form: 'multi-select',
	keys: ['a', 'c'],
	options: ['a', 'b', 'c', 'd'].map(part)
};
export const orderRung: Rung = { form: 'order', items: ['first', 'second', 'third'].map(part) };
export const matchRung: Rung = {
	form: 'match',
	pairs: ['x', 'y', 'z'].map((id) => ({ id, left: `Left of ${id}`, right: `Right of ${id}` })),
	extras: [{ ...part('extra'), whyWrong: 'It belongs to nothing.' }]
};
export const clozeRung: Rung = {
	form: 'cloze',
	text: 'They met at {{place}} in {{month}}.',
	blanks: [
		{ id: 'place', key: 'Vostochny', accept: [] },
		{ id: 'month', key: 'September', accept: [] }
	]
};
export const numericRung: Rung = { form: 'numeric', key: 650, tolerance: 65, unit: 'km' };
export const claimsRung: Rung = {
	form: 'claim-status',
	statements: [
		{ id: 'adopted', text: 'It was adopted in 2006.', key: 'record', why: 'It is on record.' },
		{ id: 'accused', text: 'It broke the rules, they said.', key: 'allegation', why: 'It accuses.' }
	],
	standings: ['allegation', 'denial', 'record']
};
export const pinRung: Rung = { form: 'map-pin', target: 'seoul', view: 'korea' };
export const seoul: Place = {
	id: 'seoul',
	kind: 'place',
	name: 'Seoul',
	aliases: [],
	description: 'Capital of South Korea.',
	sourceIds: [],
	coordinateConfidence: 'checked'
};

const rung: fc.Arbitrary<Rung> = fc.oneof(
	fc
		.integer({ min: 2, max: 6 })
		.chain((options) => fc.nat({ max: options - 1 }).map((key) => choice(options, key))),
	fc.boolean().map((key): Rung => ({ form: 'true-false', statement: 'It is so, they say.', key })),
	fc.constant<Rung>({ form: 'typed', prompt: 'Type the name.', key: 'Khasan', accept: [] }),
	fc.constant<Rung>({ form: 'flashcard', back: 'The back.' }),
	fc.constantFrom(severalRung, orderRung, matchRung, clozeRung, numericRung, claimsRung, pinRung)
);

export const deck = (length: { minLength: number; maxLength: number }): fc.Arbitrary<Question[]> =>
	fc
		.array(fc.array(rung, { minLength: 1, maxLength: 3 }), length)
		.map((all) => all.map((rungs, at) => asked(`question-${at}`, rungs)));
