import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	addDays,
	dayOf,
	daysBetween,
	isDay,
	startOfDay
} from '../../../src/lib/core/memory/day.ts';
import { runs } from '../../support/property-runs.ts';
import { clocks, offsets } from './arbitraries.ts';
import { vector } from './vectors.ts';

const HOUR_MS = 3_600_000;

/** The clock at a moment written with its zone, `2026-03-29T23:30+02:00`. */
function clockAt(written: string, rolloverHour = 4) {
	const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)$/.exec(written) ?? [];
	const zoneOffsetMin = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
	return { at: Date.parse(written), zoneOffsetMin, rolloverHour };
}

test.each([
	['2026-11-23T12:00+00:00', '2026-11-23'],
	['2026-11-24T03:59+00:00', '2026-11-23'],
	['2026-11-24T04:00+00:00', '2026-11-24'],
	['2026-11-24T01:30+09:00', '2026-11-23'],
	['2027-01-01T00:00-10:00', '2026-12-31'],
	['2028-02-29T23:00+05:45', '2028-02-29']
])('at %s it is still %s', (written, day) => {
	expect(dayOf(clockAt(written))).toBe(day);
});

test.each([
	['Berlin, the night summer time begins', '2026-03-29T01:30+01:00', '2026-03-28'],
	['Berlin, the morning after', '2026-03-29T04:00+02:00', '2026-03-29'],
	['Berlin, that evening', '2026-03-30T03:59+02:00', '2026-03-29'],
	['Berlin, the hour that comes twice, first', '2026-10-25T02:30+02:00', '2026-10-24'],
	['Berlin, the hour that comes twice, again', '2026-10-25T02:30+01:00', '2026-10-24'],
	['New York, winter time', '2026-11-01T04:00-05:00', '2026-11-01']
])('%s', (_, written, day) => {
	expect(dayOf(clockAt(written))).toBe(day);
});

test('days are counted as Anki counts them', () => {
	const { input, expect: rows } = vector<
		{ created_local: string; summer_time: { from: string; to: string; days: number } },
		[number, number, number][]
	>('anki-day-rollover');
	const created = Date.parse(`${input.created_local}Z`);
	const createdOn = input.created_local.slice(0, 10);
	for (const [hours, rolloverHour, days] of rows) {
		const today = dayOf({ at: created + hours * HOUR_MS, zoneOffsetMin: 0, rolloverHour });
		expect(Math.max(0, daysBetween(createdOn, today))).toBe(days);
	}
	const { from, to, days } = input.summer_time;
	expect(daysBetween(from.slice(0, 10), dayOf(clockAt(to)))).toBe(days);
	const inSummer = { ...clockAt(to), zoneOffsetMin: clockAt(from).zoneOffsetMin };
	expect(daysBetween(from.slice(0, 10), dayOf(inSummer))).toBe(days);
});

test('one local day is one day in every zone and across summer time', () => {
	const minutes = fc.integer({ min: 0, max: 1439 });
	fc.assert(
		fc.property(clocks, offsets, minutes, minutes, (clock, zoneOffsetMin, one, other) => {
			const day = dayOf(clock);
			const there = { ...clock, zoneOffsetMin };
			const begins = startOfDay(day, there);
			expect(dayOf({ ...there, at: begins + one * 60_000 })).toBe(day);
			expect(dayOf({ ...there, at: begins + other * 60_000 })).toBe(day);
			expect(dayOf({ ...there, at: begins - 1 })).toBe(addDays(day, -1));
		}),
		{ numRuns: runs }
	);
});

test('counting days forth and back comes to the same day', () => {
	fc.assert(
		fc.property(clocks, fc.integer({ min: -40_000, max: 40_000 }), (clock, n) => {
			const day = dayOf(clock);
			const other = addDays(day, n);
			expect(daysBetween(day, other)).toBe(n);
			expect(addDays(other, -n)).toBe(day);
			expect(isDay(other)).toBe(true);
		}),
		{ numRuns: runs }
	);
});

test.each(['2026-02-30', '2026-13-01', '2026-1-1', '23.11.2026', '', '2026-11-23T00:00'])(
	'%s is no day',
	(text) => {
		expect(isDay(text)).toBe(false);
	}
);
