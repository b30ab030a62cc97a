// Charts: what they say to the ear, the table behind the bars, and lists of which only a part is built.
import { page, userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import BarChart from '../../src/lib/ui/charts/BarChart.svelte';
import CalendarHeat from '../../src/lib/ui/charts/CalendarHeat.svelte';
import LineChart from '../../src/lib/ui/charts/LineChart.svelte';
import { visibleBlocks } from '../../src/routes/library/cards/visible-blocks.ts';

test('bars are one picture with a name, and a table with the same figures behind it', async () => {
	await render(BarChart, {
		label: 'Minutes in each week',
		heads: ['Week', 'Minutes'],
		bars: [
			{ name: '1', full: 'first week', value: 12 },
			{ name: '2', value: 0 }
		]
	});
	await expect.element(page.getByRole('img', { name: 'Minutes in each week' })).toBeVisible();
	await userEvent.click(page.getByText('As a table'));
	await expect.element(page.getByRole('row', { name: 'first week 12' })).toBeVisible();
	await expect.element(page.getByRole('row', { name: '2 0' })).toBeVisible();
});

test('a curve stays within its frame and marks its point', async () => {
	await render(LineChart, {
		label: 'Recall by day',
		points: [
			{ x: 0, y: 1 },
			{ x: 10, y: 0.5 }
		],
		marks: [{ x: 9, y: 0.6, text: 'now 60 %' }],
		x: { min: 0, max: 10, ticks: [{ at: 0, text: 'then' }] },
		y: { min: 0, max: 1, ticks: [{ at: 1, text: '100 %' }] }
	});
	const picture = page.getByRole('img', { name: 'Recall by day' }).element();
	const frame = picture.getBoundingClientRect();
	for (const text of picture.querySelectorAll('text, circle')) {
		const box = text.getBoundingClientRect();
		expect(box.left).toBeGreaterThanOrEqual(frame.left - 1);
		expect(box.right).toBeLessThanOrEqual(frame.right + 1);
	}
});

test('a year of days shows as many weeks as the width holds, today among them', async () => {
	const days = Array.from({ length: 371 }, (_, at) => ({
		day: new Date(Date.UTC(2025, 10, 22 + at)).toISOString().slice(0, 10),
		answers: at % 9,
		level: at % 5
	}));
	const today = days.at(-1)?.day ?? '';
	await render(CalendarHeat, { days, label: 'The last year', today });
	const picture = page.getByRole('img', { name: 'The last year' }).element();
	expect(picture.querySelectorAll('.today')).toHaveLength(1);
	expect(picture.scrollWidth).toBeLessThanOrEqual(picture.parentElement?.clientWidth ?? 0);
	expect(picture.children.length).toBeGreaterThan(8);
});

test('of a long list only the blocks near the window are built, and the one that has the focus', () => {
	const heights = Array.from({ length: 2500 }, () => 3000);
	const at = (scrolled: number, focused?: number) => [
		...visibleBlocks({ heights, scrolled, height: 800, focused })
	];
	expect(at(-300)).toEqual([0]);
	expect(at(0)).toEqual([0]);
	expect(at(2500)).toEqual([0, 1]);
	expect(at(3_000_000)).toEqual([999, 1000]);
	expect(at(3_000_000, 3)).toEqual([999, 1000, 3]);
	expect(at(9_000_000)).toEqual([]);
	expect(at(2500, 2499)).toEqual([0, 1, 2499]);
	expect(visibleBlocks({ heights: [], scrolled: 0, height: 800, focused: 4 }).size).toBe(0);
});
