// A restore, step by step: read the file, show what it would do, do it. Nothing is written before the last step.
import { version } from '$app/environment';
import { readBackup, type Backup, type BackupReading } from '$lib/core/memory/backup-file.ts';
import {
	previewRestore,
	restoreBackup,
	type RestorePreview,
	type RestoreReport
} from '$lib/db/restore.ts';
import type { RestoreMode } from '$lib/db/restore-point.ts';
import { takeSnapshot } from '$lib/db/snapshots.ts';
import { openStore } from '$lib/db/store.ts';
import { clockNow, random } from '$lib/state/clock.ts';
import { markStarted } from '$lib/state/marks.ts';

/** Far above any log: a hundred thousand answers are about 40 MB. */
const LARGEST_BYTES = 400_000_000;
/** Work done before the page may draw again. */
const SLICE_MS = 40;

export type RestoreStep =
	| { name: 'closed' }
	| { name: 'busy'; text: string }
	| { name: 'refused'; message: string }
	| { name: 'ready'; backup: Backup; preview: RestorePreview }
	| { name: 'done'; report: RestoreReport };

const asText = (reason: unknown) => (reason instanceof Error ? reason.message : `${reason}`);
/** In steps of ten: a screen reader says each. */
const tenths = (done: number, total: number) => `${Math.floor((10 * done) / total) * 10} %`;
const progressText = ({ written, total }: { written: number; total: number }) =>
	written < total
		? `Restoring: ${tenths(written, total)}…`
		: 'Working out what you know and when to ask it…';
const nextTask = () => new Promise((done) => setTimeout(done));

export class RestoreFlow {
	step = $state.raw<RestoreStep>({ name: 'closed' });
	fileName = $state('');
	isOpen = $state(false);
	/** Rises with each file: reading one that was put away ends unseen. */
	#turn = 0;
	#isWriting = false;

	/** Puts the file away. A restore that has begun goes on, and says how it ended. */
	close() {
		this.isOpen = false;
		if (this.#isWriting) return;
		this.#turn += 1;
		this.step = { name: 'closed' };
	}

	/** Reads and previews a file. */
	async open(file: File) {
		if (this.#isWriting) return;
		this.#turn += 1;
		const turn = this.#turn;
		this.fileName = file.name;
		this.isOpen = true;
		const step = await this.#look(file, () => this.#turn === turn);
		if (this.#turn === turn) this.step = step;
	}

	async #look(file: File, isWanted: () => boolean): Promise<RestoreStep> {
		this.#say('Reading the file…');
		try {
			if (file.size > LARGEST_BYTES) throw new Error('It is too large to be a backup.');
			const reading = await this.#read(await file.text(), isWanted);
			if (!reading) return { name: 'closed' };
			if ('problem' in reading) {
				const message = `${reading.problem.message} Nothing here was changed.`;
				return { name: 'refused', message };
			}
			if (isWanted()) this.#say('Comparing it with what is here…');
			await nextTask();
			const { backup } = reading;
			return { name: 'ready', backup, preview: await previewRestore(await openStore(), backup) };
		} catch (reason) {
			return { name: 'refused', message: `The file could not be read. ${asText(reason)}` };
		}
	}

	/** Restores the previewed backup. */
	async restore(mode: RestoreMode, takeSettings: boolean, rolloverHour: number) {
		if (this.step.name !== 'ready') return;
		const { backup } = this.step;
		this.#isWriting = true;
		this.#say('Restoring…');
		try {
			const store = await openStore();
			const clock = clockNow(rolloverHour);
			// A second way back besides "Undo restore"; where there is no room for it, the first one is enough.
			await takeSnapshot(store, { why: 'restore', app: version, clock, random }).catch(
				() => undefined
			);
			const report = await restoreBackup(store, backup, {
				mode,
				takeSettings,
				clock,
				random,
				onprogress: (progress) => this.#say(progressText(progress))
			});
			if (report.cards > 0) markStarted(true);
			this.step = { name: 'done', report };
		} catch (reason) {
			const message = `The backup could not be restored, and nothing here was changed. ${asText(reason)}`;
			this.step = { name: 'refused', message };
		}
		this.#isWriting = false;
		this.isOpen = true;
	}

	#say(text: string) {
		this.step = { name: 'busy', text };
	}

	/** `undefined` when the file was put away meanwhile. */
	async #read(text: string, isWanted: () => boolean): Promise<BackupReading | undefined> {
		const reading = readBackup(text);
		let drawnAt = performance.now();
		for (;;) {
			const next = reading.next();
			if (next.done) return next.value;
			if (performance.now() - drawnAt < SLICE_MS) continue;
			if (!isWanted()) return undefined;
			this.#say(`Checking the file: ${tenths(next.value.read, next.value.total)}…`);
			await nextTask();
			drawnAt = performance.now();
		}
	}
}
