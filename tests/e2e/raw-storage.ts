// The browser's own storage, looked at and handled from outside the app.
import type { CDPSession, Page } from '@playwright/test';

export type Rows = Record<string, Record<string, unknown>[]>;

/** A page of the app's origin that runs none of its code. */
export const BLANK = '/favicon.svg';

/** Every row of one database, by table. */
export const readRows = (page: Page, database: string): Promise<Rows> =>
	page.evaluate(async (name) => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const db = await done(indexedDB.open(name));
		const rows: Record<string, Record<string, unknown>[]> = {};
		for (const table of db.objectStoreNames)
			rows[table] = await done(db.transaction(table).objectStore(table).getAll());
		db.close();
		return rows;
	}, database);

/** Puts a row into a table, whatever it holds. */
export const putRow = (page: Page, database: string, table: string, row: object) =>
	page.evaluate(
		async ([name, store, value]) => {
			const done = <T>(request: IDBRequest<T>) =>
				new Promise<T>((resolve, reject) => {
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error);
				});
			const db = await done(indexedDB.open(name));
			await done(db.transaction(store, 'readwrite').objectStore(store).put(value));
			db.close();
		},
		[database, table, row] as const
	);

/** Clears the origin's databases as a browser does that needs the space: open connections are closed by force. */
export async function clearDatabases(devtools: CDPSession, origin: string) {
	await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
}
