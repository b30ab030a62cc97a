// What a learner with a past does: looks at it, plans the days ahead, finds and puts away questions, studies by choice.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { asBackup, questionsOf, studyHistory } from '../support/study-history.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerQuestion, waitForOffline } from './study-steps.ts';

const DAY_MS = 86_400_000;

/** Restores five months of study, up to the day before yesterday. */
async function withPast(page: Page, address: (path: string) => string) {
	const now = Date.now();
	const events = studyHistory({
		questions: questionsOf('vostochny-2023'),
		days: 150,
		newPerDay: 1,
		endAt: now - 2 * DAY_MS,
		missed: (ago) => ago % 19 === 7
	});
	await page.goto(address('/settings/'));
	await page.locator('input[type=file]').setInputFiles({
		name: 'past.json',
		mimeType: 'application/json',
		buffer: Buffer.from(asBackup(events, now))
	});
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: /^(Restore|Replace)/ }).click();
	await expect(dialog.getByText('Restored.')).toBeVisible();
	return events;
}

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

test('Progress tells of the past, in words and tables too, and gives it as CSV', async ({
	site,
	phone
}) => {
	const events = await withPast(phone, site.address);
	await phone.goto(site.address('/progress/'));
	await expect(phone.getByText(`${events.length} answers on`).first()).toBeVisible();
	await expect(phone.getByRole('heading', { name: 'Still known after days' })).toBeVisible();
	await expect(phone.getByRole('region', { name: 'How firmly it sits' })).toContainText(
		'would come to mind'
	);
	await phone.getByText('Recall now, firmness, difficulty').click();
	await expect(phone.getByRole('img', { name: /Questions by stability/ })).toBeVisible();
	await phone.getByText('The next 30 days').click();
	await phone.getByText('As a table').first().click();
	await expect(phone.getByRole('columnheader', { name: 'Questions due' }).last()).toBeVisible();
	await expect(phone.getByRole('heading', { name: 'Hardest for you' })).toBeVisible();
	expect(await axeFindings(phone)).toEqual([]);
	const [file] = await Promise.all([
		phone.waitForEvent('download'),
		phone.getByRole('button', { name: 'Days as CSV' }).click()
	]);
	const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
	expect(lines[0]).toContain('Day,Deck,Answers,Right');
	const answers = lines.slice(1).reduce((sum, line) => sum + Number(line.split(',')[2]), 0);
	expect(answers).toBe(events.length);
});

test('an exam is planned, forecast and taken away; the sums run beside the page, also without a network', async ({
	site,
	phone
}) => {
	test.setTimeout(120_000);
	await withPast(phone, site.address);
	await waitForOffline(phone);
	await site.stop();
	await phone.goto(site.address('/progress/?view=plan'));
	await phone.getByLabel('What for').fill('History');
	await phone.getByRole('button', { name: 'Make a plan' }).click();
	await expect(phone.getByRole('alert').filter({ hasText: 'Choose the day' })).toBeVisible();
	await expect(phone.getByLabel('Day of the exam')).toBeFocused();
	await phone.getByLabel('Day of the exam').fill(inDays(40));
	await phone.getByRole('button', { name: 'Make a plan' }).click();
	await expect(phone.getByText(/You will know about \d+ of \d+ then/)).toBeVisible({
		timeout: 30_000
	});
	await expect(phone.getByRole('listitem').filter({ hasText: 'Meet what is new' })).toHaveAttribute(
		'aria-current',
		'step'
	);
	await expect(phone.getByText('If you took another time each day')).toBeVisible({
		timeout: 30_000
	});
	await phone.goto(site.address('/'));
	await expect(
		phone.getByRole('link', { name: /History.*you will know about \d+ of/s })
	).toBeVisible();
	await phone.goto(site.address('/progress/?view=plan'));
	await phone.getByRole('button', { name: 'Take it away' }).click();
	await expect(phone.getByRole('button', { name: 'Make a plan' })).toBeVisible();
	await phone.getByRole('button', { name: 'Show what each costs' }).click();
	await expect(phone.getByText('Half a year, by minutes a day')).toBeVisible({ timeout: 60_000 });
	await phone.getByRole('button', { name: 'Fit it to me' }).click();
	await expect(phone.getByText(/^(Fitted to|Tried on) \d+ answers/)).toBeVisible({
		timeout: 60_000
	});
});

test('days off are taken and taken back; what has gathered is spread', async ({ site, phone }) => {
	await withPast(phone, site.address);
	await phone.goto(site.address('/progress/?view=plan'));
	await phone.getByLabel('First day').fill(inDays(2));
	await phone.getByLabel('Last day').fill(inDays(5));
	await phone.getByRole('button', { name: 'Take days off' }).click();
	await expect(phone.getByText(/^Free: /)).toBeVisible();
	await phone.getByRole('button', { name: /^Take back: / }).click();
	await expect(phone.getByText('Taken back.')).toBeVisible();
	await expect(phone.getByRole('button', { name: /^Take back: / })).toHaveCount(0);
	const backlog = phone.getByRole('button', { name: 'Catch up over 5 days' });
	await backlog.click();
	await expect(
		phone.getByText(/questions? stay for today; \d+ come over the next 4 days/)
	).toBeVisible();
});

test('questions are found, put away by the dozen and brought back', async ({ site, phone }) => {
	await withPast(phone, site.address);
	await phone.goto(site.address('/library/?view=cards'));
	const count = phone.getByRole('status').filter({ hasText: /of \d+ questions/ });
	await expect(count).toBeVisible();
	await phone.getByRole('searchbox', { name: 'Find' }).fill('cosmodrome');
	await expect(count).toHaveText(/^\d{1,2} of/);
	expect(new URL(phone.url()).searchParams.get('q')).toBe('cosmodrome');
	await phone.getByText(/^More filters/).click();
	await phone.getByRole('combobox', { name: 'State' }).selectOption('learned');
	await phone.getByRole('button', { name: /^Choose all/ }).click();
	await phone.getByRole('combobox', { name: /^With \d+ questions?/ }).selectOption('Leave out');
	await phone.getByRole('button', { name: 'Do it' }).click();
	await expect(phone.getByText(/questions? left out\./)).toBeVisible();
	await expect(phone.getByText('Nothing fits')).toBeVisible();
	await phone.reload();
	await expect(phone.getByText('Nothing fits')).toBeVisible();
	await phone.getByRole('button', { name: 'Clear the filters' }).click();
	await phone.getByText(/^More filters/).click();
	await phone.getByRole('combobox', { name: 'State' }).selectOption('left out');
	await phone.getByRole('button', { name: /^Choose all/ }).click();
	await phone.getByRole('combobox', { name: /^With \d+ questions?/ }).selectOption('Bring back');
	await phone.getByRole('button', { name: 'Do it' }).click();
	await expect(phone.getByText(/questions? brought back\./)).toBeVisible();
});

test('a row opens with the keyboard and tells its past', async ({ site, phone }) => {
	await withPast(phone, site.address);
	await phone.goto(site.address('/library/?view=cards&sort=lapses'));
	const first = phone.getByRole('list', { name: 'Questions' }).getByRole('button').first();
	await first.focus();
	await phone.keyboard.press('Enter');
	const dialog = phone.getByRole('dialog');
	await expect(dialog.getByText('Recall now')).toBeVisible();
	await expect(dialog.getByRole('heading', { name: 'Answers' })).toBeVisible();
	await phone.keyboard.press('Escape');
	await expect(first).toBeFocused();
});

test('practice beside the schedule moves nothing; a sure mistake comes back tomorrow', async ({
	site,
	phone
}) => {
	await withPast(phone, site.address);
	await phone.goto(site.address('/quiz/?view=study'));
	await phone.getByRole('radio', { name: /A whole deck/ }).check();
	await phone.getByRole('radio', { name: /No, just practice/ }).check();
	await phone.getByRole('link', { name: 'Start' }).click();
	await answerQuestion(phone);
	await expect(phone.getByText('Beside the schedule: nothing moves')).toBeVisible();
	await phone.getByRole('button', { name: 'Continue' }).click();
	await phone.getByRole('button', { name: 'Why today?' }).click();
	await expect(phone.getByRole('dialog')).toContainText('You asked for it');
	await phone.keyboard.press('Escape');
	await phone.getByRole('button', { name: 'Sure', exact: true }).click();
	await expect(phone.getByRole('button', { name: 'Sure', exact: true })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await phone.reload();
	await expect(phone.getByRole('button', { name: 'Sure', exact: true })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
});

test('Why today? shows the past of a question and puts it away', async ({ site, phone }) => {
	await withPast(phone, site.address);
	await phone.goto(site.address('/study/'));
	const heading = phone.locator('article h1');
	await expect(heading).toBeVisible();
	const asked = await heading.textContent();
	await phone.getByRole('button', { name: 'Why today?' }).click();
	const dialog = phone.getByRole('dialog');
	await expect(dialog.getByRole('img', { name: /The chance of recall/ })).toBeVisible();
	await expect(dialog.getByRole('heading', { name: 'When it comes back' })).toBeVisible();
	await dialog.getByRole('button', { name: 'Not today' }).click();
	await expect(dialog).toHaveCount(0);
	await expect(heading).not.toHaveText(asked ?? '');
});
