import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import type { NumericRung } from '../../src/lib/core/content/types.ts';
import { gradeNumeric } from '../../src/lib/core/grading/numeric.ts';
import NumericForm from '../../src/lib/ui/NumericForm.svelte';
import { HOSTILE, numeric } from './form-fixtures.ts';

const ask = async (rest = {}) => {
	const onanswer = vi.fn();
	const screen = await render(NumericForm, { rung: numeric, busy: false, onanswer, ...rest });
	return { screen, onanswer };
};
const reveal = async (text: string, rung: NumericRung = numeric) => {
	const response = { form: 'numeric', text } as const;
	const { screen } = await ask({ rung, response, outcome: gradeNumeric(rung, response) });
	return {
		screen,
		answers: screen.getByRole('list', { name: 'Answers' }).getByRole('listitem')
	};
};

test('says the unit and how near counts', async () => {
	const { screen } = await ask();
	const field = screen.getByRole('textbox', { name: 'Your answer in km' });
	await expect.element(field).toHaveAccessibleDescription('Within 65 km counts.');
	await expect.element(field).toHaveAttribute('inputmode', 'decimal');
	await screen.rerender({ rung: { form: 'numeric', key: 13, tolerance: 0, unit: 'votes' } });
	await expect
		.element(screen.getByRole('textbox', { name: 'Your answer in votes' }))
		.toHaveAccessibleDescription('The exact number counts.');
});

test('one is a year, eleven are votes, however the deck has written the unit', async () => {
	const years: NumericRung = { form: 'numeric', key: 5, tolerance: 1, unit: 'years' };
	const { screen } = await ask({ rung: years });
	await expect
		.element(screen.getByRole('textbox', { name: 'Your answer in years' }))
		.toHaveAccessibleDescription('Within 1 year counts.');
	await screen.unmount();
	const vote: NumericRung = { form: 'numeric', key: 1, tolerance: 0, unit: 'vote' };
	const asked = await ask({ rung: vote });
	await expect
		.element(asked.screen.getByRole('textbox', { name: 'Your answer in votes' }))
		.toBeVisible();
	await asked.screen.unmount();
	const { answers } = await reveal('12', vote);
	await expect.element(answers.nth(0)).toMatchTextContent('1 vote ✓ right answer');
	await expect.element(answers.nth(1)).toMatchTextContent('12 ✗ your answer 11 votes too high.');
});

test('is answered by keyboard, and by the button', async () => {
	const { screen, onanswer } = await ask({ draft: '65' });
	const field = screen.getByRole('textbox');
	await expect.element(field).toHaveValue('65');
	await field.click();
	await userEvent.keyboard('{End}0{Enter}');
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'numeric', text: '650' });
	await screen.getByRole('button', { name: 'Check' }).click();
	expect(onanswer).toHaveBeenCalledTimes(2);
});

test('left empty by accident costs nothing', async () => {
	const { screen, onanswer } = await ask();
	await screen.getByRole('textbox').click();
	await userEvent.keyboard('{Enter}');
	expect(onanswer).not.toHaveBeenCalled();
	await userEvent.keyboard('{Enter}');
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'numeric', text: '' });
});

test.each([
	['650', ['650 km ✓ right answer']],
	['400 miles', ['650 km ✓ right answer', '400 miles ≈ your answer, near enough 6.26 km too low.']],
	[
		'750',
		['650 km ✓ right answer', '750 ✗ your answer Close: 100 km too high. Within 65 km counts.']
	],
	['five hundred', ['650 km ✓ right answer', 'five hundred ✗ your answer 150 km too low.']],
	[
		'far away',
		[
			'650 km ✓ right answer',
			'far away ✗ your answer No single number of km could be read from this.'
		]
	],
	['', ['650 km ✓ right answer', 'Nothing typed ✗ no answer']]
])('“%s” is answered with what is right and how far off it was', async (text, lines) => {
	const { answers } = await reveal(text);
	await expect.poll(() => answers.elements().length).toBe(lines.length);
	for (const [at, line] of lines.entries())
		await expect.element(answers.nth(at)).toMatchTextContent(line);
});

test('a number that floats beside the key is not said to be off', async () => {
	const { answers } = await reveal('0.3', { form: 'numeric', key: 0.1 + 0.2, tolerance: 0 });
	await expect.poll(() => answers.elements().length).toBe(1);
});

test('text of any kind stays text', async () => {
	for (const text of [...HOSTILE, '9'.repeat(400), '-1e999', '١٢٣']) {
		const { screen } = await reveal(text);
		expect(screen.container.querySelector('img, script')).toBeNull();
		expect(screen.container.textContent).not.toMatch(/NaN|∞|undefined/);
		expect(document.documentElement.scrollWidth, text.slice(0, 40)).toBeLessThanOrEqual(
			window.innerWidth
		);
		await screen.unmount();
	}
});
