// Each fault that a browser, a disk, a clock or another tab can bring, provoked for real: the screen says what
// happened, what is safe and what to do, and no answer is lost.
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { nextVersion } from './builds.ts';
import { expect, test } from './fixtures.ts';
import { BLANK, clearDatabases, putRow, readRows } from './raw-storage.ts';
import {
	acceptUpdate,
	answerAndContinue,
	answerQuestion,
	beginStudy,
	questionHeading,
	waitForOffline
} from './study-steps.ts';

const LEARNER = 'dossier:main';
const answers = async (page: Page) =>
	(await readRows(page, LEARNER)).events?.filter(({ source }) => source === 'study').length ?? 0;

/** Chooses the first option; whether it is saved is what the test is about. */
const choose = (page: Page) => page.locator('[aria-keyshortcuts="1"]').first().click();

test('an old tab blocks the storage: the page says so, and goes on by itself once it is closed', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	const old = await context.newPage();
	await old.goto(site.address(BLANK));
	// As an earlier release that lets go of nothing.
	await old.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const request = indexedDB.open('dossier', 10);
				request.onupgradeneeded = () => {
					for (const table of ['profiles', 'dossiers', 'decks', 'pages', 'references'])
						request.result.createObjectStore(table, { keyPath: 'id' });
				};
				request.onsuccess = () => resolve();
			})
	);
	const page = await context.newPage();
	await page.goto(site.address('/study/?dossier=vostochny-2023'));
	await expect(page.getByRole('alert')).toContainText('close the other tabs');
	await old.close();
	await page.getByRole('button', { name: 'Skip to the story' }).click();
	await page.getByRole('button', { name: 'Start learning' }).click();
	await answerQuestion(page);
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a newer version in another tab: the session goes on, and the page offers a reload after it', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	const page = await context.newPage();
	await beginStudy(page, site.address('/study/'));
	await answerAndContinue(page);
	const newer = await context.newPage();
	await newer.goto(site.address(BLANK));
	await newer.evaluate(async () => {
		for (const name of ['dossier', 'dossier:main'])
			await new Promise<void>((resolve, reject) => {
				const request = indexedDB.open(name, 90);
				request.onsuccess = () => (request.result.close(), resolve());
				request.onerror = () => reject(request.error);
			});
	});
	await answerAndContinue(page);
	expect(await answers(newer)).toBe(2);
	await page.getByRole('link', { name: 'Close and keep my place' }).click();
	await expect(page.getByText('A newer version of Dossier is open')).toBeVisible();
	await page.getByRole('button', { name: 'Reload' }).click();
	await expect(page.getByRole('status').filter({ hasText: '2 reviewed today' })).toBeVisible();
});

test('storage cleared under an open tab: the answers of the tab are handed over as a file', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	const page = await context.newPage();
	await beginStudy(page, site.address('/study/'));
	await answerAndContinue(page);
	await answerAndContinue(page);
	const devtools = await context.newCDPSession(page);
	await clearDatabases(devtools, new URL(site.url).origin);
	await choose(page);
	const held = page.getByRole('alert').filter({ hasText: 'What was stored here is gone' });
	await expect(held).toContainText('2 answers you gave');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		held.getByRole('button', { name: 'Save as a file' }).click()
	]);
	const text = await readFile(await file.path(), 'utf8');
	expect(JSON.parse(text).events).toHaveLength(2);
	// Restored afterwards, they are all there.
	await held.getByRole('link', { name: 'Restore a backup' }).click();
	await page.locator('input[type=file]').setInputFiles(await file.path(), { timeout: 20_000 });
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /Restore|Merge/ })
		.first()
		.click();
	await expect.poll(() => answers(page)).toBe(2);
});

test('no room on the disk at the first visit, for real: the page says so, and goes on when there is', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	const { origin } = new URL(site.url);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
	await page.goto(site.address('/library/'));
	const notice = page.getByRole('alert').filter({ hasText: 'no room' });
	await expect(notice).toBeVisible();
	await devtools.send('Storage.overrideQuotaForOrigin', { origin });
	await notice.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByRole('link', { name: /summit/i }).first()).toBeVisible();
	await expect(notice).toHaveCount(0);
});

test('a clock that cannot be right is asked about before the answer is saved', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	const page = await context.newPage();
	await beginStudy(page, site.address('/study/'));
	await answerAndContinue(page);
	for (const [days, words, saved] of [
		[-3, 'which would still be to come', 1],
		// The log keeps the answer that was taken back.
		[90, 'a long time ago', 2]
	] as const) {
		const late = await context.newPage();
		await late.clock.setSystemTime(Date.now() + days * 86_400_000);
		await late.goto(site.address('/study/?more=5'));
		await expect(questionHeading(late)).toBeVisible();
		await choose(late);
		const held = late.getByRole('alert').filter({ hasText: 'Is the date of this device right?' });
		await expect(held).toContainText(words);
		expect(await answers(page)).toBe(saved);
		await late.clock.setSystemTime(Date.now());
		await held.getByRole('button', { name: 'I have set the clock' }).click();
		if (days < 0) {
			await expect(late.getByRole('button', { name: 'Continue' })).toBeVisible();
			await late.getByRole('button', { name: 'Undo' }).click();
		}
		await late.close();
	}
});

test('damaged rows are mended when the session opens, and the page says what was done', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	let page = await context.newPage();
	await beginStudy(page, site.address('/study/'));
	for (let turn = 0; turn < 3; turn++) await answerAndContinue(page);
	await page.goto(site.address(BLANK));
	const { cards = [], sessions = [] } = await readRows(page, LEARNER);
	const [card] = cards;
	await putRow(page, LEARNER, 'cards', { ...card, state: 'review', memory: null });
	for (const session of sessions)
		await putRow(page, LEARNER, 'sessions', { ...session, queue: 'gone', answered: undefined });
	await putRow(page, LEARNER, 'settings', { key: 'limits', value: 'many' });
	await page.evaluate(() => localStorage.removeItem('dossier:next'));
	page = await context.newPage();
	await page.goto(site.address('/study/?more=5'));
	await expect(questionHeading(page)).toBeVisible();
	await answerQuestion(page);
	expect(await answers(page)).toBe(4);
	await page.getByRole('link', { name: 'Close and keep my place' }).click();
	await expect(page.getByText('Something stored here was damaged')).toBeVisible();
});

test('a page of questions that is gone from the storage is fetched again', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	const page = await context.newPage();
	await beginStudy(page, site.address('/study/'));
	await answerAndContinue(page);
	await page.goto(site.address(BLANK));
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const request = indexedDB.open('dossier');
				request.onsuccess = () => {
					const change = request.result.transaction(['pages', 'references'], 'readwrite');
					change.objectStore('pages').clear();
					change.objectStore('references').clear();
					change.oncomplete = () => (request.result.close(), resolve());
				};
			})
	);
	await page.goto(site.address('/study/'));
	await answerQuestion(page);
	expect(await answers(page)).toBe(2);
});

test('a deploy with a missing file: what is open stays as it was, and the next whole deploy is taken', async ({
	site,
	profile
}) => {
	const whole = await nextVersion();
	const broken = await mkdtemp(join(tmpdir(), 'dossier-broken-'));
	await cp(whole, broken, { recursive: true });
	const assets = join(broken, '_app/immutable/assets');
	for (const name of await readdir(assets))
		if (name.startsWith('actors.deck.')) await rm(join(assets, name));
	const page = await (await profile.open()).newPage();
	await beginStudy(page, site.address('/study/'));
	await answerAndContinue(page);
	await waitForOffline(page);

	site.use(broken);
	// The worker of that deploy cannot be installed whole, so it is not installed at all.
	const state = await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		const found = new Promise<ServiceWorker>((resolve) =>
			registration.addEventListener('updatefound', () => {
				if (registration.installing) resolve(registration.installing);
			})
		);
		await registration.update();
		const worker = await found;
		while (worker.state === 'installing') await new Promise((resolve) => setTimeout(resolve, 50));
		return worker.state;
	});
	expect(state).toBe('redundant');
	await page.goto(site.address('/'));
	await expect(page.getByText('1 reviewed today')).toBeVisible();
	await expect(page.getByText('Update ready')).toHaveCount(0);
	await page.goto(site.address('/study/'));
	await answerQuestion(page);
	expect(await answers(page)).toBe(2);

	site.use(whole);
	await page.goto(site.address('/settings/'));
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await acceptUpdate(page);
	await page.goto(site.address('/'));
	await expect(page.getByText('2 reviewed today')).toBeVisible();
	await rm(broken, { recursive: true, force: true });
});

test('the line is cut while the app is being stored: it goes on, and stores itself at the next visit', async ({
	site,
	profile
}) => {
	let page = await (await profile.open()).newPage();
	site.throttle({ bytesPerSecond: 60_000, latencyMs: 50 });
	await page.goto(site.address('/study/?dossier=vostochny-2023'));
	await page.getByRole('button', { name: 'Skip to the story' }).click();
	await page.getByRole('button', { name: 'Start learning' }).click();
	await answerAndContinue(page);
	const isStored = () =>
		page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.active));
	// Some of it has come, and not all.
	await expect
		.poll(() =>
			page.evaluate(async () => {
				const cache = (await caches.keys()).find((name) => name.includes('precache'));
				return cache ? (await (await caches.open(cache)).keys()).length : 0;
			})
		)
		.toBeGreaterThan(2);
	expect(await isStored()).toBe(false);
	await site.stop();
	site.throttle();
	await answerAndContinue(page);
	expect(await answers(page)).toBe(2);
	await profile.kill();

	await site.start();
	page = await (await profile.open()).newPage();
	await page.goto(site.address('/'));
	await expect(page.getByText('2 reviewed today')).toBeVisible();
	await expect.poll(isStored).toBe(true);
	await site.stop();
	await page.goto(site.address('/study/'));
	await answerQuestion(page);
	expect(await answers(page)).toBe(3);
});
