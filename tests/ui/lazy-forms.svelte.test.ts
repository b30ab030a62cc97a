import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import { optionOrderFor } from '../../src/lib/core/content/option-order.ts';
import type { Question, Rung } from '../../src/lib/core/content/types.ts';
import { grade } from '../../src/lib/core/grading/grade.ts';
import type { Response } from '../../src/lib/core/memory/types.ts';
import QuestionScreen from '../../src/routes/study/QuestionScreen.svelte';
import { claim, claims, cloze, match, numeric, order, several } from './form-fixtures.ts';
import { evidence, question } from './study-fixtures.ts';

const ask = async (rung: Rung, rest = {}) => {
	const onanswer = vi.fn<(response: Response) => void>();
	const asked: Question = { ...question, rungs: [rung] };
	let typed = '';
	const screen = await render(QuestionScreen, {
		question: asked,
		rung: 0,
		optionOrder: optionOrderFor(asked, 0, 0),
		deckTitle: 'Sanctions',
		evidence,
		done: 0,
		total: 1,
		onanswer,
		typed,
		ontype: (text: string) => {
			typed = text;
			void screen.rerender({ typed });
		},
		...rest
	});
	return { screen, onanswer };
};

/** First in its file: the code of a form comes once. */
test('what stands below a form waits for it: nothing on screen jumps when its code has come', async () => {
	// As on its page: as high as the phone, with the form at the lower end.
	const style = document.createElement('style');
	style.textContent = 'body > div { display: flex; min-block-size: 100svh }';
	document.head.append(style);
	const shifts: number[] = [];
	const observer = new PerformanceObserver((list) => {
		for (const entry of list.getEntries())
			shifts.push((entry as PerformanceEntry & { value: number }).value);
	});
	observer.observe({ type: 'layout-shift' });
	const onundo = vi.fn();
	const { screen } = await ask(match, { onundo });
	const quiet = screen.getByRole('button', { name: 'Not sure' });
	const undo = screen.getByRole('button', { name: 'Undo' });
	expect(screen.getByText('Loading…').query()).not.toBeNull();
	expect([quiet.query(), undo.query()]).toEqual([null, null]);
	await expect.element(screen.getByRole('button', { name: 'Check' })).toBeVisible();
	await expect.element(quiet).toBeVisible();
	await expect.element(undo).toBeVisible();
	await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
	observer.disconnect();
	style.remove();
	expect(shifts).toEqual([]);
	// Nothing is kept back on a question that needs no code.
	await screen.rerender({ question, done: 1 });
	await expect.element(undo).toBeVisible();
});

test.each([several, cloze, numeric, order, match, claims])(
	'a question of the form $form is shown with its task, and checked with Enter from anywhere',
	async (rung) => {
		const { screen, onanswer } = await ask(rung);
		await expect.element(screen.getByRole('button', { name: 'Check' })).toBeVisible();
		for (const control of screen.container.querySelectorAll('article button, article input')) {
			const { width, height } = control.getBoundingClientRect();
			expect(Math.min(width, height), control.outerHTML.slice(0, 80)).toBeGreaterThanOrEqual(44);
		}
		screen.getByRole('heading', { level: 1 }).element().focus();
		await userEvent.keyboard('{Enter}');
		if (rung.form !== 'order') {
			expect(onanswer).not.toHaveBeenCalled();
			await userEvent.keyboard('{Enter}');
		}
		expect(onanswer.mock.lastCall?.[0].form).toBe(rung.form);
	}
);

test('with letters twice as large, no word of an order looked at again is broken', async () => {
	document.documentElement.style.fontSize = '200%';
	try {
		await page.viewport(390, 844);
		const response: Response = { form: 'order', itemIds: ['vote', 'veto', 'summit'] };
		const long: Rung = {
			...order,
			items: order.items.map((item) => ({ ...item, text: 'Resolution adopted in September' }))
		};
		const outcome = grade(long, response, { entities: [] });
		const { screen } = await ask(long, { answered: { response, outcome } });
		const items = screen.getByRole('list', { name: 'Answers' }).getByRole('listitem');
		await expect.element(items.first()).toBeVisible();
		const text = items.first().element().querySelector('.text')?.firstChild;
		if (!(text instanceof Text)) throw new Error('an item has no text');
		for (const word of text.data.matchAll(/\S+/g)) {
			const range = document.createRange();
			range.setStart(text, word.index);
			range.setEnd(text, word.index + word[0].length);
			expect(range.getClientRects(), word[0]).toHaveLength(1);
		}
	} finally {
		document.documentElement.style.removeProperty('font-size');
	}
});

test('number keys tick and untick options, Enter checks', async () => {
	const { screen, onanswer } = await ask(several);
	await expect.element(screen.getByRole('checkbox').first()).toBeVisible();
	screen.getByRole('heading', { level: 1 }).element().focus();
	await userEvent.keyboard('1231');
	await expect.element(screen.getByRole('checkbox').nth(0)).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	const shown = optionOrderFor({ ...question, rungs: [several] }, 0, 0);
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'multi-select',
		optionIds: shown.slice(1, 3)
	});
});

test('number keys pair right sides one after another', async () => {
	const { screen, onanswer } = await ask(match);
	await expect.element(screen.getByRole('group')).toBeVisible();
	screen.getByRole('heading', { level: 1 }).element().focus();
	await userEvent.keyboard('312');
	await screen.getByRole('button', { name: 'Check' }).click();
	const [first, second, third] = optionOrderFor({ ...question, rungs: [match] }, 0, 0);
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'match',
		matches: { a: third, b: first, c: second }
	});
});

test('a number key gives a single statement its standing', async () => {
	const { screen, onanswer } = await ask(claim);
	await expect.element(screen.getByRole('list', { name: 'Standings' })).toBeVisible();
	screen.getByRole('heading', { level: 1 }).element().focus();
	await userEvent.keyboard('4');
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'claim-status',
		standings: { ask: 'analyst-assessment' }
	});
});

test.each<[Rung, Response, string]>([
	[several, { form: 'multi-select', optionIds: ['veto'] }, 'Not yet: 3 of 4 right'],
	[cloze, { form: 'cloze', texts: { station: 'Khasan' } }, 'Not yet: 1 of 2 gaps right'],
	[numeric, { form: 'numeric', text: '5' }, 'Not yet: the answer is 650 km'],
	[order, { form: 'order', itemIds: ['vote', 'veto', 'summit'] }, 'Not yet: 1 of 3 in place'],
	[match, { form: 'match', matches: { a: 'a' } }, 'Not yet: 1 of 3 pairs right'],
	[claims, { form: 'claim-status', standings: { rule: 'record' } }, 'Not yet: 1 of 2 right'],
	[claim, { form: 'claim-status', standings: {} }, 'Not yet']
])('an answer of the form $0.form is announced in a few words', async (rung, response, words) => {
	const outcome = grade(rung, response, { entities: [] });
	const { screen } = await ask(rung, { answered: { response, outcome } });
	await expect
		.element(screen.getByRole('region', { name: 'Result' }).getByRole('status'))
		.toMatchTextContent(new RegExp(`^\\s*${words}\\s*$`));
	await expect.element(screen.getByRole('button', { name: 'Check' })).not.toBeInTheDocument();
});

test('a pin is asked for on the map, and checked with Enter from anywhere', async () => {
	const { screen, onanswer } = await ask({ form: 'map-pin', target: 'seoul', view: 'korea' });
	await expect.element(screen.getByRole('button', { name: 'Check' })).toBeVisible();
	screen.getByRole('heading', { level: 1 }).element().focus();
	await userEvent.keyboard('{Enter}{Enter}');
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'map-pin', pin: null });
});

test('an answer so far is kept as it is given, and comes back with the question', async () => {
	const ontype = vi.fn();
	const { screen } = await ask(several, { ontype, typed: '["veto"]' });
	await expect.element(screen.getByRole('checkbox', { name: 'A veto' })).toBeChecked();
	await screen.getByRole('checkbox', { name: 'A warrant' }).click();
	expect(ontype).toHaveBeenLastCalledWith('["veto","warrant"]');
});
