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

/** Where each answer in the learner's log came from, as it stands in the browser's own database. */
export const loggedSources = (page: Page) =>
	page.evaluate(async () => {
		const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const learner = await done(
			indexedDB.open(names.find((name) => name.startsWith('dossier:')) ?? '')
		);
		const events = await done(learner.transaction('events').objectStore('events').getAll());
		learner.close();
		return (events as { source?: string }[]).map(({ source }) => source);
	});

/** Ticks one form and no other in the set-up of a quiz, once its deck is there. */
export async function chooseForm(page: Page, name: string) {
	const wanted = page.getByRole('checkbox', { name, exact: true });
	await expect(wanted).toBeVisible();
	for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
	await wanted.check();
}

/** Answers whatever question is on screen, right or wrong, and waits until it is saved. */
export const answerQuestion = (page: Page) =>
	answerIn(page, page.getByRole('button', { name: 'Continue' }));

/** The same, until `done` shows that the answer was taken. */
export async function answerIn(page: Page, done: Locator) {
	await expect(questionHeading(page)).toBeVisible();
	// A single statement is given its standing by one press, as an option is.
	const option = page
		.getByRole('list', { name: /^(Options|Standings)$/ })
		.getByRole('button')
		.first();
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

/** Accepts a new version and waits until the page, which reloads itself, is there again. */
export async function acceptUpdate(page: Page) {
	await page.evaluate(() => void Object.assign(window, { isBeforeUpdate: true }));
	await page.getByRole('button', { name: 'Update now' }).click();
	// While it reloads the page cannot be asked.
	await expect(async () => {
		const isNew = await page.evaluate(
			() => document.readyState === 'complete' && !('isBeforeUpdate' in window)
		);
		expect(isNew).toBe(true);
	}).toPass({ timeout: 30_000 });
}

export const ROUTES = [
	'/',
	'/study/',
	'/quiz/',
	'/quiz/?view=study',
	'/library/',
	'/library/?view=cards',
	'/library/dossier/?id=vostochny-2023',
	'/library/deck/?id=vostochny-2023/actors',
	'/library/entity/?id=vostochny-2023/kim-jong-un',
	'/library/sources/?id=vostochny-2023',
	'/library/map/?id=vostochny-2023',
	'/library/deck/?id=vostochny-2023/later',
	'/library/timeline/?id=vostochny-2023',
	'/library/standings/',
	'/progress/',
	'/progress/?view=plan',
	'/class/',
	'/class/print/?deck=vostochny-2023/actors&kind=worksheet&count=5&versions=2',
	'/settings/',
	'/privacy/',
	'/homework/',
	'/not-found/'
] as const;
