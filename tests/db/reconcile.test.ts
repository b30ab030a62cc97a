import { beforeEach, expect, test } from 'vitest';
import { replay } from '../../src/lib/core/memory/replay.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { readCard } from '../../src/lib/db/cards.ts';
import { readToday } from '../../src/lib/db/due.ts';
import { reconcileCards } from '../../src/lib/db/reconcile-cards.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planStudy } from '../../src/lib/state/start-session.ts';
import { DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';

let store: Store;
const clock = () => ({ at: Date.now(), zoneOffsetMin: 0, rolloverHour: 4 });
const update = async (sample: Parameters<typeof sampleFiles>[0]) => {
	await install(sampleFiles(sample));
	await reconcileCards(store, clock(), Math.random);
};

beforeEach(async () => {
	store = await freshStore();
	await update({});
	const session = await Session.of(store, await planStudy(store), true);
	for (let turn = 0; turn < 40 && !session.isDone; turn++) {
		await session.answer({ form: 'choice', optionId: 'next' });
		await session.next();
	}
	session.close();
});

test('the same key keeps the memory', async () => {
	const before = await readCard(store, `${DOSSIER}/q-1`);
	await update({ title: 'Reworded' });
	expect(await readCard(store, `${DOSSIER}/q-1`)).toEqual(before);
});

test('a corrected key lowers the stability, says so, and is asked again today', async () => {
	const before = await readCard(store, `${DOSSIER}/q-1`);
	await update({ versions: { 1: 2 } });
	const after = await readCard(store, `${DOSSIER}/q-1`);
	expect(after?.corrected).toBe(true);
	expect(after?.questionVersion).toBe(2);
	expect(after?.memory?.stability).toBeLessThan(before?.memory?.stability ?? 0);
	expect((await readToday(store, clock())).due).toBe(1);
	const events = await store.learner.events.toArray();
	const rebuilt = replay(events, DEFAULT_SCHEDULER).get(`${DOSSIER}/q-1`);
	expect({ ...rebuilt, rev: 0 }).toEqual({ ...after, rev: 0 });
});

test('a withdrawn question leaves the queue, keeps its events, and returns when it is restored', async () => {
	const events = await store.learner.events.count();
	await update({ without: [1] });
	expect((await readCard(store, `${DOSSIER}/q-1`))?.retired).toBe(true);
	expect(await store.learner.cards.where('heldDeckId').equals(`${DOSSIER}/first`).count()).toBe(1);
	expect(await store.learner.events.count()).toBe(events + 1);
	await update({});
	expect((await readCard(store, `${DOSSIER}/q-1`))?.retired).toBeUndefined();
});

test('a second start changes nothing more', async () => {
	await update({ versions: { 1: 2 } });
	const events = await store.learner.events.count();
	await reconcileCards(store, clock(), Math.random);
	await update({ versions: { 1: 2 } });
	expect(await store.learner.events.count()).toBe(events);
});

test('a question withdrawn in the middle of a session is passed over', async () => {
	const plan = { ...(await planStudy(store)), queue: [`${DOSSIER}/q-1`, `${DOSSIER}/q-6`] };
	await update({ count: 7, without: [1] });
	const session = await Session.of(store, plan, true);
	expect(session.current?.questionId).toBe(`${DOSSIER}/q-6`);
	session.close();
});
