import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import { gradeOrder } from '../../src/lib/core/grading/order.ts';
import OrderForm from '../../src/lib/ui/OrderForm.svelte';
import { BROKEN_DRAFTS, HOSTILE, order, shuffledOrder } from './form-fixtures.ts';

const ask = async (rest = {}) => {
	const onanswer = vi.fn();
	const screen = await render(OrderForm, {
		rung: order,
		order: shuffledOrder,
		busy: false,
		onanswer,
		...rest
	});
	const texts = () =>
		[...screen.container.querySelectorAll('li .text')].map((item) => item.textContent);
	const handle = (text: string) =>
		screen.getByRole('button', { name: new RegExp(`^${text}, position`) });
	return { screen, onanswer, texts, handle };
};
const reveal = async (itemIds: string[], rung = order) => {
	const response = { form: 'order', itemIds } as const;
	return (await ask({ rung, response, outcome: gradeOrder(rung, response) })).screen;
};

/** Presses the handle at its middle, moves over the page in steps, and lets go. */
function drag(handle: Element, by: number, end: 'pointerup' | 'pointercancel' = 'pointerup') {
	const { left, top, width, height } = handle.getBoundingClientRect();
	const at = { clientX: left + width / 2, clientY: top + height / 2 };
	const fire = (type: string, y: number) =>
		handle.dispatchEvent(
			new PointerEvent(type, {
				...at,
				clientY: at.clientY + y,
				pointerId: 1,
				pointerType: 'touch',
				bubbles: true
			})
		);
	fire('pointerdown', 0);
	for (const part of [0.25, 0.5, 0.75, 1]) fire('pointermove', by * part);
	fire(end, by);
}

test('starts in the shuffled order and may be checked at once', async () => {
	const { screen, texts, onanswer } = await ask();
	expect(texts()).toEqual(['A veto', 'A vote', 'A summit']);
	await expect
		.element(
			screen.getByText(
				'Put them in order, the first at the top. Only the full order counts as known.'
			)
		)
		.toBeVisible();
	await screen.getByRole('button', { name: 'Check' }).click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'order', itemIds: shuffledOrder });
});

test('buttons named with their item move it, keep the focus and say where it is', async () => {
	const { screen, texts, onanswer } = await ask();
	const down = screen.getByRole('button', { name: 'Move A veto down' });
	await down.click();
	expect(texts()).toEqual(['A vote', 'A veto', 'A summit']);
	await expect.element(down).toHaveFocus();
	await expect.element(screen.getByText('A veto, position 2 of 3')).toBeInTheDocument();
	await userEvent.keyboard('{Enter}');
	expect(texts()).toEqual(['A vote', 'A summit', 'A veto']);
	await expect.element(down).toHaveAttribute('aria-disabled', 'true');
	await screen.getByRole('button', { name: 'Move A summit down' }).click();
	await screen.getByRole('button', { name: 'Move A summit up' }).click();
	await screen.getByRole('button', { name: 'Check' }).click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'order',
		itemIds: ['vote', 'summit', 'veto']
	});
});

test('keys alone: Space lifts, arrows move, Space drops, Escape puts back, and all of it is said', async () => {
	const { screen, texts, handle } = await ask();
	const status = screen.getByRole('status').first();
	const veto = handle('A veto');
	await expect
		.element(veto)
		.toHaveAccessibleDescription(
			'Keys: Space lifts an item, arrows move it, Space drops it, Escape puts it back.'
		);
	veto.element().focus();
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(handle('A vote')).toHaveFocus();
	await userEvent.keyboard('{ArrowUp} ');
	await expect.element(veto).toHaveAttribute('aria-pressed', 'true');
	await expect.element(status).toMatchTextContent(/^Lifted: A veto, position 1 of 3\./);
	await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
	await expect.element(status).toMatchTextContent('A veto, position 3 of 3');
	expect(texts()).toEqual(['A vote', 'A summit', 'A veto']);
	await userEvent.keyboard(' ');
	await expect.element(status).toMatchTextContent('Dropped: A veto, position 3 of 3.');
	await expect.element(veto).toHaveAttribute('aria-pressed', 'false');
	await expect.element(veto).toHaveFocus();
	await userEvent.keyboard(' {ArrowUp}{Escape}');
	await expect.element(status).toMatchTextContent('Put back: A veto, position 3 of 3.');
	expect(texts()).toEqual(['A vote', 'A summit', 'A veto']);
});

test('a drag by touch moves an item where it is let go; one that is cancelled moves nothing', async () => {
	const { texts, handle } = await ask();
	drag(handle('A veto').element(), 150);
	await expect.poll(texts).toEqual(['A vote', 'A summit', 'A veto']);
	drag(handle('A summit').element(), -80);
	await expect.poll(texts).toEqual(['A summit', 'A vote', 'A veto']);
	drag(handle('A veto').element(), -150, 'pointercancel');
	await expect.poll(texts).toEqual(['A summit', 'A vote', 'A veto']);
	// The page under the finger stands still.
	expect(getComputedStyle(handle('A veto').element()).touchAction).toBe('none');
});

test('a tap on a handle that slips a little is no drag', async () => {
	const { texts, handle } = await ask();
	drag(handle('A veto').element(), 3);
	expect(texts()).toEqual(['A veto', 'A vote', 'A summit']);
});

test('a draft is found again; one that is of other items is none', async () => {
	const { texts, screen } = await ask({ draft: '["summit","veto","vote"]' });
	expect(texts()).toEqual(['A summit', 'A veto', 'A vote']);
	await screen.unmount();
	for (const draft of [...BROKEN_DRAFTS, '["summit"]']) {
		const broken = await ask({ draft });
		expect(broken.texts()).toEqual(['A veto', 'A vote', 'A summit']);
		await broken.screen.unmount();
	}
});

test('while an answer is being saved nothing moves', async () => {
	const { screen, texts } = await ask({ busy: true });
	await screen.getByRole('button', { name: 'Move A veto down' }).click({ force: true });
	expect(texts()).toEqual(['A veto', 'A vote', 'A summit']);
});

test('answered, gives the right order with its dates and where each item had been put', async () => {
	const screen = await reveal(['summit', 'vote', 'veto']);
	await expect.element(screen.getByText('1 of 3 in place')).toBeVisible();
	const items = screen.getByRole('list', { name: 'Answers' }).getByRole('listitem');
	await expect.element(items.nth(0)).toMatchTextContent('1 A vote 22 December 2017 ✗ you: 2');
	await expect.element(items.nth(1)).toMatchTextContent('2 A summit April 2019 ✗ you: 1');
	await expect.element(items.nth(2)).toMatchTextContent('3 A veto 2022 ✓ in place');
});

test('an item that an older answer lacks was not placed', async () => {
	const screen = await reveal(['vote']);
	const items = screen.getByRole('list', { name: 'Answers' }).getByRole('listitem');
	await expect.element(items.nth(1)).toMatchTextContent(/not placed$/);
});

test('text of any kind stays text', async () => {
	const rung = {
		...order,
		items: HOSTILE.slice(0, 5).map((text, at) => ({ id: `item-${at}`, text }))
	};
	const { screen } = await ask({ rung });
	expect(screen.container.querySelector('img, script')).toBeNull();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
	await screen.unmount();
	const shown = await reveal([...HOSTILE], rung);
	expect(shown.container.querySelector('img, script')).toBeNull();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
});
