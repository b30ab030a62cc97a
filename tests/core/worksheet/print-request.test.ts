import { expect, test } from 'vitest';
import {
	printSearch,
	readPrintRequest,
	wholeOrNothing,
	type PrintRequest
} from '../../../src/lib/core/worksheet/print-request.ts';

const sheet: PrintRequest = {
	deckId: 'vostochny-2023/actors',
	kind: 'worksheet',
	count: 12,
	versions: 3,
	seed: 482_913,
	withKey: false,
	withHints: true
};
const read = (search: string) => readPrintRequest(new URLSearchParams(search));

test('a kept link prints the same sheet', () => {
	expect(read(printSearch(sheet))).toEqual(sheet);
	const usual = { ...sheet, count: Infinity, withKey: true, withHints: false };
	expect(read(printSearch(usual))).toEqual(usual);
	const cards = { ...usual, kind: 'cards' as const, versions: 1, seed: 1 };
	expect(read(printSearch(cards))).toEqual(cards);
});

test('a short link asks for the usual: all questions, one version, with the key', () => {
	expect(read('deck=story/deck')).toEqual({
		deckId: 'story/deck',
		kind: 'worksheet',
		count: Infinity,
		versions: 1,
		seed: 1,
		withKey: true,
		withHints: false
	});
});

test.each([
	['versions=99', { versions: 6 }],
	['versions=0', { versions: 1 }],
	['count=-3', { count: Infinity }],
	['count=1e9', { count: Infinity }],
	['count=0', { count: 1 }],
	['seed=99999999999', { seed: 999_999 }],
	['kind=poster', { kind: 'worksheet' }],
	['', { deckId: '' }]
])('nonsense in the address becomes something that can be printed: %s', (search, expected) => {
	expect(read(search)).toMatchObject(expected);
});

test.each([
	['', undefined],
	['1', 1],
	['50', 50],
	['51', NaN],
	['0', NaN],
	['-1', NaN],
	['1.5', NaN],
	['ten', NaN]
])('a field with “%s” says %s', (typed, number) => {
	expect(wholeOrNothing(typed, 50)).toBe(number);
});
