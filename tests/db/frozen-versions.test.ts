// The databases as earlier versions left them, made by hand with the browser's own calls: opened by today's code they have
// every row that they had, and the tables that came since.
import { afterEach, expect, test } from 'vitest';
import { dayNumber } from '../../src/lib/core/memory/day.ts';
import type { MemoryEvent } from '../../src/lib/core/memory/types.ts';
import { openStore, useDatabases, type Store } from '../../src/lib/db/store.ts';

/** Dexie multiplies its version numbers by ten. Frozen: what was released is never edited. */
const VERSIONS = { 1: 10, 2: 20, 3: 30 } as const;
const CONTENT_1 = {
	profiles: [],
	dossiers: [],
	decks: ['dossierId'],
	pages: ['deckId'],
	references: []
};
const LEARNER_1 = {
	cards: ['[deckId+dueDay]', '[deckId+dueAt]', 'heldDeckId', 'buriedUntilDay'],
	events: ['cardId', 'at'],
	days: [],
	confusions: [],
	sessions: [],
	settings: [],
	classes: []
};
const CONTENT_2 = { ...CONTENT_1, snapshots: ['profileId'] };
const LEARNER_2 = { ...LEARNER_1, homework: [] };
const LEARNER_3 = { ...LEARNER_2, events: ['cardId', 'at', 'scope'] };
/** The database of all learners stands at its second version since then. */
const TABLES = {
	1: [CONTENT_1, LEARNER_1],
	2: [CONTENT_2, LEARNER_2],
	3: [CONTENT_2, LEARNER_3]
} as const;
const KEYS: Record<string, string | string[]> = {
	days: ['day', 'deckId'],
	confusions: ['asked', 'answered'],
	settings: 'key'
};
const ROWS: Record<string, object> = {
	profiles: { id: 'main', createdAt: 1 },
	dossiers: { id: 'story', deckIds: ['story/deck'], hashes: {}, problems: [] },
	decks: { id: 'story/deck', dossierId: 'story', questionIds: ['story/q'], pageNumbers: [0] },
	pages: { id: 'story/deck#0', deckId: 'story/deck', questions: [{ id: 'story/q' }] },
	references: { id: 'story', facts: [] },
	cards: { id: 'story/q', deckId: 'story/deck', rev: 3, state: 'new', dueDay: '2026-11-23' },
	events: { id: '01A', cardId: 'story/q', at: 5, kind: 'review' },
	days: { day: '2026-11-23', deckId: 'story/deck', answers: 1 },
	confusions: { asked: 'a', answered: 'b', count: 2 },
	sessions: { id: '01S', kind: 'study', queue: [], learning: [], answered: [], rev: 1 },
	settings: { key: 'rolloverHour', value: 3 },
	classes: { id: 'c' },
	snapshots: { id: '01B', profileId: 'main', at: 3, why: 'restore' },
	homework: { id: 'h', title: '', dossierId: 'story', addedAt: 4 }
};

function make(name: string, version: 1 | 2 | 3, tables: Record<string, string[]>) {
	return new Promise<void>((resolve, reject) => {
		const request = indexedDB.open(name, VERSIONS[version]);
		request.onupgradeneeded = () => {
			for (const [table, indexes] of Object.entries(tables)) {
				const store = request.result.createObjectStore(table, { keyPath: KEYS[table] ?? 'id' });
				for (const index of indexes) {
					const path = index.startsWith('[') ? index.slice(1, -1).split('+') : index;
					store.createIndex(index, path);
				}
				store.add(ROWS[table]);
			}
		};
		request.onsuccess = () => (request.result.close(), resolve());
		request.onerror = () => reject(request.error ?? new Error('not opened'));
	});
}

let store: Store | undefined;
afterEach(async () => {
	await store?.content.delete();
	await store?.learner.delete();
});

test.each([1, 2, 3] as const)(
	'a database of version %i is brought up to date with nothing lost',
	async (version) => {
		const names = [`frozen-content-${Date.now()}`, `frozen-learner-${Date.now()}`] as const;
		const [content, learner] = TABLES[version];
		await make(names[0], version === 1 ? 1 : 2, content);
		await make(names[1], version, learner);
		useDatabases(...names);
		store = await openStore();
		expect(store.durable).toBe(true);
		for (const [db, tables] of [
			[store.content, content],
			[store.learner, learner]
		] as const)
			for (const table of Object.keys(tables))
				expect(await db.table(table).toArray(), table).toEqual([ROWS[table]]);
		expect(await store.content.snapshots.count()).toBe(version === 1 ? 0 : 1);
		expect(await store.learner.homework.count()).toBe(version === 1 ? 0 : 1);
		// What is due is counted once, from the cards that there were.
		const [load] = await store.learner.loads.toArray();
		expect(load).toMatchObject({ deckId: 'story/deck', learning: 0, held: 0 });
		expect([...(load?.due ?? [])]).toEqual([dayNumber('2026-11-23'), 1]);
		// The index that came with version 3 finds nothing in an older log, and an event of all cards once there is one.
		const { events } = store.learner;
		expect(await events.where('scope').equals('all').count()).toBe(0);
		await events.add({
			...{ kind: 'break', scope: 'all', id: '01C', at: 6, zoneOffsetMin: 0, rolloverHour: 4 },
			...{ fromDay: '2026-12-01', toDay: '2026-12-02' }
		} as MemoryEvent);
		expect(await events.where('scope').equals('all').count()).toBe(1);
	}
);
