// A backup comes in: looked at first, then merged or put in place of what is here, in one transaction. Whatever
// fails on the way, the learner's memory is as it was.
import type { Backup, BackupSettings } from '../core/memory/backup-file.ts';
import { replay } from '../core/memory/replay.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { Clock, ImportEvent, Instant, MemoryEvent } from '../core/memory/types.ts';
import { carriedSettings } from './backup.ts';
import { readStandings, rebuild } from './rebuild.ts';
import { reconcileCards } from './reconcile-cards.ts';
import { keepRestorePoint, putSettings, type RestoreMode } from './restore-point.ts';
import type { LearnerDatabase, SessionRow } from './schema.ts';
import { readSettings } from './settings.ts';
import type { Store } from './store.ts';

/** Events written between two reports of progress. */
const BATCH = 5000;

const isAnswer = (event: MemoryEvent) => event.kind === 'review' || event.kind === 'probe';

export type RestorePreview = {
	/** Answers in the file. */
	answers: number;
	/** When the first and the last event in the file happened. */
	span?: { from: Instant; to: Instant };
	/** Answers that are not here yet. */
	newAnswers: number;
	/** Answers here that the file does not have: a replace would take them away. */
	onlyHere: number;
	/** Whether a merge would change anything. */
	hasNew: boolean;
	/** Nothing was ever answered here. */
	isEmptyHere: boolean;
	/** Questions with a memory after a merge, and after a replace. */
	cards: Record<RestoreMode, number>;
	settingsDiffer: boolean;
};

const differs = (file: BackupSettings, here: BackupSettings) =>
	Object.entries(file).some(
		([key, value]) => JSON.stringify(value) !== JSON.stringify(here[key as keyof BackupSettings])
	);

function spanOf(events: MemoryEvent[]): RestorePreview['span'] {
	const [first] = events;
	if (!first) return undefined;
	let [from, to] = [first.at, first.at];
	for (const { at } of events) {
		if (at < from) from = at;
		if (at > to) to = at;
	}
	return { from, to };
}

/** What a restore would do. Writes nothing. */
export async function previewRestore(store: Store, backup: Backup): Promise<RestorePreview> {
	const settings = await readSettings(store);
	const here = await store.learner.events.toArray();
	const idsHere = new Set(here.map(({ id }) => id));
	const idsThere = new Set(backup.events.map(({ id }) => id));
	const fresh = backup.events.filter(({ id }) => !idsHere.has(id));
	const scheduler = backup.settings.scheduler ?? settings.scheduler;
	const span = spanOf(backup.events);
	return {
		answers: backup.events.filter(isAnswer).length,
		...(span ? { span } : {}),
		newAnswers: fresh.filter(isAnswer).length,
		onlyHere: here.filter((event) => isAnswer(event) && !idsThere.has(event.id)).length,
		hasNew: fresh.length > 0,
		isEmptyHere: here.length === 0,
		cards: {
			merge: replay([...here, ...fresh], settings.scheduler).size,
			replace: replay(backup.events, scheduler).size
		},
		settingsDiffer: differs(backup.settings, carriedSettings(settings))
	};
}

export type RestoreWish = {
	mode: RestoreMode;
	/** Take the file's settings too. A replace always does. */
	takeSettings: boolean;
	clock: Clock;
	random: () => number;
	onprogress?: (progress: { written: number; total: number }) => void;
};
export type RestoreReport = { added: number; removed: number; cards: number };

/** The events a restore brings and takes. */
async function plan(learner: LearnerDatabase, backup: Backup, mode: RestoreMode) {
	const idsHere = new Set(await learner.events.toCollection().primaryKeys());
	const fresh = backup.events.filter(({ id }) => !idsHere.has(id));
	if (mode === 'merge') return { fresh, removed: [] };
	const idsThere = new Set(backup.events.map(({ id }) => id));
	const removed = (await learner.events.toArray()).filter(({ id }) => !idsThere.has(id));
	return { fresh, removed };
}

async function writeEvents(learner: LearnerDatabase, events: MemoryEvent[], wish: RestoreWish) {
	for (let from = 0; from < events.length; from += BATCH) {
		wish.onprogress?.({ written: from, total: events.length });
		await learner.events.bulkAdd(events.slice(from, from + BATCH));
	}
	wish.onprogress?.({ written: events.length, total: events.length });
}

async function putSessionsAside(learner: LearnerDatabase, mode: RestoreMode) {
	if (mode === 'merge') return [];
	const sessions: SessionRow[] = await learner.sessions.toArray();
	await learner.sessions.clear();
	return sessions;
}

const importEvent = ({ clock, random }: RestoreWish, count: number): ImportEvent => ({
	kind: 'import',
	id: ulid(clock.at, random),
	...clock,
	origin: 'backup',
	count
});

/**
 * Restores a backup in one transaction: the log first, then cards, counters and confusions from it. A merge only ever
 * adds; merging the same file again changes nothing. Notes of earlier imports alone are taken over without another
 * note, or two devices that merge each other's files would never be done.
 */
export async function restoreBackup(
	store: Store,
	backup: Backup,
	wish: RestoreWish
): Promise<RestoreReport> {
	const { learner } = store;
	const standingOf = await readStandings(store);
	const { cards, events, sessions, settings } = learner;
	const tables = [...learner.memory, sessions, settings];
	const report = await learner.transaction('rw', tables, async () => {
		const { fresh, removed } = await plan(learner, backup, wish.mode);
		const before = carriedSettings(await readSettings(store));
		const takesSettings =
			(wish.takeSettings || wish.mode === 'replace') && differs(backup.settings, before);
		if (fresh.length + removed.length === 0 && !takesSettings)
			return { added: 0, removed: 0, cards: await cards.count() };
		const isNews = removed.length > 0 || fresh.some(({ kind }) => kind !== 'import');
		const added = isNews ? [...fresh, importEvent(wish, fresh.length)] : fresh;
		await events.bulkDelete(removed.map(({ id }) => id));
		await writeEvents(learner, added, wish);
		if (takesSettings) await putSettings(learner, backup.settings);
		await keepRestorePoint(
			learner,
			{ at: wish.clock.at, mode: wish.mode },
			{
				addedIds: added.map(({ id }) => id),
				removed,
				// Weights that came in with the log are in force now: going back takes them out again.
				settings: takesSettings || fresh.some(({ kind }) => kind === 'parameters') ? before : null,
				sessions: await putSessionsAside(learner, wish.mode)
			}
		);
		// What came in may be of another version of the dossier than the one installed here.
		await settings.where('key').startsWith('reconciled:').delete();
		const { scheduler } = await readSettings(store);
		return {
			added: fresh.length,
			removed: removed.length,
			cards: await rebuild(learner, scheduler, standingOf)
		};
	});
	if (report.added + report.removed > 0) await reconcileCards(store, wish.clock, wish.random);
	return report;
}
