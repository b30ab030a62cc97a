import { afterEach, expect, test, vi } from 'vitest';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planStudy } from '../../src/lib/state/start-session.ts';
import { freshStore, install, sampleFiles } from './sample-dossier.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

test('a database that fails to open once is tried again, and everything is kept', async () => {
	const open = IDBFactory.prototype.open;
	let failures = 1;
	vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
		if (failures-- > 0) throw new DOMException('Connection lost.', 'UnknownError');
		return open.apply(this, args);
	});
	const store = await freshStore();
	expect(store.durable).toBe(true);
});

test('where databases are refused, everything works in memory, and the reason is given', async () => {
	vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
		throw new DOMException('The operation is insecure.', 'SecurityError');
	});
	const store = await freshStore();
	expect(store.durable).toBe(false);
	expect(store.reason).toContain('insecure');
	await install(sampleFiles());
	const session = await Session.of(store, await planStudy(store), true);
	await session.answer({ form: 'choice', optionId: 'next' });
	expect(await store.learner.events.count()).toBe(1);
	session.close();
});

test('two tabs that begin to study in the same moment share one session', async () => {
	const store = await freshStore();
	await install(sampleFiles());
	const [one, two] = await Promise.all([
		Session.of(store, await planStudy(store), true),
		Session.of(store, await planStudy(store), true)
	]);
	await vi.waitFor(() => expect(two.row?.id).toBe(one.row?.id));
	expect(one.current?.questionId).toBe(two.current?.questionId);
	expect(one.isDone || two.isDone).toBe(false);
	one.close();
	two.close();
});
