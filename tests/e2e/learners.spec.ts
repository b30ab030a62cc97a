// A tablet that several share: separate progress, one copy of the content, nothing of one learner shown to another.
import { expect, test } from './fixtures.ts';
import { readRows } from './raw-storage.ts';
import { answerAndContinue, beginStudy, questionHeading, waitForOffline } from './study-steps.ts';

test('two learners: separate progress, one copy of the content; renamed, removed with a backup, offline too', async ({
	site,
	profile
}) => {
	let context = await profile.open();
	let page = context.pages()[0] ?? (await context.newPage());
	await beginStudy(page, site.address('/study/'));
	await answerAndContinue(page);
	await answerAndContinue(page);
	const left = await questionHeading(page).textContent();
	await waitForOffline(page);
	await site.stop();

	await page.goto(site.address('/settings/'));
	const sheet = page.getByRole('region', { name: 'Learners' });
	await sheet.getByLabel('Add a learner').fill('Jimin');
	await page.keyboard.press('Enter');
	await expect(sheet.getByRole('status')).toHaveText('Jimin is added');
	await sheet.getByLabel('Add a learner').fill('JIMIN');
	await page.keyboard.press('Enter');
	await expect(sheet.getByRole('status')).toContainText('already');
	await sheet.getByRole('button', { name: 'Rename First learner' }).click();
	await page.keyboard.type('Anna');
	await page.keyboard.press('Enter');
	await expect(sheet.getByRole('button', { name: 'Rename Anna' })).toBeFocused();
	// A second tab stays with the learner whom it was opened for.
	const other = await context.newPage();
	await other.goto(site.address('/study/'));
	await expect(questionHeading(other)).toHaveText(left ?? '');

	await sheet.getByRole('button', { name: 'Switch to Jimin' }).click();
	await expect(page).toHaveURL(site.address('/'));
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Know who met whom');
	await beginStudy(page, site.address('/study/'));
	await expect(page.getByRole('progressbar')).toHaveAttribute('value', '0');
	await answerAndContinue(page);
	await answerAndContinue(other);
	await other.close();

	await profile.kill();
	context = await profile.open();
	page = context.pages()[0] ?? (await context.newPage());
	await page.goto(site.address('/'));
	await expect(page.getByText('1 reviewed today')).toBeVisible();
	await page.getByRole('button', { name: /Studying: Jimin/ }).click();
	await page
		.getByRole('dialog', { name: 'Who is studying?' })
		.getByRole('button', { name: 'Anna' })
		.click();
	await expect(page.getByText('3 reviewed today')).toBeVisible();

	await page.goto(site.address('/settings/'));
	await page.getByRole('button', { name: 'Remove Jimin' }).click();
	const dialog = page.getByRole('dialog', { name: 'Remove Jimin?' });
	await expect(dialog).toContainText(/answers? since/);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		dialog.getByRole('button', { name: 'Back up first' }).click()
	]);
	expect(file.suggestedFilename()).toMatch(/^dossier-backup-jimin-\d{4}-\d\d-\d\d\.json$/);
	await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
	await expect(page.getByRole('region', { name: 'Learners' }).getByRole('status')).toHaveText(
		'Jimin is removed'
	);
	const names = await page.evaluate(async () =>
		(await indexedDB.databases()).map(({ name }) => name).sort()
	);
	expect(names.filter((name) => name?.startsWith('dossier'))).toEqual(['dossier', 'dossier:main']);
	const { events = [] } = await readRows(page, 'dossier:main');
	expect(events.filter(({ source }) => source === 'study')).toHaveLength(3);
});
