import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleDossier, resolvableDecks } from '../../../src/lib/core/content/assemble.ts';
import type { Dossier } from '../../../src/lib/core/content/types.ts';
import { runs } from '../../support/property-runs.ts';
import { damaged, storyTexts, withValue } from './story.ts';

const messages = (texts: Map<string, string>) =>
	assembleDossier('harbour', texts).problems.map(({ message }) => message);

const replaced = (name: string, from: string, to: string) =>
	damaged(name, (text) => text.replace(from, to));

describe('a whole dossier', () => {
	test('has its decks in learning order, its references, and no problem', () => {
		const { dossier, problems } = assembleDossier('harbour', storyTexts());
		expect(problems).toEqual([]);
		expect(dossier?.deckFiles.map(({ id }) => id)).toEqual(['night', 'talk']);
		expect(dossier?.facts).toHaveLength(3);
	});

	test('needs no lock to be read, and has it when it is there', () => {
		expect(assembleDossier('harbour', storyTexts()).dossier?.lock.questions).toEqual({});
		const entry = { version: 2, key: '0123456789abcdef' };
		const lock = { format: 1, questions: { 'harbour/lamp-year': entry } };
		const texts = storyTexts().set('harbour/lock.json', JSON.stringify(lock));
		expect(assembleDossier('harbour', texts).dossier?.lock).toEqual(lock);
	});

	test('is wholly resolvable', () => {
		const { dossier, decks } = resolvableDecks('harbour', storyTexts());
		expect(dossier).toEqual(assembleDossier('harbour', storyTexts()).dossier);
		expect(decks).toEqual(dossier?.deckFiles);
	});
});

describe('a reference to nothing names file, line, item and field, and where the id should be', () => {
	const OPTION = ['questions', 0, 'rungs', 0, 'options', 1, 'entityId'];
	test.each([
		['facts', ['facts', 1, 'sourceIds', 0], 'fact "storm", sourceIds', 'a source in sources'],
		['facts', ['facts', 1, 'attributedTo'], 'fact "storm", attributedTo', 'an entity in entities'],
		['facts', ['facts', 0, 'entityIds', 0], 'fact "lamp-out", entityIds', 'an entity in entities'],
		['facts', ['facts', 2, 'later', 'sourceIds', 0], 'later, sourceIds', 'a source in sources'],
		['entities', ['entities', 0, 'sourceIds', 0], 'entity "lamp"', 'a source in sources'],
		['entities', ['entities', 2, 'capital'], 'entity "coast", capital', 'an entity in entities'],
		[
			'misconceptions',
			['misconceptions', 0, 'factIds', 0],
			'misconception "in-1912"',
			'a fact in facts'
		],
		[
			'night.deck',
			['questions', 0, 'factIds', 0],
			'question "harbour/lamp-year"',
			'a fact in facts'
		],
		['night.deck', ['questions', 0, 'entityIds', 0], 'entityIds', 'an entity in entities'],
		[
			'night.deck',
			['questions', 0, 'misconceptionIds', 0],
			'misconceptionIds',
			'a misconception in'
		],
		['night.deck', OPTION, 'rung 1, option "in-1912", entityId', 'an entity in entities'],
		['night.deck', ['questions', 1, 'rungs', 0, 'entityId'], 'rung 1, entityId', 'an entity in']
	])('%s.json, %j', (name, keys, place, expected) => {
		const [message = '', ...others] = messages(withValue(`${name}.json`, keys, 'nowhere'));
		expect(others).toEqual([]);
		expect(message).toMatch(new RegExp(`^harbour/${name}\\.json, line \\d+, `));
		expect(message).toContain(place);
		expect(message).toContain(`found "nowhere", expected the id of ${expected}`);
	});

	test('a key that is no option lists the options', () => {
		expect(messages(replaced('night.deck.json', '"key": "in-1911"', '"key": "in-1910"'))).toEqual([
			expect.stringContaining('found "in-1910", expected the id of an option: "in-1911", "in-1912"')
		]);
	});

	test('a claim without its speaker', () => {
		expect(
			messages(damaged('facts.json', (text) => text.replace(/,\s*"attributedTo": "ada"/, '')))
		).toEqual([
			expect.stringContaining(
				'fact "storm", attributedTo: found nothing, expected the id of the speaker, because the status is official-claim'
			)
		]);
	});
});

describe('ids', () => {
	test('given twice in a file', () => {
		expect(messages(replaced('sources.json', '"id": "letter"', '"id": "log"'))).toContainEqual(
			expect.stringContaining('sources.json, line 13, source "log", id: found "log" again')
		);
	});

	test('of a question given twice, in two decks', () => {
		expect(
			messages(replaced('talk.deck.json', 'harbour/storm-claim', 'harbour/lamp-year'))
		).toEqual([
			expect.stringContaining(
				'talk.deck.json, line 9, question "harbour/lamp-year", id: found "harbour/lamp-year", which an earlier question in harbour/night.deck.json has'
			)
		]);
	});

	test('of an option given twice', () => {
		expect(messages(replaced('night.deck.json', '"id": "in-1912"', '"id": "in-1911"'))).toEqual([
			expect.stringContaining('option "in-1911", id: found "in-1911" again')
		]);
	});

	test('of a question that belongs to another dossier', () => {
		expect(messages(replaced('talk.deck.json', 'harbour/storm-claim', 'pier/storm-claim'))).toEqual(
			[expect.stringContaining('found "pier/storm-claim", expected "harbour/storm-claim"')]
		);
	});

	test('of a deck that is not its file’s name, or an entity’s', () => {
		expect(messages(replaced('talk.deck.json', '"id": "talk"', '"id": "talks"'))).toEqual([
			expect.stringContaining('talk.deck.json, line 3, id: found "talks", expected "talk"')
		]);
		expect(messages(replaced('entities.json', '"id": "port"', '"id": "night"'))).toContainEqual(
			expect.stringContaining('entity "night", id: found "night", as a deck is called')
		);
	});

	test('of a dossier that is not its folder’s name', () => {
		expect(messages(replaced('dossier.json', '"id": "harbour"', '"id": "pier"'))).toEqual([
			expect.stringContaining('dossier.json, line 3, id: found "pier", expected "harbour"')
		]);
	});
});

describe('files', () => {
	test('a deck that is listed and missing', () => {
		expect(messages(damaged('talk.deck.json', () => undefined))).toEqual([
			'harbour/talk.deck.json: found nothing, expected the deck that dossier.json lists.'
		]);
	});

	test('a deck that is there and not listed', () => {
		const texts = damaged('dossier.json', (text) => text.replace(/,\s*"talk"/, ''));
		expect(messages(texts)).toEqual([
			expect.stringContaining(
				'dossier.json, line 15, decks: found night, expected "talk" among them'
			)
		]);
	});

	test('a deck that is listed twice', () => {
		expect(messages(replaced('dossier.json', '"night",', '"night", "night",'))).toEqual([
			expect.stringContaining('found night, night, talk, expected each deck once')
		]);
	});

	test.each(['dossier', 'sources', 'entities', 'facts', 'misconceptions'])(
		'%s.json missing is one problem, not one for each reference into it',
		(name) => {
			expect(messages(damaged(`${name}.json`, () => undefined))).toEqual([
				`harbour/${name}.json: found nothing, expected a file of this name.`
			]);
		}
	);

	test('a file of another name is named', () => {
		const texts = storyTexts().set('harbour/notes.json', '{}');
		expect(messages(texts)).toEqual([expect.stringContaining('harbour/notes.json: found')]);
	});
});

describe('a damaged dossier, met for the first time', () => {
	const left = (texts: Map<string, string>) =>
		resolvableDecks('harbour', texts).decks.map(({ id }) => id);

	test('keeps the decks that are whole', () => {
		const texts = damaged('night.deck.json', (text) => text.slice(0, 300));
		expect(left(texts)).toEqual(['talk']);
		expect(messages(texts)).toEqual([
			expect.stringMatching(/night\.deck\.json, line \d+, column \d+: the file ends/)
		]);
	});

	test('keeps the decks whose facts still have their sources', () => {
		const texts = replaced('sources.json', '"id": "letter"', '"id": "lettre"');
		expect(left(texts)).toEqual(['night']);
		const { dossier } = resolvableDecks('harbour', texts);
		expect(dossier?.facts.map(({ id }) => id)).toEqual(['lamp-out', 'lamp-back']);
	});

	test('keeps nothing when the facts or the order of decks cannot be read', () => {
		expect(left(damaged('facts.json', () => '{'))).toEqual([]);
		expect(left(damaged('dossier.json', () => '{'))).toEqual([]);
	});

	test('keeps the first of two decks that claim one question', () => {
		expect(left(replaced('talk.deck.json', 'harbour/storm-claim', 'harbour/lamp-year'))).toEqual([
			'night'
		]);
	});
});

/** Every id that the dossier names and does not hold. */
function dangling({ sources, entities, facts, misconceptions, deckFiles }: Dossier): string[] {
	const held = new Set([...sources, ...entities, ...facts, ...misconceptions].map(({ id }) => id));
	const named = [
		...entities.flatMap((one) => one.sourceIds),
		...facts.flatMap((one) => [
			...one.sourceIds,
			...one.entityIds,
			...(one.later?.sourceIds ?? [])
		]),
		...facts.flatMap((one) => one.attributedTo ?? []),
		...misconceptions.flatMap((one) => one.factIds),
		...deckFiles.flatMap(({ questions }) =>
			questions.flatMap((one) => [...one.factIds, ...one.entityIds, ...one.misconceptionIds])
		)
	];
	return named.filter((id) => !held.has(id));
}

test('whatever happens to a file, what is installed refers to nothing that is missing', () => {
	const names = [...storyTexts().keys()].map((path) => path.replace('harbour/', ''));
	const damage = fc.tuple(
		fc.constantFrom(...names),
		fc.nat({ max: 3000 }),
		fc.constantFrom('', 'x', '"', '}', '1'),
		fc.nat({ max: 3 })
	);
	fc.assert(
		fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (all) => {
			const texts = storyTexts();
			for (const [name, at, put, cut] of all) {
				const text = texts.get(`harbour/${name}`) ?? '';
				texts.set(`harbour/${name}`, text.slice(0, at) + put + text.slice(at + cut));
			}
			const { problems } = assembleDossier('harbour', texts);
			const { dossier } = resolvableDecks('harbour', texts);
			expect(new Set(problems.map(({ message }) => message)).size).toBe(problems.length);
			expect(dossier ? dangling(dossier) : []).toEqual([]);
			if (problems.length === 0) expect(dossier?.deckFiles).toHaveLength(2);
		}),
		{ numRuns: runs / 5 }
	);
});
