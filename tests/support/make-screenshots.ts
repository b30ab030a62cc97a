// Takes the pictures of the manifest and the README from a running app:
// `node tests/support/make-screenshots.ts http://localhost:3000/`
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { answerAndContinue, answerQuestion, beginStudy } from '../e2e/study-steps.ts';
import { CHROMIUM_FLAGS } from './chromium-flags.ts';
import { findChromium } from './find-chromium.ts';

const PHONE = { width: 390, height: 844 };
const COMPUTER = { width: 1280, height: 800 };
/** Answers given first, so that Today and the session look as they do to somebody who studies. */
const ANSWERS = 6;

const folder = join(import.meta.dirname, '../../static/screenshots');
const print = (line: string) => console.log(line);
const save = async (name: string, picture: Buffer) => {
	await writeFile(join(folder, name), picture);
	print(`${name} ${Math.round(picture.length / 1024)} kB`);
};

async function open(browser: Browser, viewport: typeof PHONE, deviceScaleFactor: number) {
	const context = await browser.newContext({
		viewport,
		deviceScaleFactor,
		// A phone's scrollbar lies over the page and takes no room beside it.
		isMobile: viewport.width < 600,
		hasTouch: viewport.width < 600,
		colorScheme: 'light',
		reducedMotion: 'reduce',
		locale: 'en-GB'
	});
	const page = await context.newPage();
	// As for an installed app: the browser keeps what is learned.
	const session = await context.newCDPSession(page);
	const { browserContextId } = (await session.send('Target.getTargetInfo')).targetInfo;
	await session.send('Browser.grantPermissions', {
		permissions: ['durableStorage'],
		...(browserContextId ? { browserContextId } : {})
	});
	return page;
}

async function study(page: Page, at: (path: string) => string) {
	await beginStudy(page, at('study/'));
	for (let given = 0; given < ANSWERS; given++) await answerAndContinue(page);
}

async function picture(page: Page, path: string) {
	if (path) await page.goto(path);
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
	return page.screenshot();
}

/** Three phones side by side, on no background, for a light or dark page. */
async function sideBySide(browser: Browser, pictures: Buffer[]) {
	const page = await open(browser, { width: 1290, height: 900 }, 1);
	const images = pictures
		.map((one) => `<img src="data:image/png;base64,${one.toString('base64')}">`)
		.join('');
	await page.setContent(
		`<style>body { margin: 28px; display: flex; gap: 32px }
		img { width: 390px; height: 844px; border-radius: 40px; box-shadow: 0 4px 24px #0005 }</style>${images}`
	);
	return page.screenshot({ omitBackground: true });
}

const [address] = process.argv.slice(2);
if (!address)
	throw new Error('Give the address of the running app, such as http://localhost:3000/');
const at = (path: string) => new URL(path, address).href;

await mkdir(folder, { recursive: true });
const { executablePath } = await findChromium(print);
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });

const phone = await open(browser, PHONE, 2);
await study(phone, at);
const question = await picture(phone, '');
await answerQuestion(phone);
const reveal = await picture(phone, '');
const today = await picture(phone, at(''));
await save('narrow.png', today);
await save('narrow-study.png', reveal);
await save('narrow-map.png', await picture(phone, at('library/map/?id=vostochny-2023')));
await save('readme.png', await sideBySide(browser, [today, question, reveal]));

const computer = await open(browser, COMPUTER, 1);
await study(computer, at);
await save('wide.png', await picture(computer, at('')));
await save('wide-timeline.png', await picture(computer, at('library/timeline/?id=vostochny-2023')));
await browser.close();
