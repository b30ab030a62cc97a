// Every page: no accessibility violation in either theme, nothing asked of another origin, nothing wider than the phone.
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts';
import { startRecordingProxy } from '../support/recording-proxy.ts';
import { axeFindings, inBothThemes, overflowOf } from './axe.ts';
import { expect, PHONE, test } from './fixtures.ts';
import {
	answerAndContinue,
	answerQuestion,
	beginStudy,
	ROUTES,
	waitForOffline
} from './study-steps.ts';

// In two halves, so that two workers share them.
for (const half of [0, 1])
	test(`axe finds nothing on any page in either theme (${half + 1} of 2)`, async ({
		site,
		profile
	}) => {
		test.setTimeout(240_000);
		const page = await (await profile.open()).newPage();
		const check = async (what: string) => {
			await expect(page.getByRole('heading', { level: 1 }), what).toBeVisible();
			await inBothThemes(page, async (theme) => {
				expect(await axeFindings(page), `${what}, ${theme}`).toEqual([]);
				expect(await overflowOf(page), `${what} is wider than the screen`).toBeLessThanOrEqual(0);
			});
		};
		await page.goto(site.address('/'));
		if (half === 0) await check('welcome');
		await page.goto(site.address('/study/'));
		if (half === 0) await check('first question');
		await answerQuestion(page);
		if (half === 0) await check('reveal');
		await page.getByRole('button', { name: 'Continue' }).click();
		await answerAndContinue(page);
		for (const route of ROUTES.filter((_, at) => at % 2 === half)) {
			await page.goto(site.address(route));
			await page.waitForLoadState('networkidle');
			await check(route);
		}
	});

test('with letters twice as large no page is wider than the phone', async ({ site, phone }) => {
	test.setTimeout(120_000);
	await phone.addInitScript(() => {
		addEventListener('DOMContentLoaded', () => {
			document.documentElement.style.fontSize = '200%';
		});
	});
	for (const route of ROUTES) {
		await phone.goto(site.address(route));
		await expect(phone.getByRole('heading', { level: 1 }), route).toBeVisible();
		await phone.waitForLoadState('networkidle');
		const overflow = await phone.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `${route} is wider than the screen`).toBeLessThanOrEqual(0);
	}
});

test('every link is a whole address, also for a host that guesses none and before the app runs', async ({
	site,
	phone
}) => {
	test.setTimeout(120_000);
	await beginStudy(phone, site.address('/study/'));
	await answerAndContinue(phone);
	const broken = new Set<string>();
	for (const route of ROUTES) {
		await phone.goto(site.address(route));
		await expect(phone.getByRole('heading', { level: 1 }), route).toBeVisible();
		await phone.waitForLoadState('networkidle');
		const links = await phone.evaluate(() =>
			[...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
				.filter(({ origin }) => origin === location.origin)
				.map(({ pathname }) => pathname)
		);
		for (const path of new Set(links))
			if (!/\/$|\.[a-z]+$/.test(path)) broken.add(`${route} links to ${path}`);
	}
	expect([...broken]).toEqual([]);
});

/** Chromium itself asks its maker about forms it sees; no page can, and the proxy refuses it. */
const FORM_SERVICE = 'https://content-autofill.googleapis.com';

test('no request leaves the origin', async ({ site }) => {
	const proxy = await startRecordingProxy();
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
		args: [...CHROMIUM_FLAGS]
	});
	const context = await browser.newContext({ viewport: PHONE, proxy: proxy.forContext });
	const asked = new Set<string>();
	context.on('request', (request) => asked.add(new URL(request.url()).origin));
	const page = await context.newPage();
	await page.goto(site.address('/study/'));
	await answerAndContinue(page);
	await waitForOffline(page);
	for (const route of ROUTES) {
		await page.goto(site.address(route));
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	const own = new URL(site.url).origin;
	const seen = new Set(proxy.requests.map((request) => request.origin));
	seen.delete(FORM_SERVICE);
	expect([...seen]).toEqual([own]);
	expect([...asked].filter((origin) => origin !== 'null')).toEqual([own]);
	await browser.close();
	await proxy.stop();
});
