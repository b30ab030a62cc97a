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
/** How long another tab may take to make way for an upgrade. */
const PATIENCE_MS = 1500;
/** A passing failure (iOS after the background, a busy disk) is over by then. */
const RETRY_MS = 300;

let names = { content: 'dossier', learner: `dossier:${PROFILE}` };
let opened: Promise<Store> | undefined;

/** For tests: other database names, so that every test has its own. */
export function useDatabases(content: string, learner: string) {
	opened = undefined;
	names = { content, learner };
}

/** Opens a database; fails when another tab keeps an older version of it open and does not let go. */
function opening(db: Dexie): Promise<unknown> {
	return new Promise((done, fail) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		db.on('blocked', () => {
			timer ??= setTimeout(() => fail(new StoreBlocked()), PATIENCE_MS);
		});
		db.open().then(done, fail);
		void db.on('ready', () => clearTimeout(timer));
	});
}

async function open(options?: DexieOptions): Promise<Store> {
	const content = new ContentDatabase(names.content, options);
	const learner = new LearnerDatabase(names.learner, options);
	try {
		await Promise.all([opening(content), opening(learner)]);
	} catch (reason) {
		content.close();
		learner.close();
		throw reason;
	}
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
	for (const isLast of [false, true]) {
		try {
			return await open();
		} catch (reason) {
			if (reason instanceof StoreBlocked) throw reason;
			if (isLast) return openInMemory(reason);
			await new Promise((done) => setTimeout(done, RETRY_MS));
		}
	}
	return openInMemory('the databases did not open');
}

/** The open databases. The first call opens them; later calls share the answer. */
export function openStore(): Promise<Store> {
	opened ??= openOrFallBack().catch((reason: unknown) => {
		opened = undefined; // a later call may succeed once other tabs are closed
		throw reason;
	});
	return opened;
}
