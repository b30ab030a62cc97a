// Months that are over are kept as sums: they say what their days say, and give way as soon as a day is counted again.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sumDays } from '../../src/lib/db/day-sums.ts';
import { closeMonths, readDays, readHistory } from '../../src/lib/db/months.ts';
import type { DayRow } from '../../src/lib/db/schema.ts';
import { readCareer } from '../../src/lib/db/statistics.ts';
import { deckId, Device, NOON } from './learner.ts';

const DAY_MS = 86_400_000;
let device: Device;
beforeEach(async () => {
	device = await Device.fresh('months');
});
afterEach(() => device.remove());

const dayRow = (day: string, answers: number, deck = deckId): DayRow => ({
	day,
	deckId: deck,
	answers,
	right: answers - 1,
	introduced: 1,
	elapsedMs: answers * 5000,
	forms: { choice: { answers, right: answers - 1 } },
	standings: { record: { answers, right: answers - 1 } },
	maturities: { learning: { answers, right: answers - 1 } },
	recalls: { young: { answers, right: answers - 1 } },
	confidences: { sure: { answers: 1, right: 1 } }
});
const monthsKept = () => device.store.learner.months.toCollection().primaryKeys();
const at = (ms: number) => ({ ...device.clock, at: ms });

test('each month that is over is summed once, the one that runs never', async () => {
	const { store } = device;
	await store.learner.days.bulkPut([
		dayRow('2026-08-31', 3),
		dayRow('2026-08-31', 5, 'story/other'),
		dayRow('2026-10-02', 7),
		dayRow('2026-11-22', 2)
	]);
	const before = await readCareer(store, device.clock);
	await closeMonths(store, device.clock);
	expect(await monthsKept()).toEqual(['2026-08', '2026-09', '2026-10']);
	expect(await readCareer(store, device.clock)).toEqual(before);
	const august = await store.learner.months.get('2026-08');
	expect(august?.days).toEqual([{ day: '2026-08-31', answers: 8, elapsedMs: 40_000 }]);
	expect(august?.sum).toEqual(sumDays(await readDays(store, '2026-08-31')));
	expect((await readHistory(store, '2026-11-23', '2026-11-01')).days.map(({ day }) => day)).toEqual(
		[...['2026-08-31', '2026-10-02', '2026-11-22']]
	);
});

test('a day that is counted again takes its month’s sum along', async () => {
	const { store } = device;
	await device.answer(0);
	await closeMonths(store, at(NOON + 14 * DAY_MS));
	expect(await monthsKept()).toEqual(['2026-11']);
	// The clock went back, or an answer of that day came late.
	await device.answer(1);
	expect(await monthsKept()).toEqual([]);
	const later = at(NOON + 14 * DAY_MS);
	expect((await readCareer(store, later)).sum.answers).toBe(2);
	await closeMonths(store, later);
	expect((await readCareer(store, later)).months).toMatchObject([{ month: '2026-11', answers: 2 }]);
});

test('over a turn of the year, and before there is anything', async () => {
	const { store } = device;
	await closeMonths(store, device.clock);
	expect(await monthsKept()).toEqual([]);
	await store.learner.days.put(dayRow('2025-12-31', 2));
	await closeMonths(store, at(Date.UTC(2026, 1, 3)));
	expect(await monthsKept()).toEqual(['2025-12', '2026-01']);
});
