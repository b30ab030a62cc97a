// From one lesson to the next, and a class that is only tried out, in real browsers.
import type { Page } from '@playwright/test';
import { rightAnswer, wrongAnswer } from '../../src/lib/core/classroom/rehearsal.ts';
import { shownResponse } from '../../src/lib/core/classroom/blind.ts';
import { newToken, openPhoneLink } from '../../src/lib/state/class-link.ts';
import { ENTITIES, QUESTIONS } from '../core/classroom/sample-class.ts';
import { expectSound } from './axe.ts';
import { LAPTOP, step, test, type ClassSite } from './class-steps.ts';
import { expect, PHONE } from './fixtures.ts';
import { readRows } from './raw-storage.ts';

/** The same on a phone and a laptop. */
async function expectSoundEverywhere(page: Page) {
	for (const viewport of [PHONE, LAPTOP]) {
		await page.setViewportSize(viewport);
		await expectSound(page);
	}
}

/** A student who has everything right, or everything wrong. */
function openStudent({ url }: ClassSite, code: string, isRight: boolean) {
	const given = new Set<number>();
	const link = openPhoneLink({
		...{ url, code, token: newToken(), onmine: () => undefined, onstatus: () => undefined },
		onstate: ({ phase, index, question: asked }) => {
			const question = QUESTIONS.find(
				({ id, rungIndex }) => id === asked?.id && rungIndex === asked.rungIndex
			);
			if (phase !== 'open' || !question || given.has(index)) return;
			given.add(index);
			const response = isRight
				? rightAnswer(question, ENTITIES)
				: wrongAnswer(question, ENTITIES, () => 0);
			const sent = { index, response: shownResponse(question, response), elapsedMs: 1000 };
			void link.answer({ ...sent, confidence: 'sure' });
		}
	});
	return link;
}

/** Plays the class that stands in the host's lobby; gives its code. */
async function play(host: Page, school: ClassSite, count: number, isRight: boolean) {
	const code = /host=(\d{6})/.exec(host.url())?.[1] ?? '';
	const student = openStudent(school, code, isRight);
	await expect(host.locator('.who')).toHaveCount(1);
	await step(host, 'Start');
	for (let at = 1; at <= count; at++) {
		await expect(host.getByText(`question ${at} of ${count}`)).toBeVisible();
		const open = host.getByRole('button', { name: 'Open now', exact: true });
		if (await open.isVisible()) await open.click();
		await step(host, 'Reveal');
		await step(host, at === count ? 'Finish' : 'Next');
	}
	await expect(host.getByRole('heading', { name: 'The class is over' })).toBeVisible();
	student.close();
}

const lessonsIn = async (page: Page) =>
	((await readRows(page, 'dossier:main')).classes as { kind: string }[]).filter(
		({ kind }) => kind === 'lesson'
	);

test('a class begins the next lesson with what it missed; how it came along is kept until it is removed', async ({
	school,
	person
}) => {
	test.setTimeout(120_000);
	const host = await person(LAPTOP);
	await host.goto(school.address('/class/'));
	await host.getByRole('spinbutton', { name: /Questions of/ }).fill('2');
	await host.getByRole('combobox', { name: /Name of the class/ }).fill(' 7b ');
	const begin = host.getByRole('button', { name: 'Host a class' });
	await expect(begin).not.toHaveAttribute('aria-disabled', 'true');
	await begin.click();
	await expect(host).toHaveURL(/host=\d{6}/);
	await play(host, school, 2, false);

	const next = host.getByRole('region', { name: 'The next lesson of 7b' });
	await expect(next.getByText('0 of 1 right · 1 wrong and sure')).toHaveCount(2);
	await expect(next.getByText('No more than two were missed.')).toBeVisible();
	const homework = next.getByRole('link', { name: 'The most missed as homework' });
	expect(await homework.getAttribute('href')).toMatch(/#v=1&d=vostochny-2023&q=[\w-]+,[\w-]+&t=/);
	await expectSoundEverywhere(host);

	// The next day: from the Class page, in one press.
	await host.goto(school.address('/class/'));
	await host.getByText('7b', { exact: true }).click();
	await expectSoundEverywhere(host);
	await host.getByRole('button', { name: 'Start the next lesson with these two' }).click();
	await expect(host).toHaveURL(/host=\d{6}/);
	await play(host, school, 2, true);
	await expect(next.getByText('Nothing was missed')).toBeVisible();
	const rows = host.getByRole('region', { name: 'How 7b came along' }).getByRole('row');
	await expect(rows).toHaveCount(4);
	for (const at of [1, 2, 3]) {
		await expect(rows.nth(at).getByRole('cell')).toHaveText([/^0 % of [12]/, /^100 % of [12]/]);
	}
	await expectSoundEverywhere(host);
	expect(await lessonsIn(host)).toHaveLength(2);

	await host.goto(school.address('/class/'));
	await host.getByText('7b', { exact: true }).click();
	await host.getByRole('button', { name: 'Remove the lessons of 7b' }).click();
	await step(host, 'Remove them');
	await expect(host.getByRole('heading', { name: 'The next lesson' })).toHaveCount(0);
	expect(await lessonsIn(host)).toEqual([]);
});

test('a rehearsal: simulated students join, answer and come back after a reload; nothing of it is kept', async ({
	school,
	person
}) => {
	test.setTimeout(120_000);
	const host = await person(LAPTOP);
	await host.goto(school.address('/class/'));
	await host.getByRole('spinbutton', { name: /Questions of/ }).fill('1');
	await host.getByRole('combobox', { name: /Name of the class/ }).fill('7b');
	await host.getByRole('spinbutton', { name: 'Simulated students' }).fill('8');
	const rehearse = host.getByRole('button', { name: 'Rehearse' });
	await expect(rehearse).not.toHaveAttribute('aria-disabled', 'true');
	await expectSoundEverywhere(host);
	await rehearse.click();
	await expect(host).toHaveURL(/host=\d{6}/);
	const code = /host=(\d{6})/.exec(host.url())?.[1] ?? '';
	const wall = await host.context().newPage();
	await wall.goto(school.address(`/class/?projector=${code}`));
	// One of the eight comes late.
	await expect(wall.getByText('7 in the class')).toBeVisible();
	for (const page of [host, wall])
		await expect(page.getByText('Rehearsal', { exact: true })).toBeVisible();
	// What this browser plays says nothing of the network.
	await expect(host.getByText('No phone has come in yet')).toBeVisible();
	const names = async () => (await host.locator('.who b').allTextContents()).sort();
	const before = await names();
	expect(before).toHaveLength(7);
	await expectSoundEverywhere(host);
	await host.reload();
	await expect(host.locator('.who')).toHaveCount(7);
	await expect(host.getByText('away')).toHaveCount(0);
	expect(await names()).toEqual(before);
	const phone = await person();
	await phone.goto(school.address(`/class/?code=${code}`));
	await expect(phone.getByText('Rehearsal', { exact: true })).toBeVisible();
	await phone.close();

	await step(host, 'Start');
	await step(host, 'Open now');
	await expect(wall.getByText('8 of 9 answered')).toBeVisible({ timeout: 40_000 });
	await expectSoundEverywhere(wall);
	const close = host.getByRole('button', { name: 'Close question', exact: true });
	if (await close.isVisible()) await close.click();
	await step(host, 'Reveal');
	await step(host, 'Finish');
	await expect(host.getByText(/This was a rehearsal/)).toBeVisible();
	await expect(host.getByRole('heading', { name: /The next lesson/ })).toHaveCount(0);
	await expectSoundEverywhere(host);

	const rows = await readRows(host, 'dossier:main');
	expect(rows.events).toEqual([]);
	expect(rows.cards).toEqual([]);
	expect(rows.classes).toHaveLength(1);
	expect(JSON.stringify(rows.classes)).not.toContain('"report"');
	await host.goto(school.address('/class/'));
	await expect(host.getByText(/^rehearsal, /)).toBeVisible();
	await expect(host.getByRole('heading', { name: 'The next lesson' })).toHaveCount(0);
});
