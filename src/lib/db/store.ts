// Opens the databases once for the page. Where the browser refuses IndexedDB (a private window, a locked
// profile), the same tables live in memory and the page says so: the learner still studies.
import { Dexie, type DexieOptions } from 'dexie';
import { learnerOfTab } from './learner-mark.ts';
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
			'Another tab holds an older version of Dossier open. Close the other tabs: this one goes on by itself.'
		);
	}
}

/**
 * What the browser may do to open databases. `superseded`: another tab brings a newer version. `cleared`: what was
 * stored is gone. A connection that the browser closes is opened again by the next use, and nobody is told.
 */
export type StoreFault = 'superseded' | 'cleared';

/** How long another tab may take to make way for an upgrade. */
const PATIENCE_MS = 1500;
/** Behind another tab's blocked upgrade no event ever says so: then time alone tells. */
const SILENT_PATIENCE_MS = 6000;
/** A passing failure (iOS after the background, a busy disk) is over by then. */
const RETRY_MS = 300;

let names = { content: 'dossier', learner: `dossier:${learnerOfTab}` };
let opened: Promise<Store> | undefined;
let onfault: (fault: StoreFault) => void = () => undefined;

/** For tests: other database names, so that every test has its own. */
export function useDatabases(content: string, learner: string) {
	opened = undefined;
	names = { content, learner };
}

/** Who is told when the open databases are superseded or cleared. */
export function watchStore(tell: (fault: StoreFault) => void) {
	onfault = tell;
}

/** Opens a database; fails when another tab keeps an older version of it open and does not let go. */
function opening(db: Dexie): Promise<unknown> {
	return new Promise((done, fail) => {
		const giveUp = () => fail(new StoreBlocked());
		let timer = setTimeout(giveUp, SILENT_PATIENCE_MS);
		db.on('blocked', () => {
			clearTimeout(timer);
			timer = setTimeout(giveUp, PATIENCE_MS);
		});
		const settled = () => clearTimeout(timer);
		db.open().then(done, fail).finally(settled);
	});
}

/** The dossiers come first and leave last: none there means that the browser cleared its storage. */
export async function isCleared({ content }: Pick<Store, 'content'>): Promise<boolean> {
	return (await content.dossiers.count()) === 0;
}

/** Dexie lets go of the database by itself, and opens it again when it is asked for something. */
function watch({ content, learner }: Pick<Store, 'content' | 'learner'>) {
	for (const db of [content, learner])
		db.on('versionchange', ({ newVersion }) => onfault(newVersion ? 'superseded' : 'cleared'));
	const lookAgain = () => {
		// The closing is part of the clearing: what is left shows once it is over.
		setTimeout(() => {
			isCleared({ content }).then(
				(cleared) => cleared && onfault('cleared'),
				() => undefined
			);
		}, RETRY_MS);
	};
	// Ready comes with every opening, also with the ones after a closing.
	for (const db of [content, learner])
		db.on('ready', () => db.backendDB().addEventListener('close', lookAgain), true);
}

async function open(options?: DexieOptions): Promise<Store> {
	const content = new ContentDatabase(names.content, options);
	const learner = new LearnerDatabase(names.learner, options);
	const store = { content, learner, durable: true };
	watch(store);
	try {
		await Promise.all([opening(content), opening(learner)]);
	} catch (reason) {
		content.close();
		learner.close();
		throw reason;
	}
	return store;
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
