import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import type { Fact } from '../../src/lib/core/content/types.ts';
import EvidenceCard from '../../src/lib/ui/EvidenceCard.svelte';
import EvidenceList from '../../src/lib/ui/EvidenceList.svelte';
import { partialDateText } from '../../src/lib/ui/partial-date.ts';
import StandingStamp from '../../src/lib/ui/StandingStamp.svelte';
import { assessment, denial, evidence, record } from './study-fixtures.ts';

const { sources, entities } = evidence;
const show = (fact: Fact) => render(EvidenceCard, { fact, sources, entities });

test.each([
	['2022', '2022'],
	['2022-05', 'May 2022'],
	['2022-05-26', '26 May 2022'],
	['2023-09-03', '3 September 2023']
])('%s is shown as precise as it is: %s', (date, text) => {
	expect(partialDateText(date)).toBe(text);
});

test.each([
	['record', 'Record'],
	['reported-event', 'Report'],
	['official-claim', 'Official claim'],
	['denial', 'Denial'],
	['allegation', 'Allegation'],
	['analyst-assessment', 'Assessment']
] as const)('the standing %s is stamped “%s”', async (standing, label) => {
	const screen = await render(StandingStamp, { standing });
	await expect.element(screen.getByText(label, { exact: true })).toBeVisible();
});

describe('a fact', () => {
	test('says on what standing, as of when, and what', async () => {
		const screen = await show(record);
		const card = screen.getByRole('article');
		await expect.element(card).toMatchTextContent('Record');
		await expect.element(card).toMatchTextContent('as of 26 May 2022');
		await expect.element(card).toMatchTextContent(record.statement);
	});

	test('that someone says names who, and who that is', async () => {
		const screen = await show(assessment);
		await expect.element(screen.getByText('Ramon Pacheco Pardo')).toBeVisible();
		await expect
			.element(screen.getByText('Professor of international relations at King’s College London.'))
			.toBeVisible();
	});

	test('says what changed since, with its own date and sources', async () => {
		const screen = await show(record);
		await expect.element(screen.getByText('Since then')).toBeVisible();
		await expect.element(screen.getByRole('article')).toMatchTextContent('(as of 28 March 2024)');
		await screen.getByText('1 source', { exact: true }).click();
		await expect
			.element(screen.getByRole('link', { name: /^Russia vetoes renewal/ }).last())
			.toBeVisible();
	});

	test('opens its sources in a new tab that learns nothing of this one', async () => {
		const screen = await show(record);
		await screen.getByText('2 sources').click();
		const link = screen.getByRole('link', { name: /^Security Council Fails/ });
		await expect.element(link).toHaveAccessibleName(/opens in a new tab/);
		await expect.element(link).toHaveAttribute('target', '_blank');
		await expect.element(link).toHaveAttribute('rel', expect.stringMatching(/noreferrer noopener/));
		await expect
			.element(screen.getByText('Opening a source needs a connection.').first())
			.toBeVisible();
	});

	test('from a source without an address names it all the same', async () => {
		const screen = await show(assessment);
		await screen.getByText('Rests on one source').click();
		await expect.element(screen.getByText('Putin and Kim put on a show')).toBeVisible();
		await expect.element(screen.getByText('CBC News, September 2023')).toBeVisible();
		expect(screen.getByRole('link', { name: /Putin and Kim/ }).query()).toBeNull();
	});

	test.each([
		['two independent sources', record, false],
		['one source and a repost of it', assessment, true],
		['only the story itself', { ...record, corroboration: 'seed-only' } as Fact, true],
		['one source', { ...record, sourceIds: ['un-sc14911'] } as Fact, true]
	])('with %s', async (_, fact, restsOnOne) => {
		const screen = await show(fact);
		const note = screen.getByText('Rests on one source').query();
		expect(note !== null).toBe(restsOnOne);
	});

	test('that is less certain says why', async () => {
		const screen = await show(assessment);
		await expect
			.element(screen.getByRole('article'))
			.toMatchTextContent('Less certain · Only the CBC report quotes him so.');
	});
});

describe('the evidence of an answer', () => {
	test('begins with what someone claims, denies or judges', async () => {
		const screen = await render(EvidenceList, { evidence });
		const cards = screen.getByRole('article');
		await expect.element(cards.nth(0)).toMatchTextContent(assessment.statement);
		await expect.element(cards.nth(1)).toMatchTextContent(denial.statement);
	});

	test('folds away what does not fit under an answer', async () => {
		const screen = await render(EvidenceList, { evidence });
		await expect.element(screen.getByText(record.statement)).not.toBeVisible();
		await screen.getByText('1 more fact').click();
		await expect.element(screen.getByText(record.statement)).toBeVisible();
	});

	test('is a section with a heading, for those who jump by headings', async () => {
		const screen = await render(EvidenceList, { evidence });
		await expect
			.element(screen.getByRole('heading', { level: 2, name: 'What this rests on' }))
			.toBeInTheDocument();
	});

	test('shows nothing at all when there is none', async () => {
		const screen = await render(EvidenceList, { evidence: { ...evidence, facts: [] } });
		await expect.element(screen.container).toHaveTextContent('');
	});
});
