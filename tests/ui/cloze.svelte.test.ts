import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import { gradeCloze } from '../../src/lib/core/grading/cloze.ts';
import ClozeForm from '../../src/lib/ui/ClozeForm.svelte';
import { BROKEN_DRAFTS, cloze, HOSTILE } from './form-fixtures.ts';

const ask = async (rest = {}) => {
	const onanswer = vi.fn();
	const screen = await render(ClozeForm, { rung: cloze, busy: false, onanswer, ...rest });
	return { screen, onanswer };
};
const reveal = async (texts: Record<string, string>) => {
	const response = { form: 'cloze', texts } as const;
	return (await ask({ response, outcome: gradeCloze(cloze, response, []) })).screen;
};
const gap = ({ screen }: Awaited<ReturnType<typeof ask>>, number: number) =>
	screen.getByRole('textbox', { name: new RegExp(`^Gap ${number} of 2`) });

test('each gap is named by what stands around it', async () => {
	const asked = await ask();
	await expect
		.element(gap(asked, 1))
		.toHaveAccessibleName('Gap 1 of 2: Kim crossed into Russia at …, and met Putin at … on 13');
	await expect
		.element(gap(asked, 2))
		.toHaveAccessibleName(
			'Gap 2 of 2: Kim crossed into Russia at …, and met Putin at … on 13 September 2023.'
		);
	await expect
		.element(asked.screen.getByText('Fill every gap. Only all of them count as known.'))
		.toBeVisible();
});

test('is answered by pointer', async () => {
	const asked = await ask();
	await gap(asked, 2).click();
	await userEvent.keyboard('Vostochny');
	await gap(asked, 1).click();
	await userEvent.keyboard('Khasan');
	await asked.screen.getByRole('button', { name: 'Check' }).click();
	expect(asked.onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'cloze',
		texts: { station: 'Khasan', port: 'Vostochny' }
	});
});

test('is answered by keyboard alone: Enter goes to the gap that is empty, then checks', async () => {
	const asked = await ask();
	gap(asked, 2).element().focus();
	await userEvent.keyboard('Vostochny{Enter}');
	await expect.element(gap(asked, 1)).toHaveFocus();
	expect(asked.onanswer).not.toHaveBeenCalled();
	await userEvent.keyboard('Khasan{Enter}');
	expect(asked.onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'cloze',
		texts: { port: 'Vostochny', station: 'Khasan' }
	});
});

test('with nothing typed, a first Enter warns and a second gives up', async () => {
	const asked = await ask();
	gap(asked, 1).element().focus();
	await userEvent.keyboard('{Enter}');
	expect(asked.onanswer).not.toHaveBeenCalled();
	await expect.element(asked.screen.getByRole('status')).toMatchTextContent('Nothing typed yet.');
	await userEvent.keyboard('{Enter}');
	expect(asked.onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'cloze', texts: {} });
});

test('a draft is found again; one that cannot be read is none', async () => {
	const asked = await ask({ draft: '{"port":"Vosto","nobody":"x"}' });
	await expect.element(gap(asked, 2)).toHaveValue('Vosto');
	await expect.element(gap(asked, 1)).toHaveValue('');
	await asked.screen.unmount();
	for (const draft of BROKEN_DRAFTS) {
		const broken = await ask({ draft });
		await expect.element(gap(broken, 1)).toHaveValue('');
		await broken.screen.unmount();
	}
});

test('answered in part, the sentence shows what is right and what was typed', async () => {
	const screen = await reveal({ station: 'Vladivostok', port: 'Vostochni' });
	await expect.element(screen.getByText('1 of 2 gaps right')).toBeVisible();
	const sentence = screen.getByRole('group', { name: 'Answers' });
	await expect
		.element(sentence)
		.toMatchTextContent(
			/Russia at ✗\s*\(your answer:\s*Vladivostok ✓\s*, right answer:\s*Khasan\), and met Putin at ≈\s*\(your spelling:\s*Vostochni ✓\s*, right answer:\s*Vostochny\) on 13/
		);
	expect(sentence.element().querySelector('s')?.textContent).toBe('Vladivostok');
});

test('an empty gap is said to be one', async () => {
	const screen = await reveal({ port: 'Vostochny' });
	await expect
		.element(screen.getByRole('group', { name: 'Answers' }))
		.toMatchTextContent(
			/\(no answer ✓\s*, right answer:\s*Khasan\).*\(yours, and right:\s*Vostochny\)/
		);
});

test('a gap that the question does not describe, and typed text of any kind, break nothing', async () => {
	const strange = await ask({ rung: { ...cloze, text: 'From {{nowhere}} to {{port}}.' } });
	await expect
		.element(strange.screen.getByRole('group', { name: 'Sentence' }))
		.toMatchTextContent('From … to');
	await strange.screen.unmount();
	for (const text of HOSTILE) {
		const screen = await reveal({ station: text, port: text });
		expect(screen.container.querySelector('img, script')).toBeNull();
		await expect.element(screen.getByText('0 of 2 gaps right')).toBeVisible();
		expect(document.documentElement.scrollWidth, text.slice(0, 40)).toBeLessThanOrEqual(
			window.innerWidth
		);
		await screen.unmount();
	}
});
