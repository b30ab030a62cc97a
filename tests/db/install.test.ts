import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/lib/db/store.ts';
import { asBuilt, DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';

let store: Store;
beforeEach(async () => {
	store = await freshStore();
});

const titles = async () => (await store.content.dossiers.toArray()).map(({ title }) => title);

test('a dossier is installed with its decks, questions and references', async () => {
	const report = await install(sampleFiles());
	expect(report).toEqual({ installed: [DOSSIER], updated: [], problems: [] });
	expect((await store.content.decks.toArray()).map((deck) => deck.questionIds.length)).toEqual([6]);
	expect((await store.content.references.get(DOSSIER))?.facts).toHaveLength(6);
	expect((await store.content.pages.toArray()).flatMap((page) => page.questions)).toHaveLength(6);
});

test('what has not changed is not read again', async () => {
	await install(sampleFiles());
	const asked: string[] = [];
	const report = await install(sampleFiles(), {
		fetchText: async (address) => (asked.push(address), '')
	});
	expect(asked).toEqual([]);
	expect(report.installed).toEqual([]);
});

test('progress counts each file', async () => {
	const seen: number[] = [];
	const texts = sampleFiles();
	await install(texts, { onprogress: ({ loaded }) => seen.push(loaded) });
	expect(seen).toEqual(asBuilt(texts).map((_, at) => at + 1));
});

test('a truncated update leaves the version that is there, and names the file', async () => {
	await install(sampleFiles());
	const texts = sampleFiles({ title: 'Numbers, new' });
	const deck = texts.get(`${DOSSIER}/first.deck.json`) ?? '';
	texts.set(`${DOSSIER}/first.deck.json`, deck.slice(0, deck.length / 2));
	const { problems } = await install(texts);
	expect(problems[0]?.message).toContain(`${DOSSIER}/first.deck.json`);
	expect(await titles()).toEqual(['Numbers']);
	// The next start tries again and heals.
	await install(sampleFiles({ title: 'Numbers, new' }));
	expect(await titles()).toEqual(['Numbers, new']);
	expect((await store.content.dossiers.get(DOSSIER))?.problems).toEqual([]);
});

test('on a first visit the decks that are sound are installed and the rest is named', async () => {
	const texts = sampleFiles();
	const head = JSON.parse(texts.get(`${DOSSIER}/dossier.json`) ?? '');
	texts.set(`${DOSSIER}/dossier.json`, JSON.stringify({ ...head, decks: ['first', 'second'] }));
	texts.set(`${DOSSIER}/second.deck.json`, '{"id": "second", "title":');
	const { problems } = await install(texts);
	expect(problems.map(({ message }) => message).join('\n')).toContain('second.deck.json');
	const [dossier] = await store.content.dossiers.toArray();
	expect(dossier?.deckIds).toEqual([`${DOSSIER}/first`]);
	expect(await store.content.decks.count()).toBe(1);
});

test('a file that cannot be fetched is named with the reason', async () => {
	const { problems } = await install(sampleFiles(), {
		fetchText: async () => {
			throw new Error('503 Service Unavailable');
		}
	});
	expect(problems[0]?.message).toContain('503 Service Unavailable');
	expect(await titles()).toEqual([]);
});

test('a question keeps its page when others come and go', async () => {
	await install(sampleFiles({ count: 400 }));
	const before = await store.content.decks.get(`${DOSSIER}/first`);
	expect(new Set(before?.pageNumbers)).toEqual(new Set([0, 1]));
	await install(sampleFiles({ count: 420, without: [3, 5] }));
	const after = await store.content.decks.get(`${DOSSIER}/first`);
	const pageOf = (deck: typeof before, id: string) =>
		deck?.pageNumbers[deck.questionIds.indexOf(id)];
	expect(pageOf(after, `${DOSSIER}/q-300`)).toBe(pageOf(before, `${DOSSIER}/q-300`));
	expect(pageOf(after, `${DOSSIER}/q-10`)).toBe(pageOf(before, `${DOSSIER}/q-10`));
	expect(pageOf(after, `${DOSSIER}/q-410`)).toBe(1);
});
