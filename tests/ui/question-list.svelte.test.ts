// The questions of a deck, as a learner sees and manages them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import type { Question, References } from '../../src/lib/core/content/types.ts';
import { readCard } from '../../src/lib/db/cards.ts';
import { readCardsOfDeck } from '../../src/lib/db/library.ts';
import QuestionList from '../../src/routes/library/deck/QuestionList.svelte';
import { deckId, Device } from '../db/learner.ts';

let phone: Device;
const references: References = { sources: [], entities: [], facts: [], misconceptions: [] };
const questions = Array.from({ length: 3 }, (_, n): Question => ({
	id: `story/q${n}`,
	version: 1,
	prompt: `What does question ${n} ask?`,
	rungs: [
		{ form: 'true-false', statement: 'It asks much.', key: false, correction: 'It asks little.' },
		{ form: 'typed', key: `Answer ${n}`, accept: [] }
	],
	explanation: 'That is how it is.',
	factIds: ['f1'],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
}));

beforeEach(async () => {
	phone = await Device.fresh('questions');
	await phone.answer(0);
	await phone.answer(0);
	await phone.answer(1);
});
afterEach(() => phone.remove());

async function open() {
	const props = async () => ({
		questions,
		references,
		clock: phone.clock,
		cards: await readCardsOfDeck(phone.store, deckId)
	});
	const screen = await render(QuestionList, await props());
	return { screen, refresh: async () => screen.rerender(await props()) };
}

test('says how each question stands, and keeps its answer folded', async () => {
	const { screen } = await open();
	const items = screen.getByRole('listitem');
	await expect.element(items.nth(0)).toMatchTextContent(/^Due in \d+ days/);
	await expect.element(items.nth(1)).toMatchTextContent(/^Learning · in \d+ min/);
	await expect.element(items.nth(2)).toMatchTextContent(/^New/);
	expect(screen.container.textContent).not.toContain('Answer 0');
	await items
		.nth(0)
		.getByText(/^Answer:/)
		.click();
	await expect.element(items.nth(0).getByText('Answer 0')).toBeVisible();
});

test('a question never answered has nothing to suspend', async () => {
	const { screen } = await open();
	const last = screen.getByRole('listitem').nth(2);
	await last.getByText(/^Answer:/).click();
	await expect.element(last.getByText('Answer 2')).toBeVisible();
	expect(last.getByRole('button').query()).toBeNull();
});

test('suspends a question, says so, and takes it back', async () => {
	const { screen, refresh } = await open();
	const first = screen.getByRole('listitem').nth(0);
	await first.getByText(/^Answer:/).click();
	await first.getByRole('button', { name: /^Suspend/ }).click();
	const note = screen.getByRole('status').nth(1);
	await expect.element(note).toMatchTextContent(/^Suspended/);
	await refresh();
	await expect.element(first).toMatchTextContent(/^Suspended/);
	await expect.element(first.getByRole('button', { name: /^Unsuspend/ })).toHaveFocus();

	await screen.getByRole('button', { name: 'Undo' }).click();
	await expect.element(note).toMatchTextContent('Back in the queue.');
	expect((await readCard(phone.store, 'story/q0'))?.suspended).toBeUndefined();
});

test('asks before a reset, and then the question is new', async () => {
	const { screen, refresh } = await open();
	const first = screen.getByRole('listitem').nth(0);
	await first.getByText(/^Answer:/).click();
	const reset = first.getByRole('button', { name: /^Reset/ });
	await reset.click();
	await screen.getByRole('button', { name: 'Keep it' }).click();
	await expect.element(reset).toHaveFocus();
	expect(await readCard(phone.store, 'story/q0')).toBeDefined();

	await reset.click();
	await screen.getByRole('button', { name: 'Reset', exact: true }).click();
	await expect.element(screen.getByRole('status').nth(1)).toMatchTextContent(/^Reset/);
	await refresh();
	await expect.element(first).toMatchTextContent(/^New/);
	await expect.element(first.getByText(/^Answer:/)).toHaveFocus();
});

test('a filter keeps what was chosen while it changes', async () => {
	const { screen, refresh } = await open();
	await screen.getByRole('combobox').selectOptions('Planned');
	const items = screen.getByRole('listitem');
	await expect.element(screen.getByText('2 of 3')).toBeVisible();
	await items
		.nth(0)
		.getByText(/^Answer:/)
		.click();
	await items
		.nth(0)
		.getByRole('button', { name: /^Suspend/ })
		.click();
	await expect.element(screen.getByRole('status').nth(1)).toMatchTextContent(/^Suspended/);
	await refresh();
	await expect.element(items.nth(0)).toMatchTextContent(/^Suspended/);
	await screen.getByRole('combobox').selectOptions('Set aside');
	await expect.element(screen.getByText('1 of 3')).toBeVisible();
});

test('a link to a question brings it into sight, its answer still folded', async () => {
	await render(QuestionList, {
		questions,
		references,
		clock: phone.clock,
		cards: new Map(),
		linked: 'story/q2'
	});
	const summary = page.getByText(/^Answer: What does question 2/);
	await expect.element(summary).toHaveFocus();
	await expect.element(summary).toBeInViewport();
	expect(page.getByText('Answer 2').query()).toBeNull();
});
