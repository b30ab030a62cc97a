// A newcomer's first minutes, and what must never be lost on the way.
import { expect, test } from './fixtures.ts';
import {
	answerAndContinue,
	answerQuestion,
	beginStudy,
	questionHeading,
	chooseForm,
	loggedSources
} from './study-steps.ts';

test('first visit: five guesses, the primer, the first session; a reload finds each place', async ({
	site,
	phone
}) => {
	await phone.goto(site.address('/'));
	await phone.getByRole('link', { name: 'Study now' }).click();
	await expect(phone.getByRole('complementary', { name: 'Before you read' })).toBeVisible();
	await answerAndContinue(phone);
	const second = await phone.getByRole('heading', { level: 1 }).textContent();
	await phone.reload();
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText(second ?? '');
	await expect(phone.getByRole('progressbar')).toHaveAttribute('value', '1');
	await expect(phone.getByRole('progressbar')).toHaveAttribute('max', '5');
	for (let guess = 2; guess <= 4; guess++) await answerAndContinue(phone);
	await answerQuestion(phone);
	await phone.getByRole('button', { name: 'Continue' }).click();

	const start = phone.getByRole('button', { name: 'Start learning' });
	await expect(start).toBeVisible();
	await expect(phone.getByRole('heading', { level: 1 })).toBeFocused();
	await phone.reload();
	await expect(start).toBeVisible();
	// A guess counts nowhere.
	await phone.goto(site.address('/'));
	await expect(phone.getByRole('status').first()).toHaveText('Nothing reviewed yet today');
	await phone.getByRole('link', { name: /Study now/ }).click();
	await start.click();
	await answerAndContinue(phone);
	await expect(phone.getByRole('progressbar')).toHaveAttribute('value', '1');
	await expect(phone.getByRole('complementary', { name: 'Before you read' })).toBeHidden();
});

test('the later deck waits for the others, can be started anyway, and shows its dates', async ({
	site,
	phone
}) => {
	const deck = site.address('/library/deck/?id=vostochny-2023/later');
	await phone.goto(deck);
	const waiting = phone.getByRole('region', { name: 'Opens later' });
	await expect(waiting).toContainText('opens later');
	await waiting.getByRole('button', { name: 'Start anyway' }).click();
	await expect(waiting).toBeHidden();
	const study = phone.getByRole('link', { name: 'Study this deck' });
	// The button that opened the deck is gone, and the focus is not lost with it.
	await expect(study).toBeFocused();
	await study.click();
	for (let turn = 0; turn < 3; turn++) {
		await expect(questionHeading(phone)).toBeVisible();
		await expect(phone.getByRole('article').getByText(/as of .*20\d\d/i)).toBeVisible();
		await answerAndContinue(phone);
	}
});

test('a mistake is reported as text with the question’s id and version', async ({
	site,
	phone
}) => {
	await phone.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await phone.goto(site.address('/study/'));
	await answerQuestion(phone);
	await phone.getByRole('button', { name: 'Report a mistake' }).click();
	await phone.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
	await expect(phone.getByRole('dialog').getByRole('status')).toContainText('Copied');
	const text = await phone.evaluate(() => navigator.clipboard.readText());
	expect(text).toMatch(/Question vostochny-2023\/[a-z0-9-]+, version \d/);
});

test('the reveal shows the standing, the date and the sources, and survives a reload', async ({
	site,
	phone
}) => {
	await phone.goto(site.address('/study/'));
	await answerQuestion(phone);
	const evidence = phone.getByRole('region', { name: 'What this rests on' });
	await expect(evidence).toBeVisible();
	await expect(evidence.getByText(/as of/i).first()).toBeVisible();
	await evidence
		.getByText(/sources?$/)
		.first()
		.click();
	await expect(evidence.getByRole('link').first()).toHaveAttribute('rel', /noreferrer/);
	await phone.reload();
	await expect(phone.getByRole('region', { name: 'What this rests on' })).toBeVisible();
	await expect(phone.getByRole('button', { name: 'Continue' })).toBeVisible();
});

test('undo takes the answer back, also after a reload', async ({ site, phone }) => {
	await beginStudy(phone, site.address('/study/'));
	const first = await phone.getByRole('heading', { level: 1 }).textContent();
	await answerAndContinue(phone);
	await answerQuestion(phone);
	await phone.reload();
	await phone.getByRole('button', { name: 'Undo' }).click();
	await expect(phone.getByRole('progressbar')).toHaveAttribute('value', '1');
	await phone.getByRole('button', { name: 'Undo' }).click();
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText(first ?? '');
	await phone.goto(site.address('/'));
	await expect(phone.getByRole('status').first()).toHaveText('Nothing reviewed yet today');
});

test('two tabs at the same question: one answer counts, and both show it', async ({
	site,
	profile
}) => {
	const context = await profile.open();
	const one = context.pages()[0] ?? (await context.newPage());
	await beginStudy(one, site.address('/study/'));
	await answerAndContinue(one);
	const two = await context.newPage();
	await two.goto(site.address('/study/'));
	await expect(two.getByRole('heading', { level: 1 })).toHaveText(
		(await one.getByRole('heading', { level: 1 }).textContent()) ?? ''
	);
	await answerQuestion(one);
	await expect(two.getByRole('button', { name: 'Continue' })).toBeVisible();
	await two.goto(site.address('/'));
	await expect(two.getByRole('status').first()).toHaveText('2 reviewed today');
});

test('a whole session by keyboard alone', async ({ site, phone }) => {
	await beginStudy(phone, site.address('/study/'));
	const heading = phone.getByRole('heading', { level: 1 });
	for (let turn = 0; turn < 4; turn++) {
		const before = await heading.textContent();
		await expect(
			phone.locator('[aria-keyshortcuts], input[type=text], article button').first()
		).toBeVisible();
		if (await phone.getByRole('textbox').count()) {
			await phone.keyboard.press('Tab');
			await phone.getByRole('textbox').focus();
			await phone.keyboard.type('Kim');
			await phone.keyboard.press('Enter');
		} else if (await phone.getByRole('button', { name: 'Show answer' }).count()) {
			await phone.keyboard.press('Space');
			await phone.keyboard.press('3');
		} else await phone.keyboard.press('1');
		await expect(phone.getByRole('button', { name: 'Continue' })).toBeVisible();
		await phone.keyboard.press('Enter');
		await expect(heading).not.toHaveText(before ?? '');
		await expect(heading).toBeFocused();
	}
	await expect(phone.getByRole('progressbar')).toHaveAttribute('value', '4');
});

test('a quiz in test mode gives the score at the end and puts the answers in the log', async ({
	site,
	phone
}) => {
	await phone.goto(site.address('/quiz/?deck=vostochny-2023/actors'));
	await phone.getByRole('radio', { name: /^Test/ }).check();
	await chooseForm(phone, 'Choose one');
	await phone.getByRole('spinbutton').fill('3');
	await phone.getByRole('button', { name: /^Start/ }).click();
	for (let turn = 0; turn < 3; turn++) {
		const heading = phone.getByRole('heading', { level: 1 });
		const before = await heading.textContent();
		await phone.getByRole('list', { name: 'Options' }).getByRole('button').first().click();
		await expect(heading).not.toHaveText(before ?? '');
	}
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText(/of 3 right at the first try/);
	// Some may be probes: those are logged and asked again, and no reviews yet.
	expect(await loggedSources(phone)).toEqual(['quiz', 'quiz', 'quiz']);
});

test('practice asks until the answer is right', async ({ site, phone }) => {
	await phone.goto(site.address('/quiz/?deck=vostochny-2023/actors'));
	await phone.getByRole('radio', { name: /^Practice/ }).check();
	await chooseForm(phone, 'Choose one');
	await phone.getByRole('spinbutton').fill('1');
	await phone.getByRole('button', { name: /^Start/ }).click();
	const options = phone.getByRole('list', { name: 'Options' }).getByRole('button');
	const goOn = phone.getByRole('button', { name: 'Continue' });
	await expect(options.first()).toBeVisible();
	for (let at = 0; !(await goOn.isVisible()); at++) {
		const text = await options.nth(at).locator('span').innerText();
		await options.nth(at).click();
		// A wrong option is named with the reason; the right one ends the question.
		const lead = at > 0 ? `Not yet after ${at + 1} tries` : 'Not yet';
		const notYet = phone.getByText(`${lead}, try again. ${text}:`);
		await expect(goOn.or(notYet)).toBeVisible();
		if (at > 0 || (await goOn.isVisible())) continue;
		// What was said of a wrong try stands there after a reload too.
		await phone.reload();
		await expect(notYet).toBeVisible();
	}
	// Not only by its key: on a phone there is none.
	await expect(phone.getByRole('button', { name: 'Undo' })).toBeVisible();
	await phone.getByRole('button', { name: 'Continue' }).click();
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText(/of 1 right at the first try/);
});

test('a quiz left half done is taken up again, and can be ended for another', async ({
	site,
	phone
}) => {
	const address = site.address('/quiz/?deck=vostochny-2023/actors');
	const setUp = phone.getByRole('heading', { name: 'Set up a quiz' });
	const end = async () => {
		await phone.getByRole('button', { name: 'End quiz' }).click();
		await phone.getByRole('button', { name: 'End it' }).click();
	};
	await phone.goto(address);
	await phone.getByRole('button', { name: /^Start/ }).click();
	await expect(questionHeading(phone)).toBeVisible();
	await phone.goto(site.address('/'));
	await phone.goto(address);
	await expect(questionHeading(phone)).toBeVisible();
	// Nothing was answered: straight to the next quiz.
	await end();
	await expect(setUp).toBeFocused();
	await phone.getByRole('radio', { name: /^Test/ }).check();
	await chooseForm(phone, 'Choose one');
	await phone.getByRole('button', { name: /^Start/ }).click();
	await expect(questionHeading(phone)).toBeVisible();
	await phone.getByRole('list', { name: 'Options' }).getByRole('button').first().click();
	await expect(phone.getByRole('progressbar')).toHaveAttribute('value', '1');
	await end();
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText(/of 1 right at the first try/);
	await phone.getByRole('button', { name: 'Another quiz' }).click();
	await expect(setUp).toBeFocused();
	await phone.goto(address);
	await expect(setUp).toBeVisible();
});
