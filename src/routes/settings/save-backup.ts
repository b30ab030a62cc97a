// One backup, from the databases to the learner's own files.
import { version } from '$app/environment';
import { writeBackup } from '$lib/db/backup.ts';
import { changeSettings } from '$lib/db/settings.ts';
import { clockNow } from '$lib/state/clock.ts';
import { download, share } from './save-file.ts';

/** What happened, for the page's status line. */
export async function saveBackup(rolloverHour: number, how: 'download' | 'share'): Promise<string> {
	const clock = clockNow(rolloverHour);
	const file = await writeBackup(version, clock);
	if (how === 'download') download(file);
	else if (!(await share(file))) return 'Not saved: the share sheet was closed.';
	try {
		await changeSettings({ backedUpAt: clock.at });
	} catch {
		// On a full disk the file is safe and only its date is not noted.
		return `Saved as ${file.name}. The date could not be noted.`;
	}
	return `Saved as ${file.name}`;
}
