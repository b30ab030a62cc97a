// What tests of a live class do: a server as `npm start` has it, teachers and students in browsers of their own.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { createSite } from '../../src/server/http.ts';
import { createLive } from '../../src/server/live.ts';
import type { LiveStore } from '../../src/server/stores/live-store.ts';
import { createMemoryStore } from '../../src/server/stores/memory.ts';
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts';
import { asItIs } from './builds.ts';
import { expect, PHONE, test as base } from './fixtures.ts';
import { answerIn } from './study-steps.ts';

export type ClassSite = {
	url: string;
	address: (path: string) => string;
	/** Ends the process's part: connections are cut, the port closes. */
	stop: () => Promise<void>;
	start: () => Promise<void>;
};

/** The app and its class server, as `npm start` has them. */
export async function startClassSite(
	store: LiveStore,
	options: { homeUrl?: string } = {}
): Promise<ClassSite> {
	const root = await asItIs();
	let port = 0;
	let stop = async () => {};
	const start = async () => {
		const server = createServer(createSite({ root, basePath: '' }));
		const live = createLive(server, { store, ...options });
		await once(server.listen(port, '127.0.0.1'), 'listening');
		({ port } = server.address() as AddressInfo);
		stop = async () => {
			await live.close();
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		};
	};
	await start();
	const url = `http://127.0.0.1:${port}/`;
	return { url, address: (path) => new URL(path, url).href, stop: () => stop(), start };
}

export const test = base.extend<{
	school: ClassSite;
	person: (size?: typeof PHONE) => Promise<Page>;
}>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from this pattern
	school: async ({}, use) => {
		const school = await startClassSite(createMemoryStore());
		await use(school);
		await school.stop();
	},
	// eslint-disable-next-line no-empty-pattern -- as above
	person: async ({}, use) => {
		const browser: Browser = await chromium.launch({
			executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
			args: [...CHROMIUM_FLAGS]
		});
		const contexts: BrowserContext[] = [];
		await use(async (viewport = PHONE) => {
			const context = await browser.newContext({ viewport, locale: 'en-GB' });
			contexts.push(context);
			return context.newPage();
		});
		for (const context of contexts) await context.close();
		await browser.close();
	}
});

export const LAPTOP = { width: 1280, height: 800 };

/** A teacher begins a class of a few questions, and waits in its lobby. */
export async function beginClass(
	page: Page,
	school: ClassSite,
	rules: RegExp[] = [],
	count = 2,
	mode?: RegExp
) {
	await page.goto(school.address('/class/'));
	const begin = page.getByRole('button', { name: 'Host a class' });
	await expect(begin).not.toHaveAttribute('aria-disabled', 'true');
	await page.getByRole('spinbutton', { name: /Questions of/ }).fill(String(count));
	if (mode) await page.getByRole('radio', { name: mode }).check();
	await page.getByText('Rules of the class').click();
	const reading = page.getByRole('checkbox', { name: /Five seconds to read/ });
	if (await reading.count()) await reading.uncheck();
	for (const rule of rules) await page.getByRole('checkbox', { name: rule }).click();
	await begin.click();
	await expect(page).toHaveURL(/host=\d{6}/);
	await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
	return /host=(\d{6})/.exec(page.url())?.[1] ?? '';
}

export async function join(page: Page, school: ClassSite, code: string) {
	await page.goto(school.address('/class/'));
	await page.getByRole('textbox', { name: 'Class code' }).fill(code);
	await page.getByRole('button', { name: 'Join a class' }).click();
	await expect(page.getByRole('heading', { name: 'You are in' })).toBeVisible();
}

export const step = (host: Page, name: string) =>
	host.getByRole('button', { name, exact: true }).click();
/** What answers a question of any form. */
export const CONTROLS = 'article :is([aria-keyshortcuts="1"], form, [role=application])';
export const saved = (page: Page) => page.getByText('Saved.', { exact: true });
/** Answers whatever is asked; where all have, the question is closed before one can read that it is saved. */
export const answer = (page: Page) => answerIn(page, page.getByLabel('Your answer'));
