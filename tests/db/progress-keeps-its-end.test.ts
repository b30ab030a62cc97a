import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/lib/db/store.ts';
import { progressOf } from '../../src/lib/state/session-steps.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planStudy } from '../../src/lib/state/start-session.ts';
import { freshStore, install, sampleFiles } from './sample-dossier.ts';

let store: Store;
beforeEach(async () => {
	store = await freshStore();
	await install(sampleFiles());
});

test('a session of new questions does not seem to grow: what comes again is said apart', async () => {
	const session = await Session.of(store, await planStudy(store), true);
	const progress = () => session.row && progressOf(session.row);
	expect(progress()).toEqual({ done: 0, total: 6, again: 0 });
	await session.answer({ form: 'choice', optionId: 'same' });
	expect(progress()).toEqual({ done: 1, total: 6, again: 1 });
	await session.next();
	await session.answer({ form: 'choice', optionId: 'next' });
	expect(progress()).toEqual({ done: 2, total: 6, again: 2 });
	await session.undo();
	expect(progress()).toEqual({ done: 1, total: 6, again: 1 });
	for (let turn = 0; turn < 40 && !session.isDone; turn++) {
		await session.answer({ form: 'choice', optionId: 'next' });
		await session.next();
	}
	expect(progress()).toEqual({ done: 6, total: 6, again: 0 });
	session.close();
});
