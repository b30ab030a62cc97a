// Homework from a teacher's device to a pupil's, with no server between them; a shared question; a reminder.
import { readFile } from 'node:fs/promises';
import jsQR from 'jsqr';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { answerAndContinue, answerQuestion, beginStudy, waitForOffline } from './study-steps.ts';

/** Reads the code on screen as a phone's camera does: from its picture. */
async function scan(page: Page) {
	const picture = await page.getByRole('img', { name: /QR code/ }).screenshot();
	const { data, width, height } = await page.evaluate(
		async (bytes) => {
			const bitmap = await createImageBitmap(
				new Blob([new Uint8Array(bytes)], { type: 'image/png' })
			);
			const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
			const context = canvas.getContext('2d');
			context?.drawImage(bitmap, 0, 0);
			const image = context?.getImageData(0, 0, bitmap.width, bitmap.height);
			return { data: [...(image?.data ?? [])], width: bitmap.width, height: bitmap.height };
		},
		[...picture]
	);
	return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}

test('a teacher sets homework, a pupil opens it without a network, and Today follows it to its end', async ({
	site,
	phone
}) => {
	test.setTimeout(120_000);
	await phone.goto(site.address('/class/'));
	await waitForOffline(phone);
	await site.stop();

	const set = phone.getByRole('region', { name: 'Set homework' });
	await set.getByLabel('Deck').selectOption({ label: 'The sanctions file' });
	await set.getByText('All its questions').click();
	const boxes = set.getByRole('checkbox');
	await boxes.nth(2).check();
	await boxes.nth(0).check();
	await expect(set.getByText('2 chosen questions')).toBeVisible();
	await set.getByLabel(/^Due on/).fill('2099-12-04');
	await set.getByLabel(/^Name/).fill('Votes & vetoes');
	const link = await set.getByLabel('Link').inputValue();
	expect(link.length).toBeLessThan(300);
	await set.getByRole('button', { name: 'Show the QR code' }).click();
	expect(await scan(phone)).toBe(link);

	await phone.goto('about:blank');
	await phone.goto(link);
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Votes & vetoes');
	await expect(phone.getByText('Due on Friday 4 December')).toBeVisible();
	await expect(phone.getByText('2 questions')).toBeVisible();
	await phone.getByRole('button', { name: 'Add and start' }).click();
	await expect(phone.getByRole('progressbar')).toHaveAttribute('max', '2');
	await answerAndContinue(phone);
	await phone.goto(site.address('/'));
	const row = phone.getByRole('region', { name: 'Homework: Votes & vetoes' });
	await expect(row).toContainText('1 of 2 answered');
	// The link once more: it is the same homework.
	await phone.goto('about:blank');
	await phone.goto(link);
	await phone.getByRole('button', { name: 'Carry on' }).click();
	await answerQuestion(phone);
	await phone.goto(site.address('/'));
	await expect(row).toHaveCount(1);
	await expect(row).toContainText('Well done');
	await row.getByRole('button', { name: 'Put Votes & vetoes away' }).click();
	await expect(row).toHaveCount(0);
});

test('a link that is cut off, or asks for what is not here, says so in words', async ({
	site,
	phone
}) => {
	await phone.goto(site.address('/homework/#v=1&d=vostochny-2023&q=one,two%3Cb%3E'));
	await expect(phone.getByRole('alert')).toHaveText('Question 2 of the link is damaged.');
	await phone.goto('about:blank');
	await phone.goto(site.address('/homework/#v=1&d=vostochny-2023&k=gone&t=%3Cimg%20src=x%3E'));
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText('<img src=x>');
	await expect(phone.getByRole('alert')).toContainText('the deck “vostochny-2023/gone”');
	await expect(phone.getByRole('button', { name: /Add/ })).toHaveCount(0);
});

test('a question is shared as text and a link, and a reminder is a file for the calendar', async ({
	site,
	phone
}) => {
	await phone.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await beginStudy(phone, site.address('/study/'));
	await answerQuestion(phone);
	const asked = await phone.getByRole('article').getByRole('heading', { level: 1 }).textContent();
	await phone.getByRole('button', { name: 'Share the question' }).click();
	await expect(phone.getByText('Copied: paste it')).toBeVisible();
	const [text = '', link = ''] = (await phone.evaluate(() => navigator.clipboard.readText())).split(
		'\n'
	);
	expect(text).toContain(asked?.trim());
	await phone.goto(link);
	await expect(phone.getByText('1 question')).toBeVisible();

	await phone.goto(site.address('/settings/'));
	await phone.getByRole('checkbox', { name: 'Sat' }).check();
	const [file] = await Promise.all([
		phone.waitForEvent('download'),
		phone.getByRole('button', { name: 'Save the reminder' }).click()
	]);
	expect(file.suggestedFilename()).toBe('dossier-reminder.ics');
	const calendar = await readFile(await file.path(), 'utf8');
	expect(calendar).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA\r\n');
	expect(calendar).toMatch(/DTSTART:\d{8}T180000\r\n/);
});

test('the screen stays on during a session for whoever chose it, and is let go after it', async ({
	site,
	phone
}) => {
	await phone.addInitScript(() => {
		const held: string[] = [];
		Object.assign(window, { held });
		Object.defineProperty(navigator, 'wakeLock', {
			value: {
				request: async (kind: string) => {
					held.push(kind);
					return { release: async () => void held.pop() };
				}
			}
		});
	});
	const held = () => phone.evaluate(() => (window as unknown as { held: string[] }).held.length);
	await beginStudy(phone, site.address('/study/'));
	expect(await held()).toBe(0);
	await phone.goto(site.address('/settings/'));
	await phone.getByRole('checkbox', { name: /Keep the screen on/ }).check();
	await phone.goto(site.address('/study/'));
	await expect.poll(held).toBe(1);
	await phone.getByRole('link', { name: 'Close and keep my place' }).click();
	await expect.poll(held).toBe(0);
});
