// What is kept, where, and every way back: the privacy table against a browser that has used the app, a copy before
// each change, a backup that really restores.
import type { Page } from '@playwright/test';
import { KEPT } from '../../src/routes/privacy/kept.ts';
import { nextVersion } from './builds.ts';
import { expect, test } from './fixtures.ts';
import { acceptUpdate, answerAndContinue, beginStudy, waitForOffline } from './study-steps.ts';

/** Everything that the browser holds for the app, as its tools name it. */
const storedNames = (page: Page) =>
	page.evaluate(async () => {
		const names: string[] = [];
		for (const { name = '' } of await indexedDB.databases()) {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
			names.push(...[...db.objectStoreNames].map((table) => `${name}/${table}`));
			db.close();
		}
		names.push(...Object.keys(localStorage).map((key) => `local:${key}`));
		names.push(...Object.keys(sessionStorage).map((key) => `session:${key}`));
		if ((await caches.keys()).length > 0) names.push('cache');
		if (document.cookie) names.push('cookie');
		return names;
	});

test('the privacy page names everything that is kept, and nothing that is not', async ({
	site,
	phone
}) => {
	await beginStudy(phone, site.address('/study/'));
	await answerAndContinue(phone);
	await waitForOffline(phone);
	await phone.goto(site.address('/settings/'));
	await phone.getByRole('radio', { name: 'Dark' }).check();
	await phone.getByRole('checkbox', { name: /Keys of one letter/ }).uncheck();
	await phone.getByRole('checkbox', { name: /Keep the screen on/ }).check();
	await phone.evaluate(() => localStorage.setItem('dossier:install', 'closed'));
	await phone.getByLabel('Add a learner').fill('Jimin');
	await phone.keyboard.press('Enter');
	await phone.getByRole('button', { name: 'Switch to Jimin' }).click();
	await expect(phone.getByRole('heading', { level: 1 })).toContainText('Know who met whom');
	await phone.goto(site.address('/privacy/'));
	const stated = KEPT.flatMap(({ names }) => names);
	const patterns = stated.map(
		(name) => new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`)
	);
	const found = await storedNames(phone);
	// The framework keeps how far a page was scrolled, for this tab alone.
	const kept = found.filter((name) => !name.startsWith('session:sveltekit:'));
	expect(kept.filter((name) => !patterns.some((one) => one.test(name)))).toEqual([]);
	expect(stated.filter((_, at) => !kept.some((name) => patterns[at]?.test(name)))).toEqual([]);
	const rows = phone.getByRole('table').getByRole('row');
	await expect(rows).toHaveCount(KEPT.length + 1);
});

test('a backup restores on another device; before that, and before a dossier changes, a copy is kept', async ({
	site,
	profile
}) => {
	test.setTimeout(120_000);
	let context = await profile.open();
	let page = context.pages()[0] ?? (await context.newPage());
	await beginStudy(page, site.address('/study/'));
	await answerAndContinue(page);
	await answerAndContinue(page);
	await waitForOffline(page);
	await page.goto(site.address('/settings/'));
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Back up', exact: true }).click()
	]);
	const path = await file.path();

	await page.goto(site.address('/study/'));
	await answerAndContinue(page);
	await page.goto(site.address('/settings/'));
	await page.locator('input[type=file]').setInputFiles(path);
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('radio', { name: /Replace/ }).check();
	await dialog.getByRole('button', { name: /^(Restore|Replace)/ }).click();
	await expect(page.getByRole('button', { name: 'Undo restore' })).toBeVisible();
	await expect(dialog.getByText('Restored.')).toBeVisible();
	await dialog.getByRole('button', { name: 'Close' }).last().click();
	await expect(dialog).toHaveCount(0);
	await page.getByText('Earlier states').click();
	await expect(page.getByText(/before a restore · 3 answers/)).toBeVisible();
	await page.getByRole('button', { name: /^Restore the state/ }).click();
	await expect(page.getByRole('dialog')).toContainText('3 answers');
	await page.keyboard.press('Escape');

	site.use(await nextVersion());
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await acceptUpdate(page);
	await expect(page.getByText('Update ready')).toHaveCount(0);
	await page.goto(site.address('/settings/'));
	await page.getByText('Earlier states').click();
	await expect(page.getByText(/before a dossier changed · 2 answers/)).toBeVisible();

	await page.getByRole('button', { name: 'Delete everything' }).click();
	await dialog.getByRole('button', { name: 'Delete everything' }).click();
	await expect(page).toHaveURL(site.address('/'));
	await profile.kill();
	context = await profile.open();
	page = context.pages()[0] ?? (await context.newPage());
	await page.goto(site.address('/settings/'));
	await page.getByText('Earlier states').click();
	await expect(page.getByText(/before something was deleted · 2 answers/)).toBeVisible();
});
