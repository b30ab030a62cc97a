import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import { grade } from '../../src/lib/core/grading/grade.ts';
import type { Response } from '../../src/lib/core/memory/types.ts';
import QuestionScreen from '../../src/routes/study/QuestionScreen.svelte';
import { choice, evidence, question } from './study-fixtures.ts';

const ask = (rest = {}) =>
	render(QuestionScreen, {
		question: { ...question, rungs: [choice] },
		rung: 0,
		optionOrder: choice.options.map(({ id }) => id),
		deckTitle: 'Sanctions',
		evidence,
		done: 0,
		total: 2,
		onanswer: vi.fn<(response: Response) => void>(),
		...rest
	});

test('the verdict is announced once: the focus goes to the result around it, not to the status itself', async () => {
	const screen = await ask();
	const status = screen.getByRole('region', { name: 'Result' }).getByRole('status');
	const announced = status.element();
	expect(announced.textContent.trim()).toBe('');
	const response: Response = { form: 'choice', optionId: 'all' };
	await screen.rerender({
		done: 1,
		answered: { response, outcome: grade(choice, response, { entities: [] }) }
	});
	await expect.element(screen.getByRole('region', { name: 'Result' })).toHaveFocus();
	await expect.element(status).toMatchTextContent(/^Not yet: the answer is/);
	expect(status.element()).toBe(announced);
});

test('after each wrong try the screen is back at its top, where what was wrong is said', async () => {
	await page.viewport(390, 300);
	const screen = await ask({ done: 1, tries: 1, notice: 'Not yet, try again.' });
	const heading = screen.getByRole('heading', { level: 1 });
	window.scrollTo(0, document.documentElement.scrollHeight);
	expect(window.scrollY).toBeGreaterThan(0);
	await screen.rerender({ tries: 2, notice: 'Not yet after 2 tries, try again.' });
	await expect.element(heading).toHaveFocus();
	expect(window.scrollY).toBe(0);
	const { top, bottom } = screen
		.getByText(/^Not yet after 2 tries/)
		.element()
		.getBoundingClientRect();
	expect(top).toBeGreaterThanOrEqual(0);
	expect(bottom).toBeLessThanOrEqual(window.innerHeight);
});

test('who may try again may also have the answer shown', async () => {
	const onreveal = vi.fn();
	const screen = await ask({ done: 1, tries: 1, onreveal });
	await screen.getByRole('button', { name: 'Show the answer' }).click();
	expect(onreveal).toHaveBeenCalledOnce();
	await screen.rerender({ onreveal: undefined });
	await expect
		.element(screen.getByRole('button', { name: 'Show the answer' }))
		.not.toBeInTheDocument();
});

test('how late the facts speak for stands apart from the task before it', async () => {
	const screen = await ask({ asOf: '2023-10-17' });
	await expect
		.element(screen.getByText(/^Sanctions/))
		.toMatchTextContent('Sanctions · choose one · as of 17 October 2023');
});

test('whom a wrong answer named is told once: in the table of two where there is one', async () => {
	const person = (id: string) => ({
		id,
		kind: 'person' as const,
		name: id,
		aliases: [],
		description: `This is ${id}.`,
		sourceIds: []
	});
	const [asked, taken] = [person('Shoigu'), person('Lavrov')];
	const values: [string, string] = [asked.description, taken.description];
	const rows = [{ aspect: 'What it is', values }];
	const rest = {
		done: 1,
		entities: [asked, taken],
		answered: {
			response: { form: 'choice', optionId: 'all' },
			outcome: { verdict: 'wrong', score: 0, expected: 'Shoigu', namedEntityId: 'Lavrov' }
		}
	};
	const screen = await ask(rest);
	await expect.poll(() => screen.getByText(/This is Lavrov/).all()).toHaveLength(1);
	await screen.rerender({ pair: { entities: [asked, taken], rows } });
	await expect.element(screen.getByRole('table')).toBeVisible();
	expect(screen.getByText(/This is Lavrov/).all()).toHaveLength(1);
});

test('in the table of two on a phone, what differs stands over the two and keeps its column', async () => {
	await page.viewport(390, 700);
	const person = (id: string) => ({
		id,
		kind: 'place' as const,
		name: id,
		aliases: [],
		description: `This is ${id}.`,
		sourceIds: []
	});
	const screen = await ask({
		done: 1,
		answered: {
			response: { form: 'choice', optionId: 'all' },
			outcome: { verdict: 'wrong', score: 0, expected: 'Blagoveshchensk' }
		},
		pair: {
			entities: [person('Blagoveshchensk'), person('Komsomolsk-on-Amur')],
			rows: [{ aspect: 'Country', values: ['Russia', 'Also Russia'] }]
		}
	});
	const box = (role: 'rowheader' | 'cell' | 'columnheader', name: string | RegExp) =>
		screen.getByRole(role, { name }).element().getBoundingClientRect();
	await expect
		.element(screen.getByRole('columnheader', { name: 'What differs' }))
		.toBeInTheDocument();
	expect(box('rowheader', 'Country').bottom).toBeLessThanOrEqual(box('cell', 'Russia').top + 1);
	const [head, cell] = [box('columnheader', /Komsomolsk/), box('cell', 'Also Russia')];
	expect(Math.abs(head.left - cell.left)).toBeLessThan(2);
});
