import { beforeEach, expect, test } from 'vitest';
import { unlock } from '../../src/lib/db/beginnings.ts';
import { readToday, readWait } from '../../src/lib/db/due.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { clockNow } from '../../src/lib/state/clock.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planStudy } from '../../src/lib/state/start-session.ts';
import { DOSSIER, freshStore, install } from './sample-dossier.ts';
import { storyFiles } from './story-dossier.ts';

const LATER = `${DOSSIER}/later`;
const asked = async (store: Store, deckId?: string) =>
	(await planStudy(store, { deckId })).queue.map((id) => id.slice(DOSSIER.length + 1));
const today = (store: Store) => readToday(store, clockNow(4));

let store: Store;
beforeEach(async () => {
	store = await freshStore();
	await install(storyFiles());
});

test('its questions wait until every question of the decks before it was met', async () => {
	expect(await asked(store)).toEqual(['who-ada', 'who-bo', 'who-dora']);
	expect(await asked(store, LATER)).toEqual([]);
	const counts = await today(store);
	expect(counts.fresh).toBe(3);
	expect(counts.decks.map(({ isLocked }) => isLocked)).toEqual([false, true]);
	const deck = await store.content.decks.get(LATER);
	expect(deck && (await readWait(store, deck, clockNow(4)))).toBe(3);

	const session = await Session.of(store, await planStudy(store), true);
	for (const optionId of ['ada', 'bo', 'dora']) {
		await session.answer({ form: 'choice', optionId });
		await session.next();
	}
	session.close();
	expect((await today(store)).decks.map(({ isLocked }) => isLocked)).toEqual([false, false]);
	expect(await asked(store, LATER)).toEqual(['who-cleo']);
	expect(deck && (await readWait(store, deck, clockNow(4)))).toBe(0);
});

test('"Start anyway" opens it at once, and for good', async () => {
	await unlock(LATER);
	expect(await asked(store)).toContain('who-cleo');
	expect((await today(store)).fresh).toBe(4);
	expect((await today(store)).decks.some(({ isLocked }) => isLocked)).toBe(false);
});

test('its row says that every question shows its date', async () => {
	expect((await store.content.decks.get(LATER))?.showsAsOf).toBe(true);
	expect((await store.content.decks.get(`${DOSSIER}/people`))?.showsAsOf).toBe(false);
});
