import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidatesFor, fillOptions } from '../../../src/lib/core/content/distractors.ts';
import type { ChoiceRung, Entity, Fact, Question } from '../../../src/lib/core/content/types.ts';
import { grade } from '../../../src/lib/core/grading/grade.ts';
import { runs } from '../../support/property-runs.ts';

const person = (id: string, name: string, more: Partial<Entity> = {}) =>
	({
		id,
		kind: 'person',
		name,
		aliases: [],
		description: `Somebody called ${name}`,
		sourceIds: [],
		...more
	}) as Entity;

const fact = (id: string, more: Partial<Fact> = {}): Fact => ({
	id,
	topic: 'actors',
	statement: 'Ada Lund kept the lamp.',
	status: 'record',
	asOf: '1911',
	sourceIds: ['log'],
	entityIds: [],
	inSeed: false,
	confidence: 'high',
	corroboration: 'independent',
	...more
});

const RUNG: ChoiceRung = {
	form: 'choice',
	key: 'ada',
	options: [{ id: 'ada', text: 'Ada Lund', entityId: 'ada' }],
	fill: 3
};

const asked = (rung: ChoiceRung, more: Partial<Question> = {}): Question => ({
	id: 'harbour/keeper',
	version: 1,
	prompt: 'Who kept the lamp?',
	rungs: [rung],
	explanation: 'The log has it.',
	factIds: ['lamp'],
	entityIds: ['ada'],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember',
	...more
});

const ENTITIES = [
	person('ada', 'Ada Lund', { aliases: ['Keeper Lund'] }),
	person('per', 'Per Holm'),
	person('eva', 'Eva Strand'),
	person('jon', 'Jon Berg (pilot)'),
	person('long', 'Maximilian Theodor Konstantin von Hohenstaufen'),
	person('harbour', 'The harbour', { kind: 'organisation' })
];
const LAMP = { entities: ENTITIES, facts: [fact('lamp', { entityIds: ['ada'] })] };

const ids = (entities: readonly { id: string }[]) => entities.map(({ id }) => id);
const filled = (rung: ChoiceRung, seed: string, confusedWith: string[] = [], references = LAMP) =>
	fillOptions(asked(rung), 0, references, { seed, confusedWith });

describe('candidates', () => {
	test('are the other entities of the key’s kind', () => {
		expect(ids(candidatesFor(asked(RUNG), RUNG, LAMP))).toEqual(['per', 'eva', 'jon', 'long']);
	});

	test('are none where the key names no entity', () => {
		const rung = { ...RUNG, options: [{ id: 'ada', text: 'Ada Lund' }] };
		expect(candidatesFor(asked(rung), rung, LAMP)).toEqual([]);
	});

	test.each<[string, Partial<Question>, Partial<Fact>, Partial<ChoiceRung>]>([
		['of the question', { entityIds: ['ada', 'per'] }, {}, {}],
		['of a fact it cites', {}, { entityIds: ['per'] }, {}],
		['who says a fact it cites', {}, { attributedTo: 'per' }, {}],
		['in `without`', {}, {}, { without: ['per'] }],
		[
			'linked by a written option',
			{},
			{},
			{ options: [...RUNG.options, { id: 'captain', text: 'The captain', entityId: 'per' }] }
		],
		[
			'named by a written option',
			{},
			{},
			{ options: [...RUNG.options, { id: 'captain', text: 'PER HOLM' }] }
		],
		[
			'whose id a written option has',
			{},
			{},
			{ options: [...RUNG.options, { id: 'per', text: 'Peter' }] }
		]
	])('leave out an entity %s', (_, question, ofFact, ofRung) => {
		const rung = { ...RUNG, ...ofRung };
		const references = { entities: ENTITIES, facts: [fact('lamp', ofFact)] };
		expect(ids(candidatesFor(asked(rung, question), rung, references))).not.toContain('per');
	});

	test.each([
		['a name', person('twin', 'Keeper-Lund')],
		['an alias', person('twin', 'Somebody', { aliases: ['ada lund'] })],
		['a name without its parenthesis', person('twin', 'Ada Lund (sister)')]
	])('leave out an entity with %s that passes for the key', (_, twin) => {
		const references = { ...LAMP, entities: [...ENTITIES, twin] };
		expect(ids(candidatesFor(asked(RUNG), RUNG, references))).not.toContain('twin');
	});
});

describe('filling up', () => {
	test('keeps the written options first, and says what the drawn ones are', () => {
		const written = { id: 'gull', text: 'A gull', whyWrong: 'It slept.' };
		const { options, key } = filled({ ...RUNG, options: [...RUNG.options, written] }, 'x', ['jon']);
		expect(key).toBe('ada');
		expect(options).toEqual([
			...RUNG.options,
			written,
			{
				id: 'jon',
				text: 'Jon Berg',
				entityId: 'jon',
				whyWrong: 'Jon Berg: Somebody called Jon Berg (pilot).'
			}
		]);
	});

	test('leaves a rung without `fill` as it is', () => {
		const { form, key, options } = RUNG;
		const rung: ChoiceRung = { form, key, options };
		expect(filled(rung, 'x')).toBe(rung);
	});

	test('gives as many as there are', () => {
		expect(filled({ ...RUNG, fill: 6 }, 'x').options).toHaveLength(5);
		expect(filled({ ...RUNG, options: [] }, 'x').options).toEqual([]);
		expect(fillOptions(asked(RUNG), 3, LAMP, { seed: 'x' }).options).toEqual([]);
	});

	test('takes what is as long as the key before what is not', () => {
		for (let turn = 0; turn < 50; turn += 1) {
			expect(ids(filled(RUNG, `${turn}`).options)).not.toContain('long');
			expect(ids(filled({ ...RUNG, fill: 5 }, `${turn}`).options).at(-1)).toBe('long');
		}
	});

	test('another seed draws others', () => {
		const drawn = Array.from({ length: 20 }, (_, turn) => ids(filled(RUNG, `${turn}`).options));
		expect(new Set(drawn.map((one) => one.join())).size).toBeGreaterThan(3);
	});

	test('two entities of one name are not both drawn', () => {
		const entities = [...ENTITIES, person('per-2', 'Per Holm (son)')];
		const { options } = filled({ ...RUNG, fill: 6 }, 'x', [], { ...LAMP, entities });
		expect(options.filter(({ text }) => text === 'Per Holm')).toHaveLength(1);
	});
});

const word = fc.constantFrom('ada', 'Lund', 'per', 'Holm', 'EVA', 'Kim', 'un', '(old)', 'north');
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const cast = fc
	.array(fc.record({ name, aliases: fc.array(name, { maxLength: 2 }), isPerson: fc.boolean() }), {
		minLength: 1,
		maxLength: 12
	})
	.map((all) =>
		all.map(({ name, aliases, isPerson }, at) =>
			person(`e${at}`, name, { aliases, kind: isPerson || at === 0 ? 'person' : 'organisation' })
		)
	);
const idOf = fc.nat({ max: 13 }).map((at) => `e${at}`);

/** A choice for the first of a cast of entities, whatever they are called, and what may be known of a learner. */
const turn = fc.record({
	cast,
	confusedWith: fc.array(idOf, { maxLength: 5 }),
	without: fc.array(idOf, { maxLength: 3 }),
	ofFact: fc.array(idOf, { maxLength: 3 }),
	fill: fc.integer({ min: 2, max: 6 }),
	seed: fc.string({ maxLength: 6 })
});

test('never the key, never twice, never right however the key may be typed; what was confused comes first', () => {
	fc.assert(
		fc.property(turn, ({ cast: entities, confusedWith, without, ofFact, fill, seed }) => {
			const text = entities[0]?.name ?? '';
			const rung: ChoiceRung = {
				form: 'choice',
				key: 'k',
				options: [{ id: 'k', text, entityId: 'e0' }],
				fill,
				without
			};
			const references = { entities, facts: [fact('lamp', { entityIds: ofFact })] };
			const question = asked(rung, { entityIds: [] });
			const { options } = fillOptions(question, 0, references, { seed, confusedWith });
			const drawn = options.slice(1);
			expect(new Set(ids(options)).size).toBe(options.length);
			expect(options.length).toBeLessThanOrEqual(fill);
			for (const option of drawn) {
				const entity = entities.find(({ id }) => id === option.entityId);
				expect(entity?.kind).toBe('person');
				expect([...without, ...ofFact, 'e0']).not.toContain(option.id);
				for (const said of [option.text, entity?.name ?? '', ...(entity?.aliases ?? [])])
					expect(
						grade(
							{ form: 'typed', key: text, accept: [], entityId: 'e0' },
							{ form: 'typed', text: said },
							references
						).verdict
					).toBe('wrong');
			}
			const wasConfused = drawn.map(({ id }) => confusedWith.includes(id));
			expect(wasConfused).toEqual([...wasConfused].sort((a, b) => Number(b) - Number(a)));
			expect(fillOptions(question, 0, references, { seed, confusedWith }).options).toEqual(options);
		}),
		{ numRuns: runs / 2 }
	);
});
