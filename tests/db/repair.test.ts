// Rows that no release could have written: the app goes on, and nothing that can be known is lost.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromRow, DamagedCard } from '../../src/lib/db/card-row.ts';
import { countSetAside, repair, repairText } from '../../src/lib/db/repair.ts';
import { readOpenSession } from '../../src/lib/db/sessions.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../src/lib/db/settings.ts';
import { Device } from './learner.ts';

let device: Device;
beforeEach(async () => {
	device = await Device.fresh('repair');
	await device.study();
});
afterEach(() => device.remove());

test('damaged cards are worked out anew from the log, and nothing is set aside', async () => {
	const { learner } = device.store;
	const before = await device.memory();
	const [card] = await learner.cards.filter((row) => row.state === 'review').toArray();
	if (!card) throw new Error('no card is known yet');
	await learner.cards.put({ ...card, memory: undefined as never });
	const damaged = await learner.cards.get(card.id);
	expect(() => damaged && fromRow(damaged)).toThrow(DamagedCard);
	const report = await repair(device.store);
	expect(report).toMatchObject({ events: 0, sessions: 0, settings: 0 });
	expect(await device.memory()).toEqual(before);
	expect(repairText(report)).toContain('Nothing was lost');
});

test('an event, a session and a setting of rubbish are set aside as they were found', async () => {
	const { learner } = device.store;
	const before = await device.memory();
	await learner.events.add({ id: '0RUBBISH', kind: 'review', at: 'yesterday' } as never);
	await learner.sessions.put({ id: 'ZZZ', kind: 'study', queue: 'none' } as never);
	await learner.settings.put({ key: 'rolloverHour', value: 'four' });
	expect((await readOpenSession(device.store, 'study'))?.id).not.toBe('ZZZ');
	expect((await readSettings(device.store)).rolloverHour).toBe(DEFAULT_SETTINGS.rolloverHour);
	const report = await repair(device.store);
	expect(report).toMatchObject({ events: 1, sessions: 1, settings: 1 });
	expect(repairText(report)).toContain('1 answer, 1 session, 1 setting');
	expect(await countSetAside(device.store)).toBe(3);
	expect(await learner.events.get('0RUBBISH')).toBeUndefined();
	expect(await device.memory()).toEqual(before);
	expect(await repair(device.store)).toMatchObject({ events: 0, sessions: 0, settings: 0 });
	expect(await countSetAside(device.store)).toBe(3);
});
