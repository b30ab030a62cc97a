// Opens the databases once for the page. Where the browser refuses IndexedDB (a private window, a locked
// profile), the same tables live in memory and the page says so: the learner still studies.
import { Dexie, type DexieOptions } from 'dexie';
import { ContentDatabase, LearnerDatabase } from './schema.ts';

export type Store = {
	content: ContentDatabase;
	learner: LearnerDatabase;
	/** False when everything is gone with the page. */
	durable: boolean;
	/** Why not, in the browser's words. */
	reason?: string;
};

/** A tab with a newer version of the app waits for this one, or this one for an older. */
export class StoreBlocked extends Error {
	override name = 'StoreBlocked';
	constructor() {
		super(
			'Another tab holds an older version of Dossier open. Close the other tabs and try again.'
		);
	}
}

const PROFILE = 'main';
const PATIENCE_MS = 4000;

let names = { content: 'dossier', learner: `dossier:${PROFILE}` };
let opened: Promise<Store> | undefined;

/** For tests: other database names, so that every test has its own. */
export function useDatabases(content: string, learner: string) {
	opened = undefined;
	names = { content, learner };
}

const withTimeout = <T>(work: PromiseLike<T>) =>
	new Promise<T>((done, fail) => {
		const timer = setTimeout(() => fail(new StoreBlocked()), PATIENCE_MS);
		work.then(
			(value) => (clearTimeout(timer), done(value)),
			(reason: unknown) => (clearTimeout(timer), fail(reason))
		);
	});

async function open(options?: DexieOptions): Promise<Store> {
	const content = new ContentDatabase(names.content, options);
	const learner = new LearnerDatabase(names.learner, options);
	await withTimeout(Promise.all([content.open(), learner.open()]));
	return { content, learner, durable: true };
}

async function openInMemory(reason: unknown): Promise<Store> {
	const { IDBFactory, IDBKeyRange } = await import('fake-indexeddb');
	const store = await open({ indexedDB: new IDBFactory(), IDBKeyRange });
	return {
		...store,
		durable: false,
		reason: reason instanceof Error ? reason.message : `${reason}`
	};
}

async function openOrFallBack(): Promise<Store> {
	if (typeof indexedDB === 'undefined' || !Dexie.dependencies.indexedDB)
		return openInMemory('this browser has no IndexedDB');
	try {
		return await open();
	} catch (reason) {
		if (reason instanceof StoreBlocked) throw reason;
		return openInMemory(reason);
	}
}

/** The open databases. The first call opens them; later calls share the answer. */
export function openStore(): Promise<Store> {
	opened ??= openOrFallBack().catch((reason: unknown) => {
		opened = undefined; // a later call may succeed once other tabs are closed
		throw reason;
	});
	return opened;
}
