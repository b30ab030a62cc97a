import { createRawSnippet } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import AnswerVerdict from '../../src/lib/ui/AnswerVerdict.svelte';
import Dialog from '../../src/lib/ui/Dialog.svelte';
import EmptyState from '../../src/lib/ui/EmptyState.svelte';
import ProgressBar from '../../src/lib/ui/ProgressBar.svelte';
import { evidence, question } from './study-fixtures.ts';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<p>${words}</p>` }));

describe('the verdict', () => {
	const { explanation } = question;

	test.each([
		['choice', { score: 1, verdict: 'right', expected: 'Khasan' }, 'Right'],
		[
			'typed',
			{ score: 0.75, verdict: 'almost', expected: 'Khasan' },
			'Almost: check the spelling of Khasan'
		],
		['typed', { score: 0, verdict: 'wrong', expected: 'Khasan' }, 'Not yet: the answer is Khasan'],
		[
			'true-false',
			{ score: 0, verdict: 'wrong', expected: 'False' },
			'Not yet: the answer is False'
		],
		[
			'order',
			{ score: 0.7, verdict: 'wrong', expected: '1. A; 2. B', parts: { right: 3, of: 5 } },
			'Not yet: 3 of 5 in place'
		],
		[
			'match',
			{ score: 0.5, verdict: 'wrong', expected: 'A → B', parts: { right: 2, of: 4 } },
			'Not yet: 2 of 4 pairs right'
		],
		[
			'multi-select',
			{ score: 0.5, verdict: 'wrong', expected: 'A; B', parts: { right: 3, of: 4 } },
			'Not yet: 3 of 4 right'
		],
		[
			'cloze',
			{ score: 0.5, verdict: 'wrong', expected: 'The A.', parts: { right: 1, of: 2 } },
			'Not yet: 1 of 2 gaps right'
		],
		[
			'cloze',
			{ score: 0.75, verdict: 'almost', expected: 'The A.', parts: { right: 1, of: 1 } },
			'Almost: check the spelling'
		],
		[
			'claim-status',
			{ score: 0, verdict: 'wrong', expected: 'A → B', parts: { right: 0, of: 1 } },
			'Not yet'
		],
		[
			'numeric',
			{ score: 0, verdict: 'wrong', expected: '650 km' },
			'Not yet: the answer is 650 km'
		],
		[
			'map-pin',
			{
				score: 0,
				verdict: 'wrong',
				expected: 'Seoul',
				distance: { km: 86.4, toleranceKm: 50 }
			},
			'Not yet: 86 km off'
		],
		[
			'map-pin',
			{ score: 1, verdict: 'right', expected: 'Seoul', distance: { km: 0, toleranceKm: 50 } },
			'Right'
		],
		['flashcard', { score: 1, verdict: 'right', expected: 'Khasan' }, 'Remembered'],
		['flashcard', { score: 0, verdict: 'wrong', expected: 'Khasan' }, 'Not yet']
	] as const)('on a %s answer %o reads “%s”', async (form, outcome, words) => {
		const screen = await render(AnswerVerdict, { form, outcome, explanation });
		await expect
			.element(screen.getByRole('status'))
			.toMatchTextContent(new RegExp(`^\\s*${words}\\s*$`));
		await expect.element(screen.getByText(explanation)).toBeVisible();
	});

	test('is announced: its status stands in the page before the answer', async () => {
		const screen = await render(AnswerVerdict, { form: 'choice', explanation });
		const status = screen.getByRole('status');
		await expect.element(status).toHaveTextContent('');
		const before = status.element();
		await screen.rerender({ outcome: { score: 1, verdict: 'right', expected: 'Khasan' } });
		await expect.element(status).toMatchTextContent('Right');
		expect(status.element()).toBe(before);
	});

	test('takes the focus when the page asks', async () => {
		const screen = await render(AnswerVerdict, { form: 'choice', explanation });
		screen.component.focus();
		await expect.element(screen.getByRole('region', { name: 'Result' })).toHaveFocus();
	});

	test('tells who it was that a wrong answer named', async () => {
		const named = evidence.entities['north-korea'];
		const outcome = { score: 0, verdict: 'wrong', expected: 'South Korea' } as const;
		const screen = await render(AnswerVerdict, { form: 'typed', outcome, explanation, named });
		await expect
			.element(screen.getByRole('region'))
			.toMatchTextContent('North Korea: State on the northern half of the Korean peninsula.');
	});
});

describe('the progress of a session', () => {
	test('is a progress bar with its name and value', async () => {
		const screen = await render(ProgressBar, { value: 5, max: 14 });
		const bar = screen.getByRole('progressbar', { name: 'Session progress' });
		await expect.element(bar).toHaveAttribute('value', '5');
		await expect.element(bar).toHaveAttribute('max', '14');
		await expect.element(bar).toHaveAttribute('aria-valuetext', '5 of 14');
		await expect.element(screen.getByText('5 / 14')).toBeVisible();
	});

	test('says what comes again without moving its end', async () => {
		const screen = await render(ProgressBar, { value: 5, max: 14, again: 2 });
		const bar = screen.getByRole('progressbar', { name: 'Session progress' });
		await expect.element(bar).toHaveAttribute('max', '14');
		await expect.element(bar).toHaveAttribute('aria-valuetext', '5 of 14, 2 to come again');
		await expect.element(screen.getByText('5 / 14 · 2 again')).toBeVisible();
	});

	test('of an empty session is no error', async () => {
		const screen = await render(ProgressBar, { value: 0, max: 0 });
		await expect.element(screen.getByRole('progressbar')).toHaveAttribute('max', '1');
	});
});

describe('a dialog', () => {
	const openDialog = async () => {
		const opener = document.createElement('button');
		opener.textContent = 'Open';
		document.body.append(opener);
		opener.focus();
		const onclose = vi.fn();
		const screen = await render(Dialog, {
			open: true,
			title: 'Why today?',
			children: text('You last saw this 12 days ago.'),
			onclose
		});
		await expect.element(screen.getByRole('dialog', { name: 'Why today?' })).toBeVisible();
		return { screen, opener, onclose };
	};

	test('keeps the focus inside, and gives it back when Escape closes it', async () => {
		const { screen, opener, onclose } = await openDialog();
		const dialog = screen.getByRole('dialog');
		expect(dialog.element().contains(document.activeElement)).toBe(true);
		await userEvent.keyboard('{Escape}');
		await expect
			.element(screen.getByText('You last saw this 12 days ago.'))
			.not.toBeInTheDocument();
		expect(onclose).toHaveBeenCalledOnce();
		expect(document.activeElement).toBe(opener);
		opener.remove();
	});

	test('closes with its button', async () => {
		const { screen, opener, onclose } = await openDialog();
		await screen.getByRole('button', { name: 'Close' }).click();
		await expect
			.element(screen.getByText('You last saw this 12 days ago.'))
			.not.toBeInTheDocument();
		expect(onclose).toHaveBeenCalledOnce();
		opener.remove();
	});

	test('closes with a press beside it, and not with one inside', async () => {
		const { screen, opener, onclose } = await openDialog();
		await screen.getByText('You last saw this 12 days ago.').click();
		expect(onclose).not.toHaveBeenCalled();
		const backdrop = screen.getByRole('dialog').element();
		backdrop.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
		backdrop.dispatchEvent(new MouseEvent('click', { bubbles: true }));
		await expect
			.element(screen.getByText('You last saw this 12 days ago.'))
			.not.toBeInTheDocument();
		opener.remove();
	});
});

test('an empty place says what would be here', async () => {
	const screen = await render(EmptyState, {
		title: 'Nothing is due',
		children: text('Come back tomorrow.')
	});
	await expect
		.element(screen.getByRole('heading', { level: 2, name: 'Nothing is due' }))
		.toBeVisible();
	await expect.element(screen.getByText('Come back tomorrow.')).toBeVisible();
});
