// What a learner does, in the words of the screen.
import { expect, type Locator, type Page } from '@playwright/test';

/** Waits until the dossiers are installed and the app is kept for offline use. */
export async function waitForOffline(page: Page) {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
}

/** The question on screen; no other page's heading. */
export const questionHeading = (page: Page) =>
	page.getByRole('article').getByRole('heading', { level: 1 });

/** Opens the study page as a newcomer does who reads the story first: past the guesses and the primer. */
export async function beginStudy(page: Page, address: string) {
	await page.goto(address);
	await page.getByRole('button', { name: 'Skip to the story' }).click();
	await page.getByRole('button', { name: 'Start learning' }).click();
	await expect(questionHeading(page)).toBeVisible();
}

/** Answers whatever question is on screen, right or wrong, and waits until it is saved. */
export const answerQuestion = (page: Page) =>
	answerIn(page, page.getByRole('button', { name: 'Continue' }));

/** The same, until `done` shows that the answer was taken. */
export async function answerIn(page: Page, done: Locator) {
	await expect(questionHeading(page)).toBeVisible();
	const option = page.getByRole('list', { name: 'Options' }).getByRole('button').first();
	const truth = page.getByRole('button', { name: 'True', exact: true });
	const show = page.getByRole('button', { name: 'Show answer' });
	const check = page.getByRole('button', { name: 'Check' });
	await expect(option.or(truth).or(show).or(check).first()).toBeVisible();
	if (await option.count()) await option.click();
	else if (await truth.count()) await truth.click();
	else if (await show.count()) {
		await show.click();
		await page.getByRole('button', { name: /^Good/ }).click();
	} else {
		for (const field of await page.getByRole('article').getByRole('textbox').all())
			await field.fill('Kim');
		await check.click();
		// Nothing ticked, nothing pinned: the first check only says so.
		await done.waitFor({ timeout: 1500 }).catch(() => check.click());
	}
	await expect(done).toBeVisible();
}

export async function answerAndContinue(page: Page) {
	await answerQuestion(page);
	const before = await questionHeading(page).textContent();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(questionHeading(page)).not.toHaveText(before ?? '');
}

export const ROUTES = [
	'/',
	'/study/',
	'/quiz/',
	'/library/',
	'/library/dossier/?id=vostochny-2023',
	'/library/deck/?id=vostochny-2023/actors',
	'/library/entity/?id=vostochny-2023/kim-jong-un',
	'/library/sources/?id=vostochny-2023',
	'/library/map/?id=vostochny-2023',
	'/library/deck/?id=vostochny-2023/later',
	'/library/timeline/?id=vostochny-2023',
	'/library/standings/',
	'/progress/',
	'/class/',
	'/class/print/?deck=vostochny-2023/actors&kind=worksheet&count=5&versions=2',
	'/settings/',
	'/not-found/'
] as const;
