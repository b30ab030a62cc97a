// The home screen: offered at the right moment, to whom it helps, once.
import { expect, test } from './fixtures.ts';
import { answerIn, beginStudy } from './study-steps.ts';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const IPHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';

test('on Chromium the offer comes after the first session, and "Not now" holds', async ({
	site,
	phone
}) => {
	test.setTimeout(120_000);
	const offer = () =>
		phone.evaluate(() =>
			window.dispatchEvent(
				Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
					prompt: async () => ({ outcome: 'dismissed' })
				})
			)
		);
	const hint = phone.getByRole('region', { name: 'Install' });
	await phone.goto(site.address('/'));
	await expect(phone.getByRole('link', { name: 'Study now' })).toBeVisible();
	await offer();
	await expect(hint).toHaveCount(0);
	await phone.goto(site.address('/settings/'));
	await phone.getByRole('spinbutton', { name: 'New questions a day' }).fill('1');
	await phone.keyboard.press('Tab');
	await expect(phone.getByText('Saved').first()).toBeVisible();
	await beginStudy(phone, site.address('/study/'));
	await offer();
	const next = phone.getByRole('button', { name: 'Continue' });
	await answerIn(phone, next);
	await expect(hint).toHaveCount(0);
	const right = (await phone.locator('[data-verdict] b').first().textContent()) ?? '';
	await next.click();
	// A new question comes again in the same session; by now it is known.
	const done = phone.getByRole('link', { name: 'Back to Today' });
	const option = phone.getByRole('list', { name: 'Options' }).getByRole('button', { name: right });
	for (let turn = 0; turn < 6; turn++) {
		await done.or(option).first().waitFor();
		if (await done.isVisible()) break;
		await option.click();
		await next.click();
		await expect(next).toHaveCount(0);
	}
	await expect(done).toBeVisible();
	await expect(hint).toBeVisible();
	await hint.getByRole('button', { name: 'Not now' }).click();
	await expect(hint).toHaveCount(0);
	await phone.reload();
	await offer();
	await expect(hint).toHaveCount(0);
	await phone.goto(site.address('/settings/'));
	// The browser offers it once the page runs.
	await expect(async () => {
		await offer();
		await expect(hint.getByRole('button', { name: 'Install' })).toBeVisible({ timeout: 500 });
	}).toPass();
});

test('on an iPhone it comes before the first session, and later takes the answers along', async ({
	site,
	phone
}) => {
	await phone.addInitScript((agent) => {
		Object.defineProperty(navigator, 'userAgent', { get: () => agent });
	}, IPHONE);
	await phone.goto(site.address('/'));
	const hint = phone.getByRole('region', { name: 'Install' });
	await expect(hint).toContainText('put Dossier on the home screen first');
	await beginStudy(phone, site.address('/study/'));
	await answerIn(phone, phone.getByRole('button', { name: 'Continue' }));
	await expect(hint).toHaveCount(0);
	await phone.goto(site.address('/settings/'));
	const [file] = await Promise.all([
		phone.waitForEvent('download'),
		hint.getByRole('button', { name: 'Save my answers' }).click()
	]);
	expect(file.suggestedFilename()).toMatch(/^dossier-backup-/);
});

test('the manifest names pages and pictures that are there, in the sizes that it states', async ({
	site,
	phone
}) => {
	const root = join(import.meta.dirname, '../../static');
	const manifest = JSON.parse(await readFile(join(root, 'manifest.webmanifest'), 'utf8')) as {
		icons: { src: string; sizes: string }[];
		screenshots: { src: string; sizes: string; form_factor: string }[];
		shortcuts: { name: string; url: string }[];
	};
	for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
		await stat(join(root, src));
		if (sizes === 'any') continue;
		const picture = await readFile(join(root, src));
		expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, src).toBe(sizes);
	}
	for (const factor of ['narrow', 'wide'])
		expect(manifest.screenshots.some((one) => one.form_factor === factor)).toBe(true);
	expect(manifest.shortcuts.map(({ name }) => name)).toEqual([
		'Study now',
		'Quick quiz',
		'Join a class'
	]);
	for (const { url } of manifest.shortcuts) {
		const response = await phone.goto(new URL(url, site.address('/')).href);
		expect(response?.status(), url).toBe(200);
	}
});
