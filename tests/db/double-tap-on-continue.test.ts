import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/lib/db/store.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planStudy } from '../../src/lib/state/start-session.ts';
import { DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';

let store: Store;
beforeEach(async () => {
	store = await freshStore();
	await install(sampleFiles());
});
const right = { form: 'choice', optionId: 'next' } as const;

test('two taps on Continue go on by one question and blame no other tab', async () => {
	const session = await Session.of(store, await planStudy(store), true);
	await session.answer(right);
	await Promise.all([session.next(), session.next()]);
	expect(session.notice).toBe('');
	expect(session.current?.questionId).toBe(`${DOSSIER}/q-1`);
	session.close();
});

test('a tap on Continue that comes late skips no question', async () => {
	const session = await Session.of(store, await planStudy(store), true);
	await session.answer(right);
	await session.next();
	await session.next();
	expect(session.current?.questionId).toBe(`${DOSSIER}/q-1`);
	session.close();
});

test('two taps on Undo take one answer back', async () => {
	const session = await Session.of(store, await planStudy(store), true);
	await session.answer(right);
	await session.next();
	await session.answer(right);
	await Promise.all([session.undo(), session.undo()]);
	expect(session.notice).toBe('');
	expect(session.row?.answered).toHaveLength(1);
	session.close();
});
