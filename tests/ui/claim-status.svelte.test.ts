import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import { gradeClaimStatus } from '../../src/lib/core/grading/claim-status.ts';
import type { Response } from '../../src/lib/core/memory/types.ts';
import ClaimStatusForm from '../../src/lib/ui/ClaimStatusForm.svelte';
import { BROKEN_DRAFTS, claim, claims, HOSTILE } from './form-fixtures.ts';

type Standings = Extract<Response, { form: 'claim-status' }>['standings'];

const ask = async (rest = {}) => {
	const onanswer = vi.fn();
	const screen = await render(ClaimStatusForm, { rung: claims, busy: false, onanswer, ...rest });
	const group = (statement: string) => screen.getByRole('group', { name: statement });
	return { screen, onanswer, group };
};
const reveal = async (standings: Standings, rung = claims) => {
	const response = { form: 'claim-status', standings } as const;
	return (await ask({ rung, response, outcome: gradeClaimStatus(rung, response) })).screen;
};

test('each statement names its group; the standings on offer stand from the firmest to the weakest', async () => {
	const { screen, group } = await ask();
	const names = group('The embargo forbids it.')
		.getByRole('radio')
		.elements()
		.map((radio) => radio.getAttribute('value'));
	expect(names).toEqual(['record', 'denial', 'allegation']);
	await expect
		.element(
			screen.getByText('Give every statement its standing. Only all of them count as known.')
		)
		.toBeVisible();
});

test('is answered by pointer', async () => {
	const { screen, onanswer, group } = await ask();
	await group('The embargo forbids it.').getByRole('radio', { name: 'Record' }).click();
	await group('They sent weapons.').getByRole('radio', { name: 'Denial' }).click();
	await group('They sent weapons.').getByRole('radio', { name: 'Allegation' }).click();
	await screen.getByRole('button', { name: 'Check' }).click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'claim-status',
		standings: { rule: 'record', accused: 'allegation' }
	});
});

test('is answered by keyboard alone: arrows choose, Enter checks', async () => {
	const { onanswer, group } = await ask();
	group('The embargo forbids it.').getByRole('radio').first().element().focus();
	await userEvent.keyboard(' {Tab}{ArrowUp}{Enter}');
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'claim-status',
		standings: { rule: 'record', accused: 'allegation' }
	});
});

test('a single statement is answered by one press', async () => {
	const { screen, onanswer } = await ask({ rung: claim });
	await expect
		.element(screen.getByRole('list', { name: 'Standings' }))
		.toHaveAccessibleDescription('He might ask for shells.');
	expect(screen.getByRole('button').elements()).toHaveLength(6);
	await screen.getByRole('button', { name: 'Assessment' }).click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({
		form: 'claim-status',
		standings: { ask: 'analyst-assessment' }
	});
});

test('nothing sorted costs nothing the first time', async () => {
	const { screen, onanswer } = await ask();
	const check = screen.getByRole('button', { name: 'Check' });
	await check.click();
	expect(onanswer).not.toHaveBeenCalled();
	await expect.element(screen.getByText(/^Nothing sorted yet/)).toBeVisible();
	await check.click();
	expect(onanswer).toHaveBeenCalledExactlyOnceWith({ form: 'claim-status', standings: {} });
});

test('a draft is found again; a standing that is not on offer, or no draft at all, is none', async () => {
	const { screen, group } = await ask({ draft: '{"rule":"denial","accused":"reported-event"}' });
	await expect
		.element(group('The embargo forbids it.').getByRole('radio', { name: 'Denial' }))
		.toBeChecked();
	expect(screen.getByRole('radio', { checked: true }).elements()).toHaveLength(1);
	await screen.unmount();
	for (const draft of BROKEN_DRAFTS) {
		const broken = await ask({ draft });
		expect(broken.screen.getByRole('radio', { checked: true }).elements()).toHaveLength(0);
		await broken.screen.unmount();
	}
});

test('answered in part, gives each statement its standing, the learner’s own, and why', async () => {
	const screen = await reveal({ rule: 'record', accused: 'denial' });
	await expect.element(screen.getByText('1 of 2 right')).toBeVisible();
	const answers = screen.getByRole('list', { name: 'Answers' }).getByRole('listitem');
	await expect
		.element(answers.nth(0))
		.toMatchTextContent('The embargo forbids it. Record ✓ yours, and right It can be read.');
	await expect
		.element(answers.nth(1))
		.toMatchTextContent(
			'They sent weapons. Allegation ✓ right answer Denial ✗ your answer It accuses.'
		);
});

test('text of any kind stays text', async () => {
	const rung = {
		...claims,
		statements: HOSTILE.slice(0, 5).map((text, at) => ({
			id: `claim-${at}`,
			text,
			key: 'record' as const,
			why: text
		}))
	};
	const { screen } = await ask({ rung });
	expect(screen.container.querySelector('img, script')).toBeNull();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
	await screen.unmount();
	const shown = await reveal({ 'claim-0': 'denial' }, rung);
	expect(shown.container.querySelector('img, script')).toBeNull();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
});
