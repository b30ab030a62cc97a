// A browser may close a database under an open page, as iOS does after a while in the background.
import { expect, test } from 'vitest';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planStudy } from '../../src/lib/state/start-session.ts';
import { freshStore, install, sampleFiles } from './sample-dossier.ts';

test('an answer given after it is written all the same, and nobody is told', async () => {
	const store = await freshStore();
	await install(sampleFiles());
	const session = await Session.of(store, await planStudy(store), true);
	for (let turn = 1; turn <= 3; turn++) {
		for (const db of [store.learner, store.content]) {
			const connection = db.backendDB();
			connection.close();
			// What the browser sends when it was not the page that closed it.
			connection.dispatchEvent(new Event('close'));
		}
		await session.answer({ form: 'choice', optionId: 'next' });
		expect(session.unsaved).toBeUndefined();
		expect(session.current?.answered).toBeDefined();
		expect(await store.learner.events.count()).toBe(turn);
		await session.next();
	}
	session.close();
});
