// The promise: no signal, the phone restarted, and the study goes on. The server is stopped for good, not emulated.
import { expect, test } from './fixtures.ts';
import {
	answerAndContinue,
	answerQuestion,
	beginStudy,
	ROUTES,
	waitForOffline
} from './study-steps.ts';

test('with the server stopped and the browser restarted, every page opens and an answer is kept', async ({
	site,
	profile
}) => {
	let context = await profile.open();
	let page = context.pages()[0] ?? (await context.newPage());
	await beginStudy(page, site.address('/study/'));
	await answerAndContinue(page);
	await waitForOffline(page);

	await profile.kill();
	await site.stop();
	context = await profile.open();
	page = context.pages()[0] ?? (await context.newPage());

	for (const route of ROUTES) {
		const errors: string[] = [];
		page.on('pageerror', (error) => errors.push(error.message));
		await page.goto(site.address(route));
		await expect(page.getByRole('heading', { level: 1 }), route).toBeVisible();
		expect(errors, route).toEqual([]);
	}
	await page.goto(site.address('/settings'));
	await expect(page.getByRole('heading', { level: 1 }), 'without its slash').toHaveText('Settings');

	await page.goto(site.address('/study/'));
	await answerQuestion(page);
	await profile.kill();
	context = await profile.open();
	page = context.pages()[0] ?? (await context.newPage());
	await page.goto(site.address('/'));
	await expect(page.getByText('2 reviewed today')).toBeVisible();
});

test('an unknown address opens the not-found page, online and offline, at any depth', async ({
	site,
	phone
}) => {
	await phone.goto(site.address('/'));
	await waitForOffline(phone);
	for (const isOnline of [true, false]) {
		if (!isOnline) await site.stop();
		await phone.goto(site.address('/no/such/page/'));
		await expect(phone.getByRole('heading', { level: 1 })).toHaveText(
			'There is no page at this address'
		);
		await phone.getByRole('link', { name: 'Look in the library' }).click();
		await expect(phone).toHaveURL(/\/library\/$/);
	}
});

test('a second visit asks the server for nothing but the worker script', async ({
	site,
	phone
}) => {
	await phone.goto(site.address('/'));
	await waitForOffline(phone);
	await phone.goto('about:blank');
	site.requests.length = 0;
	await phone.goto(site.address('/study/'));
	await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
	await phone.goto(site.address('/'));
	await expect(phone.getByRole('link', { name: 'Study now' })).toBeVisible();
	const asked = new Set(site.requests.map((request) => new URL(request.url, site.url).pathname));
	asked.delete('/service-worker.js');
	// The system looks after the app's icon by itself.
	asked.delete('/icons/icon.svg');
	expect([...asked]).toEqual([]);
});
