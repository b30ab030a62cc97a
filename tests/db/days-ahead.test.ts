// What a learner does to days: days off, catching up, an exam, limits of a dossier; and a session that looks ahead.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/lib/core/memory/day.ts';
import { examDays } from '../../src/lib/core/memory/exam-plan.ts';
import { createScheduler } from '../../src/lib/core/memory/scheduler.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { readBreaks, readCalendar } from '../../src/lib/db/calendar.ts';
import { readCard } from '../../src/lib/db/cards.ts';
import { readLooks, readToday } from '../../src/lib/db/due.ts';
import { putLoads } from '../../src/lib/db/loads.ts';
import { cancelDaysOff, spreadDue, takeDaysOff } from '../../src/lib/db/plan-days.ts';
import { rebuildAll } from '../../src/lib/db/rebuild.ts';
import { changeSettings, DEFAULT_SETTINGS, readSettings } from '../../src/lib/db/settings.ts';
import { Device } from './learner.ts';

const DAY_MS = 86_400_000;
let device: Device;
beforeEach(async () => {
	device = await Device.fresh('days');
	await device.putOnShelf();
});
afterEach(() => device.remove());

const today = () => dayOf(device.clock);
const dueDays = async () =>
	(await device.store.learner.cards.toArray()).flatMap(({ dueDay }) => dueDay ?? []).sort();
/** Ten cards in review, due within the next days. */
async function learnAll() {
	for (let n = 0; n < 10; n++) await device.answer(n);
	device.wait(11 * 60_000);
	for (let n = 0; n < 10; n++) await device.answer(n);
}

describe('days off', () => {
	test('move what is due in them behind them, keep new answers out, and can be taken back', async () => {
		await learnAll();
		const before = await dueDays();
		const off = { fromDay: addDays(today(), 1), toDay: addDays(today(), 12) };
		const event = await takeDaysOff(off, device.clock, device.random);
		const after = await dueDays();
		expect(after.every((day) => day > off.toDay)).toBe(true);
		expect(after).toHaveLength(before.length);
		expect(await readBreaks(device.store)).toMatchObject([off]);
		const calendar = await readCalendar(
			device.store,
			await readSettings(device.store),
			device.clock
		);
		const card = await readCard(device.store, 'story/q0');
		if (!card) throw new Error('no card');
		const next = createScheduler(DEFAULT_SCHEDULER, calendar).answer(card, 3, device.clock);
		expect(next.dueDay && next.dueDay > off.toDay).toBe(true);
		await cancelDaysOff(event.id, device.clock, device.random);
		expect(await dueDays()).toEqual(before);
		expect(await readBreaks(device.store)).toEqual([]);
	});

	test('a card is the same one by one and worked out anew from the whole log', async () => {
		await learnAll();
		const off = { fromDay: addDays(today(), 1), toDay: addDays(today(), 5) };
		await takeDaysOff(off, device.clock, device.random);
		device.wait(7 * DAY_MS);
		for (const n of [0, 1, 2]) await device.answer(n, n === 1 ? 1 : 3);
		const { cards } = await device.memory();
		await rebuildAll(device.store, DEFAULT_SCHEDULER);
		expect((await device.memory()).cards).toEqual(cards);
	});
});

test('catching up spreads what is due over some days, and says how many stay', async () => {
	await learnAll();
	device.wait(60 * DAY_MS);
	const { moved, stay } = await spreadDue(5, device.clock, device.random);
	expect({ moved, stay }).toEqual({ moved: 8, stay: 2 });
	const days = await dueDays();
	expect(days.filter((day) => day <= today())).toHaveLength(2);
	expect(days.at(-1)).toBe(addDays(today(), 4));
	expect((await readToday(device.store, device.clock)).due).toBe(2);
	const { cards } = await device.memory();
	await rebuildAll(device.store, DEFAULT_SCHEDULER);
	expect((await device.memory()).cards).toEqual(cards);
});

describe('an exam', () => {
	const exam = async (daysLeft: number) => {
		const plan = {
			name: 'Test',
			examDay: addDays(today(), daysLeft),
			startDay: today(),
			deckIds: [],
			target: 0.9
		};
		await changeSettings({ exam: plan });
		return plan;
	};

	test('sets the pace of new questions where it needs a quicker one, and no longer once it is over', async () => {
		await changeSettings({ limits: { newPerDay: 1, reviewsPerDay: 200 } });
		expect((await readToday(device.store, device.clock)).fresh).toBe(1);
		await exam(6);
		expect((await readToday(device.store, device.clock)).fresh).toBe(3);
		device.wait(6 * DAY_MS);
		expect((await readToday(device.store, device.clock)).fresh).toBe(1);
	});

	test('brings each card once more in its last days, due or not', async () => {
		await learnAll();
		// Firm enough not to be due before the day.
		await device.store.learner.cards.toCollection().modify((row) => {
			row.dueDay = addDays(today(), 300);
			if (row.memory) row.memory = { ...row.memory, stability: 300 };
		});
		await putLoads(device.store.learner, await device.store.learner.cards.toArray());
		const plan = await exam(30);
		const { lookFrom } = examDays(plan.startDay, plan.examDay);
		const decks = await device.store.content.decks.toArray();
		expect(await readLooks(device.store, plan, decks, device.clock)).toEqual([]);
		const looks: number[] = [];
		while (today() < plan.examDay) {
			device.wait(DAY_MS);
			const { length } = await readLooks(device.store, plan, decks, device.clock);
			if (today() >= lookFrom) looks.push(length);
		}
		expect(looks.at(-2)).toBe(10);
		expect(looks).toEqual([...looks.slice(0, -1).sort((a, b) => a - b), 0]);
		expect((await readToday(device.store, device.clock)).due).toBe(0);
	});

	test('keeps intervals from reaching past its last look', async () => {
		await learnAll();
		await exam(20);
		const settings = await readSettings(device.store);
		const calendar = await readCalendar(device.store, settings, device.clock);
		device.wait(3 * DAY_MS);
		const card = await readCard(device.store, 'story/q0');
		if (!card) throw new Error('no card');
		const free = createScheduler(DEFAULT_SCHEDULER).preview(card, device.clock)[4];
		const bound = createScheduler(DEFAULT_SCHEDULER, calendar).preview(card, device.clock)[4];
		expect(free.dueDay && free.dueDay > addDays(today(), 17)).toBe(true);
		expect(bound.dueDay && bound.dueDay < addDays(today(), 17)).toBe(true);
	});
});

test('limits of a dossier hold within those of all', async () => {
	await learnAll();
	device.wait(60 * DAY_MS);
	expect((await readToday(device.store, device.clock)).due).toBe(10);
	await changeSettings({ dossierLimits: { story: { reviewsPerDay: 4 } } });
	expect((await readToday(device.store, device.clock)).due).toBe(4);
	await device.answer(0);
	expect((await readToday(device.store, device.clock)).due).toBe(3);
	expect(DEFAULT_SETTINGS.dossierLimits).toEqual({});
});
