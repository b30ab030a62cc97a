// A transaction with the browser's own calls, for the one write that happens at every answer: Dexie's bookkeeping would
// double what it takes. Whoever follows a live query is told of it as Dexie tells of its own writes.
import {
	Dexie,
	RangeSet,
	type IndexableType,
	type ObservabilitySet,
	type TableSchema
} from 'dexie';
import type { LearnerDatabase } from './schema.ts';

type Row = object;

type AnyTable = { name: string; schema: TableSchema };
type RowOf<T> = T extends { filter(isWanted: (row: infer R) => boolean): unknown } ? R : never;

/** Inside a transaction: what it may do. Reads and writes go out in the order in which they are asked for. */
export type RawTables = {
	get: <T extends AnyTable>(table: T, key: IDBValidKey) => Promise<RowOf<T> | undefined>;
	/** `before` is the row that it takes the place of, if there was one. */
	put: <T extends AnyTable>(table: T, row: RowOf<T> & Row, before?: RowOf<T> & Row) => void;
	/** Fails, and the whole with it, where the key is taken. */
	add: <T extends AnyTable>(table: T, row: RowOf<T> & Row) => void;
	remove: (table: AnyTable, key: IDBValidKey) => void;
};

const valueAt = (row: Row, path: string): unknown => Reflect.get(row, path);

/** The key that an index has for a row; `undefined` where the row has none there. */
function keyIn(row: Row, path: string | string[] | undefined): IndexableType | undefined {
	if (path === undefined) return undefined;
	if (typeof path === 'string') return valueAt(row, path) as IndexableType | undefined;
	const parts = path.map((one) => valueAt(row, one));
	return parts.includes(undefined) ? undefined : (parts as IndexableType);
}

/** What changed, in the form in which Dexie looks for queries that a write concerns. */
class Changes {
	readonly parts: ObservabilitySet = {};
	#name: string;
	constructor(name: string) {
		this.#name = name;
	}

	#note(table: AnyTable, index: string, key: IndexableType) {
		const part = `idb://${this.#name}/${table.name}/${index}`;
		const ranges = (this.parts[part] ?? new RangeSet()) as RangeSet;
		this.parts[part] = ranges.addKey(key);
	}

	noteKey(table: AnyTable, key: IndexableType) {
		this.#note(table, '', key);
		this.#note(table, ':dels', key);
	}

	noteRow(table: AnyTable, row: Row) {
		const { primKey, indexes } = table.schema;
		const primary = keyIn(row, primKey.keyPath);
		if (primary !== undefined) this.noteKey(table, primary);
		for (const { name, keyPath } of indexes) {
			const key = keyIn(row, keyPath);
			if (key !== undefined) this.#note(table, name, key);
		}
	}
}

const settled = <T>(request: IDBRequest<T>) =>
	new Promise<T>((done, fail) => {
		request.onsuccess = () => done(request.result);
		request.onerror = () => fail(request.error ?? new Error('the read failed'));
	});

/** A browser may have closed the connection under the page, as iOS does: then it is opened once more. */
async function begin(db: LearnerDatabase, names: string[]): Promise<IDBTransaction> {
	try {
		if (!db.isOpen()) await db.open();
		return db.backendDB().transaction(names, 'readwrite');
	} catch (reason) {
		if (!(reason instanceof DOMException) || reason.name !== 'InvalidStateError') throw reason;
		db.close({ disableAutoOpen: false });
		await db.open();
		return db.backendDB().transaction(names, 'readwrite');
	}
}

/**
 * Runs `work` in one read-write transaction over these tables and resolves once it is committed. Whatever `work` throws
 * ends the transaction with nothing written. `work` awaits nothing but what it reads here.
 */
export async function writeRaw(
	db: LearnerDatabase,
	tables: readonly { name: string }[],
	work: (tables: RawTables) => Promise<void>
): Promise<void> {
	const transaction = await begin(
		db,
		tables.map(({ name }) => name)
	);
	const changes = new Changes(db.name);
	const store = ({ name }: { name: string }) => transaction.objectStore(name);
	const committed = new Promise<void>((done, fail) => {
		transaction.oncomplete = () => done();
		transaction.onabort = () => fail(transaction.error ?? new Error('the write was broken off'));
	});
	// Awaited below in any case: a failure that comes while `work` still runs is no unhandled one.
	committed.catch(() => undefined);
	try {
		await work({
			get: (table, key) => settled(store(table).get(key)),
			put: (table, row, before) => {
				changes.noteRow(table, row);
				if (before) changes.noteRow(table, before);
				store(table).put(row);
			},
			add: (table, row) => {
				changes.noteRow(table, row);
				store(table).add(row);
			},
			remove: (table, key) => {
				changes.noteKey(table, key as IndexableType);
				store(table).delete(key);
			}
		});
		transaction.commit();
	} catch (reason) {
		try {
			transaction.abort();
		} catch {
			// It broke off by itself: the reason is the transaction's own.
			await committed;
		}
		throw reason;
	}
	await committed;
	Dexie.on('storagemutated').fire(changes.parts);
}
