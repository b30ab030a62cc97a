import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanJson } from '../../../src/lib/core/content/parse-json.ts';
import { kindOf, parseFile } from '../../../src/lib/core/content/parse.ts';
import { runs } from '../../support/property-runs.ts';
import { storyTexts, withValue } from './story.ts';

const DECK = 'harbour/night.deck.json';

const messages = (path: string, text = '') =>
	parseFile(path, text).problems.map(({ message }) => message);

const messagesWith = (name: string, keys: (string | number)[], value: unknown) =>
	messages(`harbour/${name}`, withValue(name, keys, value).get(`harbour/${name}`));

test('every file of a dossier is read as what its name says', () => {
	for (const [path, text] of storyTexts()) {
		const { file, problems } = parseFile(path, text);
		expect(problems).toEqual([]);
		expect(file?.kind).toBe(kindOf(path));
	}
});

test('what a deck leaves out is filled in', () => {
	const { file } = parseFile(DECK, storyTexts().get(DECK) ?? '');
	const second = file?.kind === 'deck' ? file.value.questions[1] : undefined;
	expect(second).toMatchObject({ tags: [], misconceptionIds: [], rungs: [{ accept: [] }] });
});

test('the mark that some editors put at the start of a file does no harm', () => {
	expect(messages(DECK, `\ufeff${storyTexts().get(DECK)}`)).toEqual([]);
});

describe('a text that is no JSON: line, column, what is there, what should be', () => {
	test.each([
		['', 1, 1, 'the file ends; expected the rest of the JSON'],
		['{\n\t"facts": [', 2, 12, 'the file ends; expected the rest of the JSON'],
		['{\n\t"facts": "cut', 2, 15, 'the file ends in the middle of a string'],
		['{ "facts": [1,] }', 1, 15, 'found "]", expected something after the comma, or no comma'],
		['{ "facts": [], }', 1, 16, 'found "}", expected something after the comma, or no comma'],
		['{ facts: [] }', 1, 3, 'found "facts", expected a field name in quotation marks'],
		['{ "facts" [] }', 1, 11, 'found "[", expected a colon'],
		['{ "a": 1\n"b": 2 }', 2, 1, 'found "\\"", expected a comma or "}"'],
		[
			'{ "a": "x\ny" }',
			1,
			10,
			'found a line break inside a string, expected a closing quotation mark'
		],
		['{ "a": "\\q" }', 1, 9, 'found a lone backslash'],
		['{ "a": 01 }', 1, 9, 'expected a comma or "}"'],
		['{ "a": None }', 1, 8, 'found "None", expected a value'],
		['{} {}', 1, 4, 'expected nothing after the last bracket'],
		['<!doctype html>', 1, 1, 'expected a value']
	])('%j', (text, line, column, words) => {
		const [message = '', ...others] = messages('harbour/facts.json', text);
		expect(others).toEqual([]);
		expect(message).toMatch(`harbour/facts.json, line ${line}, column ${column}: `);
		expect(message).toContain(words);
	});
});

describe('a field that is not right: file, line, question, field, what is there, what should be', () => {
	const QUESTION = 'question "harbour/lamp-year"';
	test.each<[string, (string | number)[], unknown, string]>([
		['a wrong type', ['prompt'], 5, `${QUESTION}, prompt: found 5, expected a text`],
		[
			'a field left out',
			['bloom'],
			undefined,
			`${QUESTION}, bloom: found nothing, expected the field "bloom"`
		],
		[
			'a field misspelt',
			['hints'],
			'Look.',
			`${QUESTION}, hints: found a field "hints", expected no such field`
		],
		[
			'an unknown word',
			['bloom'],
			'know',
			`${QUESTION}, bloom: found "know", expected one of remember, understand`
		],
		[
			'an unknown form',
			['rungs', 0, 'form'],
			'quiz',
			`${QUESTION}, rung 1, form: found "quiz", expected one of flashcard`
		],
		[
			'an empty list',
			['factIds'],
			[],
			`${QUESTION}, factIds: found an empty list, expected at least 1 in the list`
		],
		[
			'no options',
			['rungs', 0, 'options'],
			[],
			'options: found an empty list, expected at least 1 in the list'
		],
		[
			'an empty text',
			['explanation'],
			' ',
			`${QUESTION}, explanation: found "", expected some text`
		],
		['a long text', ['prompt'], 'x'.repeat(401), 'expected at most 400 letters, not 401'],
		[
			'half a version',
			['version'],
			1.5,
			`${QUESTION}, version: found 1.5, expected a whole number`
		],
		['no version', ['version'], 0, `${QUESTION}, version: found 0, expected 1 or more`],
		[
			'an id in capitals',
			['factIds', 0],
			'Lamp Out',
			'factIds: found "Lamp Out", expected an id of lower-case letters'
		],
		[
			'an id without its dossier',
			['id'],
			'lamp-year',
			'id: found "lamp-year", expected the dossier, a slash and a name'
		]
	])('%s', (_, keys, value, words) => {
		const [message = '', ...others] = messagesWith(
			'night.deck.json',
			['questions', 0, ...keys],
			value
		);
		expect(others).toEqual([]);
		expect(message).toMatch(new RegExp(`^${DECK}, line \\d+, `));
		expect(message).toContain(words);
	});

	test.each<[string, (string | number)[], unknown, string]>([
		[
			'facts.json',
			['facts', 1, 'status'],
			'rumour',
			'fact "storm", status: found "rumour", expected one of record'
		],
		[
			'facts.json',
			['facts', 0, 'asOf'],
			'13.9.2023',
			'asOf: found "13.9.2023", expected a date as precise as it is known'
		],
		[
			'sources.json',
			['sources', 0, 'url'],
			'example.org',
			'source "log", url: found "example.org", expected an address'
		],
		[
			'entities.json',
			['entities', 0, 'kind'],
			'thing',
			'entity "lamp", kind: found "thing", expected one of person'
		],
		[
			'entities.json',
			['entities', 3, 'latitude'],
			91,
			'entity "port", latitude: found 91, expected 90 or less'
		],
		['dossier.json', ['format'], 2, 'format: found 2, expected 1'],
		['dossier.json', ['decks'], 'night', 'decks: found "night", expected a list']
	])('%s, %j', (name, keys, value, words) => {
		expect(messagesWith(name, keys, value)).toEqual([expect.stringContaining(words)]);
	});

	test('a file with a hundred problems says the first fifty and how many are left', () => {
		const facts = Array.from({ length: 100 }, (_, at) => ({ id: `f-${at}` }));
		const all = messages('harbour/facts.json', JSON.stringify({ facts }));
		expect(all).toHaveLength(51);
		expect(all.at(-1)).toMatch(/^harbour\/facts\.json: \d+ more problems like these\.$/);
	});
});

const FACTS = storyTexts().get('harbour/facts.json') ?? '';
const anyText = fc.oneof(
	fc.nat({ max: FACTS.length }).map((length) => FACTS.slice(0, length)),
	fc
		.tuple(
			fc.nat({ max: FACTS.length }),
			fc.nat({ max: 4 }),
			fc.string({ unit: 'binary', maxLength: 4 })
		)
		.map(([at, cut, put]) => FACTS.slice(0, at) + put + FACTS.slice(at + cut)),
	fc.string({ unit: 'binary' }),
	fc.json(),
	fc
		.array(
			fc.constantFrom(
				'{',
				'}',
				'[',
				']',
				'"',
				',',
				':',
				'\\',
				'u00',
				'1',
				'-',
				'.',
				'e',
				'true',
				' ',
				'\n'
			)
		)
		.map((all) => all.join(''))
);

function isJson(text: string) {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false; // what the engine calls no JSON
	}
}

test('no text breaks the reading: it gives a value or says what is wrong', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const { file, problems } = parseFile('harbour/facts.json', text);
			expect(file === undefined).toBe(problems.length > 0);
			for (const { message } of problems) expect(message).toMatch(/^harbour\/facts\.json/);
		}),
		{ numRuns: runs }
	);
});

test('the place of a fault is found in exactly the texts that the engine refuses', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			expect(scanJson(text).fault === undefined).toBe(isJson(text));
		}),
		{ numRuns: runs }
	);
});

test('a text nested half a million deep is read like any other', () => {
	const deep = '['.repeat(500_000);
	expect(messages('harbour/facts.json', deep)).toEqual([
		expect.stringContaining('line 1, column 500001: the file ends')
	]);
	expect(messages('harbour/facts.json', deep + ']'.repeat(500_000))).toContainEqual(
		expect.stringContaining('expected the field "facts"')
	);
});
