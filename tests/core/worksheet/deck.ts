// Decks of any size for the worksheet's tests, every form among their questions.
import fc from 'fast-check';
import type { Question, Rung } from '../../../src/lib/core/content/types.ts';

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

const rung: fc.Arbitrary<Rung> = fc.oneof(
	fc
		.integer({ min: 2, max: 6 })
		.chain((options) => fc.nat({ max: options - 1 }).map((key) => choice(options, key))),
	fc.boolean().map((key): Rung => ({ form: 'true-false', statement: 'It is so, they say.', key })),
	fc.constant<Rung>({ form: 'typed', prompt: 'Type the name.', key: 'Khasan', accept: [] }),
	fc.constant<Rung>({ form: 'flashcard', back: 'The back.' })
);

export const deck = (length: { minLength: number; maxLength: number }): fc.Arbitrary<Question[]> =>
	fc
		.array(fc.array(rung, { minLength: 1, maxLength: 3 }), length)
		.map((all) => all.map((rungs, at) => asked(`question-${at}`, rungs)));
