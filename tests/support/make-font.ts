// Cuts the heading font down to what headings need: `node tests/support/make-font.ts`, after a change of the letters
// below. Newsreader comes split into Latin and Latin Extended; so do the two files made here. Cyrillic and Hangul are
// left to the system's own serifs.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const folder = join(import.meta.dirname, '../../src/lib/ui/fonts');
const source = (name: string) =>
	require.resolve(`@fontsource-variable/newsreader/files/newsreader-${name}-opsz-normal.woff2`);

const range = (from: number, to: number) =>
	String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at));

/** ASCII, Latin-1, the punctuation of print, and a few signs. */
export const LATIN = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}–—‘’“”„•…‹›€−×`;
/** What romanisations and the names of Europe need. */
export const LATIN_EXTENDED = range(0x100, 0x17f);

const CUTS = [
	{ from: 'latin', to: 'newsreader-latin.woff2', letters: LATIN },
	{ from: 'latin-ext', to: 'newsreader-latin-ext.woff2', letters: LATIN_EXTENDED }
];

for (const { from, to, letters } of CUTS) {
	const whole = await readFile(source(from));
	const cut = await subsetFont(whole, letters, {
		targetFormat: 'woff2',
		// One optical size between text and display; the weights of running text and of headings.
		variationAxes: { opsz: 24, wght: { min: 400, max: 650 } }
	});
	await writeFile(join(folder, to), cut);
	console.log(`${to}: ${(cut.length / 1000).toFixed(1)} kB`);
}
