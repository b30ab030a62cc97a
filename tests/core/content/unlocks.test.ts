import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circlesIn, unlockable } from '../../../src/lib/core/content/assemble-unlocks.ts';
import type { DeckFile } from '../../../src/lib/core/content/types.ts';
import { runs } from '../../support/property-runs.ts';

const deck = (id: string, unlocksAfter?: string[]): DeckFile => ({
	id,
	title: id,
	summary: id,
	objectives: [],
	questions: [],
	...(unlocksAfter && { unlocksAfter })
});

/** Decks by what each waits for: `a: 'b c'`. */
const decksOf = (waiting: Record<string, string>) =>
	Object.entries(waiting).map(([id, after]) => deck(id, after ? after.split(' ') : undefined));

test.each<[string, Record<string, string>, string[]]>([
	['none', { a: '', b: 'a', c: 'a b' }, []],
	['of one', { a: 'a' }, ['a → a']],
	['of three, told from its first deck', { a: '', b: 'd', c: 'b', d: 'c' }, ['b → d → c → b']],
	['that others wait for', { a: 'b', b: 'c', c: 'b' }, ['b → c → b']],
	['two apart', { a: 'b', b: 'a', c: 'd', d: 'c' }, ['a → b → a', 'c → d → c']],
	['two that share a deck', { a: 'b c', b: 'a', c: 'a' }, ['a → b → a', 'a → c → a']],
	['a deck that is not there is none', { a: 'x' }, []]
])('circles: %s', (_, waiting, paths) => {
	expect(circlesIn(decksOf(waiting)).map(({ path }) => path.join(' → '))).toEqual(paths);
});

test('only what closes a circle, or is not there, is cut', () => {
	const left = unlockable(decksOf({ a: 'b', b: 'a', c: 'a x', d: 'x' }));
	expect(left.map(({ id, unlocksAfter }) => [id, unlocksAfter])).toEqual([
		['a', undefined],
		['b', ['a']],
		['c', ['a']],
		['d', undefined]
	]);
	const sound = decksOf({ a: '', b: 'a' });
	expect(unlockable(sound)).toEqual(sound);
});

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const anyDecks = fc
	.array(fc.array(fc.constantFrom(...IDS, 'x'), { maxLength: 4 }), { minLength: 1, maxLength: 6 })
	.map((all) => all.map((after, at) => deck(IDS[at] ?? '', after)));

test('however decks wait for one another, each can be begun in the end, and none is lost', () => {
	fc.assert(
		fc.property(anyDecks, (decks) => {
			const left = unlockable(decks);
			expect(left.map(({ id }) => id)).toEqual(decks.map(({ id }) => id));
			const begun = new Set<string>();
			for (let round = 0; round < decks.length; round += 1)
				for (const { id, unlocksAfter = [] } of left)
					if (unlocksAfter.every((after) => begun.has(after))) begun.add(id);
			expect(begun.size).toBe(decks.length);
		}),
		{ numRuns: runs }
	);
});

test('a chain of many decks is no matter', () => {
	const chain = Array.from({ length: 2000 }, (_, at) => deck(`d${at}`, at ? [`d${at - 1}`] : ['d1999'])); // prettier-ignore
	expect(circlesIn(chain)).toHaveLength(1);
});
