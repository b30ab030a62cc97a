// The way back from a restore: what came in, what went, and the settings and sessions as they were. One is kept, in
// two rows: the page asks for the first, and only undo reads the second, which may be large.
import type { BackupSettings } from '../core/memory/backup-file.ts';
import type { Instant, MemoryEvent } from '../core/memory/types.ts';
import { Live } from './live.svelte.ts';
import { readStandings, rebuild } from './rebuild.ts';
import type { LearnerDatabase, SessionRow } from './schema.ts';
import { readSettings } from './settings.ts';
import type { Store } from './store.ts';

const SUMMARY = 'restorePoint';
const CHANGES = 'restorePoint:changes';

export type RestoreMode = 'merge' | 'replace';
export type RestorePoint = { at: Instant; mode: RestoreMode; added: number; removed: number };
export type RestoreChanges = {
	addedIds: string[];
	removed: MemoryEvent[];
	/** As they were; `null` when the restore kept them. */
	settings: BackupSettings | null;
	/** Sessions put aside by a replace. */
	sessions: SessionRow[];
};

/** Inside the restore's own transaction; takes the place of the point before. */
export async function keepRestorePoint(
	learner: LearnerDatabase,
	point: Pick<RestorePoint, 'at' | 'mode'>,
	changes: RestoreChanges
) {
	const { addedIds, removed } = changes;
	const summary: RestorePoint = { ...point, added: addedIds.length, removed: removed.length };
	await learner.settings.bulkPut([
		{ key: SUMMARY, value: summary },
		{ key: CHANGES, value: changes }
	]);
}

async function readPoint({ learner }: Store): Promise<RestorePoint | null> {
	const row = await learner.settings.get(SUMMARY);
	return (row?.value as RestorePoint | undefined) ?? null;
}

/** The restore that can still be undone; `null` when there is none. */
export const restorePoint = () => new Live(readPoint);

const dropPoint = (learner: LearnerDatabase) => learner.settings.bulkDelete([SUMMARY, CHANGES]);

/** Keeps the restore for good. */
export async function dropRestorePoint({ learner }: Store) {
	await dropPoint(learner);
}

/**
 * Takes the last restore back: what it brought goes, what it removed returns, and what was answered since stays.
 * False when there is nothing to take back.
 */
export async function undoRestore(store: Store): Promise<boolean> {
	const { learner } = store;
	const standingOf = await readStandings(store);
	const { events, sessions, settings } = learner;
	return learner.transaction('rw', [...learner.memory, sessions, settings], async () => {
		const changes = (await settings.get(CHANGES))?.value as RestoreChanges | undefined;
		if (!changes) return false;
		await events.bulkDelete(changes.addedIds);
		await events.bulkPut(changes.removed);
		await sessions.bulkPut(changes.sessions);
		if (changes.settings) await putSettings(learner, changes.settings);
		await rebuild(learner, (await readSettings(store)).scheduler, standingOf);
		await dropPoint(learner);
		return true;
	});
}

/** Inside a transaction that covers settings. */
export async function putSettings(learner: LearnerDatabase, settings: BackupSettings) {
	await learner.settings.bulkPut(
		Object.entries(settings).map(([key, value]) => ({ key, value: value as unknown }))
	);
}
