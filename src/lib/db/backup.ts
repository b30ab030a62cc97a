// All that a backup holds, read at one moment: a consistent log, however busy the other tabs are.
import {
	backupName,
	serialiseBackup,
	type Backup,
	type BackupSettings
} from '../core/memory/backup-file.ts';
import { dayOf } from '../core/memory/day.ts';
import type { Clock } from '../core/memory/types.ts';
import { databaseOf, readLearners, type Learner } from './profiles.ts';
import { LearnerDatabase } from './schema.ts';
import { readSettings, type Settings } from './settings.ts';
import { openStore, type Store } from './store.ts';

/** Settings of this device, not of the learner: they stay where they are. */
type DeviceSettings = 'backedUpAt' | 'reminderPutOffAt' | 'fitted' | 'examForecast';
type Carried = Omit<Settings, DeviceSettings>;

/** The settings that a backup carries; the compiler asks for each that the learner gains, here and in the schema. */
export function carriedSettings(settings: Settings): Required<BackupSettings> {
	const { limits, dossierLimits, exam, rolloverHour, scheduler } = settings;
	return { limits, dossierLimits, exam, rolloverHour, scheduler } satisfies Carried;
}

export async function collectBackup(store: Store, app: string, clock: Clock): Promise<Backup> {
	const { learner } = store;
	return learner.transaction('r', [learner.events, learner.settings], async () => ({
		savedAt: clock.at,
		app,
		settings: carriedSettings(await readSettings(store)),
		events: await learner.events.orderBy('at').toArray()
	}));
}

/**
 * The backup as a file: its name and its text; of this tab's learner, or of another of the device. Reads only, so it
 * works on a full disk too.
 */
export async function writeBackup(
	app: string,
	clock: Clock,
	learner?: Pick<Learner, 'id' | 'name'>
): Promise<{ name: string; text: string }> {
	const store = await openStore();
	const all = await readLearners(store);
	const whose = learner ?? all.find(({ isHere }) => isHere);
	const isOther =
		learner !== undefined && !all.some(({ id, isHere }) => isHere && id === learner.id);
	const db = isOther ? new LearnerDatabase(databaseOf(learner.id)) : store.learner;
	try {
		const backup = await collectBackup({ ...store, learner: db }, app, clock);
		// A file is named after the calendar's day, not the learner's: at 2 a.m. it is already tomorrow.
		const day = dayOf({ ...clock, rolloverHour: 0 });
		const name = backupName(day, all.length > 1 ? whose?.name : undefined);
		return { name, text: serialiseBackup(backup) };
	} finally {
		if (isOther) db.close();
	}
}
