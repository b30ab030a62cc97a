// What a learner has must outlive the browser: saved to a file, erased, brought back, merged with another device's.
import { afterEach, describe, expect, test } from 'vitest';
import {
	parseBackup,
	serialiseBackup,
	type Backup
} from '../../src/lib/core/memory/backup-file.ts';
import { collectBackup, writeBackup } from '../../src/lib/db/backup.ts';
import { eraseEverything } from '../../src/lib/db/erase.ts';
import { previewRestore, restoreBackup, type RestoreWish } from '../../src/lib/db/restore.ts';
import { undoRestore, type RestoreMode } from '../../src/lib/db/restore-point.ts';
import { changeSettings, readSettings } from '../../src/lib/db/settings.ts';
import { Device, NOON } from './learner.ts';

const DAY = 86_400_000;
const devices: Device[] = [];

async function device(name: string, at = NOON) {
	const one = await Device.fresh(name, at);
	devices.push(one);
	return one;
}
afterEach(async () => {
	await Promise.all(devices.splice(0).map((one) => one.remove()));
});

const wish = (one: Device, mode: RestoreMode, takeSettings = false): RestoreWish => ({
	mode,
	takeSettings,
	clock: one.clock,
	random: one.random
});
/** As it comes back from the file. */
function fromFile(text: string): Backup {
	const reading = parseBackup(text);
	if ('problem' in reading) throw new Error(reading.problem.message);
	return reading.backup;
}
const backupOf = async (one: Device) =>
	fromFile(serialiseBackup(await collectBackup(one.store, '0.1.0', one.clock)));

test('backed up, erased, restored: the same cards, counters and confusions', async () => {
	const phone = await device('phone');
	await phone.study();
	const before = await phone.memory();
	expect(before.cards.length).toBe(5);
	expect(before.confusions.length).toBeGreaterThan(0);
	const { name, text } = await writeBackup('0.1.0', phone.clock);
	expect(name).toBe('dossier-backup-2026-11-26.json');

	await eraseEverything();
	expect(await phone.memory()).toEqual({ cards: [], days: [], confusions: [] });
	expect(await phone.store.learner.events.count()).toBe(0);

	const report = await restoreBackup(phone.store, fromFile(text), wish(phone, 'merge'));
	expect(report).toEqual({ added: 11, removed: 0, cards: 5 });
	expect(await phone.memory()).toEqual(before);
});

test('a restore is on record in the log', async () => {
	const phone = await device('phone');
	await phone.study();
	const backup = await backupOf(phone);
	const tablet = await device('tablet', NOON + 9 * DAY);
	await restoreBackup(tablet.store, backup, wish(tablet, 'merge'));
	const events = await tablet.store.learner.events.orderBy('at').toArray();
	expect(events.at(-1)).toMatchObject({ kind: 'import', origin: 'backup', count: 11 });
});

test('merged a second time, the file changes nothing', async () => {
	const phone = await device('phone');
	await phone.study();
	const backup = await backupOf(phone);
	const tablet = await device('tablet', NOON + 9 * DAY);
	await tablet.answer(7);
	await restoreBackup(tablet.store, backup, wish(tablet, 'merge'));
	const tables = tablet.store.learner.tables;
	const once = await Promise.all(tables.map((table) => table.toArray()));
	tablet.wait(DAY);
	const report = await restoreBackup(tablet.store, backup, wish(tablet, 'merge'));
	expect(report).toEqual({ added: 0, removed: 0, cards: 6 });
	expect(await Promise.all(tables.map((table) => table.toArray()))).toEqual(once);
});

test('two devices that merge each other’s files end with the same memory, and are then done', async () => {
	const phone = await device('phone');
	await phone.study();
	const fromPhone = await backupOf(phone);
	const tablet = await device('tablet', NOON + DAY);
	for (const n of [0, 2, 5, 6]) await tablet.answer(n, n === 5 ? 1 : 3);
	const fromTablet = await backupOf(tablet);

	await restoreBackup(tablet.store, fromPhone, wish(tablet, 'merge'));
	await restoreBackup(phone.store, fromTablet, wish(phone, 'merge'));
	expect(await tablet.memory()).toEqual(await phone.memory());
	expect(await tablet.log()).toEqual(await phone.log());

	await restoreBackup(tablet.store, await backupOf(phone), wish(tablet, 'merge'));
	await restoreBackup(phone.store, await backupOf(tablet), wish(phone, 'merge'));
	const logOf = async (one: Device) =>
		(await one.store.learner.events.toArray()).map(({ id }) => id);
	const settled = await logOf(tablet);
	expect(await logOf(phone)).toEqual(settled);
	const report = await restoreBackup(phone.store, await backupOf(tablet), wish(phone, 'merge'));
	expect(report.added).toBe(0);
});

test('a merge keeps the settings here, unless those of the file are wanted', async () => {
	const phone = await device('phone');
	await phone.study();
	await changeSettings({ limits: { newPerDay: 3, reviewsPerDay: 30 } });
	const backup = await backupOf(phone);
	const tablet = await device('tablet');
	await changeSettings({ rolloverHour: 5 });
	await restoreBackup(tablet.store, backup, wish(tablet, 'merge'));
	expect(await readSettings(tablet.store)).toMatchObject({
		rolloverHour: 5,
		limits: { newPerDay: 15 }
	});
	await restoreBackup(tablet.store, backup, wish(tablet, 'merge', true));
	expect(await readSettings(tablet.store)).toMatchObject({
		rolloverHour: 4,
		limits: { newPerDay: 3 }
	});
	await undoRestore(tablet.store);
	expect(await readSettings(tablet.store)).toMatchObject({
		rolloverHour: 5,
		limits: { newPerDay: 15 }
	});
});

describe('replace', () => {
	test('puts the file in place of everything here', async () => {
		const phone = await device('phone');
		await phone.study();
		await changeSettings({ rolloverHour: 2 });
		const backup = await backupOf(phone);
		const memory = await phone.memory();
		const tablet = await device('tablet', NOON + DAY);
		for (const n of [5, 6, 7]) await tablet.answer(n);
		const report = await restoreBackup(tablet.store, backup, wish(tablet, 'replace'));
		expect(report).toEqual({ added: 11, removed: 3, cards: 5 });
		expect(await tablet.memory()).toEqual(memory);
		expect((await readSettings(tablet.store)).rolloverHour).toBe(2);
		expect(await tablet.store.learner.sessions.count()).toBe(0);
	});

	test('can be undone, also later and after further answers, which stay', async () => {
		const phone = await device('phone');
		await phone.study();
		const backup = await backupOf(phone);
		const tablet = await device('tablet', NOON + DAY);
		for (const n of [5, 6, 7]) await tablet.answer(n, n === 6 ? 1 : 3);
		const own = await tablet.log();
		const memory = await tablet.memory();
		await restoreBackup(tablet.store, backup, wish(tablet, 'replace'));
		expect(await undoRestore(tablet.store)).toBe(true);
		expect(await tablet.memory()).toEqual(memory);
		expect(await tablet.store.learner.sessions.count()).toBe(1);
		expect(await undoRestore(tablet.store)).toBe(false);

		const laptop = await device('laptop', NOON + 2 * DAY);
		for (const n of [5, 6]) await laptop.answer(n);
		const before = await laptop.log();
		const sessions = await laptop.store.learner.sessions.toArray();
		await restoreBackup(laptop.store, backup, wish(laptop, 'replace'));
		await laptop.store.learner.sessions.bulkPut(sessions);
		const since = await laptop.answer(8);
		await undoRestore(laptop.store);
		expect(await laptop.log()).toEqual([...before, since.id].sort());
		expect((await laptop.memory()).cards.map(({ id }) => id)).toEqual([
			'story/q5',
			'story/q6',
			'story/q8'
		]);
		expect(own).toHaveLength(3);
	});
});

test('a merge can be undone, and the same file merged again', async () => {
	const phone = await device('phone');
	await phone.study();
	const backup = await backupOf(phone);
	const tablet = await device('tablet', NOON + DAY);
	await tablet.answer(0);
	await tablet.answer(9);
	const before = await tablet.memory();
	await restoreBackup(tablet.store, backup, wish(tablet, 'merge'));
	const merged = await tablet.memory();
	expect(merged).not.toEqual(before);
	await undoRestore(tablet.store);
	expect(await tablet.memory()).toEqual(before);
	await restoreBackup(tablet.store, backup, wish(tablet, 'merge'));
	expect(await tablet.memory()).toEqual(merged);
});

test('an answer on screen in another tab is refused after a restore changed its card', async () => {
	const phone = await device('phone');
	await phone.study();
	const backup = await backupOf(phone);
	const tablet = await device('tablet', NOON - DAY);
	await tablet.answer(0);
	const seen = (await tablet.store.learner.cards.get('story/q0'))?.rev ?? 0;
	await restoreBackup(tablet.store, backup, wish(tablet, 'merge'));
	expect((await tablet.store.learner.cards.get('story/q0'))?.rev).toBeGreaterThan(seen);
});

test('the preview says what would happen and writes nothing', async () => {
	const phone = await device('phone');
	await phone.study();
	await changeSettings({ rolloverHour: 3 });
	const backup = await backupOf(phone);
	const tablet = await device('tablet', NOON + DAY);
	await tablet.answer(9);
	const tables = tablet.store.learner.tables;
	const before = await Promise.all(tables.map((table) => table.toArray()));
	expect(await previewRestore(tablet.store, backup)).toEqual({
		answers: 11,
		span: { from: backup.events[0]?.at, to: backup.events.at(-1)?.at },
		newAnswers: 11,
		onlyHere: 1,
		hasNew: true,
		isEmptyHere: false,
		cards: { merge: 6, replace: 5 },
		settingsDiffer: true
	});
	expect(await Promise.all(tables.map((table) => table.toArray()))).toEqual(before);
});

test('a file that was not copied whole changes nothing', async () => {
	const phone = await device('phone');
	await phone.study();
	const { text } = await writeBackup('0.1.0', phone.clock);
	const reading = parseBackup(text.slice(0, text.length / 2));
	expect(reading).toHaveProperty(
		'problem.message',
		expect.stringMatching(/breaks off at line \d+/)
	);
	expect(await phone.log()).toHaveLength(11);
});

test('when the disk is full half-way, everything is as it was', async () => {
	const phone = await device('phone');
	await phone.study();
	const backup = await backupOf(phone);
	const tablet = await device('tablet', NOON + DAY);
	for (const n of [5, 6, 7]) await tablet.answer(n);
	const tables = tablet.store.learner.tables;
	const before = await Promise.all(tables.map((table) => table.toArray()));
	const put = IDBObjectStore.prototype.put;
	IDBObjectStore.prototype.put = function (...what: Parameters<typeof put>) {
		if (this.name === 'days') throw new DOMException('The disk is full.', 'QuotaExceededError');
		return put.apply(this, what);
	};
	try {
		await expect(restoreBackup(tablet.store, backup, wish(tablet, 'replace'))).rejects.toThrow();
	} finally {
		IDBObjectStore.prototype.put = put;
	}
	expect(await Promise.all(tables.map((table) => table.toArray()))).toEqual(before);
});

test('a question corrected or withdrawn since the backup is brought up to date', async () => {
	const phone = await device('phone');
	await phone.study();
	const backup = await backupOf(phone);
	const tablet = await device('tablet', NOON + DAY);
	const { content } = tablet.store;
	await content.dossiers.put({
		id: 'story',
		format: 1,
		title: 'Story',
		label: 'Story',
		summary: 'A story.',
		primer: [],
		storyDate: '2023',
		asOf: '2023',
		checkedOn: '2023',
		language: 'en',
		licence: 'CC BY 4.0',
		deckIds: ['story/deck'],
		hashes: { 'story/deck.json': 'a' },
		installedAt: 0,
		problems: []
	});
	const deck = await content.decks.get('story/deck');
	if (!deck) throw new Error('the deck is missing');
	await content.decks.put({ ...deck, versions: deck.versions.map((_, at) => (at === 0 ? 2 : 1)) });
	await restoreBackup(tablet.store, backup, wish(tablet, 'merge'));
	expect((await tablet.memory()).cards.find(({ id }) => id === 'story/q0')).toMatchObject({
		questionVersion: 2,
		corrected: true
	});
	await undoRestore(tablet.store);
	expect((await tablet.memory()).cards).toEqual([]);
});

test(
	'twenty thousand answers are restored, and how far it is can be told',
	{ timeout: 60_000 },
	async () => {
		const phone = await device('phone');
		const first = await phone.answer(0);
		const backup = await backupOf(phone);
		const events = Array.from({ length: 20_000 }, (_, at) => ({
			...first,
			id: `event-${String(at).padStart(5, '0')}`,
			cardId: `story/large-${at % 1000}`,
			at: NOON + at * 20_000
		}));
		const tablet = await device('tablet', NOON + 30 * DAY);
		const said: number[] = [];
		const report = await restoreBackup(
			tablet.store,
			{ ...backup, events },
			{ ...wish(tablet, 'replace'), onprogress: ({ written }) => said.push(written) }
		);
		expect(report).toEqual({ added: 20_000, removed: 0, cards: 1000 });
		expect(said.length).toBeGreaterThan(4);
		expect(said.at(-1)).toBe(20_001);
	}
);
