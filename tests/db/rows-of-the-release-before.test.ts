// What the first release wrote: decks that know no entities and wait for none, sessions and answers that do not say
// what was confused. All of it is studied, taken back, counted and restored as before.
import { expect, test } from 'vitest';
import type { MemoryEvent } from '../../src/lib/core/memory/types.ts';
import { collectBackup } from '../../src/lib/db/backup.ts';
import { readToday, readWait } from '../../src/lib/db/due.ts';
import { recount } from '../../src/lib/db/rebuild.ts';
import { restoreBackup } from '../../src/lib/db/restore.ts';
import { readOpenSession } from '../../src/lib/db/sessions.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { clockNow, random } from '../../src/lib/state/clock.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planStudy } from '../../src/lib/state/start-session.ts';
import { freshStore, install, sampleFiles } from './sample-dossier.ts';

/** Takes from every row what the first release did not write. */
async function asBefore({ content, learner }: Store) {
	const drop = (names: string[]) => (row: object) => {
		for (const name of names) Reflect.deleteProperty(row, name);
	};
	await content.decks.toCollection().modify(drop(['unlocksAfter', 'showsAsOf', 'entityIds']));
	await content.dossiers
		.toCollection()
		.modify(drop(['confusable', 'layout', 'pretest', 'views', 'routes']));
	await content.references.toCollection().modify(drop(['contrasts']));
	await learner.events.toCollection().modify(drop(['confusion', 'rungCount']));
	await learner.sessions.toCollection().modify((row) => {
		if (row.current) delete row.current.form;
		for (const { current } of row.answered) delete current.form;
	});
}

test('a session under way goes on, its last answer can be taken back, and the counters agree with the log', async () => {
	const store = await freshStore();
	await install(sampleFiles());
	const before = await Session.of(store, await planStudy(store), true);
	await before.answer({ form: 'choice', optionId: 'same' });
	await before.next();
	await before.answer({ form: 'choice', optionId: 'far' });
	before.close();
	await asBefore(store);

	const clock = clockNow(4);
	const { decks } = await readToday(store, clock);
	expect(decks.map(({ isLocked }) => isLocked)).toEqual([false]);
	const [deck] = await store.content.decks.toArray();
	expect(deck && (await readWait(store, deck, clock))).toBe(0);

	const row = await readOpenSession(store, 'study');
	if (!row) throw new Error('no session is open');
	const session = await Session.of(store, row, false);
	expect(session.confused).toBeUndefined();
	await session.undo();
	expect(session.current?.answered).toBeUndefined();
	expect(await store.learner.confusions.count()).toBe(1);
	await session.answer({ form: 'choice', optionId: 'next' });
	await session.next();
	expect(session.open?.question.id).toBe('sample/q-2');
	session.close();

	const events = await store.learner.events.toArray();
	const { confusions } = recount(events, DEFAULT_SCHEDULER, () => undefined);
	expect(await store.learner.confusions.toArray()).toEqual(confusions);
});

test('its backup is restored: cards and confusions come from the log', async () => {
	const store = await freshStore();
	await install(sampleFiles());
	const session = await Session.of(store, await planStudy(store), true);
	await session.answer({ form: 'choice', optionId: 'same' });
	session.close();
	await asBefore(store);
	const backup = await collectBackup(store, 'Dossier', clockNow(4));
	expect(backup.events.some((event: MemoryEvent) => 'confusion' in event)).toBe(false);

	const other = await freshStore();
	await install(sampleFiles());
	const clock = clockNow(4);
	await restoreBackup(other, backup, { mode: 'merge', takeSettings: false, clock, random });
	expect(await other.learner.cards.count()).toBe(1);
	expect(await other.learner.confusions.toArray()).toEqual([
		{ asked: 'sample/q-0', answered: 'same', count: 1 }
	]);
});
