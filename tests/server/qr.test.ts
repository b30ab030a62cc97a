import { generate } from 'lean-qr';
import { expect, test } from 'vitest';
import { qrLines } from '../../src/server/qr.ts';

const ADDRESS = 'http://192.168.1.20:3000/';

/** Reads the blocks back: whether the module at column x, row y is black. */
function modules(text: string, black: Record<string, [boolean, boolean]>) {
	return text.split('\n').flatMap((line) => {
		const pairs = [...line].map((block) => black[block] ?? [false, false]);
		return [pairs.map(([top]) => top), pairs.map(([, bottom]) => bottom)];
	});
}

const PLAIN: Record<string, [boolean, boolean]> = {
	'█': [false, false],
	'▀': [false, true],
	'▄': [true, false],
	' ': [true, true]
};

test('the code on screen is the code of the address, with four modules of white round it', () => {
	const code = generate(ADDRESS);
	const shown = modules(qrLines(ADDRESS, false), PLAIN);
	expect(shown.length).toBeGreaterThanOrEqual(code.size + 8);
	shown.forEach((row, y) => {
		expect(row).toHaveLength(code.size + 8);
		row.forEach((isBlack, x) => expect(isBlack).toBe(code.get(x - 4, y - 4)));
	});
});

test('with colour it shows the same, black on white', () => {
	// eslint-disable-next-line no-control-regex -- the colour codes are what is taken away
	const bare = qrLines(ADDRESS, true).replaceAll(/\u001b\[[\d;]*m/g, '');
	const inverse = Object.fromEntries(
		Object.entries(PLAIN).map(([block, [top, bottom]]) => [block, [!top, !bottom]])
	) as typeof PLAIN;
	expect(modules(bare, inverse)).toEqual(modules(qrLines(ADDRESS, false), PLAIN));
	expect(qrLines(ADDRESS, true).split('\n')[0]).toContain('\u001b[38;5;16;48;5;231m');
});
