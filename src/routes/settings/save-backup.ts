// One backup, from the databases to the learner's own files.
import { version } from '$app/environment';
import { writeBackup } from '$lib/db/backup.ts';
import type { Learner } from '$lib/db/profiles.ts';
import { changeSettings, readSettings } from '$lib/db/settings.ts';
import { openStore } from '$lib/db/store.ts';
import { clockNow } from '$lib/state/clock.ts';
import { canShare, download, share } from './save-file.ts';

/** What happened, for the page's status line. */
export async function saveBackup(
	rolloverHour: number,
	how: 'download' | 'share',
	/** Another learner of this device; else the one who studies here. */
	learner?: Learner
): Promise<string> {
	const clock = clockNow(rolloverHour);
	const file = await writeBackup(version, clock, learner);
	if (how === 'download') download(file);
	else if (!(await share(file))) return 'Not saved: the share sheet was closed.';
	// The date belongs to the settings of whom the file is of.
	if (learner && !learner.isHere) return `Saved as ${file.name}`;
	try {
		await changeSettings({ backedUpAt: clock.at });
	} catch {
		// On a full disk the file is safe and only its date is not noted.
		return `Saved as ${file.name}. The date could not be noted.`;
	}
	return `Saved as ${file.name}`;
}

/** For the way to the home screen: by the share sheet where there is one, since a download is easily lost there. */
export async function backUpForMoving(): Promise<string> {
	const { rolloverHour } = await readSettings(await openStore());
	return saveBackup(rolloverHour, canShare() ? 'share' : 'download');
}
