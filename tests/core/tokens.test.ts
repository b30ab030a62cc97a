// The colours of app.css as numbers: each text on each surface it stands on, in both themes (WCAG 2.2, 1.4.3, 1.4.6,
// 1.4.11), and the fonts that the headings are set in.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const css = readFileSync(join(root, 'src/app.css'), 'utf8');
const tokens = new Map(
	[...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
		([, name = '', light = '', dark = '']) => [name, { light, dark }]
	)
);
const THEMES = ['light', 'dark'] as const;

function luminance(hex: string) {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string) {
	const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}

function ratio(text: string, surface: string, theme: 'light' | 'dark') {
	const [one, other] = [tokens.get(text)?.[theme], tokens.get(surface)?.[theme]];
	if (!one || !other) throw new Error(`no token --${one ? surface : text}`);
	return contrast(one, other);
}

const SURFACES = ['paper', 'sheet'];
/** What is read: question, options, evidence, story, explanations. */
const READING = [
	...SURFACES.flatMap((surface) => [['ink', surface] as const, ['ink-soft', surface] as const]),
	['folder-ink', 'folder'] as const,
	['ink', 'folder'] as const
];
/** What is read in passing: verdicts, links of the accent's colour, the words of a standing. */
const SHORT = [
	'signal',
	'right',
	'wrong',
	'record',
	'report',
	'official',
	'denial',
	'allegation',
	'assessment'
];

describe.each(THEMES)('contrast, %s', (theme) => {
	test.each(READING)('reading text: --%s on --%s is at least 7:1', (text, surface) => {
		expect(ratio(text, surface, theme)).toBeGreaterThanOrEqual(7);
	});
	test.each(SHORT.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)))(
		'short text: --%s on --%s is at least 4.5:1',
		(text, surface) => {
			expect(ratio(text, surface, theme)).toBeGreaterThanOrEqual(4.5);
		}
	);
	test('the paper on ink, as on the main button, is at least 7:1', () => {
		expect(ratio('paper', 'ink', theme)).toBeGreaterThanOrEqual(7);
	});
	test.each([...SURFACES, 'folder'])('a focus ring on --%s is at least 3:1', (surface) => {
		expect(ratio('signal', surface, theme)).toBeGreaterThanOrEqual(3);
	});
	test.each(SURFACES)("a control's edge on --%s is at least 3:1", (surface) => {
		expect(ratio('edge', surface, theme)).toBeGreaterThanOrEqual(3);
	});
});

describe('fonts', () => {
	const folder = join(root, 'src/lib/ui/fonts');
	const ranges = [...css.matchAll(/unicode-range: ([^;]+);/g)].flatMap(([, list = '']) =>
		[...list.matchAll(/U\+(\w+)(?:-(\w+))?/g)].map(
			([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const
		)
	);

	test('are small, and their licence lies beside them', () => {
		const files = readdirSync(folder);
		expect(files).toContain('OFL.txt');
		const bytes = files
			.filter((name) => name.endsWith('.woff2'))
			.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
		expect(bytes).toBeLessThan(55_000);
	});

	test('have every Latin letter and sign of the dossiers', () => {
		const texts = readdirSync(join(root, 'quizzes'), { recursive: true, withFileTypes: true })
			.filter((file) => file.isFile() && /\.json$/.test(file.name))
			.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
			.join('');
		const missing = [...new Set(texts)]
			.map((sign) => sign.codePointAt(0) ?? 0)
			.filter((code) => (code >= 0x20 && code < 0x370) || (code >= 0x2000 && code < 0x2070))
			.filter((code) => !ranges.some(([from, to]) => code >= from && code <= to));
		expect(missing.map((code) => String.fromCodePoint(code))).toEqual([]);
	});
});
