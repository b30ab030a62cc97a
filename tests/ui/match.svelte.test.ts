import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import { gradeMatch } from '../../src/lib/core/grading/match.ts';
import MatchForm from '../../src/lib/ui/MatchForm.svelte';
import { BROKEN_DRAFTS, HOSTILE, match, shuffledRights } from './form-fixtures.ts';

const ask = async (rest = {}) => {
	const onanswer = vi.fn();
	const screen = await render(MatchForm, {
		rung: match,
		order: shuffledRights,
		busy: false,
		onanswer,
		...rest
	});
	const left = (text: string) =>
		screen
			.getByRole('list', { name: 'Pairs' })
			.getByRole('button', { name: new RegExp(`^${text}`) });
	const right = (text: string) =>
		screen.getByRole('group').getByRole('button', { name: text, exact: true });
	return { screen, onanswer, left, right };
};
const reveal = async (matches: Record<string, string>, rung = match) => {
	const response = { form: 'match', matches } as const;
	return (await ask({ rung, response, outcome: gradeMatch(rung, response) })).screen;
};

test('asks for one left side at a time, and says that not everything belongs', async () => {
	const { screen, left } = await ask();
	await expect
		.element(
			screen.getByText(
				'Pair each with what belongs to it; not everything below does. Only all pairs count as known.'
			)
		)
		.toBeVisible();
	await expect
		.element(screen.getByRole('group', { name: 'What belongs to Resolution 1718?' }))
		.toBeVisible();
	await expect.element(left('Resolution 1718')).toHaveAttribute('aria-pressed', 'true');
	await expect.element(left('Resolution 1874')).toHaveAttribute('aria-pressed', 'false');
});

test('is answered by pointer: left, then right; a right side fits one left side only', async () => {
	const { screen, onanswer, left, right } = await ask();
	await left('Resolution 2375').click();
	await right('Luxury goods').click();
	await expect.element(left('Resolution 2375')).toHaveAccessibleName(/Luxury goods/);
	await expect
		.element(right('Luxury goods'))
		.toHaveAccessibleDescription('paired with Resolution 2375');
	// The first left side without a partner is asked for next.
	await expect.element(left('Resolution 1718')).toHaveAttribute('aria-pressed', 'true');
	await right('Luxury goods').click();
	await expect.element(left('Resolution 2375')).toHaveAccessibleName(/not paired yet/);
	await right('Panel of Experts').click();
	await right('Textiles').click();
	await expect
		.element(screen.getByText('All are paired. Press one above to change it.'))
		.toBeVisible();
	await screen.getByRole('button', { name: 'Check' }).click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'match',
		matches: { a: 'a', b: 'b', c: 'c' }
	});
});

test('is answered by keyboard alone, and says what was paired and what comes next', async () => {
	const { screen, onanswer, right } = await ask();
	const status = screen.getByRole('status').first();
	right('Luxury goods').element().focus();
	await userEvent.keyboard('{Enter}');
	await expect
		.element(status)
		.toMatchTextContent('Resolution 1718: Luxury goods. Next: Resolution 1874.');
	await expect.element(right('Luxury goods')).toHaveFocus();
	await userEvent.keyboard('{Tab} {Shift>}{Tab}{Tab}{Tab}{/Shift} ');
	await expect.element(status).toMatchTextContent('Resolution 2375: Textiles. All are paired.');
	await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}{Enter}');
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'match',
		matches: { a: 'a', b: 'b', c: 'c' }
	});
});

test('a left side is named in one sentence, with its partner once it has one', async () => {
	const { left, right } = await ask();
	await expect
		.element(left('Resolution 1718'))
		.toHaveAccessibleName('Resolution 1718: choose below');
	await right('Luxury goods').click();
	await expect
		.element(left('Resolution 1718'))
		.toHaveAccessibleName('Resolution 1718: Luxury goods');
});

describe('on a phone with letters twice as large', () => {
	afterEach(() => document.documentElement.style.removeProperty('font-size'));

	/** On how many lines a word stands. */
	const linesOf = (text: Text, word: RegExpExecArray) => {
		const range = document.createRange();
		range.setStart(text, word.index);
		range.setEnd(text, word.index + word[0].length);
		return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
	};

	test('no word is broken, and at the usual size left and right stand side by side', async () => {
		await page.viewport(390, 844);
		const rung = {
			...match,
			pairs: match.pairs.map((pair) => ({ ...pair, left: 'September 2017' }))
		};
		const { screen } = await ask({ rung });
		screen.container.style.padding = '20px';
		const button = screen
			.getByRole('list', { name: 'Pairs' })
			.getByRole('button')
			.first()
			.element();
		const columns = () => getComputedStyle(button).gridTemplateColumns.split(' ').length;
		expect(columns()).toBe(2);
		document.documentElement.style.fontSize = '200%';
		expect(columns()).toBe(1);
		const walker = document.createTreeWalker(screen.container, NodeFilter.SHOW_TEXT);
		for (let text = walker.nextNode(); text instanceof Text; text = walker.nextNode()) {
			if (!text.parentElement?.closest('.lefts')) continue;
			for (const word of text.data.matchAll(/\S+/g)) expect(linesOf(text, word), word[0]).toBe(1);
		}
	});
});

test('the same right side again takes the pair back', async () => {
	const { left, right } = await ask({ draft: '{"a":"b"}' });
	await left('Resolution 1718').click();
	await right('Panel of Experts').click();
	await expect.element(left('Resolution 1718')).toHaveAccessibleName(/choose below/);
	await expect.element(left('Resolution 1718')).toHaveAttribute('aria-pressed', 'true');
});

test('nothing paired costs nothing the first time', async () => {
	const { screen, onanswer } = await ask();
	const check = screen.getByRole('button', { name: 'Check' });
	await check.click();
	expect(onanswer).not.toHaveBeenCalled();
	await expect.element(screen.getByText(/^Nothing paired yet/)).toBeVisible();
	await check.click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'match', matches: {} });
});

test('a draft is found again; one that cannot be read is none', async () => {
	const { screen, left } = await ask({ draft: '{"b":"home","c":"nobody"}' });
	await expect.element(left('Resolution 1874')).toHaveAccessibleName(/Workers sent home/);
	await expect.element(left('Resolution 2375')).toHaveAccessibleName(/not paired yet/);
	await screen.unmount();
	for (const draft of BROKEN_DRAFTS) {
		const broken = await ask({ draft });
		await expect.element(broken.left('Resolution 1718')).toHaveAccessibleName(/choose below/);
		await broken.screen.unmount();
	}
});

test('answered in part, each left side stands with what is right and what was put to it', async () => {
	const screen = await reveal({ a: 'a', b: 'home' });
	await expect.element(screen.getByText('1 of 3 pairs right')).toBeVisible();
	const answers = screen.getByRole('list', { name: 'Answers' }).getByRole('listitem');
	await expect
		.element(answers.nth(0))
		.toMatchTextContent('Resolution 1718 Luxury goods ✓ yours, and right');
	await expect
		.element(answers.nth(1))
		.toMatchTextContent(
			'Resolution 1874 Panel of Experts ✓ right answer Workers sent home ✗ your answer That was Resolution 2397.'
		);
	await expect
		.element(answers.nth(2))
		.toMatchTextContent('Resolution 2375 Textiles ✓ right answer ✗ no answer');
	await screen.getByText('What belongs to none of them').click();
	await expect.element(screen.getByText('That was Resolution 2397.').last()).toBeVisible();
});

test('text of any kind stays text', async () => {
	const rung = {
		...match,
		pairs: HOSTILE.slice(0, 5).map((text, at) => ({ id: `pair-${at}`, left: text, right: text }))
	};
	const { screen } = await ask({ rung });
	expect(screen.container.querySelector('img, script')).toBeNull();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
	await screen.unmount();
	const shown = await reveal({ 'pair-0': 'pair-1', __proto__: 'pair-2' }, rung);
	expect(shown.container.querySelector('img, script')).toBeNull();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
});
