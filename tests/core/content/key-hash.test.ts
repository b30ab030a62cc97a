import { describe, expect, test } from 'vitest';
import { hash64, keyHash } from '../../../src/lib/core/content/key-hash.ts';
import type { Question, Rung } from '../../../src/lib/core/content/types.ts';

const asked = (...rungs: Rung[]): Question => ({
	id: 'story/where',
	version: 1,
	prompt: 'Where was it?',
	rungs,
	explanation: 'It was there.',
	factIds: ['where'],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
});

const choice = (key: string, ...wrong: string[]): Rung => ({
	form: 'choice',
	key: 'key',
	options: [
		{ id: 'key', text: key },
		...wrong.map((text, at) => ({ id: `wrong-${at}`, text, whyWrong: 'Elsewhere.' }))
	]
});
const typed = (key: string, accept: string[] = []): Rung => ({ form: 'typed', key, accept });
const statement = (key: boolean, text = 'It was at Khasan.'): Rung => ({
	form: 'true-false',
	statement: text,
	key
});
const flashcard = (back: string): Rung => ({ form: 'flashcard', back });

const question = asked(
	choice('Khasan', 'Artyom', 'Sunan'),
	typed('Khasan'),
	statement(true),
	flashcard('At Khasan.')
);

test.each([
	['', 'cbf29ce484222325'],
	['a', 'af63dc4c8601ec8c'],
	['foobar', '85944171f73967e8']
])('the hash of “%s” is the one of RFC 9923', (text, hash) => {
	expect(hash64(text)).toBe(hash);
});

test('agrees with arithmetic in whole numbers, for letters of every length in UTF-8', () => {
	const text = 'Khasan, Хасан, 하산, 🚂'.repeat(20);
	let whole = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(text))
		whole = BigInt.asUintN(64, (whole ^ BigInt(byte)) * 0x100000001b3n);
	expect(hash64(text)).toBe(whole.toString(16).padStart(16, '0'));
});

test('a released key keeps its hash for ever: memory hangs on it', () => {
	expect(keyHash(question)).toBe('04aa8750cae7df99');
});

describe('the hash stays when', () => {
	test.each<[string, Question]>([
		['the prompt is mended', { ...question, prompt: 'At which place was it?' }],
		['the explanation is mended', { ...question, explanation: 'Another reason.', hint: 'North.' }],
		['the version rises', { ...question, version: 2 }],
		[
			'distractors change and options change places',
			asked(
				{
					form: 'choice',
					key: 'khasan',
					options: [
						{ id: 'tumangang', text: 'Tumangang', whyWrong: 'Opposite.' },
						{ id: 'khasan', text: 'Khasan', entityId: 'khasan' }
					]
				},
				...question.rungs.slice(1)
			)
		],
		[
			'a statement is mended',
			asked(
				...question.rungs.map((rung) =>
					rung.form === 'true-false' ? statement(true, 'Khasan was the place.') : rung
				)
			)
		],
		[
			'a variant is accepted',
			asked(
				...question.rungs.map((rung) => (rung.form === 'typed' ? typed('Khasan', ['Hasan']) : rung))
			)
		],
		[
			'case and punctuation of the key change',
			asked(choice('KHASAN', 'Artyom'), typed('Khasan.'), statement(true), flashcard('at Khasan'))
		]
	])('%s', (_, changed) => {
		expect(keyHash(changed)).toBe(keyHash(question));
	});
});

describe('the hash changes when', () => {
	test.each<[string, number, Rung]>([
		['another option is right', 0, choice('Artyom', 'Khasan', 'Sunan')],
		['another answer is typed', 1, typed('Artyom')],
		['true becomes false', 2, statement(false)],
		['the back says something else', 3, flashcard('At Artyom.')],
		['a rung has another form', 3, typed('At Khasan')]
	])('%s', (_, at, rung) => {
		expect(keyHash(asked(...question.rungs.with(at, rung)))).not.toBe(keyHash(question));
	});

	test('a number changes its sign', () => {
		const numeric = (key: number): Rung => ({ form: 'numeric', key, tolerance: 0, unit: '°C' });
		expect(keyHash(asked(numeric(-5)))).not.toBe(keyHash(asked(numeric(5))));
		expect(keyHash(asked(numeric(1.5)))).not.toBe(keyHash(asked(numeric(15))));
	});

	test('a rung is added or taken away', () => {
		expect(keyHash(asked(...question.rungs.slice(1)))).not.toBe(keyHash(question));
	});
});
