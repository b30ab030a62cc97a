import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import OrderTimeline from '../../src/lib/ui/timeline/OrderTimeline.svelte';

describe('the line on which an order is shown', () => {
	const items = [
		{ id: 'first', text: 'First nuclear test', date: '2006-10-09' },
		{ id: 'same', text: 'Resolution 1718, five days later', date: '2006-10-14' },
		{ id: 'leader', text: 'Kim Jong-un becomes leader', date: '2011' },
		{ id: 'veto', text: 'Two vetoes', date: '2022-05-26' },
		{ id: 'summit', text: 'The summit', date: '2023-09-13' }
	];
	const show = async (shown: { id: string; text: string; date?: string }[]) =>
		(await render(OrderTimeline, { items: shown })).container;
	const boxes = (container: Element) =>
		[...container.querySelectorAll('.label')].map((label) => label.getBoundingClientRect());

	test('shows each item with its number, and its date as precise as it is known', async () => {
		const container = await show(items);
		const texts = [...container.querySelectorAll('.label')].map((label) =>
			label.textContent.replace(/\s+/g, ' ').trim()
		);
		expect(texts).toEqual([
			'1 9 October 2006 First nuclear test',
			'2 14 October 2006 Resolution 1718, five days later',
			'3 2011 Kim Jong-un becomes leader',
			'4 26 May 2022 Two vetoes',
			'5 13 September 2023 The summit'
		]);
	});

	test('stands to scale, and its labels touch neither each other nor the edge', async () => {
		const container = await show(items);
		const line = container.querySelector('.line')?.getBoundingClientRect();
		const labels = boxes(container);
		for (const [at, box] of labels.entries()) {
			expect(box.top).toBeGreaterThanOrEqual((labels[at - 1]?.bottom ?? 0) - 0.5);
			expect(box.bottom).toBeLessThanOrEqual((line?.bottom ?? 0) + 0.5);
		}
		const marks = [...container.querySelectorAll('circle, rect')].map((mark) => {
			const { top, height } = mark.getBoundingClientRect();
			return top + height / 2;
		});
		const [first = 0, , leader = 0, veto = 0, summit = 0] = marks;
		const years = (from: string, to: string) =>
			(Date.parse(to) - Date.parse(from)) / 31_557_600_000;
		const whole = years('2006-10-09', '2023-09-14');
		const shareOf = (mark: number) => (mark - first) / (summit - first);
		expect(shareOf(veto)).toBeCloseTo(years('2006-10-09', '2022-05-26') / whole, 2);
		expect(shareOf(leader)).toBeCloseTo(years('2006-10-09', '2011-07-02') / whole, 2);
	});

	test('draws a year as a stretch, a day as a point', async () => {
		const container = await show(items);
		expect(container.querySelectorAll('circle')).toHaveLength(4);
		expect(container.querySelectorAll('rect')).toHaveLength(1);
	});

	test('is a drawing of what the numbered list says: not read out twice', async () => {
		const container = await show(items);
		expect(container.querySelector('.line')?.getAttribute('aria-hidden')).toBe('true');
	});

	test('is not drawn where an item has no date, nor of one item alone', async () => {
		expect(boxes(await show([...items, { id: 'undated', text: 'Some time' }]))).toEqual([]);
		expect(boxes(await show(items.slice(0, 1)))).toEqual([]);
	});
});
