// The modes of a class in real browsers, each from its choice to its end.
import type { Page } from '@playwright/test';
import { expectSound } from './axe.ts';
import { answer, beginClass, join, LAPTOP, saved, step, test } from './class-steps.ts';
import { expect } from './fixtures.ts';
import { readRows } from './raw-storage.ts';
import { answerIn } from './study-steps.ts';

/** At one's own pace the answer is followed by its reveal. */
const answerAlone = (page: Page) => answerIn(page, page.getByLabel('What this rests on'));
type Cards = { id: string }[];
const cardsOf = (page: Page) => readRows(page, 'dossier:main').then(({ cards }) => cards as Cards);

test('a vote, a talk, a second vote: the teacher alone sees the first, all see what changed', async ({
	school,
	person
}) => {
	test.setTimeout(120_000);
	const host = await person(LAPTOP);
	const code = await beginClass(host, school, [], 1, /Vote, talk, vote again/);
	const wall = await host.context().newPage();
	await wall.goto(school.address(`/class/?projector=${code}`));
	const [one, other] = [await person(), await person()];
	for (const student of [one, other]) await join(student, school, code);
	await step(host, 'Start');
	for (const student of [one, other]) await answer(student);
	const note = host.getByRole('region', { name: 'How the vote came out' });
	await expect(note).toContainText(/[012] of 2 right/);
	await expect(wall.getByText('2 of 2 answered')).toBeVisible();
	await expect(wall.getByRole('region', { name: 'How the vote came out' })).toHaveCount(0);
	await expect(wall.getByRole('region', { name: 'How the class answered' })).toHaveCount(0);
	await expectSound(host);
	await step(host, 'Let them talk');
	for (const page of [one, other, wall])
		await expect(
			page.getByText(/Talk to a neighbour who answered differently/).first()
		).toBeVisible();
	await expect(one.getByLabel('Your answer')).toBeVisible();
	await expectSound(one);
	// A reload in the middle of the talk: still there, with one's vote.
	await one.reload();
	await expect(one.getByLabel('Your answer')).toBeVisible();
	await step(host, 'Vote again');
	await expect(one.getByText(/Your first vote: /)).toBeVisible();
	await expectSound(one);
	for (const student of [one, other]) await answer(student);
	await step(host, 'Reveal');
	for (const page of [one, other, wall, host])
		await expect(page.getByRole('region', { name: 'What the second vote changed' })).toBeVisible();
	await expect(one.getByText('The first one goes into your reviews.')).toBeVisible();
	for (const page of [one, wall, host]) await expectSound(page);
	await step(host, 'Finish');
	await expect(host.getByRole('region', { name: 'Questions, the hardest first' })).toContainText(
		'In the second vote'
	);
	// Once in one's own memory, whatever was said the second time.
	await expect.poll(() => cardsOf(one).then(({ length }) => length)).toBe(1);
	const { events } = await readRows(one, 'dossier:main');
	expect((events as { source?: string }[]).filter(({ source }) => source === 'class')).toHaveLength(
		1
	);
});

test('at one’s own pace: each sees every answer at once, and is where they were after a reload', async ({
	school,
	person
}) => {
	test.setTimeout(120_000);
	const host = await person(LAPTOP);
	const code = await beginClass(host, school, [], 3, /At one’s own pace/);
	const [quick, slow] = [await person(), await person()];
	for (const student of [quick, slow]) await join(student, school, code);
	await step(host, 'Start');
	for (const at of [1, 2, 3]) {
		await expect(quick.getByText(`Question ${at} of 3`)).toBeVisible();
		await answerAlone(quick);
		if (at === 1) await expectSound(quick);
		await step(quick, 'Next question');
	}
	await expect(quick.getByRole('heading', { name: 'You are through' })).toBeVisible();
	const score = (await quick.getByText(/^\d of 3 right\.$/).textContent()) ?? '';
	await expectSound(quick);
	await quick.reload();
	await expect(quick.getByRole('heading', { name: 'You are through' })).toBeVisible();
	await answerAlone(slow);
	await slow.reload();
	await expect(slow.getByText('Question 2 of 3')).toBeVisible();
	await expect(host.getByText('1 of 2 are through').first()).toBeVisible();
	const students = host.getByRole('region', { name: 'Students, who is behind first' });
	await expect(students.getByRole('row').nth(1)).toContainText('1 of 3');
	await expect(students.getByRole('row').nth(2)).toContainText('3 of 3');
	await expect(students.getByRole('row').nth(2).getByRole('cell').last()).toHaveText(
		score.slice(0, 1)
	);
	await expect(
		host.getByRole('region', { name: 'Questions' }).getByRole('row').nth(1)
	).toContainText(/2\s*(0|50|100) %/);
	await expectSound(host);
	await step(host, 'End for everyone');
	await step(host, 'End it now');
	await expect(slow.getByRole('heading', { name: 'The class is over' })).toBeVisible();
	await expect(slow.getByText(/[01] of 3 right/)).toBeVisible();
	await expect.poll(() => cardsOf(quick).then(({ length }) => length)).toBe(3);
	await expect.poll(() => cardsOf(slow).then(({ length }) => length)).toBe(1);
	await expect(host.getByRole('heading', { name: 'Students' })).toBeVisible();
});

test('teams are moved before it begins, ranked by their means; a goal ranks nobody', async ({
	school,
	person
}) => {
	test.setTimeout(120_000);
	const host = await person(LAPTOP);
	const code = await beginClass(host, school, [], 1, /Teams/);
	const [one, other] = [await person(), await person()];
	for (const student of [one, other]) {
		await join(student, school, code);
		await expect(student.getByText(/^In Team /)).toBeVisible();
	}
	const picker = host.getByRole('combobox', { name: /^Team of / }).first();
	await picker.selectOption({ index: 3 });
	const moved = (await picker.locator('option').nth(3).textContent()) ?? '';
	const inTeam = (student: Page) => student.getByText(`In ${moved}`).count();
	await expect.poll(async () => (await inTeam(one)) + (await inTeam(other))).toBeGreaterThan(0);
	await expectSound(host);
	await step(host, 'Start');
	for (const student of [one, other]) await answer(student);
	await step(host, 'Reveal');
	for (const page of [one, other, host])
		await expect(page.getByRole('list', { name: 'Teams' })).toContainText(moved);
	await expectSound(one);
	await step(host, 'Finish');
	await expect(host.getByRole('heading', { name: 'Teams' })).toBeVisible();

	const second = await beginClass(host, school, [], 1, /One goal for all/);
	await join(one, school, second);
	await step(host, 'Start');
	await answer(one);
	await step(host, 'Reveal');
	for (const page of [one, host])
		await expect(page.getByRole('region', { name: 'The goal of the class' })).toContainText(
			'The goal is 80 %'
		);
	await expect(one.getByText(/\d points/)).toHaveCount(0);
	await expect(host.getByText(/\d points/)).toHaveCount(0);
	await expectSound(one);
	await step(host, 'Finish');
	await expect(one.getByRole('region', { name: 'The goal of the class' })).toContainText(
		/You have reached it together|Not this time/
	);
	await expect(saved(one)).toHaveCount(0);
});
