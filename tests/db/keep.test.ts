import { expect, test } from 'vitest';
import { keep } from '../../src/lib/db/keep.ts';
import { Live } from '../../src/lib/db/live.svelte.ts';

test('going back finds the same query, until others took its place', () => {
	const made: string[] = [];
	const open = keep((id) => {
		made.push(id);
		return new Live(async () => id);
	}, 2);
	const a = open('a');
	open('b');
	expect(open('a')).toBe(a);
	open('c');
	expect(open('a')).toBe(a);
	expect(made).toEqual(['a', 'b', 'c']);
	open('b');
	expect(made).toEqual(['a', 'b', 'c', 'b']);
});
