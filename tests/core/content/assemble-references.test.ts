// What the newer parts of a dossier name: contrasts, the pretest, the map's views and routes, decks that wait.
import { describe, expect, test } from 'vitest';
import { assembleDossier, resolvableDecks } from '../../../src/lib/core/content/assemble.ts';
import { storyTexts } from './story.ts';

type Keys = readonly (string | number)[];

const PIN = { form: 'map-pin', target: 'pier', view: 'coast' };
const PLACE = { kind: 'place', aliases: [], description: 'A place.', sourceIds: [] };
const PLACES = [
	{ ...PLACE, id: 'pier', name: 'The pier', latitude: 60, longitude: 5 },
	{ ...PLACE, id: 'bay', name: 'The bay', outline: [[4, 59], [5, 59], [5, 60]] } // prettier-ignore
].map((place) => ({ ...place, coordinateConfidence: 'checked' }));

const ADDED: [string, Keys, unknown][] = [
	['entities.json', ['entities', 4], PLACES[0]],
	['entities.json', ['entities', 5], PLACES[1]],
	[
		'entities.json',
		['contrasts'],
		[
			{
				id: 'lamp-or-port',
				entityIds: ['lamp', 'port'],
				difference: 'One burns.',
				rows: [{ aspect: 'What it is', values: ['A lamp', 'A town'] }],
				factIds: ['lamp-out']
			}
		]
	],
	['dossier.json', ['views'], [{ id: 'coast', title: 'The coast', west: 3, south: 58, east: 7, north: 62 }]], // prettier-ignore
	['dossier.json', ['pretest'], ['harbour/lamp-year', 'harbour/storm-claim']],
	[
		'dossier.json',
		['routes'],
		[
			{
				id: 'round',
				title: 'Round the bay',
				stops: ['pier', 'pier'].map((entityId) => ({
					entityId,
					date: '1911',
					label: 'A halt',
					factIds: ['lamp-out']
				}))
			}
		]
	],
	['night.deck.json', ['questions', 1, 'rungs', 1], PIN],
	['talk.deck.json', ['unlocksAfter'], ['night']]
];

function set(texts: Map<string, string>, name: string, keys: Keys, value: unknown) {
	const file: unknown = JSON.parse(texts.get(`harbour/${name}`) ?? '');
	const holder = keys.slice(0, -1).reduce((part, key) => Reflect.get(part as object, key), file);
	Reflect.set(holder as object, keys.at(-1) ?? '', value);
	texts.set(`harbour/${name}`, JSON.stringify(file, null, '\t'));
}

/** The story with all that is newer, and one value of it changed. */
function mapped(...changes: [string, Keys, unknown][]) {
	const texts = storyTexts();
	for (const [name, keys, value] of [...ADDED, ...changes]) set(texts, name, keys, value);
	return texts;
}

const messages = (texts: Map<string, string>) =>
	assembleDossier('harbour', texts).problems.map(({ message }) => message);

test('a dossier with contrasts, pretest, views, routes and decks that wait is whole', () => {
	expect(messages(mapped())).toEqual([]);
	const { dossier } = resolvableDecks('harbour', mapped());
	expect(dossier).toEqual(assembleDossier('harbour', mapped()).dossier);
});

describe('a reference to nothing is named', () => {
	const PINNED = ['questions', 1, 'rungs', 1];
	test.each<[string, Keys, unknown, string, string]>([
		['entities', ['contrasts', 0, 'entityIds', 1], 'x', 'contrast "lamp-or-port"', 'an entity in'],
		['entities', ['contrasts', 0, 'factIds', 0], 'x', 'contrast "lamp-or-port"', 'a fact in'],
		['dossier', ['pretest', 1], 'harbour/x', 'pretest', 'a question of this dossier'],
		[
			'dossier',
			['routes', 0, 'stops', 0, 'entityId'],
			'x',
			'route "round", stop 1',
			'a place with'
		],
		['dossier', ['routes', 0, 'stops', 0, 'entityId'], 'bay', 'entityId', 'a place with latitude'],
		['dossier', ['routes', 0, 'stops', 1, 'factIds', 0], 'x', 'stop 2, factIds', 'a fact in'],
		['night.deck', [...PINNED, 'target'], 'x', 'rung 2, target', 'a place with latitude'],
		['night.deck', [...PINNED, 'target'], 'lamp', 'rung 2, target', 'or with an outline'],
		['night.deck', [...PINNED, 'target'], 'port', 'rung 2, target', 'or with an outline'],
		['night.deck', [...PINNED, 'view'], 'x', 'rung 2, view', 'a view in dossier.json'],
		['talk.deck', ['unlocksAfter', 0], 'x', 'unlocksAfter', 'a deck of this dossier']
	])('%s.json, %j: %s', (name, keys, value, place, expected) => {
		const [message = '', ...others] = messages(mapped([`${name}.json`, keys, value]));
		expect(others).toEqual([]);
		expect(message).toMatch(new RegExp(`^harbour/${name}\\.json, line \\d+, `));
		for (const words of [place, `found "${String(value)}", expected the id of`, expected])
			expect(message).toContain(words);
	});

	test('a place with an outline can be pinned', () => {
		expect(messages(mapped(['night.deck.json', [...PINNED, 'target'], 'bay']))).toEqual([]);
	});

	test('a contrast whose row does not speak of every entity', () => {
		const keys = ['contrasts', 0, 'rows', 0, 'values'];
		expect(messages(mapped(['entities.json', keys, ['A lamp']]))).toEqual([
			expect.stringContaining(
				'contrast "lamp-or-port", row 1, values: found a list of 1, expected a list of 2'
			)
		]);
	});

	test.each([
		['north', 58, 'found 58, expected more than the 58 of south'],
		['east', 3, 'found 3, expected another longitude']
	])('a view without extent: %s', (side, value, words) => {
		expect(messages(mapped(['dossier.json', ['views', 0, side], value]))).toEqual([
			expect.stringContaining(`view "coast", ${side}: ${words}`)
		]);
	});

	test('a choice of one option', () => {
		const options = [{ id: 'in-1911', text: 'In 1911' }];
		const keys = ['questions', 0, 'rungs', 0, 'options'];
		expect(messages(mapped(['night.deck.json', keys, options]))).toEqual([
			expect.stringContaining(
				'found a list of 1, expected two options or more, or the field "fill"'
			)
		]);
	});

	test('an extra that has the id of a pair', () => {
		const pairs = ['a', 'b', 'c'].map((id) => ({ id, left: `L ${id}`, right: `R ${id}` }));
		const rung = {
			form: 'match',
			pairs,
			extras: [{ id: 'b', text: 'R d', whyWrong: 'It is not.' }]
		};
		expect(messages(mapped(['night.deck.json', ['questions', 1, 'rungs', 1], rung]))).toEqual([
			expect.stringContaining('extra "b", id: found "b", as a pair is called')
		]);
	});

	test('what stands in a file that cannot be read is one problem', () => {
		for (const name of ['night.deck.json', 'talk.deck.json', 'facts.json', 'entities.json']) {
			const texts = mapped();
			texts.set(`harbour/${name}`, '{');
			expect(messages(texts)).toEqual([expect.stringContaining(`harbour/${name}, line 1`)]);
		}
	});
});

describe('decks that wait for one another', () => {
	const CIRCLE: [string, Keys, unknown] = ['night.deck.json', ['unlocksAfter'], ['talk']];

	test('are told once, with the circle', () => {
		expect(messages(mapped(CIRCLE))).toEqual([
			expect.stringMatching(
				/night\.deck\.json, line \d+, unlocksAfter: found "talk", so that the decks wait for one another: night → talk → night, expected/
			)
		]);
	});

	test('a deck that waits for itself', () => {
		expect(messages(mapped(['talk.deck.json', ['unlocksAfter'], ['talk', 'night']]))).toEqual([
			expect.stringContaining('talk → talk')
		]);
	});

	test('are all there to study, and the first of them at once', () => {
		const { decks } = resolvableDecks('harbour', mapped(CIRCLE));
		expect(decks.map(({ id, unlocksAfter }) => [id, unlocksAfter])).toEqual([
			['night', undefined],
			['talk', ['night']]
		]);
	});
});

describe('of a damaged dossier', () => {
	test('a deck with a form that this version does not know is lost alone, and named', () => {
		const form: [string, Keys, unknown] = [
			'night.deck.json',
			['questions', 1, 'rungs', 1],
			{ form: 'hotspot' }
		];
		expect(messages(mapped(form))).toEqual([
			expect.stringMatching(
				/question "harbour\/lamp-name", rung 2, form: found "hotspot", expected one of flashcard, choice, multi-select, true-false, typed, cloze, numeric, order, match, map-pin, claim-status\.$/
			)
		]);
		const { decks, dossier } = resolvableDecks('harbour', mapped(form));
		expect(decks.map(({ id, unlocksAfter }) => [id, unlocksAfter])).toEqual([['talk', undefined]]);
		expect(dossier?.pretest).toEqual(['harbour/storm-claim']);
	});

	test('routes and contrasts that name nothing are left out, and so is an empty pretest', () => {
		const { dossier } = resolvableDecks(
			'harbour',
			mapped(
				['dossier.json', ['routes', 0, 'stops', 0, 'entityId'], 'nowhere'],
				['dossier.json', ['pretest'], ['harbour/nothing']],
				['entities.json', ['contrasts', 0, 'factIds', 0], 'nothing']
			)
		);
		expect(dossier?.deckFiles).toHaveLength(2);
		expect(dossier?.routes).toEqual([]);
		expect(dossier?.contrasts).toEqual([]);
		expect(dossier).not.toHaveProperty('pretest');
	});

	test('a deck that shows a view which is not there, or shows nothing, is left out', () => {
		for (const change of [
			['views', []],
			['views', 0, 'north', 50]
		]) {
			const keys = change.slice(0, -1) as Keys;
			const texts = mapped(['dossier.json', keys, change.at(-1)]);
			const { decks, dossier } = resolvableDecks('harbour', texts);
			expect(decks.map(({ id }) => id)).toEqual(['talk']);
			expect(dossier?.views).toEqual([]);
		}
	});
});
