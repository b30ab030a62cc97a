// The answers that a tab still holds, as a backup file like any other.
import { version } from '$app/environment';
import { backupName, serialiseBackup } from '$lib/core/memory/backup-file.ts';
import { dayOf } from '$lib/core/memory/day.ts';
import type { Clock } from '$lib/core/memory/types.ts';
import type { Session } from '$lib/state/session.svelte.ts';
import { download } from '../settings/save-file.ts';

/** Hands the file over; returns its name. */
export function saveRescued({ settings, events }: Session['rescued'], clock: Clock): string {
	const { limits, rolloverHour, scheduler } = settings;
	const name = backupName(dayOf({ ...clock, rolloverHour: 0 }));
	download({
		name,
		text: serialiseBackup({
			savedAt: clock.at,
			app: version,
			settings: { limits, rolloverHour, scheduler },
			events
		})
	});
	return name;
}
