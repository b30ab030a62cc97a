// Weights fitted to a learner: in force for every memory, no date moved, taken over by another device, and taken out
// again with the restore that brought them.
import { afterEach, expect, test } from 'vitest';
import { parseBackup, serialiseBackup } from '../../src/lib/core/memory/backup-file.ts';
import { DEFAULT_SCHEDULER, DEFAULT_WEIGHTS } from '../../src/lib/core/memory/defaults.ts';
import { collectBackup } from '../../src/lib/db/backup.ts';
import { applyWeights } from '../../src/lib/db/fit.ts';
import { rebuildAll } from '../../src/lib/db/rebuild.ts';
import { restoreBackup } from '../../src/lib/db/restore.ts';
import { undoRestore } from '../../src/lib/db/restore-point.ts';
import { readSettings } from '../../src/lib/db/settings.ts';
import { Device } from './learner.ts';

const WEIGHTS = DEFAULT_WEIGHTS.map((weight, at) => (at === 2 ? weight * 2 : weight));
const devices: Device[] = [];
async function device(name: string) {
	const one = await Device.fresh(name);
	devices.push(one);
	return one;
}
afterEach(async () => {
	await Promise.all(devices.splice(0).map((one) => one.remove()));
});
const schedulerOf = async ({ store }: Device) => (await readSettings(store)).scheduler;
const duesOf = ({ cards }: Awaited<ReturnType<Device['memory']>>) =>
	cards.map(({ id, dueDay, dueAt }) => ({ id, dueDay, dueAt }));

test('put in force they change memories and move no date, and an undone answer keeps to them', async () => {
	const phone = await device('phone');
	await phone.study();
	const before = await phone.memory();
	await applyWeights(WEIGHTS, 500, phone.clock, phone.random);
	const after = await phone.memory();
	expect(duesOf(after)).toEqual(duesOf(before));
	expect(after.cards.every(({ memory }) => memory?.paramsId.startsWith('fitted-'))).toBe(true);
	expect(after.cards[0]?.memory?.stability).not.toBe(before.cards[0]?.memory?.stability);
	expect((await schedulerOf(phone)).weights).toEqual(WEIGHTS);
	expect((await readSettings(phone.store)).fitted).toMatchObject({ reviews: 500 });
	await rebuildAll(phone.store, await schedulerOf(phone));
	expect(await phone.memory()).toEqual(after);
	phone.wait(1000);
	await applyWeights(DEFAULT_WEIGHTS, 0, phone.clock, phone.random);
	const back = await phone.memory();
	expect(back.cards.map(({ memory }) => memory?.stability)).toEqual(
		before.cards.map(({ memory }) => memory?.stability)
	);
});

test('another device takes them over, and undoing that restore takes them out again', async () => {
	const phone = await device('phone');
	await phone.study();
	await applyWeights(WEIGHTS, 500, phone.clock, phone.random);
	const file = serialiseBackup(await collectBackup(phone.store, '0.1.0', phone.clock));
	const reading = parseBackup(file);
	if ('problem' in reading) throw new Error(reading.problem.message);
	const tablet = await device('tablet');
	await tablet.answer(7);
	const { clock, random } = tablet;
	const before = await tablet.memory();
	await restoreBackup(tablet.store, reading.backup, {
		...{ mode: 'merge', takeSettings: false, clock, random }
	});
	expect((await schedulerOf(tablet)).weights).toEqual(WEIGHTS);
	await undoRestore(tablet.store);
	expect(await schedulerOf(tablet)).toEqual(DEFAULT_SCHEDULER);
	expect(await tablet.memory()).toEqual(before);
});
