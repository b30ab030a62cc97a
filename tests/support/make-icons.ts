// Draws the PNG icons from the SVG ones: `node tests/support/make-icons.ts`, after a change of an SVG.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { CHROMIUM_FLAGS } from './chromium-flags.ts';
import { findChromium } from './find-chromium.ts';

const icons = join(import.meta.dirname, '../../static/icons');

const PICTURES = [
	{ from: 'icon.svg', to: 'icon-192.png', size: 192 },
	{ from: 'icon.svg', to: 'icon-512.png', size: 512 },
	{ from: 'icon-maskable.svg', to: 'icon-maskable-512.png', size: 512 },
	// iOS rounds the corners itself and paints what is transparent black: its icon has none and no alpha.
	{ from: 'icon.svg', to: 'apple-touch-icon.png', size: 180, background: '#1d1b16' }
];

const print = (line: string) => console.log(line);
const { executablePath } = await findChromium(print);
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
const page = await browser.newPage();
for (const { from, to, size, background = 'transparent' } of PICTURES) {
	const svg = await readFile(join(icons, from), 'utf8');
	await page.setViewportSize({ width: size, height: size });
	await page.setContent(
		`<style>body { margin: 0; background: ${background} } svg { display: block }</style>${svg}`
	);
	await writeFile(
		join(icons, to),
		await page.screenshot({ omitBackground: background === 'transparent' })
	);
	print(`${to} ${size} × ${size}`);
}
await browser.close();
