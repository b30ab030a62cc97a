// Every form of question in the real app, with the server really stopped: its code comes from the device alone.
import AxeBuilder from '@axe-core/playwright';
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

for (const colorScheme of ['light', 'dark'] as const)
	test(`every form in every state: axe finds nothing, nothing is wider than a small phone (${colorScheme})`, async ({
		site,
		profile
	}) => {
		test.setTimeout(120_000);
		const page = await (await profile.open({ colorScheme })).newPage();
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(site.address('/styleguide/'));
		await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
		await page.waitForLoadState('networkidle');
		const { violations } = await new AxeBuilder({ page })
			// Many questions stand on this one page, each with the heading that it has alone on its own.
			.disableRules(['page-has-heading-one', 'heading-order', 'landmark-unique'])
			.analyze();
		expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow).toBeLessThanOrEqual(0);
	});
