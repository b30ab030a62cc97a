// The start of the app: the databases open, the dossiers of this build installed, the cards brought up to date.
import { version } from '$app/environment';
import type { ContentProblem } from '../core/content/parse.ts';
import { installContent, readCopyOwed, settleCopy } from '../db/install.ts';
import { contentFiles } from '../db/manifest.ts';
import { noteQuietDays } from '../db/quiet-days.ts';
import { reconcileCards } from '../db/reconcile-cards.ts';
import { switchLearner, tidyLearners } from '../db/profiles.ts';
import { readSettings } from '../db/settings.ts';
import { openStore, StoreBlocked, watchStore, type Store } from '../db/store.ts';
import { clockNow, random } from './clock.ts';
import { status } from './status.svelte.ts';

/** How often a start that another tab blocks is tried again. */
const BLOCKED_RETRY_MS = 1500;

let started: Promise<Store> | undefined;

async function fetchText(address: string) {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
	return response.text();
}

watchStore((fault) => {
	if (fault === 'superseded') status.isSuperseded = true;
	else status.isCleared = true;
});

const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(`${reason}`));

/** Faults of the device or of another tab: the rows are sound, so there is nothing to mend. */
const isFromOutside = ({ name, message }: Error) =>
	/Quota|StoreBlocked|DatabaseClosed|InvalidState|Abort|Stale/.test(`${name} ${message}`);

/**
 * Does the work; where damaged rows stand in its way, mends them and does it once more. Throws what the second try
 * throws, and at once what no mending would change.
 */
export async function withRepair<T>(store: Store, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (reason) {
		if (isFromOutside(asError(reason))) throw reason;
		const { repair, repairText } = await import('../db/repair.ts');
		status.repaired = repairText(await repair(store));
		return work();
	}
}

/** Cards that could not be brought up to date stay as they were; the next start tries again. */
function notReconciled(reason: unknown): ContentProblem {
	const found = asError(reason).message;
	return {
		file: '',
		place: '',
		found,
		expected: 'room to note what changed',
		message: `What changed in the dossiers could not be noted on your questions yet (${found}).`
	};
}

/**
 * A dossier changed: the answers as they were before it are kept. The log only grows, so this may be written after the
 * start and still is what was there before; where there is no room nothing is lost by it.
 */
async function keepStateBefore(store: Store) {
	const before = await readCopyOwed(store);
	if (before === undefined) return;
	const { takeSnapshot, tidySnapshots } = await import('../db/snapshots.ts');
	const clock = clockNow(0);
	await takeSnapshot(store, { why: 'content', app: version, clock, random, before })
		// Where there was nothing to copy, nothing is owed either.
		.then((made) => (made ? undefined : settleCopy(store)))
		.then(() => tidySnapshots(store, clock.at))
		.catch(() => undefined);
}

/** A tally that came with this release is counted once from the log; until then the page shows what it has. */
async function bringCountersUpToDate(store: Store) {
	const { areCountersOld, rebuildAll } = await import('../db/rebuild.ts');
	if (await areCountersOld(store)) await rebuildAll(store, (await readSettings(store)).scheduler);
}

/** Months that are over, summed for Progress: loaded only once there is something to study. */
async function sumMonths(store: Store, rolloverHour: number) {
	const { closeMonths } = await import('../db/months.ts');
	await closeMonths(store, clockNow(rolloverHour));
}

async function open() {
	status.failure = undefined;
	const store = await openStore();
	status.isBlocked = false;
	const other = await tidyLearners(store);
	if (other !== undefined && (await switchLearner(other))) location.reload();
	if (!store.durable) status.memoryOnly = store.reason ?? '';
	const report = await installContent(store, contentFiles, {
		fetchText,
		now: Date.now(),
		onprogress: (progress) => (status.progress = progress)
	});
	status.problems = report.problems;
	const { rolloverHour } = await readSettings(store);
	const reconcile = () => reconcileCards(store, clockNow(rolloverHour), random);
	await withRepair(store, reconcile).catch((reason: unknown) => {
		status.problems = [...status.problems, notReconciled(reason)];
	});
	status.isReady = true;
	void noteQuietDays(store, clockNow(rolloverHour)).catch(() => undefined);
	void sumMonths(store, rolloverHour).catch(() => undefined);
	void bringCountersUpToDate(store).catch(() => undefined);
	void keepStateBefore(store).catch(() => undefined);
	return store;
}

/**
 * Resolves when there is something to study. Asked again, it answers at once; after a failure it tries anew. While
 * another tab blocks the databases it waits for it, and `status.isBlocked` says so.
 */
export function startApp(): Promise<Store> {
	started ??= openPatiently().catch((reason: unknown) => {
		started = undefined;
		status.failure = asError(reason);
		throw reason;
	});
	return started;
}

async function openPatiently(): Promise<Store> {
	for (;;) {
		try {
			return await open();
		} catch (reason) {
			if (!(reason instanceof StoreBlocked)) throw reason;
			status.isBlocked = true;
			await new Promise((done) => setTimeout(done, BLOCKED_RETRY_MS));
		}
	}
}
