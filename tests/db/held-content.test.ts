// Long rows of content are read once and held; what changes or was missing is read again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readDossiers, readQuestion } from '../../src/lib/db/content.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';

let store: Store;
beforeEach(async () => {
	store = await freshStore();
	await install(sampleFiles());
});
afterEach(() => vi.restoreAllMocks());

const DECK = `${DOSSIER}/first`;
const ask = (at: number) => readQuestion(store, `${DOSSIER}/q-${at}`, DECK);

test('a second question of a page reads the dossier’s light row alone', async () => {
	await ask(0);
	const read = vi.spyOn(IDBObjectStore.prototype, 'get');
	expect((await ask(1))?.question.prompt).toContain('after 1');
	expect(read.mock.contexts.map((store) => (store as IDBObjectStore).name)).toEqual(['dossiers']);
});

test('a new version of the dossier is asked at once, in lists too', async () => {
	expect((await ask(0))?.question.version).toBe(1);
	expect((await readDossiers(store))[0]?.decks[0]?.questionIds).toHaveLength(6);
	await install(sampleFiles({ count: 7, versions: { 0: 2 } }));
	expect((await ask(0))?.question.version).toBe(2);
	expect((await ask(6))?.question.prompt).toContain('after 6');
	expect((await readDossiers(store))[0]?.decks[0]?.questionIds).toHaveLength(7);
});

test('a page that was missing, or could not be read, is looked for again', async () => {
	const [page] = await store.content.pages.toArray();
	if (!page) throw new Error('no page');
	await store.content.pages.clear();
	expect(await ask(0)).toBeNull();
	await store.content.pages.put(page);
	expect((await ask(0))?.question.version).toBe(1);
	await install(sampleFiles({ title: 'Again', versions: { 1: 2 } }));
	vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(() => {
		throw new DOMException('gone', 'UnknownError');
	});
	await expect(ask(0)).rejects.toThrow();
	expect((await ask(0))?.question.version).toBe(1);
});
