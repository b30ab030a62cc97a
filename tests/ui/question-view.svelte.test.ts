import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import type { Rung } from '../../src/lib/core/content/types.ts';
import QuestionView from '../../src/lib/ui/QuestionView.svelte';
import { choice, flashcard, intervals, question, statement, typedRung } from './study-fixtures.ts';

const ask = (rung: Rung, rest = {}) => {
	const onanswer = vi.fn();
	const onhint = vi.fn();
	const props = {
		question,
		rung,
		optionOrder: ['assembly', 'veto', 'all'],
		deckTitle: 'Sanctions',
		typed: '',
		unsure: false,
		hintShown: false,
		busy: false,
		onanswer,
		onhint,
		...rest
	};
	return { props, onanswer, onhint };
};

describe('a question with options', () => {
	test('is headed by its prompt and its task, and offers the options in the given order', async () => {
		const { props } = ask(choice);
		const screen = await render(QuestionView, props);
		await expect
			.element(screen.getByRole('heading', { level: 1 }))
			.toMatchTextContent(question.prompt);
		await expect.element(screen.getByText('Sanctions · choose one')).toBeVisible();
		const names = screen
			.getByRole('list', { name: 'Options' })
			.getByRole('button')
			.elements()
			.map((button) => button.querySelector('.text')?.textContent);
		expect(names).toEqual([
			'The General Assembly overruled it',
			'Two permanent members voted against it',
			'All fifteen votes were needed'
		]);
	});

	test('is answered by one press, with the option’s id', async () => {
		const { props, onanswer } = ask(choice);
		const screen = await render(QuestionView, props);
		await screen
			.getByRole('button', { name: 'Two permanent members voted against it', exact: true })
			.click();
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'choice', optionId: 'veto' });
	});

	test('is answered by keyboard alone', async () => {
		const { props, onanswer } = ask(choice);
		const screen = await render(QuestionView, props);
		screen.component.focusHeading();
		await expect.element(screen.getByRole('heading', { level: 1 })).toHaveFocus();
		await userEvent.keyboard('{Tab}{Tab}{Enter}');
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'choice', optionId: 'veto' });
	});

	test('takes no second answer while the first is being saved, and keeps the focus', async () => {
		const { props, onanswer } = ask(choice);
		const screen = await render(QuestionView, props);
		const option = screen.getByRole('button', { name: 'All fifteen votes were needed' });
		await option.click();
		await screen.rerender({ busy: true });
		await expect.element(option).toHaveAttribute('aria-disabled', 'true');
		await expect.element(option).toHaveFocus();
		await userEvent.keyboard('{Enter}');
		expect(onanswer).toHaveBeenCalledOnce();
	});

	test('answered wrong, says in words which answer was given, which is right, and why', async () => {
		const { props } = ask(choice, {
			response: { form: 'choice', optionId: 'all' },
			outcome: { score: 0, verdict: 'wrong', expected: 'Two permanent members voted against it' }
		});
		const screen = await render(QuestionView, props);
		const answers = screen.getByRole('list', { name: 'Answers' }).getByRole('listitem');
		await expect
			.element(answers.nth(0))
			.toMatchTextContent('Two permanent members voted against it ✓ right answer');
		await expect
			.element(answers.nth(1))
			.toMatchTextContent('All fifteen votes were needed ✗ your answer Nine votes are enough.');
		expect(screen.getByRole('button').elements()).toHaveLength(0);
	});

	test('answered, keeps the other options at hand with why they are wrong', async () => {
		const { props } = ask(choice, {
			response: { form: 'choice', optionId: 'veto' },
			outcome: { score: 1, verdict: 'right', expected: 'Two permanent members voted against it' }
		});
		const screen = await render(QuestionView, props);
		const reason = screen.getByText('The Assembly has no say over the Council.');
		await expect.element(reason).not.toBeVisible();
		await screen.getByText('The other options').click();
		await expect.element(reason).toBeVisible();
	});
});

describe('a statement', () => {
	test('is itself the heading, and is judged True or False', async () => {
		const { props, onanswer } = ask(statement);
		const screen = await render(QuestionView, props);
		await expect
			.element(screen.getByRole('heading', { level: 1 }))
			.toMatchTextContent(statement.statement);
		await screen.getByRole('button', { name: 'False', exact: true }).click();
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'true-false', value: false });
	});

	test('answered, gives the true sentence', async () => {
		const { props } = ask(statement, {
			response: { form: 'true-false', value: true },
			outcome: { score: 0, verdict: 'wrong', expected: 'False' }
		});
		const screen = await render(QuestionView, props);
		const answers = screen.getByRole('list', { name: 'Answers' }).getByRole('listitem');
		await expect.element(answers.nth(0)).toMatchTextContent('True ✗ your answer');
		await expect
			.element(answers.nth(1))
			.toMatchTextContent(`False ✓ right answer ${statement.correction}`);
	});
});

describe('a typed answer', () => {
	test('is asked with the rung’s own prompt, and checked with Enter', async () => {
		const { props, onanswer } = ask(typedRung);
		const screen = await render(QuestionView, props);
		await expect
			.element(screen.getByRole('heading', { level: 1 }))
			.toMatchTextContent(typedRung.prompt ?? '');
		await screen.getByRole('textbox', { name: 'Your answer' }).click();
		await userEvent.keyboard('Khasan{Enter}');
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'typed', text: 'Khasan' });
	});

	test('is checked with the button too', async () => {
		const { props, onanswer } = ask(typedRung, { typed: 'Khasan' });
		const screen = await render(QuestionView, props);
		await screen.getByRole('button', { name: 'Check' }).click();
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'typed', text: 'Khasan' });
	});

	test('is not corrected by the phone', async () => {
		const { props } = ask(typedRung);
		const screen = await render(QuestionView, props);
		const field = screen.getByRole('textbox');
		await expect.element(field).toHaveAttribute('autocomplete', 'off');
		await expect.element(field).toHaveAttribute('autocapitalize', 'none');
		await expect.element(field).toHaveAttribute('spellcheck', 'false');
	});

	test('left empty by accident costs nothing; a second Enter gives up', async () => {
		const { props, onanswer } = ask(typedRung);
		const screen = await render(QuestionView, props);
		await screen.getByRole('textbox').click();
		await userEvent.keyboard('{Enter}');
		expect(onanswer).not.toHaveBeenCalled();
		await expect
			.element(screen.getByText('Nothing typed yet. Check once more to see the answer.'))
			.toBeVisible();
		await userEvent.keyboard('{Enter}');
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'typed', text: '' });
	});

	test('almost right, shows the spelling beside the right one', async () => {
		const { props } = ask(typedRung, {
			typed: 'Khassan',
			response: { form: 'typed', text: 'Khassan' },
			outcome: { score: 0.75, verdict: 'almost', expected: 'Khasan' }
		});
		const screen = await render(QuestionView, props);
		const answers = screen.getByRole('list', { name: 'Answers' }).getByRole('listitem');
		await expect.element(answers.nth(0)).toMatchTextContent('Khassan ≈ your spelling');
		await expect.element(answers.nth(1)).toMatchTextContent('Khasan ✓ right answer');
	});

	test('markup in an answer stays text', async () => {
		const { props } = ask(typedRung, {
			typed: '<b>Khasan</b>',
			response: { form: 'typed', text: '<b>Khasan</b>' },
			outcome: { score: 0, verdict: 'wrong', expected: 'Khasan' }
		});
		const screen = await render(QuestionView, props);
		await expect.element(screen.getByText('<b>Khasan</b>')).toBeVisible();
	});
});

describe('a flashcard', () => {
	test('hides its back until asked, then moves the focus there', async () => {
		const { props } = ask(flashcard, { intervals });
		const screen = await render(QuestionView, props);
		expect(screen.getByText(flashcard.back).query()).toBeNull();
		await screen.getByRole('button', { name: 'Show answer' }).click();
		await expect.element(screen.getByRole('group', { name: 'Answer' })).toHaveFocus();
		await expect.element(screen.getByText(flashcard.back)).toBeVisible();
	});

	test('is graded with four buttons, each described by when the card would come back', async () => {
		const { props, onanswer } = ask(flashcard, { intervals, shown: true });
		const screen = await render(QuestionView, props);
		for (const [name, interval] of [
			['Again', '10 min'],
			['Hard', '1 day'],
			['Good', '4 days'],
			['Easy', '9 days']
		] as const) {
			await expect
				.element(screen.getByRole('button', { name, exact: true }))
				.toHaveAccessibleDescription(interval);
		}
		await screen.getByRole('button', { name: 'Good', exact: true }).click();
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'flashcard', grade: 3 });
	});

	test('is studied by keyboard alone', async () => {
		const { props, onanswer } = ask(flashcard, { intervals });
		const screen = await render(QuestionView, props);
		screen.component.focusHeading();
		await userEvent.keyboard('{Tab}{Enter}');
		await expect.element(screen.getByRole('group', { name: 'Answer' })).toHaveFocus();
		await userEvent.keyboard('{Tab}{Tab} ');
		expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'flashcard', grade: 2 });
	});

	test('graded, says what was chosen', async () => {
		const { props } = ask(flashcard, {
			response: { form: 'flashcard', grade: 1 },
			outcome: { score: 0, verdict: 'wrong', expected: flashcard.back }
		});
		const screen = await render(QuestionView, props);
		await expect.element(screen.getByText('You chose Again')).toBeVisible();
	});
});

describe('beside answering', () => {
	test('“Not sure” can be said and taken back before the answer', async () => {
		const { props } = ask(choice);
		const screen = await render(QuestionView, props);
		const unsure = screen.getByRole('button', { name: 'Not sure' });
		await expect.element(unsure).toHaveAttribute('aria-pressed', 'false');
		await unsure.click();
		await expect.element(unsure).toHaveAttribute('aria-pressed', 'true');
		await unsure.click();
		await expect.element(unsure).toHaveAttribute('aria-pressed', 'false');
	});

	test('a hint comes when asked for, is announced, and comes once', async () => {
		const { props, onhint } = ask(choice);
		const screen = await render(QuestionView, props);
		await expect.element(screen.getByRole('status')).toBeEmptyDOMElement();
		await screen.getByRole('button', { name: 'Hint' }).click();
		expect(onhint).toHaveBeenCalledOnce();
		await screen.rerender({ hintShown: true });
		await expect.element(screen.getByRole('status')).toMatchTextContent(question.hint ?? '');
		await expect.element(screen.getByRole('button', { name: 'Hint' })).toHaveFocus();
		await userEvent.keyboard('{Enter}');
		expect(onhint).toHaveBeenCalledOnce();
	});

	test('no hint is offered where there is none, and “Why today?” only where the page answers it', async () => {
		const { props } = ask(choice, { question: { ...question, hint: undefined } });
		const screen = await render(QuestionView, props);
		expect(screen.getByRole('button', { name: 'Hint' }).query()).toBeNull();
		expect(screen.getByRole('button', { name: 'Why today?' }).query()).toBeNull();
		const onwhy = vi.fn();
		await screen.rerender({ onwhy });
		await screen.getByRole('button', { name: 'Why today?' }).click();
		expect(onwhy).toHaveBeenCalledOnce();
	});
});

test('every control of every form is at least 44 pixels high and wide', async () => {
	for (const rung of [choice, statement, typedRung, flashcard]) {
		const { props } = ask(rung, { shown: true, intervals, onwhy: () => undefined });
		const screen = await render(QuestionView, props);
		for (const control of screen.container.querySelectorAll('button, input')) {
			const { width, height } = control.getBoundingClientRect();
			expect(Math.min(width, height), control.textContent ?? '').toBeGreaterThanOrEqual(44);
		}
		await screen.unmount();
	}
});

test('a long word wraps instead of widening the page', async () => {
	const long = 'Сельскохозяйственномашиностроительный'.repeat(3);
	const rung = { ...choice, options: choice.options.map((option) => ({ ...option, text: long })) };
	const { props } = ask(rung, { question: { ...question, prompt: long } });
	await render(QuestionView, props);
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
});
