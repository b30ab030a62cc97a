// Every page: no accessibility violation in either theme, nothing asked of another origin, nothing wider than the phone.
import AxeBuilder from '@axe-core/playwright';
import { startRecordingProxy } from '../support/recording-proxy.ts';
import { expect, test } from './fixtures.ts';
import { answerAndContinue, answerQuestion, ROUTES } from './study-steps.ts';

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing on any page (${colorScheme})`, async ({ site, profile }) => {
		test.setTimeout(240_000);
		const page = await (await profile.open({ colorScheme })).newPage();
		const check = async (what: string) => {
			await expect(page.getByRole('heading', { level: 1 }), what).toBeVisible();
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map((one) => `${what}: ${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(overflow, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
		};
		await page.goto(site.address('/'));
		await check('welcome');
		await page.goto(site.address('/study/'));
		await check('first question');
		await answerQuestion(page);
		await check('reveal');
		await page.getByRole('button', { name: 'Continue' }).click();
		await answerAndContinue(page);
		for (const route of ROUTES) {
			await page.goto(site.address(route));
			await page.waitForLoadState('networkidle');
			await check(route);
		}
	});
}

/** What Chromium asks of its maker on its own account, whatever page is open; the proxy refuses it. */
const BROWSER_SERVICES = [
	'accounts.google.com',
	'update.googleapis.com',
	'content-autofill.googleapis.com',
	'optimizationguide-pa.googleapis.com',
	'safebrowsingohttpgateway.googleapis.com',
	'clients2.google.com',
	'redirector.gvt1.com',
	'edgedl.me.gvt1.com'
];

test('no request leaves the origin', async ({ site, profile }) => {
	const proxy = await startRecordingProxy();
	const context = await profile.open({
		args: [`--proxy-server=${proxy.url}`, '--proxy-bypass-list=<-loopback>']
	});
	const asked = new Set<string>();
	context.on('request', (request) => asked.add(new URL(request.url()).origin));
	const page = await context.newPage();
	await page.goto(site.address('/study/'));
	await answerAndContinue(page);
	for (const route of ROUTES) {
		await page.goto(site.address(route));
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	const own = new URL(site.url).origin;
	expect([...asked].filter((origin) => origin !== 'null')).toEqual([own]);
	const seen = new Set(
		proxy.requests
			.map((request) => new URL(request.origin))
			.filter((origin) => !BROWSER_SERVICES.includes(origin.hostname))
			.map((origin) => origin.origin)
	);
	expect([...seen]).toEqual([own]);
	await proxy.stop();
});
