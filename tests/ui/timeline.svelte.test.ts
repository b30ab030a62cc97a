import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import { eventsOf, type Span } from '../../src/lib/core/content/timeline.ts';
import type { Evidence, Fact } from '../../src/lib/core/content/types.ts';
import { stretchText } from '../../src/lib/ui/timeline/date-texts.ts';
import Timeline from '../../src/lib/ui/timeline/Timeline.svelte';
import OrderTimeline from '../../src/lib/ui/timeline/OrderTimeline.svelte';
import TimelineView from '../../src/routes/library/timeline/TimelineView.svelte';

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

	test('says each text in full, over as many lines as it needs', async () => {
		await page.viewport(390, 844);
		const long = items.map((item, at) => ({
			...item,
			text: `${item.text}, ${'as it was written down at the time '.repeat(at)}`.slice(0, 160)
		}));
		const container = await show(long);
		container.style.padding = '36px';
		const labels = [...container.querySelectorAll<HTMLElement>('.label')];
		for (const [at, label] of labels.entries()) {
			const text = label.querySelector<HTMLElement>('.text');
			expect(text?.scrollWidth).toBe(text?.clientWidth);
			expect(label.scrollHeight, text?.textContent).toBeLessThanOrEqual(label.clientHeight + 1);
			const above = labels[at - 1]?.getBoundingClientRect().bottom ?? 0;
			expect(label.getBoundingClientRect().top).toBeGreaterThanOrEqual(above - 0.5);
		}
	});

	test('leaves texts and then dates to the list where letters are too large for them', async () => {
		await page.viewport(390, 844);
		document.documentElement.style.fontSize = '200%';
		try {
			const container = await show(items);
			expect(container.querySelector('.label .text')?.checkVisibility()).toBe(false);
			expect(container.querySelector('.label .meta')?.checkVisibility()).toBe(true);
			container.style.padding = '36px';
			expect(container.querySelector('.label .meta')?.checkVisibility()).toBe(false);
			expect(container.querySelector('.label .number')?.checkVisibility()).toBe(true);
		} finally {
			document.documentElement.style.removeProperty('font-size');
		}
	});

	test('is not drawn where an item has no date, nor of one item alone', async () => {
		expect(boxes(await show([...items, { id: 'undated', text: 'Some time' }]))).toEqual([]);
		expect(boxes(await show(items.slice(0, 1)))).toEqual([]);
	});
});

test.each([
	['2006', '2006', '2006'],
	['1953', '1964', '1953 to 1964'],
	['2016-01', '2016-02', 'January to February 2016'],
	['2016-11', '2017-02', 'November 2016 to February 2017'],
	['2023-09-10', '2023-09-17', '10–17 September 2023'],
	['2023-08-30', '2023-09-17', '30 August to 17 September 2023'],
	['2023-09', '2023-09-17', 'September to 17 September 2023'],
	['2023', '2023-09', '2023 to September 2023']
])('%s and %s are one stretch of time: %s', (from, to, text) => {
	expect(stretchText(from, to)).toBe(text);
});

const fact = (id: string, event: NonNullable<Fact['event']>, rest: Partial<Fact> = {}): Fact => ({
	id,
	topic: 'events',
	statement: `The whole statement of ${id}.`,
	status: 'record',
	asOf: '2023-09-13',
	sourceIds: ['source'],
	entityIds: [],
	inSeed: true,
	confidence: 'high',
	corroboration: 'independent',
	event,
	...rest
});
const facts = [
	fact('bridge', { date: '1959', label: 'The rail bridge opens' }),
	fact('test', { date: '2006-10-09', label: 'The first nuclear test' }),
	fact('leave', {
		date: '2023-09-10',
		label: 'Kim leaves by train',
		knownSince: '2023-09-12'
	}),
	fact('summit', { date: '2023-09-13', label: 'The summit' }, { status: 'reported-event' }),
	fact(
		'containers',
		{ date: '2023-08', label: 'A thousand containers sent', knownSince: '2023-10-13' },
		{ status: 'allegation', attributedTo: 'kirby' }
	),
	fact('tour', { date: '2023-09-14', end: '2023-09-16', label: 'A tour of factories' })
];
const evidence: Evidence = {
	facts,
	sources: {
		source: {
			id: 'source',
			title: 'The report',
			publisher: 'A paper',
			date: '2023-09-13',
			url: null,
			kind: 'news',
			seen: 'full'
		}
	},
	entities: {
		kirby: {
			id: 'kirby',
			kind: 'person',
			name: 'John Kirby',
			aliases: [],
			description: 'Speaker of the White House.',
			sourceIds: []
		}
	}
};
const whole: Span = { id: 'all', title: 'All of it', from: '1959', to: '2023' };
const trip: Span = { id: 'trip', title: 'The trip', from: '2023-09-10', to: '2023-09-17' };

describe('a timeline', () => {
	const show = (span = whole, shown = facts) =>
		render(Timeline, {
			props: {
				events: eventsOf(shown, Object.values(evidence.entities)),
				span,
				closeUps: span === whole ? [trip] : [],
				storyDate: '2023-09-13',
				storyId: 'story-day',
				evidence
			}
		});
	const known = () => page.getByRole('region', { name: 'Known on 13 September 2023' });
	const later = () => page.getByRole('region', { name: 'Came later' });
	const labels = (region: { element(): Element }) =>
		[...region.element().querySelectorAll('.label')].map(({ textContent }) => textContent);

	test('parts what was known on the day of the story from what came later', async () => {
		await show();
		expect(labels(known())).toEqual([
			'The rail bridge opens',
			'The first nuclear test',
			'Kim leaves by train',
			'The summit'
		]);
		expect(labels(later())).toEqual(['A tour of factories', 'A thousand containers sent']);
	});

	test('the day of the story stands between the two, in words', async () => {
		await show();
		const line = document.getElementById('story-day');
		expect(line?.textContent.replace(/\s+/g, ' ').trim()).toBe(
			'▲ Known on that day The day of the story 13 September 2023 ▼ Came later'
		);
		const box = line?.getBoundingClientRect();
		expect(known().element().getBoundingClientRect().bottom).toBeLessThanOrEqual(box?.top ?? 0);
		expect(later().element().getBoundingClientRect().top).toBeGreaterThanOrEqual(
			box?.bottom ?? 1e9
		);
	});

	test('marks the two apart without colour: the line is whole before, and broken after', async () => {
		await show();
		const lineOf = (region: { element(): Element }) => {
			const group = region.element().querySelector('.group');
			return group && getComputedStyle(group, '::before').borderInlineStartStyle;
		};
		expect(lineOf(known())).toBe('solid');
		expect(lineOf(later())).toBe('dashed');
	});

	test('says each date as precise as it is known, and since when what surfaced later', async () => {
		await show();
		const entry = (label: string) =>
			page
				.getByRole('listitem')
				.filter({ has: page.getByText(label, { exact: true }) })
				.last();
		await expect.element(entry('The rail bridge opens')).toMatchTextContent(/^\s*1959 The rail/);
		await expect.element(entry('The first nuclear test')).toMatchTextContent('9 October 2006');
		await expect.element(entry('A tour of factories')).toMatchTextContent('14–16 September 2023');
		await expect
			.element(entry('A thousand containers sent'))
			.toMatchTextContent('August 2023 · known since 13 October 2023');
	});

	test('an allegation bears its stamp and its speaker, and reads otherwise than a record', async () => {
		await show();
		const said = later().getByText('A thousand containers sent', { exact: true });
		const settled = known().getByText('The first nuclear test', { exact: true });
		expect(getComputedStyle(said.element()).fontStyle).toBe('italic');
		expect(getComputedStyle(settled.element()).fontStyle).toBe('normal');
		const mark = (label: { element(): Element }) => {
			const entry = label.element().closest('li');
			return entry && getComputedStyle(entry, '::before').backgroundColor;
		};
		expect(mark(said)).not.toBe(mark(settled));
		const summary = said.element().closest('li')?.querySelector('summary');
		expect(summary?.textContent.replace(/\s+/g, ' ').trim()).toBe(
			'Standing: Allegation by John Kirby , evidence for: A thousand containers sent'
		);
	});

	test('opens the fact and its sources by keyboard, and builds them only then', async () => {
		await show();
		expect(document.querySelector('article')).toBeNull();
		const summary = known()
			.getByText('The first nuclear test', { exact: true })
			.element()
			.closest('li')
			?.querySelector('summary');
		summary?.focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByText('The whole statement of test.')).toBeVisible();
		await expect.element(page.getByText('Rests on one source')).toBeVisible();
	});

	test('has headings in order, a year each, and names a long gap', async () => {
		await show();
		const headings = [...document.querySelectorAll('h2, h3')].map(
			(heading) => `${heading.tagName} ${heading.textContent.trim()}`
		);
		expect(headings).toEqual([
			'H2 Known on 13 September 2023',
			'H3 1959',
			'H3 2006',
			'H3 2023',
			'H2 Came later',
			'H3 2023'
		]);
		await expect.element(page.getByText('No entry for 46 years')).toBeVisible();
	});

	test('close up, goes day by day; the year is said with each though it is not shown', async () => {
		await show(trip, facts.slice(2));
		const headings = known()
			.getByRole('heading', { level: 3 })
			.elements()
			.map(({ textContent }) => textContent);
		expect(headings).toEqual(['10 September 2023', '13 September 2023']);
		await expect.element(known().getByText('No entry')).not.toBeInTheDocument();
	});

	test('a span that ended before the story has no line in it', async () => {
		await show({ id: 'old', title: 'Old times', from: '1959', to: '2006' }, facts.slice(0, 2));
		await expect.element(known()).toBeVisible();
		await expect.element(page.getByText('The day of the story')).not.toBeInTheDocument();
		await expect.element(later()).not.toBeInTheDocument();
	});

	test('the band shows full bars for what was known and empty ones for what came later', async () => {
		const { container } = await show();
		const band = container.querySelector('.band');
		expect(band?.getAttribute('aria-hidden')).toBe('true');
		expect(band?.querySelectorAll('.known')).toHaveLength(3);
		expect(band?.querySelectorAll('.later')).toHaveLength(1);
		expect(band?.querySelector('.story')).not.toBeNull();
		expect(band?.querySelector('.title')?.textContent).toBe('The trip');
	});

	test.each([16, 32])(
		'labels of the band touch neither each other nor its edge at %i px a rem',
		async (size) => {
			document.documentElement.style.fontSize = `${size}px`;
			const years = (from: string, to: string) => ({
				id: `y${from}`,
				title: `The ${from}s`,
				from,
				to
			});
			const { container } = await render(Timeline, {
				props: {
					events: eventsOf(facts, []),
					span: whole,
					closeUps: [years('2006', '2017'), years('2010', '2015'), trip],
					storyDate: '2023-09-13',
					storyId: 'story-day',
					evidence
				}
			});
			const band = container.querySelector('.band')?.getBoundingClientRect();
			const labels = (selector: string) =>
				[...container.querySelectorAll(selector)].map((label) => label.getBoundingClientRect());
			const touches = (a: DOMRect, b: DOMRect) =>
				a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1;
			await expect.poll(() => labels('.title').length).toBe(3);
			for (const selector of ['.title', '.tick']) {
				const all = labels(selector);
				for (const [at, box] of all.entries()) {
					expect(box.right).toBeLessThanOrEqual((band?.right ?? 0) + 1);
					for (const other of all.slice(at + 1)) expect(touches(box, other)).toBe(false);
				}
			}
			document.documentElement.style.fontSize = '';
		}
	);

	test('the band shows where one is', async () => {
		const { container } = await show();
		const place = () =>
			parseFloat(container.querySelector<HTMLElement>('.here')?.style.insetInlineStart ?? '');
		const scrollTo = (label: string) =>
			page.getByText(label, { exact: true }).element().scrollIntoView({ block: 'start' });
		document.body.style.paddingBlock = '60rem';
		scrollTo('The rail bridge opens');
		window.scrollBy(0, -window.innerHeight * 0.27);
		await expect.poll(place).toBe(0);
		scrollTo('A tour of factories');
		window.scrollBy(0, -window.innerHeight * 0.27);
		await expect.poll(place).toBeGreaterThan(95);
		document.body.style.paddingBlock = '';
	});

	test('fits a narrow phone: nothing reaches over the edge', async () => {
		await page.viewport(320, 640);
		await show(trip, facts.slice(2));
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
		await page.viewport(390, 844);
	});
});

describe('the page of a timeline', () => {
	const show = () =>
		render(TimelineView, {
			dossier: {
				id: 'story',
				format: 1,
				title: 'A story',
				label: 'A story',
				summary: 'A story.',
				primer: ['A story.'],
				storyDate: '2023-09-13',
				asOf: '2024',
				checkedOn: '2024',
				language: 'en',
				licence: 'CC-BY-4.0',
				spans: [trip, { id: 'empty', title: 'Years without an event', from: '1970', to: '1980' }],
				deckIds: [],
				hashes: {},
				installedAt: 0,
				problems: []
			},
			references: {
				facts,
				sources: Object.values(evidence.sources),
				entities: Object.values(evidence.entities),
				misconceptions: []
			}
		});
	const status = () => page.getByRole('status');
	const choose = (select: string, option: string) =>
		userEvent.selectOptions(page.getByRole('combobox', { name: select }), option);

	test('offers all of it and each close-up that has events', async () => {
		await show();
		const choices = page
			.getByRole('radio')
			.elements()
			.map((radio) => radio.closest('label')?.textContent.replace(/\s+/g, ' ').trim());
		expect(choices).toEqual(['All of it 1959 to 2023', 'The trip 10–17 September 2023']);
		await expect.element(page.getByRole('radio', { name: /All of it/ })).toBeChecked();
		await expect.element(status()).toMatchTextContent(/^\s*6 events\s*$/);
	});

	test('a close-up shows what fell into its days, and nothing less precise', async () => {
		await show();
		const radio = page.getByRole('radio', { name: /All of it/ }).element();
		if (radio instanceof HTMLElement) radio.focus();
		await userEvent.keyboard('{ArrowDown}');
		await expect.element(status()).toMatchTextContent(/^\s*3 events\s*$/);
		expect([...document.querySelectorAll('.label')].map((label) => label.textContent)).toEqual([
			'Kim leaves by train',
			'The summit',
			'A tour of factories'
		]);
	});

	test('shows one standing alone, and says how many that are', async () => {
		await show();
		await choose('Standing', 'Allegation (1)');
		await expect.element(status()).toMatchTextContent(/^\s*1 of 6 events\s*$/);
		await expect.element(page.getByRole('region', { name: 'Came later' })).toBeVisible();
	});

	test('shows what was known, or what came later', async () => {
		await show();
		await choose('What was known', 'Came later (2)');
		await expect.element(status()).toMatchTextContent(/^\s*2 of 6 events\s*$/);
		await choose('What was known', 'Known on 13 September 2023 (4)');
		await expect.element(status()).toMatchTextContent(/^\s*4 of 6 events\s*$/);
		await expect.element(page.getByText('A tour of factories')).not.toBeInTheDocument();
	});

	test('where nothing fits, leads back to everything', async () => {
		await show();
		await choose('Standing', 'Allegation (1)');
		await choose('What was known', 'Known on 13 September 2023 (4)');
		await expect.element(page.getByRole('heading', { name: 'Nothing here fits' })).toBeVisible();
		await expect
			.element(page.getByRole('link', { name: 'Go to the day of the story' }))
			.not.toBeInTheDocument();
		await page.getByRole('button', { name: 'Show everything' }).click();
		await expect.element(status()).toMatchTextContent(/^\s*6 events\s*$/);
	});

	test('leads to the day of the story', async () => {
		await show();
		const link = page.getByRole('link', { name: 'Go to the day of the story' });
		const target = link.element().getAttribute('href')?.slice(1) ?? '';
		expect(document.getElementById(target)?.textContent).toContain('13 September 2023');
	});
});
