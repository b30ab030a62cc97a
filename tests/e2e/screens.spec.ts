// Every screen at every size: nothing cut off, nothing beside the window, nothing under the tab bar or in the notch,
// nothing that jumps while it loads, no flash of the other theme.
import type { CDPSession, Page } from '@playwright/test';
import { expect, PHONE, test } from './fixtures.ts';
import { faultsOnScreen, heightOnScreen, seenWhileLoading, watchLoading } from './screen-audit.ts';
import {
	answerAndContinue,
	answerQuestion,
	beginStudy,
	ROUTES,
	waitForOffline
} from './study-steps.ts';

const SIZES = [
	{ width: 320, height: 640 },
	PHONE,
	{ width: 768, height: 1024 },
	{ width: 1280, height: 800 },
	{ width: 1920, height: 1080 },
	// A phone on its side.
	{ width: 844, height: 390 }
];
/** An iPhone with a notch, upright and on its side. */
const NOTCH = { top: 47, right: 0, bottom: 34, left: 0 };
const NOTCH_ASIDE = { top: 0, right: 47, bottom: 21, left: 47 };

const setNotch = (devtools: CDPSession, insets: typeof NOTCH) =>
	devtools.send('Emulation.setSafeAreaInsetsOverride', { insets });
const setTextSize = (page: Page, percent: number) =>
	page.evaluate((size) => {
		document.documentElement.style.fontSize = size;
	}, `${percent}%`);

async function walkSizes(page: Page, devtools: CDPSession, what: string) {
	const found: string[] = [];
	const look = async (how: string, safe?: typeof NOTCH) => {
		for (const fault of await faultsOnScreen(page, safe)) found.push(`${what} ${how}: ${fault}`);
	};
	for (const size of SIZES) {
		await page.setViewportSize(size);
		await look(`at ${size.width}×${size.height}`);
	}
	await setTextSize(page, 200);
	for (const size of [PHONE, { width: 1280, height: 800 }]) {
		await page.setViewportSize(size);
		await look(`with large text at ${size.width}`);
	}
	await setTextSize(page, 100);
	await setNotch(devtools, NOTCH_ASIDE);
	await page.setViewportSize({ width: 844, height: 390 });
	await look('beside the notch', NOTCH_ASIDE);
	await setNotch(devtools, NOTCH);
	await page.setViewportSize(PHONE);
	await look('below the notch', NOTCH);
	await setNotch(devtools, { top: 0, right: 0, bottom: 0, left: 0 });
	return found;
}

test('every screen fits from 320 to 1920 px, on its side, with large text and beside the notch', async ({
	site,
	phone
}) => {
	test.setTimeout(180_000);
	const devtools = await phone.context().newCDPSession(phone);
	const found: string[] = [];
	const walk = async (what: string) => {
		await expect(phone.getByRole('heading', { level: 1 }), what).toBeVisible();
		found.push(...(await walkSizes(phone, devtools, what)));
	};
	await phone.goto(site.address('/'));
	await walk('welcome');
	await phone.goto(site.address('/study/'));
	await walk('a guess');
	await phone.getByRole('button', { name: 'Skip to the story' }).click();
	await expect(phone.getByRole('button', { name: 'Start learning' })).toBeVisible();
	await walk('primer');
	await phone.getByRole('button', { name: 'Start learning' }).click();
	await answerQuestion(phone);
	await walk('reveal');
	await phone.getByRole('button', { name: 'Continue' }).click();
	for (const route of ROUTES) {
		await phone.goto(site.address(route));
		await phone.waitForLoadState('networkidle');
		await walk(route);
	}
	expect(found).toEqual([]);
});

test('nothing jumps while a page loads, on a phone and on a wide screen', async ({
	site,
	phone
}) => {
	test.setTimeout(120_000);
	await phone.goto(site.address('/'));
	await watchLoading(phone);
	const jumpy: string[] = [];
	const load = async (route: string) => {
		await phone.goto(site.address(route));
		await expect(phone.getByRole('heading', { level: 1 }).filter({ visible: true })).toBeVisible();
		await phone.waitForLoadState('networkidle');
		const { shift, moved } = await seenWhileLoading(phone);
		if (shift >= 0.02) jumpy.push(`${route}: ${shift.toFixed(3)} ${moved.slice(0, 4).join(', ')}`);
	};
	await load('/');
	await beginStudy(phone, site.address('/study/'));
	await answerAndContinue(phone);
	await waitForOffline(phone);
	for (const size of [PHONE, { width: 1280, height: 800 }]) {
		await phone.setViewportSize(size);
		for (const route of ROUTES) await load(route);
	}
	expect(jumpy).toEqual([]);
});

test('a chosen theme is there from the first frame, whatever the system has', async ({
	site,
	profile
}) => {
	for (const [system, chosen] of [
		['light', 'dark'],
		['dark', 'light']
	] as const) {
		const context = await profile.open({ colorScheme: system });
		const page = await context.newPage();
		await page.goto(site.address('/settings/'));
		await page.getByRole('radio', { name: chosen, exact: false }).check();
		await watchLoading(page);
		for (const route of ['/', '/study/', '/library/', '/settings/', '/class/']) {
			await page.goto(site.address(route));
			await expect(page.getByRole('heading', { level: 1 }).filter({ visible: true })).toBeVisible();
			const seen = async () => (await seenWhileLoading(page)).backgrounds.length;
			await expect.poll(seen, `${route} in ${chosen}`).toBe(1);
			const paper = await page.evaluate(() => getComputedStyle(document.body).colorScheme);
			expect(paper).toBe(chosen);
		}
	}
});

test("what one does next is in a thumb's reach on a phone", async ({ site, phone }) => {
	/** Below this share of the window's height; the rest is a stretch for one hand. */
	const REACH = 0.45;
	const check = async (what: string, control: RegExp) => {
		await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
		expect(await heightOnScreen(phone, control), what).toBeGreaterThan(REACH);
	};
	await phone.goto(site.address('/'));
	await check('welcome', /^Study now/);
	await phone.goto(site.address('/study/'));
	expect(
		(await phone.locator('[aria-keyshortcuts="1"]').first().boundingBox())?.y,
		'first option'
	).toBeGreaterThan(REACH * PHONE.height);
	await phone.getByRole('button', { name: 'Skip to the story' }).click();
	await check('primer', /^Start learning/);
	await phone.getByRole('button', { name: 'Start learning' }).click();
	await answerQuestion(phone);
	await check('reveal', /^Continue/);
	await phone.goto(site.address('/'));
	await check('today', /^Study now/);
	await phone.goto(site.address('/quiz/'));
	await check('quiz', /^Start/);
});
