// When the browser, the disk, the network or the content lets the learner down.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asItIs, SECOND_DOSSIER, nextVersion, underSubPath, withSecondDossier } from './builds.ts';
import { expect, test } from './fixtures.ts';
import {
	acceptUpdate,
	answerAndContinue,
	answerQuestion,
	beginStudy,
	waitForOffline
} from './study-steps.ts';
import { startSite } from '../support/serve-folder.ts';

test('where IndexedDB is refused, one can study, and the page says that nothing is kept', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	await context.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('The operation is insecure.', 'SecurityError');
		};
	});
	const page = await context.newPage();
	await page.goto(site.address('/study/'));
	await answerAndContinue(page);
	await page.getByRole('link', { name: 'Close and keep my place' }).click();
	await expect(page.getByRole('alert')).toContainText('Nothing is kept here');
});

test('when the disk is full the answer stays on screen until it can be saved', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	const page = await context.newPage();
	await page.goto(site.address('/study/'));
	await answerAndContinue(page);
	await page.evaluate(() => {
		const put = IDBObjectStore.prototype.put;
		const add = IDBObjectStore.prototype.add;
		const fail = () => {
			throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
		};
		IDBObjectStore.prototype.put = fail;
		IDBObjectStore.prototype.add = fail;
		Object.assign(window, {
			freeTheDisk: () => {
				IDBObjectStore.prototype.put = put;
				IDBObjectStore.prototype.add = add;
			}
		});
	});
	const heading = await page.getByRole('heading', { level: 1 }).textContent();
	await page.keyboard.press('1');
	const field = page.getByRole('textbox');
	if (await field.count()) {
		await field.fill('Kim');
		await page.getByRole('button', { name: 'Check' }).click();
	}
	await expect(page.getByRole('alert')).toContainText('not saved yet');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading ?? '');
	await expect(page.getByRole('link', { name: 'Back up' })).toBeVisible();
	await page.evaluate(() => (window as unknown as { freeTheDisk(): void }).freeTheDisk());
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
});

test('a truncated content file is named on the page, and the rest can be studied', async ({
	profile
}) => {
	const folder = await mkdtemp(join(tmpdir(), 'dossier-damaged-'));
	await cp(await asItIs(), folder, { recursive: true });
	const assets = join(folder, '_app/immutable/assets');
	for (const name of await readdir(assets)) {
		if (!name.startsWith('places.deck.')) continue;
		if (name.endsWith('.json')) {
			const text = await readFile(join(assets, name), 'utf8');
			await writeFile(join(assets, name), text.slice(0, text.length / 2));
		} else await rm(join(assets, name));
	}
	const site = await startSite({ root: folder });
	const page = await (await profile.open()).newPage();
	await page.goto(site.address('/'));
	await page.getByText('Part of the content is damaged').click();
	await expect(page.getByText(/vostochny-2023\/places\.deck\.json.*line/).first()).toBeVisible();
	await page.goto(site.address('/study/'));
	await answerQuestion(page);
	await site.stop();
	await rm(folder, { recursive: true, force: true });
});

test('a new version waits until it is accepted, and a session under way goes on where it was', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	const page = context.pages()[0] ?? (await context.newPage());
	await beginStudy(page, site.address('/study/'));
	await answerAndContinue(page);
	await answerAndContinue(page);
	await waitForOffline(page);
	const third = await page.getByRole('heading', { level: 1 }).textContent();
	site.use(await nextVersion());
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await expect(page.getByText('Update ready')).toHaveCount(0);
	await page.getByRole('link', { name: 'Close and keep my place' }).click();
	await expect(page.getByText('Update ready')).toBeVisible();
	await expect(page.getByText('One question was corrected.')).toBeVisible();
	await acceptUpdate(page);
	await expect(page.getByText('Update ready')).toHaveCount(0);
	await page.goto(site.address('/study/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(third ?? '');
	await expect(page.getByRole('progressbar')).toHaveAttribute('value', '2');
	// The first question was corrected and the second withdrawn: the deck's page says so.
	await page.goto(site.address('/library/deck/?id=vostochny-2023/actors'));
	await expect(page.getByText(/corrected/i).first()).toBeVisible();
});

test('the kill switch removes the stored app and keeps what was learned', async ({ profile }) => {
	const folder = await mkdtemp(join(tmpdir(), 'dossier-killed-'));
	await cp(await asItIs(), folder, { recursive: true });
	const site = await startSite({ root: folder });
	const page = await (await profile.open()).newPage();
	await beginStudy(page, site.address('/study/'));
	await answerAndContinue(page);
	await waitForOffline(page);
	for (const packed of ['service-worker.js.br', 'service-worker.js.gz'])
		await rm(join(folder, packed), { force: true });
	await cp(join(folder, 'kill-switch.js'), join(folder, 'service-worker.js'));
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await expect
		.poll(() => page.evaluate(async () => (await caches.keys()).length).catch(() => -1))
		.toBe(0);
	await page.goto(site.address('/'));
	await expect(page.getByRole('status').first()).toHaveText('1 reviewed today');
	await site.stop();
	await rm(folder, { recursive: true, force: true });
});

test('under /dossier/ on a server that guesses no extensions, offline too', async ({ profile }) => {
	const site = await startSite({ root: await underSubPath(), prefix: '/dossier' });
	const page = await (await profile.open()).newPage();
	await page.goto(site.address('/'));
	await page.getByRole('link', { name: 'Study now' }).click();
	await answerAndContinue(page);
	await waitForOffline(page);
	await site.stop();
	for (const route of ['/', '/library/', '/library/standings/', '/settings/', '/no/such/page/']) {
		await page.goto(site.address(route));
		await expect(page.getByRole('heading', { level: 1 }), route).toBeVisible();
	}
	await page.goto(site.address('/study/'));
	await answerQuestion(page);
});

test('on plain http it studies and saves, and says in one line why it cannot be installed', async ({
	site,
	profile
}) => {
	const context = await profile.open({
		args: [`--host-resolver-rules=MAP school.test 127.0.0.1`]
	});
	const page = await context.newPage();
	const origin = `http://school.test:${new URL(site.url).port}`;
	await page.goto(`${origin}/`);
	await expect(page.getByText(/plain http/)).toBeVisible();
	await beginStudy(page, `${origin}/study/`);
	await answerAndContinue(page);
	await page.goto(`${origin}/`);
	await expect(page.getByRole('status').first()).toHaveText('1 reviewed today');
});

test('a second dossier folder is studied beside the first, without a change of source', async ({
	profile
}) => {
	const site = await startSite({ root: await withSecondDossier() });
	const page = await (await profile.open()).newPage();
	await page.goto(site.address('/library/'));
	await page
		.getByRole('link', { name: /Chandrayaan/i })
		.first()
		.click();
	await expect(page).toHaveURL(new RegExp(SECOND_DOSSIER));
	await page.getByRole('link', { name: 'Study now' }).first().click();
	await answerQuestion(page);
	await page.goto(site.address('/library/dossier/?id=vostochny-2023'));
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await site.stop();
});
