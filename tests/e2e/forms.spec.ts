// Every form of question in the real app, with the server really stopped: its code comes from the device alone.
import type { Page, TestInfo } from '@playwright/test';
import { axeFindings, inBothThemes, overflowOf } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerIn, chooseForm, waitForOffline } from './study-steps.ts';

const FORMS = [
	['Choose one', 'actors'],
	['Choose all that fit', 'sanctions'],
	['True or false', 'actors'],
	['Type the answer', 'actors'],
	['Fill the gaps', 'sanctions'],
	['Give the number', 'sanctions'],
	['Put in order', 'timeline'],
	['Find the pairs', 'sanctions'],
	['Find it on the map', 'places'],
	['How firmly it stands', 'claims'],
	['Flashcard', 'actors']
] as const;

test('each of the eleven forms is asked, answered and scored without a network', async ({
	site,
	phone
}) => {
	test.setTimeout(180_000);
	await phone.goto(site.address('/'));
	await waitForOffline(phone);
	await site.stop();
	const errors: string[] = [];
	phone.on('pageerror', (error) => errors.push(error.message));
	for (const [form, deck] of FORMS) {
		await phone.goto(site.address(`/quiz/?deck=vostochny-2023/${deck}`));
		await phone.getByRole('radio', { name: /^Test/ }).check();
		await chooseForm(phone, form);
		await phone.getByRole('spinbutton').fill('1');
		await phone.getByRole('button', { name: /^Start/ }).click();
		const score = phone.getByRole('heading', { name: /of 1 right at the first try/ });
		await answerIn(phone, score);
		await expect(score, form).toBeVisible();
	}
	expect(errors).toEqual([]);
});

/** Pictures of every form and of the components, in all their states, beside the test's results. */
async function photograph(
	page: Page,
	address: (path: string) => string,
	info: TestInfo,
	theme: string
) {
	await page.goto(address('/styleguide/'));
	await page.waitForLoadState('networkidle');
	const forms = await page
		.locator('.guide > section')
		.evaluateAll((sections) => [...new Set(sections.map((one) => one.dataset.form ?? ''))]);
	expect(forms.length).toBeGreaterThan(11);
	for (const form of forms.map((one) => one || 'components')) {
		await page.goto(address(`/styleguide/?form=${form}`));
		await page.waitForLoadState('networkidle');
		const picture = await page.screenshot({
			path: info.outputPath(`${form}-${theme}.png`),
			fullPage: true,
			animations: 'disabled'
		});
		// A picture of one colour packs to almost nothing.
		expect(picture.length, `${form} shows something`).toBeGreaterThan(8000);
	}
	const fonts = await page.evaluate(async () => {
		await document.fonts.load("600 20px 'Newsreader Variable'");
		return document.fonts.check("600 20px 'Newsreader Variable'");
	});
	expect(fonts).toBe(true);
}

test('every form in every state: axe finds nothing in either theme, nothing is wider than a small phone', async ({
	site,
	profile
}, info) => {
	test.setTimeout(180_000);
	const page = await (await profile.open()).newPage();
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(site.address('/styleguide/'));
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
	await page.waitForLoadState('networkidle');
	// Many questions stand on this one page, each with the heading that it has alone on its own.
	const without = ['page-has-heading-one', 'heading-order', 'landmark-unique'];
	await inBothThemes(page, async (theme) => {
		expect(await axeFindings(page, { without }), theme).toEqual([]);
		expect(await overflowOf(page), theme).toBeLessThanOrEqual(0);
	});
	await page.setViewportSize({ width: 390, height: 844 });
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await photograph(page, (path) => site.address(path), info, colorScheme);
	}
});
