import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '../../src/lib/db/store.ts';
import { studyIn } from '../../src/lib/state/begin-study.ts';
import { DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;
const right = { form: 'choice', optionId: 'next' } as const;

let store: Store;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: NOON });
	store = await freshStore();
	await install(sampleFiles());
});
afterEach(() => vi.useRealTimers());

test('a session left open goes on the same day', async () => {
	const session = await studyIn(store, {});
	await session.answer(right);
	session.close();
	vi.setSystemTime(NOON + 3_600_000);
	const again = await studyIn(store, {});
	expect(again.row?.id).toBe(session.row?.id);
	again.close();
});

test('the day after, what is due that day is asked, not what was left of the day before', async () => {
	const session = await studyIn(store, {});
	await session.answer(right);
	session.close();
	vi.setSystemTime(NOON + DAY_MS);
	const again = await studyIn(store, {});
	expect(again.row?.id).not.toBe(session.row?.id);
	// The card in its learning steps goes before the new ones.
	expect(again.current?.questionId).toBe(`${DOSSIER}/q-0`);
	again.close();
});

test('"ten more" is asked for once: a reload goes on with the same questions', async () => {
	const session = await studyIn(store, { more: 10 });
	await session.answer(right);
	session.close();
	const again = await studyIn(store, { more: 10 });
	expect(again.row?.id).toBe(session.row?.id);
	expect(again.row?.answered).toHaveLength(1);
	again.close();
});

test('a first question that was answered long ago is not put before what is due', async () => {
	const session = await studyIn(store, { first: `${DOSSIER}/q-5` });
	expect(session.current?.questionId).toBe(`${DOSSIER}/q-5`);
	await session.answer(right);
	await session.next();
	session.close();
	await store.learner.sessions.clear();
	const again = await studyIn(store, { first: `${DOSSIER}/q-5` });
	expect(again.current?.questionId).not.toBe(`${DOSSIER}/q-5`);
	again.close();
});
