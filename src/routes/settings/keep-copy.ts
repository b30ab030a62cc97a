// The copy that stays on the device for a month when something is deleted.
import { version } from '$app/environment';
import { takeSnapshot } from '$lib/db/snapshots.ts';
import { openStore } from '$lib/db/store.ts';
import { clockNow, random } from '$lib/state/clock.ts';

/** False, and said, where there is no room for it: then the learner decides again. */
export async function keepCopy(
	rolloverHour: number,
	say: (text: string) => void,
	learnerId?: string
): Promise<boolean> {
	try {
		await takeSnapshot(await openStore(), {
			...{ why: 'removal', app: version, clock: clockNow(rolloverHour), random },
			...(learnerId === undefined ? {} : { learnerId })
		});
		return true;
	} catch (reason) {
		const why = reason instanceof Error ? reason.message : `${reason}`;
		say(
			`Nothing was deleted: no copy could be kept (${why}). Back up first, or delete without one.`
		);
		return false;
	}
}
