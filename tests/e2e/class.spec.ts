// A live class in real browsers: one host, a wall and students, on the server of `npm start`.
import type { Page } from '@playwright/test';
import { createMemoryStore } from '../../src/server/stores/memory.ts';
import { createClass, newToken } from '../../src/lib/state/class-link.ts';
import { contentOf, oneOfEach, SETTINGS } from '../core/classroom/sample-class.ts';
import { axeFindings, inBothThemes, overflowOf } from './axe.ts';
import {
	startClassSite,
	test,
	LAPTOP,
	beginClass,
	join,
	step,
	CONTROLS,
	saved,
	answer
} from './class-steps.ts';
import { expect } from './fixtures.ts';
import { readRows } from './raw-storage.ts';
import { waitForOffline } from './study-steps.ts';

test('a whole class: a host, a wall and six students play, and what they missed is in their own reviews', async ({
	school,
	person
}) => {
	test.setTimeout(180_000);
	const host = await person(LAPTOP);
	const code = await beginClass(host, school);
	const wall = await host.context().newPage();
	await wall.goto(school.address(`/class/?projector=${code}`));
	await expect(wall.getByRole('heading', { level: 1 })).toHaveText('Join the class');
	const students: Page[] = [];
	for (let at = 0; at < 6; at++) {
		const student = await person();
		await join(student, school, code);
		students.push(student);
	}
	await expect(wall.getByText('6 in the class')).toBeVisible();
	await step(host, 'Start');
	for (const round of [1, 2]) {
		for (const student of students)
			await expect(student.getByText(`Question ${round} of 2`)).toBeVisible();
		for (const student of students) await answer(student);
		// All have answered: it closes by itself.
		await expect(wall.getByText('6 of 6 answered')).toBeVisible();
		await step(host, 'Reveal');
		for (const student of students)
			await expect(student.getByText(/points for this/)).toBeVisible();
		await expect(wall.getByRole('region', { name: 'The answer' })).toBeVisible();
		for (const student of students)
			await expect(student.getByLabel('What this rests on')).toBeVisible();
		await step(host, round === 2 ? 'Finish' : 'Next');
	}
	for (const student of students) {
		await expect(student.getByRole('heading', { name: 'The class is over' })).toBeVisible();
		await expect(student.getByText('2 questions are in your own reviews now')).toBeVisible();
		const rows = await readRows(student, 'dossier:main');
		const logged = rows.events?.filter(({ source }) => source === 'class');
		expect(logged).toHaveLength(2);
		expect(rows.cards).toHaveLength(2);
	}
	await expect(host.getByRole('heading', { name: 'Questions, the hardest first' })).toBeVisible();
	await expect(host.getByRole('row')).toHaveCount(7);
	const [file] = await Promise.all([
		host.waitForEvent('download'),
		host.getByRole('button', { name: /CSV/ }).click()
	]);
	expect(file.suggestedFilename()).toMatch(new RegExp(`class-${code}-.*\\.csv`));
	// The report is the teacher's, whatever becomes of the server.
	await school.stop();
	await host.reload();
	await expect(host.getByRole('heading', { name: 'The class is over' })).toBeVisible();
	await expect(host.getByRole('row')).toHaveCount(7);
});

test('a phone that reloads, and a server that dies in the middle of a question, lose nothing', async ({
	person
}) => {
	test.setTimeout(120_000);
	const store = createMemoryStore();
	const school = await startClassSite(store);
	const host = await person(LAPTOP);
	const code = await beginClass(host, school, [/Close a question once/]);
	const one = await person();
	const other = await person();
	await join(one, school, code);
	await join(other, school, code);
	const name = await one.locator('.name').textContent();
	await step(host, 'Start');
	await answer(one);
	await one.reload();
	await expect(one.getByLabel('Your answer')).toBeVisible();

	// Its form, whichever was drawn, is on screen.
	await expect(other.locator(CONTROLS).first()).toBeVisible();
	await school.stop();
	await expect(other.getByText(/No connection/)).toBeVisible();
	// Tapped while there is no server: kept on the phone, sent by itself when there is one.
	await answer(other);
	await school.start();
	await expect(saved(other)).toBeVisible();
	await expect(host.getByText('2 of 2 answered')).toBeVisible();
	await step(host, 'Close question');
	await step(host, 'Reveal');
	await expect(one.getByText(/points for this/)).toBeVisible();
	await expect(other.getByText(/points for this/)).toBeVisible();
	await step(host, 'End class');
	await step(host, 'End it now');
	await expect(one.getByText(`${name}:`)).toBeVisible();
	await school.stop();
});

test('the host lets in, takes off the list and leads from another browser; a student moves to another phone', async ({
	school,
	person
}) => {
	test.setTimeout(120_000);
	const host = await person(LAPTOP);
	const code = await beginClass(host, school, [/let everyone in myself/]);
	const student = await person();
	await student.goto(school.address(`/class/?code=${code}`));
	await expect(student.getByRole('heading', { name: 'Waiting to be let in' })).toBeVisible();
	await host.getByRole('button', { name: /^Let in/ }).click();
	await expect(student.getByRole('heading', { name: 'You are in' })).toBeVisible();
	const name = (await student.locator('.name').textContent()) ?? '';
	const key = (await student.locator('.key').textContent()) ?? '';

	const second = await person(LAPTOP);
	await host.getByText('Lead it from another device').click();
	const link = (await host.locator('p.link').textContent()) ?? '';
	await second.goto(link);
	await second.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(host.getByRole('button', { name: 'Close question' })).toBeVisible();

	// The old phone is left; the other one goes on as the same student.
	const phone = await person();
	await second.getByRole('button', { name: 'Shut the door' }).click();
	await phone.goto(school.address(`/class/?code=${code}`));
	await phone.getByRole('textbox', { name: /Key from your other phone/ }).fill(key.toLowerCase());
	await phone.getByRole('button', { name: 'Try again' }).click();
	await expect(student.getByRole('heading', { name: /went on with another phone/ })).toBeVisible();
	await answer(phone);
	await expect(second.getByText('1 of 1 answered')).toBeVisible();

	await second.getByRole('button', { name: `Remove ${name}` }).click();
	await expect(phone.getByRole('heading', { name: /took this name off the list/ })).toBeVisible();
});

test('what was answered at the classroom’s address goes home in a link, once, also where the home server is stopped', async ({
	site,
	person
}) => {
	test.setTimeout(120_000);
	// The student’s own app, at another address, already stored on the phone.
	const home = await person();
	await home.goto(site.address('/'));
	await waitForOffline(home);
	const school = await startClassSite(createMemoryStore(), { homeUrl: site.url });
	const host = await person(LAPTOP);
	const code = await beginClass(host, school, [], 3);
	const student = await person();
	await join(student, school, code);
	await step(host, 'Start');
	for (const last of [false, false, true]) {
		await answer(student);
		await step(host, 'Reveal');
		await expect(student.getByText(/points for this/)).toBeVisible();
		await step(host, last ? 'Finish' : 'Next');
	}
	const link = await student.getByRole('link', { name: 'Take it home' }).getAttribute('href');
	expect(link).toContain(`${site.url}class/#take=vostochny-2023.`);
	await student.getByText('With another phone').click();
	const text = await student.locator('p.code').textContent();
	await school.stop();
	await site.stop();

	await home.goto(link ?? '');
	await expect(home.getByText('3 answers from your class are in your reviews now')).toBeVisible();
	const before = await readRows(home, 'dossier:main');
	expect(before.events?.filter(({ source }) => source === 'class')).toHaveLength(3);
	// A second time by the link, a third by hand: nothing changes.
	await home.goto('about:blank');
	await home.goto(link ?? '');
	await expect(home.getByText('in your reviews already')).toBeVisible();
	await home.reload();
	await home.getByRole('textbox', { name: 'Class code' }).fill(text ?? '');
	await home.getByRole('button', { name: 'Join a class' }).click();
	await expect(home.getByText('in your reviews already')).toBeVisible();
	expect(await readRows(home, 'dossier:main')).toEqual(before);
	await home.getByRole('textbox', { name: 'Class code' }).fill(`${text?.slice(0, -4)}`);
	await home.getByRole('button', { name: 'Join a class' }).click();
	await expect(home.getByText('The code is damaged')).toBeVisible();
});

test('a whole class by keyboard alone, on both sides; what a screen reader is told is in the page', async ({
	school,
	person
}) => {
	test.setTimeout(180_000);
	const host = await person(LAPTOP);
	const student = await person(LAPTOP);
	const tabTo = async (
		page: Page,
		name: string | RegExp,
		role: 'button' | 'textbox' | 'spinbutton' = 'button'
	) => {
		const wanted = page.getByRole(role, { name, exact: typeof name === 'string' });
		await expect(wanted).toBeVisible();
		for (let press = 0; press < 80; press++) {
			if (await wanted.evaluate((element) => element === document.activeElement)) return;
			await page.keyboard.press('Tab');
		}
		throw new Error(`Tab never reached ${name}`);
	};
	const press = async (page: Page, name: string | RegExp) => {
		await tabTo(page, name);
		await page.keyboard.press('Enter');
	};
	await host.goto(school.address('/class/'));
	await tabTo(host, /Questions of/, 'spinbutton');
	await host.keyboard.press('Control+a');
	await host.keyboard.type('2');
	await press(host, 'Host a class');
	await expect(host.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
	const code = /host=(\d{6})/.exec(host.url())?.[1] ?? '';

	await student.goto(school.address('/class/'));
	await tabTo(student, 'Class code', 'textbox');
	await student.keyboard.type(code);
	await student.keyboard.press('Enter');
	await expect(student.getByRole('heading', { name: 'You are in' })).toBeFocused();
	await press(host, 'Start');
	for (const last of [false, true]) {
		await expect(host.getByRole('heading', { level: 1 })).toBeFocused();
		// The reading phase comes first; then the options, with the question in focus.
		await expect(student.locator(CONTROLS).first()).toBeVisible();
		await expect(student.getByRole('article').getByRole('heading', { level: 1 })).toBeFocused();
		// By figures where the form has them, by letters where it asks for words.
		for (const field of await student.getByRole('article').getByRole('textbox').all()) {
			await field.focus();
			await student.keyboard.type('17');
		}
		await student.keyboard.press(
			(await student.locator('article [aria-keyshortcuts="1"]').count()) > 0 ? '1' : 'Enter'
		);
		const check = student.getByRole('button', { name: 'Check' });
		for (let turn = 0; turn < 2 && (await check.isVisible()); turn++) await press(student, 'Check');
		await expect(student.getByLabel('Your answer')).toBeVisible();
		await expect(student.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
		await press(host, 'Reveal');
		await expect(student.getByRole('article').getByRole('heading', { level: 1 })).toBeFocused();
		await expect(
			student
				.getByRole('status')
				.filter({ hasText: /right|not yet|almost/i })
				.first()
		).toBeVisible();
		await press(host, last ? 'Finish' : 'Next');
	}
	await expect(student.getByRole('heading', { name: 'The class is over' })).toBeFocused();
	await expect(host.getByRole('heading', { name: 'The class is over' })).toBeFocused();
});

test('every form that can be asked live is answered on a phone, revealed, and put into one’s own reviews', async ({
	school,
	person
}) => {
	test.setTimeout(180_000);
	const questions = oneOfEach();
	const hostKey = newToken();
	const made = await createClass({
		url: school.url,
		hostKey,
		content: contentOf(questions),
		settings: SETTINGS
	});
	if (!('code' in made)) throw new Error(made.words);
	const host = await person(LAPTOP);
	await host.goto(school.address(`/class/?host=${made.code}#${hostKey}`));
	const student = await person();
	await join(student, school, made.code);
	await step(host, 'Start');
	for (const [index, { rung }] of questions.entries()) {
		await expect(student.getByText(`Question ${index + 1} of ${questions.length}`)).toBeVisible();
		await answer(student);
		await expect(saved(student), rung.form).toBeVisible();
		await step(host, 'Close question');
		await step(host, 'Reveal');
		await expect(student.getByText(/points for this/), rung.form).toBeVisible();
		await expect(host.getByRole('region', { name: 'The answer' }), rung.form).toBeVisible();
		await step(host, index + 1 === questions.length ? 'Finish' : 'Next');
	}
	await expect(
		student.getByText(`${questions.length} questions are in your own reviews now`)
	).toBeVisible();
	const rows = await readRows(student, 'dossier:main');
	const forms = rows.events?.flatMap(({ source, form }) => (source === 'class' ? [form] : []));
	expect(forms).toEqual(questions.map(({ rung }) => rung.form));
});

test('a phone whose clock is a day ahead and one that is a day behind count the same time down', async ({
	school,
	person
}) => {
	const host = await person(LAPTOP);
	const code = await beginClass(host, school);
	const phones: Page[] = [];
	for (const days of [-1, 1]) {
		const phone = await person();
		await phone.clock.setSystemTime(Date.now() + days * 86_400_000);
		await join(phone, school, code);
		phones.push(phone);
	}
	await step(host, 'Start');
	for (const phone of phones) {
		const timer = phone.getByRole('timer');
		await expect(timer).toHaveText(/^(1:00|0:5\d)$/);
		await answer(phone);
	}
	await step(host, 'Reveal');
	for (const phone of phones) await expect(phone.getByText(/points for this/)).toBeVisible();
});

test('a class of chosen questions asks these and no others', async ({ school, person }) => {
	const host = await person(LAPTOP);
	await host.goto(school.address('/class/'));
	const section = host.getByRole('region', { name: 'Host a class' });
	await section.getByText('Drawn by chance').click();
	await section.getByRole('searchbox').fill('Vostochny');
	const first = section.getByRole('listitem').first();
	const prompt = (await first.textContent())?.trim() ?? '';
	await first.getByRole('checkbox').check();
	await section.getByRole('button', { name: 'Host a class' }).click();
	await step(host, 'Start');
	await expect(host.getByText('question 1 of 1')).toBeVisible();
	await expect(host.getByRole('heading', { level: 1 })).toHaveText(prompt);
});

test('on a static host the Class page says that it carries no live class', async ({
	site,
	phone
}) => {
	await phone.goto(site.address('/class/'));
	await expect(phone.getByText('it can carry no live class')).toBeVisible();
	await expect(phone.getByRole('button', { name: 'Host a class' })).toHaveCount(0);
	await phone.getByRole('textbox', { name: 'Class code' }).fill('12');
	await phone.getByRole('button', { name: 'Join a class' }).click();
	await expect(phone.getByText('A class code has six digits')).toBeVisible();
});

test('each page of a class: axe finds nothing in either theme, nothing is wider than the phone', async ({
	school,
	person
}) => {
	test.setTimeout(180_000);
	const host = await person();
	const student = await person();
	const wall = await person(LAPTOP);
	for (const page of [host, student, wall]) await page.emulateMedia({ reducedMotion: 'reduce' });
	const check = async (where: string) => {
		for (const [name, page] of Object.entries({ host, student, wall })) {
			await inBothThemes(page, async (theme) => {
				expect(await axeFindings(page), `${name}, ${where}, ${theme}`).toEqual([]);
				expect(await overflowOf(page), `${name}, ${where}`).toBeLessThanOrEqual(0);
			});
		}
	};
	const code = await beginClass(host, school);
	await wall.goto(school.address('/class/'));
	await join(student, school, code);
	await host.getByText('Lead it from another device').click();
	const key = ((await host.locator('p.link').textContent()) ?? '').split('#')[1] ?? '';
	await wall.goto(school.address(`/class/?projector=${code}#${key}`));
	await expect(wall.getByText('1 in the class')).toBeVisible();
	await check('lobby');
	await step(host, 'Start');
	await expect(student.getByRole('article')).toBeVisible();
	await check('open');
	await answer(student);
	await expect(host.getByRole('button', { name: 'Reveal' })).toBeVisible();
	await check('closed');
	await step(host, 'Reveal');
	await expect(student.getByText(/points for this/)).toBeVisible();
	await check('reveal');
	await step(host, 'End class');
	await step(host, 'End it now');
	await expect(student.getByRole('heading', { name: 'The class is over' })).toBeVisible();
	await expect(host.getByRole('table')).toBeVisible();
	await check('end');
});
