// The content security policy at work on every page, and text from outside that stays text.
import { writeFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { answerAndContinue, answerQuestion, beginStudy, ROUTES } from './study-steps.ts';

const MARKUP = '"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';

test('no page breaks its own policy, and what an attacker would add is refused', async ({
	site,
	phone
}) => {
	test.setTimeout(120_000);
	const broken: string[] = [];
	await phone.exposeFunction('broke', (what: string) => broken.push(what));
	await phone.addInitScript(() =>
		addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
			(window as unknown as { broke(what: string): void }).broke(
				`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sample}`
			)
		)
	);
	await beginStudy(phone, site.address('/study/'));
	await answerAndContinue(phone);
	await answerQuestion(phone);
	for (const route of ROUTES) {
		await phone.goto(site.address(route));
		await expect(phone.getByRole('heading', { level: 1 }).filter({ visible: true })).toBeVisible();
	}
	expect(broken).toEqual([]);

	const refused = await phone.evaluate(async () => {
		const tries: Record<string, () => unknown> = {
			'a script in the page': () => {
				const script = document.createElement('script');
				script.append('window.pwned = 1');
				document.body.append(script);
			},
			'an event attribute': () => {
				const image = document.createElement('img');
				image.setAttribute('onerror', 'window.pwned = 1');
				image.src = 'x:';
				document.body.append(image);
			},
			'a script of another host': () => {
				const script = document.createElement('script');
				script.src = 'https://example.org/x.js';
			},
			'markup from a string': () => {
				document.createElement('p').innerHTML = '<b>x</b>';
			},
			'code from a string': () => (0, eval)('window.pwned = 1'),
			'a policy of its own': () =>
				(
					window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
				).trustedTypes.createPolicy('mine', {}),
			'a frame': () => {
				const frame = document.createElement('iframe');
				frame.src = 'https://example.org/';
				document.body.append(frame);
				throw new Error('watched below');
			}
		};
		const thrown: string[] = [];
		// What the test's own tools evaluate may evaluate; what comes after it may not.
		await new Promise((done) => setTimeout(done));
		for (const [name, attempt] of Object.entries(tries))
			try {
				attempt();
			} catch {
				thrown.push(name);
			}
		await new Promise((done) => setTimeout(done, 200));
		return { thrown, pwned: (window as { pwned?: number }).pwned };
	});
	expect(refused.pwned).toBeUndefined();
	expect(refused.thrown).toEqual([
		'an event attribute',
		'a script of another host',
		'markup from a string',
		'code from a string',
		'a policy of its own',
		'a frame'
	]);
	// Trusted Types are asked first; behind them stand the hashes.
	expect(broken.filter((one) => one.includes('require-trusted-types-for'))).toHaveLength(5);
	const policy = await phone
		.locator('meta[http-equiv="content-security-policy"]')
		.getAttribute('content');
	expect(policy).toMatch(/default-src 'none'/);
	expect(policy).toMatch(/script-src 'self' ('sha256-[\w+/=]+' ?)+;/);
	expect(broken.join('\n')).toMatch(/frame-src/);
});

test('addresses and files from a hostile hand are shown as text, and nothing of them runs', async ({
	site,
	phone
}, info) => {
	test.setTimeout(120_000);
	const errors: string[] = [];
	phone.on('pageerror', (error) => errors.push(error.message));
	phone.on('dialog', (dialog) => void dialog.dismiss().then(() => errors.push('a dialog opened')));
	const hostile = encodeURIComponent(MARKUP);
	for (const id of [hostile, '__proto__', 'constructor', 'toString', 'vostochny-2023%2F__proto__'])
		for (const page of ['deck', 'dossier', 'entity', 'sources', 'map', 'timeline']) {
			await phone.goto(site.address(`/library/${page}/?id=${id}`));
			await expect(phone.getByRole('heading', { level: 1 })).toContainText('is not here');
		}
	await phone.goto(site.address(`/quiz/?deck=${hostile}`));
	await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();

	await beginStudy(phone, site.address('/study/'));
	await answerAndContinue(phone);
	await phone.goto(site.address('/settings/'));
	const [file] = await Promise.all([
		phone.waitForEvent('download'),
		phone.getByRole('button', { name: 'Back up', exact: true }).click()
	]);
	const backup = JSON.parse(
		await (await import('node:fs/promises')).readFile(await file.path(), 'utf8')
	);
	const answer = backup.events.find((event: { kind: string }) => event.kind === 'review');
	backup.app = MARKUP.slice(0, 150);
	backup.events.push(
		...['__proto__', 'constructor', MARKUP].map((cardId, at) => ({
			...answer,
			id: `01J000000000000000000000${at}X`,
			cardId,
			deckId: MARKUP,
			response: { form: 'typed', text: MARKUP },
			form: 'typed',
			confusion: { asked: '__proto__', answered: MARKUP },
			sessionId: MARKUP
		}))
	);
	const text = JSON.stringify(backup).replace(
		'"settings":{',
		'"settings":{"__proto__":{"polluted":true},'
	);
	const path = info.outputPath('hostile.json');
	await writeFile(path, text);
	await phone.locator('input[type=file]').setInputFiles(path);
	const dialog = phone.getByRole('dialog');
	await dialog
		.getByRole('button', { name: /^(Restore|Merge)/ })
		.first()
		.click();
	await expect(phone.getByRole('button', { name: 'Undo restore' })).toBeVisible();
	for (const route of ['/', '/progress/', '/library/', '/settings/', '/study/']) {
		await phone.goto(site.address(route));
		await expect(phone.getByRole('heading', { level: 1 }).filter({ visible: true })).toBeVisible();
		await phone.waitForLoadState('networkidle');
		expect(
			await phone.evaluate(() => [
				(window as { pwned?: number }).pwned,
				({} as { polluted?: boolean }).polluted
			]),
			route
		).toEqual([undefined, undefined]);
	}
	expect(errors).toEqual([]);
});
