import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readDossiers } from '../../src/lib/db/content.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { freshStore, install, sampleFiles } from './sample-dossier.ts';

let store: Store;
beforeEach(async () => (store = await freshStore()));
afterEach(() => vi.restoreAllMocks());

const fillDisk = () =>
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
		throw new DOMException('full', 'QuotaExceededError');
	});

test('a disk that is full when a dossier changes leaves the one that is there to study', async () => {
	await install(sampleFiles());
	const put = fillDisk();
	const report = await install(sampleFiles({ title: 'More numbers' }));
	expect(report.problems[0]?.message).toContain('full');
	put.mockRestore();
	const [open] = await readDossiers(store);
	expect(open?.dossier.title).toBe('Numbers');
	expect(open?.decks).toHaveLength(1);
});

test('a disk that is full on the first visit says so', async () => {
	fillDisk();
	await expect(install(sampleFiles())).rejects.toThrow('full');
});
