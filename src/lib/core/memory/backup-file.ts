// The backup file: everything a learner has done, in one JSON document. Written and read here, for `db` and the
// settings page; `ui` never needs it. Pure: the file's text comes in, a backup or a plain account of the damage out.
//
// The format, version 1. A file is named `dossier-backup-<local day>.json` and holds
//   format    "dossier-backup"
//   version   1. It rises when an older Dossier could no longer read the file rightly.
//   savedAt   when it was saved, milliseconds since 1970 UTC
//   app       the version of Dossier that saved it
//   settings  limits { newPerDay, reviewsPerDay }, dossierLimits, exam, rolloverHour, scheduler; each may be missing
//   events    every event of the log (`types.ts`), in order of time, one a line
//   decks     decks of one's own; empty in version 1
// Cards, counters and statistics are not in it: they follow from the events.
import * as v from 'valibot';
import {
	account,
	brief,
	damaged,
	newerVersion,
	notJson,
	otherFile,
	type BackupProblem
} from './backup-problem.ts';
import { BackupFrameSchema, eventSchemas, type BackupSettingsSchema } from './backup-schema.ts';
import type { Day, EventKind, Instant, MemoryEvent } from './types.ts';

const FORMAT = 'dossier-backup';
const VERSION = 1;
/** Events checked between two reports of progress: some milliseconds of work. */
const BATCH = 2000;

export type BackupSettings = v.InferOutput<typeof BackupSettingsSchema>;

export type Backup = {
	savedAt: Instant;
	/** The version of Dossier that saved it. */
	app: string;
	settings: BackupSettings;
	events: MemoryEvent[];
};

export type BackupReading = { backup: Backup } | { problem: BackupProblem };
export type BackupProgress = { read: number; total: number };

/** The file's text: a line an event, so that a text editor can open it and a damaged line be found. */
export function serialiseBackup({ savedAt, app, settings, events }: Backup): string {
	const head = JSON.stringify({ format: FORMAT, version: VERSION, savedAt, app, settings });
	const lines = events.map((event) => JSON.stringify(event)).join(',\n');
	return `${head.slice(0, -1)},\n"events": [\n${lines}\n],\n"decks": []}\n`;
}

/** What file systems take everywhere: letters and figures of any script. */
const asFilePart = (name: string) =>
	name
		.toLocaleLowerCase('en')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');

/**
 * `dossier-backup-2026-11-23.json` for the local day on which it is saved; with the learner's name where the device
 * has several.
 */
export function backupName(day: Day, learner = ''): string {
	return [FORMAT, asFilePart(learner), day].filter(Boolean).join('-').concat('.json');
}

/** Reads a file's text at once. Never throws, whatever the text. */
export function parseBackup(text: string): BackupReading {
	const reading = readBackup(text);
	for (;;) {
		const step = reading.next();
		if (step.done) return step.value;
	}
}

/**
 * Reads a file's text in steps of a few milliseconds, so that a page can show how far a large one is. Ends with the
 * backup, or with the first problem found; never throws. An event is kept as it was written: a field unknown to this
 * version is checked by nobody and lost by nobody.
 */
export function* readBackup(text: string): Generator<BackupProgress, BackupReading> {
	const opened = openFrame(text);
	if ('problem' in opened) return opened;
	const { savedAt, app, settings, events: written } = opened.frame;
	const numbers = new Map<string, number>();
	const events: MemoryEvent[] = [];
	for (const [at, one] of written.entries()) {
		if (at % BATCH === 0) yield { read: at, total: written.length };
		const checked = readEvent(one, at + 1, numbers);
		if ('problem' in checked) return checked;
		events.push(checked.event);
	}
	return { backup: { savedAt, app, settings, events } };
}

type Frame = v.InferOutput<typeof BackupFrameSchema>;

function openFrame(text: string): { frame: Frame } | { problem: BackupProblem } {
	let written: unknown;
	try {
		written = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (reason) {
		return { problem: notJson(text, reason instanceof Error ? reason.message : '') };
	}
	const { format, version } = (written ?? {}) as { format?: unknown; version?: unknown };
	if (format !== FORMAT) return { problem: otherFile(format) };
	if (typeof version === 'number' && version > VERSION)
		return { problem: newerVersion(version, VERSION) };
	const frame = v.safeParse(BackupFrameSchema, written, { abortEarly: true });
	if (frame.success) return { frame: frame.output };
	return { problem: damaged('The file', account(frame.issues[0])) };
}

function readEvent(
	written: unknown,
	number: number,
	numbers: Map<string, number>
): { event: MemoryEvent } | { problem: BackupProblem } {
	const fail = (fault: ReturnType<typeof account>) => ({
		problem: { ...damaged(`Event ${number}`, fault), event: number }
	});
	if (typeof written !== 'object' || written === null)
		return fail({ field: '', found: brief(written), expected: 'an event in { }' });
	const kind: unknown = 'kind' in written ? written.kind : undefined;
	if (typeof kind !== 'string' || !Object.hasOwn(eventSchemas, kind)) {
		const kinds = Object.keys(eventSchemas).join(', ');
		return fail({ field: 'kind', found: brief(kind), expected: `one of ${kinds}` });
	}
	const checked = v.safeParse(eventSchemas[kind as EventKind], written, { abortEarly: true });
	if (!checked.success) return fail(account(checked.issues[0]));
	const { id } = checked.output;
	const twin = numbers.get(id);
	if (twin !== undefined)
		return fail({ field: 'id', found: brief(id), expected: `another id than event ${twin}’s` });
	numbers.set(id, number);
	return { event: written as MemoryEvent };
}
