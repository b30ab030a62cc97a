import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import { gradeMultiSelect } from '../../src/lib/core/grading/multi-select.ts';
import MultiSelectForm from '../../src/lib/ui/MultiSelectForm.svelte';
import { BROKEN_DRAFTS, HOSTILE, several } from './form-fixtures.ts';

const order = ['panel', 'veto', 'treaty', 'warrant'];
const ask = async (rest: Partial<Parameters<typeof render<typeof MultiSelectForm>>[1]> = {}) => {
	const onanswer = vi.fn();
	const screen = await render(MultiSelectForm, {
		rung: several,
		order,
		busy: false,
		onanswer,
		...rest
	});
	return { screen, onanswer };
};
const reveal = async (optionIds: string[], rung = several) => {
	const response = { form: 'multi-select', optionIds } as const;
	return (await ask({ rung, response, outcome: gradeMultiSelect(rung, response) })).screen;
};

test('says how it is scored, and offers every option in the given order', async () => {
	const { screen } = await ask();
	await expect
		.element(screen.getByRole('group', { name: 'Options' }))
		.toHaveAccessibleDescription('Choose all that fit. Only the full set counts as known.');
	const names = screen
		.getByRole('checkbox')
		.elements()
		.map((box) => box.parentElement?.innerText);
	expect(names.map((name) => /A \w+|The end.*/.exec(name ?? '')?.[0])).toEqual([
		'The end of the panel',
		'A veto',
		'A treaty',
		'A warrant'
	]);
});

test('is answered by pointer: a press ticks, another takes it back', async () => {
	const { screen, onanswer } = await ask();
	await screen.getByRole('checkbox', { name: 'A treaty' }).click();
	await screen.getByRole('checkbox', { name: 'A veto' }).click();
	await screen.getByRole('checkbox', { name: 'A treaty' }).click();
	await screen.getByRole('checkbox', { name: 'A warrant' }).click();
	await expect.element(screen.getByRole('checkbox', { name: 'A treaty' })).not.toBeChecked();
	await screen.getByRole('button', { name: 'Check' }).click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'multi-select',
		optionIds: ['veto', 'warrant']
	});
});

test('is answered by keyboard alone: Space ticks, Enter checks', async () => {
	const { screen, onanswer } = await ask();
	screen.getByRole('checkbox').first().element().focus();
	await userEvent.keyboard('{Tab} {Tab}{Tab} {Enter}');
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'multi-select',
		optionIds: ['veto', 'warrant']
	});
});

test('nothing ticked costs nothing the first time', async () => {
	const { screen, onanswer } = await ask();
	const check = screen.getByRole('button', { name: 'Check' });
	await check.click();
	expect(onanswer).not.toHaveBeenCalled();
	await expect
		.element(screen.getByRole('status'))
		.toMatchTextContent('Nothing chosen yet. Check once more to see the answer.');
	await check.click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'multi-select', optionIds: [] });
});

test('a draft is found again; one that cannot be read is none', async () => {
	const { screen } = await ask({ draft: '["treaty","nobody","treaty"]' });
	await expect.element(screen.getByRole('checkbox', { name: 'A treaty' })).toBeChecked();
	await expect.element(screen.getByRole('checkbox', { name: 'A veto' })).not.toBeChecked();
	await screen.unmount();
	for (const draft of BROKEN_DRAFTS) {
		const broken = await ask({ draft });
		expect(broken.screen.getByRole('checkbox', { checked: true }).elements()).toHaveLength(0);
		await broken.screen.unmount();
	}
});

test('takes no tick and no answer while one is being saved', async () => {
	const { screen, onanswer } = await ask({ draft: '["veto"]', busy: true });
	await screen.getByRole('checkbox', { name: 'A treaty' }).click({ force: true });
	await expect.element(screen.getByRole('checkbox', { name: 'A treaty' })).not.toBeChecked();
	await screen.getByRole('button', { name: 'Check' }).click({ force: true });
	expect(onanswer).not.toHaveBeenCalled();
});

test('answered in part, says how much was right and marks each option in words', async () => {
	const screen = await reveal(['veto', 'treaty']);
	await expect.element(screen.getByText('2 of 4 right')).toBeVisible();
	await expect.element(screen.getByText(/only all of it counts as known/)).toBeVisible();
	const answers = screen.getByRole('list', { name: 'Answers' }).getByRole('listitem');
	await expect.element(answers.nth(0)).toMatchTextContent('A veto ✓ yours, and right');
	await expect
		.element(answers.nth(1))
		.toMatchTextContent('A treaty ✗ yours, but wrong They signed it in June 2024.');
	await expect.element(answers.nth(2)).toMatchTextContent('A warrant ○ right, but not chosen');
	await screen.getByText('Rightly left out: 1').click();
	await expect.element(screen.getByText('It worked until April 2024.')).toBeVisible();
	expect(screen.getByRole('checkbox').elements()).toHaveLength(0);
});

test('text of any kind stays text', async () => {
	const rung = {
		...several,
		options: several.options.map((option, at) => ({ ...option, text: HOSTILE[at] ?? '' }))
	};
	const { screen } = await ask({ rung, order: [...HOSTILE] });
	expect(screen.getByRole('checkbox').elements()).toHaveLength(4);
	expect(screen.container.querySelector('img, script')).toBeNull();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
	await screen.unmount();
	const shown = await reveal([...HOSTILE], rung);
	expect(shown.container.querySelector('img, script')).toBeNull();
});
