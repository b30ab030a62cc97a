import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	barsIn,
	gapBetween,
	lanesFor,
	LONGEST_GAP,
	placeIn,
	spread,
	yearTicks
} from '../../../src/lib/core/content/timeline-layout.ts';
import {
	byDate,
	dayAt,
	daysOf,
	daysOfEvent,
	daysOfSpan,
	eventsOf,
	groupEvents,
	isInSpan,
	partByKnowledge,
	unitOf,
	wasKnown,
	wholeSpan,
	type TimelineEvent
} from '../../../src/lib/core/content/timeline.ts';
import type { Entity, Fact } from '../../../src/lib/core/content/types.ts';
import { runs } from '../../support/property-runs.ts';

const event = (date: string, rest: Partial<TimelineEvent> = {}): TimelineEvent => ({
	factId: `fact-${date}`,
	label: `What happened in ${date}`,
	date,
	standing: 'record',
	entityIds: [],
	...rest
});
const ids = (events: TimelineEvent[]) => events.map(({ factId }) => factId);
const dates = (events: TimelineEvent[]) => events.map(({ date }) => date);

const pad = (number: number, digits: number) => String(number).padStart(digits, '0');
const anyDate = fc
	.record({
		year: fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1940, max: 2030 })),
		month: fc.integer({ min: 1, max: 12 }),
		day: fc.integer({ min: 1, max: 31 }),
		parts: fc.integer({ min: 1, max: 3 })
	})
	.map(({ year, month, day, parts }) =>
		[pad(year, 4), pad(month, 2), pad(day, 2)].slice(0, parts).join('-')
	);
const anyEvent = fc
	.record({
		date: anyDate,
		end: fc.option(anyDate, { nil: undefined }),
		knownSince: fc.option(anyDate, { nil: undefined })
	})
	.map(({ date, end, knownSince }) =>
		event(date, { ...(end ? { end } : {}), ...(knownSince ? { knownSince } : {}) })
	);

describe('the days that a date may mean', () => {
	test.each([
		['2023-09-13', '2023-09-13', '2023-09-13'],
		['2023-09', '2023-09-01', '2023-09-30'],
		['2024-02', '2024-02-01', '2024-02-29'],
		['1900-02', '1900-02-01', '1900-02-28'],
		['2023', '2023-01-01', '2023-12-31'],
		['1948-10-12', '1948-10-12', '1948-10-12'],
		['2023-02-31', '2023-02-28', '2023-02-28'],
		['0050', '0050-01-01', '0050-12-31']
	])('%s: %s to %s', (date, from, to) => {
		const days = daysOf(date);
		expect([dayAt(days.from), dayAt(days.to)]).toEqual([from, to]);
	});

	test('an end before the beginning counts for nothing', () => {
		expect(daysOfEvent({ date: '2023-09', end: '2023-08' })).toEqual(daysOf('2023-09'));
	});

	test('hold each other: a day its month, a month its year', () => {
		fc.assert(
			fc.property(anyDate, (date) => {
				const days = daysOf(date);
				expect(days.from).toBeLessThanOrEqual(days.to);
				const wider = daysOf(date.length > 7 ? date.slice(0, 7) : date.slice(0, 4));
				expect(wider.from).toBeLessThanOrEqual(days.from);
				expect(wider.to).toBeGreaterThanOrEqual(days.to);
			}),
			{ numRuns: runs }
		);
	});
});

describe('the events of a dossier', () => {
	const fact = (id: string, rest: Partial<Fact>): Fact => ({
		id,
		topic: 'events',
		statement: `The statement of ${id}.`,
		status: 'record',
		asOf: '2023-09-13',
		sourceIds: ['source'],
		entityIds: ['russia'],
		inSeed: true,
		confidence: 'high',
		corroboration: 'independent',
		...rest
	});
	const entities: Entity[] = [
		{
			id: 'kremlin',
			kind: 'organisation',
			name: 'The Kremlin',
			aliases: [],
			description: '',
			sourceIds: []
		}
	];

	test('carry their standing, their speaker by name and what they are about; other facts are none', () => {
		const denial = fact('denial', {
			status: 'denial',
			attributedTo: 'kremlin',
			event: { date: '2023-10-17', label: 'The Kremlin denies it', knownSince: '2023-10-18' }
		});
		const old = fact('old', { event: { date: '1953', end: '1964', label: 'Khrushchev leads' } });
		expect(eventsOf([denial, fact('no-event', {}), old], entities)).toEqual([
			{
				factId: 'old',
				date: '1953',
				end: '1964',
				label: 'Khrushchev leads',
				standing: 'record',
				entityIds: ['russia']
			},
			{
				factId: 'denial',
				date: '2023-10-17',
				knownSince: '2023-10-18',
				label: 'The Kremlin denies it',
				standing: 'denial',
				speaker: 'The Kremlin',
				entityIds: ['russia']
			}
		]);
	});

	test('stand by when they begin; of two that begin together the less precise first', () => {
		const mixed = ['2023-09-13', '2023-01', '2023', '2023-09', '2022-12-31', '2023-01-01'].map(
			(date) => event(date)
		);
		expect(dates(mixed.sort(byDate))).toEqual([
			'2022-12-31',
			'2023',
			'2023-01',
			'2023-01-01',
			'2023-09',
			'2023-09-13'
		]);
	});

	test('events of one date keep the order of the file', () => {
		const facts = ['b', 'a', 'c'].map((id) => fact(id, { event: { date: '2023', label: id } }));
		expect(ids(eventsOf(facts, []))).toEqual(['b', 'a', 'c']);
	});
});

describe('what was known on the day of the story', () => {
	test.each([
		['the day before', event('2023-09-12'), true],
		['the day itself', event('2023-09-13'), true],
		['the day after', event('2023-09-14'), false],
		['that month, no day known', event('2023-09'), true],
		['the month after', event('2023-10'), false],
		['begun before, ended after', event('2023-09-10', { end: '2023-09-17' }), true],
		['happened before, known that day', event('2023-07', { knownSince: '2023-09-13' }), true],
		['happened before, known later', event('2023-08', { knownSince: '2023-10-13' }), false],
		['a date of knowing before the event', event('2023-10', { knownSince: '2023-09-01' }), false]
	])('%s', (_, one, isKnown) => {
		expect(wasKnown(one, '2023-09-13')).toBe(isKnown);
	});

	test('a story of a whole year counts to its end', () => {
		expect(wasKnown(event('1969-12-31'), '1969')).toBe(true);
		expect(wasKnown(event('1970-01-01'), '1969')).toBe(false);
	});

	test('what surfaced later stands where it came to be known', () => {
		const surfaced = event('2023-08', { knownSince: '2024-04-29' });
		const { known, later } = partByKnowledge(
			[event('2024-05'), surfaced, event('2023-10'), event('2006')],
			'2023-09-13'
		);
		expect(dates(known)).toEqual(['2006']);
		expect(dates(later)).toEqual(['2023-10', '2023-08', '2024-05']);
	});

	test('each event stands on one side, none is lost, and neither side leaks into the other', () => {
		fc.assert(
			fc.property(fc.array(anyEvent, { maxLength: 20 }), anyDate, (events, storyDate) => {
				const { known, later } = partByKnowledge(events, storyDate);
				expect(known.length + later.length).toBe(events.length);
				expect(new Set([...known, ...later])).toEqual(new Set(events));
				const { to } = daysOf(storyDate);
				for (const one of known) {
					expect(daysOf(one.date).from).toBeLessThanOrEqual(to);
					if (one.knownSince) expect(daysOf(one.knownSince).from).toBeLessThanOrEqual(to);
				}
				for (const one of later)
					expect(
						Math.max(daysOf(one.date).from, one.knownSince ? daysOf(one.knownSince).from : -1e9)
					).toBeGreaterThan(to);
			}),
			{ numRuns: runs }
		);
	});
});

describe('spans', () => {
	const trip = { id: 'trip', title: 'The trip', from: '2023-09-10', to: '2023-09-17' };
	const years = { id: 'years', title: 'The years', from: '2006', to: '2017' };

	test('the whole runs from the first year to the last, and what lasted counts to its end', () => {
		const events = [event('2023-09-13'), event('1953', { end: '1964' }), event('1948-10-12')];
		expect(wholeSpan(events)).toMatchObject({ from: '1948', to: '2023' });
		expect(wholeSpan([event('1953', { end: '1964-05' })])).toMatchObject({
			from: '1953',
			to: '1964'
		});
		expect(wholeSpan([])).toBeUndefined();
	});

	test.each([
		['2023-09-10', undefined, true],
		['2023-09-17', undefined, true],
		['2023-09-18', undefined, false],
		['2023-09', undefined, false],
		['2023', undefined, false],
		['2023-09-01', '2023-09-10', true],
		['2023-09-01', '2023-09-09', false],
		['2023-09-17', '2023-10-01', true]
	])('%s until %s is among the days of the trip: %s', (date, end, isIn) => {
		expect(isInSpan(event(date, end ? { end } : {}), trip)).toBe(isIn);
	});

	test.each([
		['2006', true],
		['2017-12-31', true],
		['2005', false],
		['2018-01', false]
	])('%s is among the years: %s', (date, isIn) => {
		expect(isInSpan(event(date), years)).toBe(isIn);
	});

	test('days are told one by one, years year by year', () => {
		expect(unitOf(trip)).toBe('day');
		expect(unitOf(years)).toBe('year');
		expect(unitOf({ from: '2023-09', to: '2023-09' })).toBe('day');
		expect(unitOf({ from: '2023', to: '2023' })).toBe('year');
	});

	test('every event is in the whole', () => {
		fc.assert(
			fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 12 }), (events) => {
				const whole = wholeSpan(events);
				for (const one of events) expect(whole && isInSpan(one, whole)).toBe(true);
			}),
			{ numRuns: runs }
		);
	});

	test('events gather under their year, or under their day as precise as it is known', () => {
		const events = [event('2023'), event('2023-09-12'), event('2023-09-12'), event('2024-02')];
		const headings = (unit: 'day' | 'year') =>
			groupEvents(events, unit).map(({ date, events: own }) => [date, own.length]);
		expect(headings('year')).toEqual([
			['2023', 3],
			['2024', 1]
		]);
		expect(headings('day')).toEqual([
			['2023', 1],
			['2023-09-12', 2],
			['2024-02', 1]
		]);
	});
});

describe('places on the line', () => {
	test('a day is as wide as a day', () => {
		const week = daysOfSpan({ from: '2023-09-10', to: '2023-09-14' });
		const thirteenth = placeIn(daysOf('2023-09-13'), week);
		expect(thirteenth.from).toBeCloseTo(0.6);
		expect(thirteenth.to).toBeCloseTo(0.8);
		expect(placeIn(daysOf('2023'), week)).toEqual({ from: 0, to: 1 });
	});

	test('order is kept, and nothing leaves the line', () => {
		fc.assert(
			fc.property(anyDate, anyDate, anyEvent, (a, b, span) => {
				const within = daysOfEvent(span);
				const [first, second] = [placeIn(daysOf(a), within), placeIn(daysOf(b), within)];
				for (const { from, to } of [first, second]) {
					expect(from).toBeGreaterThanOrEqual(0);
					expect(to).toBeLessThanOrEqual(1);
					expect(from).toBeLessThanOrEqual(to);
				}
				if (daysOf(a).from <= daysOf(b).from) expect(first.from).toBeLessThanOrEqual(second.from);
			}),
			{ numRuns: runs }
		);
	});
});

const anyLabels = fc.array(
	fc.record({
		at: fc.double({ min: 0, max: 100, noNaN: true }),
		length: fc.double({ min: 0.1, max: 30, noNaN: true })
	}),
	{ maxLength: 10 }
);

describe('labels on lanes', () => {
	test('take a new lane only where they would touch', () => {
		const labels = [
			{ at: 0, length: 5 },
			{ at: 4, length: 5 },
			{ at: 6, length: 5 },
			{ at: 6, length: 1 }
		];
		expect(lanesFor(labels)).toEqual([0, 1, 0, 2]);
	});

	test('never overlap on one lane, and leave no lane empty', () => {
		fc.assert(
			fc.property(anyLabels, fc.double({ min: 0, max: 5, noNaN: true }), (labels, gap) => {
				const lanes = lanesFor(labels, gap);
				const placed = labels.map((label, index) => ({ ...label, lane: lanes[index] }));
				for (const [index, one] of placed.entries())
					for (const other of placed.slice(index + 1))
						if (one.lane === other.lane) {
							const [left, right] = one.at <= other.at ? [one, other] : [other, one];
							expect(left.at + left.length + gap).toBeLessThanOrEqual(right.at + 1e-9);
						}
				const used = new Set(lanes);
				for (let lane = 0; lane < used.size; lane += 1) expect(used.has(lane)).toBe(true);
			}),
			{ numRuns: runs }
		);
	});
});

describe('labels along one line', () => {
	test('stay where they wish while there is room', () => {
		const labels = [
			{ at: 1, length: 2 },
			{ at: 5, length: 2 }
		];
		expect(spread(labels, 10)).toEqual([1, 5]);
	});

	test('that collide share the way', () => {
		const labels = [
			{ at: 4, length: 2 },
			{ at: 4, length: 2 }
		];
		expect(spread(labels, 10)).toEqual([3, 5]);
	});

	test('stay on the line at both ends', () => {
		const labels = [
			{ at: 0, length: 2 },
			{ at: 0, length: 2 },
			{ at: 9, length: 2 }
		];
		expect(spread(labels, 10)).toEqual([0, 2, 8]);
	});

	test('keep their order, never overlap, and stay inside where all fit', () => {
		fc.assert(
			fc.property(anyLabels, (unsorted) => {
				const labels = unsorted.toSorted((a, b) => a.at - b.at);
				const starts = spread(labels, 100);
				expect(starts).toHaveLength(labels.length);
				const total = labels.reduce((sum, { length }) => sum + length, 0);
				let end = 0;
				for (const [index, start] of starts.entries()) {
					expect(start).toBeGreaterThanOrEqual(end - 1e-9);
					end = start + (labels[index]?.length ?? 0);
				}
				if (total <= 100) expect(end).toBeLessThanOrEqual(100 + 1e-9);
				else expect(end).toBeCloseTo(total);
			}),
			{ numRuns: runs }
		);
	});
});

describe('gaps between headings', () => {
	test.each([
		['2022', '2023', 'year', 1, undefined],
		['2019', '2022', 'year', 3, undefined],
		['1964', '1991', 'year', 1 + LONGEST_GAP, 'No entry for 26 years'],
		['2023-09-12', '2023-09-13', 'day', 1, undefined],
		['2023-09-10', '2023-09-12', 'day', 2, undefined],
		['2023-09-01', '2023-09-13', 'day', 1 + LONGEST_GAP, 'No entry for 11 days'],
		['2023-09-12', '2024-04-29', 'day', 1 + LONGEST_GAP, 'No entry for 229 days'],
		['2023-09-17', '2024-10-13', 'day', 1 + LONGEST_GAP, 'No entry for a year'],
		['2023-09-17', '2026-01-13', 'day', 1 + LONGEST_GAP, 'No entry for 2 years'],
		['2023', '2023-09-12', 'day', 1, undefined]
	] as const)('from %s to %s by the %s', (before, after, unit, length, text) => {
		const gap = gapBetween(before, after, unit);
		expect(gap).toMatchObject({ length, isLong: text !== undefined });
		expect(gap.text).toBe(text);
	});

	test('a longer gap is never drawn shorter', () => {
		const byTheYear = (years: number) => gapBetween('1900', String(1900 + years), 'year').length;
		for (let years = 1; years < 60; years += 1)
			expect(byTheYear(years + 1)).toBeGreaterThanOrEqual(byTheYear(years));
	});
});

describe('the band over the years', () => {
	test('counts what was known and what came later, year by year', () => {
		const bars = barsIn(daysOfSpan({ from: '2020', to: '2023' }), 'year', {
			known: ['2020', '2020-03', '2023-09-12', '1999'],
			later: ['2023-10', '2023-11-02', '2024']
		});
		expect(bars.map(({ known, later }) => [known, later])).toEqual([
			[2, 0],
			[1, 2]
		]);
		expect(bars[0]?.from).toBe(0);
		expect(bars[1]?.to).toBe(1);
	});

	test('counts days in a span of days', () => {
		const bars = barsIn(daysOfSpan({ from: '2023-09-10', to: '2023-09-11' }), 'day', {
			known: ['2023-09-11', '2023-09-11'],
			later: []
		});
		expect(bars).toEqual([{ from: 0.5, to: 1, known: 2, later: 0 }]);
	});

	test.each([
		['1948', '2026', 6, ['1960', '1980', '2000', '2020']],
		[
			'2006',
			'2017',
			12,
			[
				'2006',
				'2007',
				'2008',
				'2009',
				'2010',
				'2011',
				'2012',
				'2013',
				'2014',
				'2015',
				'2016',
				'2017'
			]
		],
		['2006', '2017', 6, ['2006', '2008', '2010', '2012', '2014', '2016']]
	])('%s to %s has at most %i years named', (from, to, most, ticks) => {
		expect(yearTicks(daysOfSpan({ from, to }), most)).toEqual(ticks);
	});

	test('never names more years than there is room for', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1000, max: 2100 }),
				fc.integer({ min: 0, max: 1000 }),
				fc.integer({ min: 6, max: 20 }),
				(first, length, most) => {
					const within = daysOfSpan({ from: String(first), to: String(first + length) });
					expect(yearTicks(within, most).length).toBeLessThanOrEqual(most);
				}
			),
			{ numRuns: runs }
		);
	});
});
