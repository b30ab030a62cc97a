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

type Change = { table: AnyTable } & ({ row: Row } | { key: IndexableType });

/** What changed, in the form in which Dexie looks for queries that a write concerns. */
function partsOf(database: string, changes: readonly Change[]): ObservabilitySet {
	const parts: ObservabilitySet = {};
	const note = (table: AnyTable, index: string, key: IndexableType) => {
		const part = `idb://${database}/${table.name}/${index}`;
		const ranges = (parts[part] ?? new RangeSet()) as RangeSet;
		parts[part] = ranges.addKey(key);
	};
	for (const { table, ...change } of changes) {
		const { primKey, indexes } = table.schema;
		const primary = 'key' in change ? change.key : keyIn(change.row, primKey.keyPath);
		if (primary !== undefined) {
			note(table, '', primary);
			note(table, ':dels', primary);
		}
		for (const { name, keyPath } of 'row' in change ? indexes : []) {
			const key = 'row' in change ? keyIn(change.row, keyPath) : undefined;
			if (key !== undefined) note(table, name, key);
		}
	}
	return parts;
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
	const changes: Change[] = [];
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
				changes.push({ table, row });
				if (before) changes.push({ table, row: before });
				store(table).put(row);
			},
			add: (table, row) => {
				changes.push({ table, row });
				store(table).add(row);
			},
			remove: (table, key) => {
				changes.push({ table, key: key as IndexableType });
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
	// Whoever waits for the write goes first.
	setTimeout(() => Dexie.on('storagemutated').fire(partsOf(db.name, changes)));
}
