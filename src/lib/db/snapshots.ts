// Whole backup files kept on the device before something is replaced or taken away, so that there is a way back even
// when nobody thought of one. In the shared database: a learner who is removed does not take them along.
import { serialiseBackup } from '../core/memory/backup-file.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { Clock, Instant } from '../core/memory/types.ts';
import { collectBackup } from './backup.ts';
import { settleCopy } from './install.ts';
import { learnerOfTab } from './learner-mark.ts';
import { Live } from './live.svelte.ts';
import { databaseOf, readLearners } from './profiles.ts';
import { LearnerDatabase, type SnapshotRow } from './schema.ts';
import { openStore, type Store } from './store.ts';

/** Newest ones kept of each learner for each reason. */
const KEPT = 3;
/** What is left of a learner who was removed goes after this long. */
const REMOVED_FOR_MS = 30 * 86_400_000;

export type SnapshotWish = {
	why: SnapshotRow['why'];
	/** The version of the app, for the file. */
	app: string;
	clock: Clock;
	random: () => number;
	/** Another learner of this device; else the one of this tab. */
	learnerId?: string;
	/** Leaves out what was logged from this moment on. */
	before?: Instant;
};

/** A light row for lists: all but the file. */
export type Snapshot = Omit<SnapshotRow, 'file'> & { bytes: number };

async function pack(text: string): Promise<Blob> {
	const plain = new Blob([text], { type: 'application/json' });
	if (typeof CompressionStream === 'undefined') return plain;
	const packed = await new Response(
		plain.stream().pipeThrough(new CompressionStream('gzip'))
	).arrayBuffer();
	return new Blob([packed], { type: 'application/gzip' });
}

async function unpack(file: Blob): Promise<string> {
	if (file.type !== 'application/gzip') return file.text();
	return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

async function dropOlder({ content }: Store, { profileId, why }: SnapshotRow) {
	const rows = await content.snapshots.where('profileId').equals(profileId).primaryKeys();
	const same = (await content.snapshots.bulkGet(rows))
		.flatMap((row) => (row?.why === why ? [row.id] : []))
		.sort();
	await content.snapshots.bulkDelete(same.slice(0, -KEPT));
}

/**
 * Keeps the learner's log and settings as they are now. `undefined` where there is nothing to keep, or nothing is kept
 * here at all; throws where there is no room.
 */
export async function takeSnapshot(
	store: Store,
	{ why, app, clock, random, learnerId = learnerOfTab, before }: SnapshotWish
): Promise<Snapshot | undefined> {
	if (!store.durable) return undefined;
	const isOwn = learnerId === learnerOfTab;
	const learner = isOwn ? store.learner : new LearnerDatabase(databaseOf(learnerId));
	try {
		const backup = await collectBackup({ ...store, learner }, app, clock);
		const events = backup.events.filter(({ at }) => before === undefined || at < before);
		if (events.length === 0) return undefined;
		const file = await pack(serialiseBackup({ ...backup, events }));
		const whose = (await readLearners(store)).find(({ id }) => id === learnerId);
		const row: SnapshotRow = {
			id: ulid(clock.at, random),
			profileId: learnerId,
			profileName: whose?.name ?? '',
			at: clock.at,
			why,
			answers: events.filter(({ kind }) => kind === 'review' || kind === 'probe').length,
			file
		};
		const { snapshots, dossiers } = store.content;
		// A page may close between two writes: the copy is made and no longer owed, or neither.
		await store.content.transaction('rw', snapshots, dossiers, async () => {
			if (why === 'content') await settleCopy(store);
			await snapshots.put(row);
		});
		await dropOlder(store, row);
		return light(row);
	} finally {
		if (!isOwn) learner.close();
	}
}

const light = ({ file, ...row }: SnapshotRow): Snapshot => ({ ...row, bytes: file.size });

/** Newest first. */
export const snapshots = () =>
	new Live(async ({ content }) => (await content.snapshots.toArray()).map(light).reverse());

/** The text of the backup file; `undefined` when the snapshot is gone. */
export async function readSnapshot(id: string): Promise<string | undefined> {
	const { content } = await openStore();
	const row = await content.snapshots.get(id);
	return row && unpack(row.file);
}

export async function deleteSnapshot(id: string) {
	const { content } = await openStore();
	await content.snapshots.delete(id);
}

/** What is left of removed learners and of "Delete everything" stays for a month. */
export async function tidySnapshots({ content }: Store, now: Instant) {
	const old = await content.snapshots
		.filter((row) => row.why === 'removal' && row.at < now - REMOVED_FOR_MS)
		.primaryKeys();
	await content.snapshots.bulkDelete(old);
}
