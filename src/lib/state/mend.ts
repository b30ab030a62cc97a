// Mends what is stored, when the learner asks for it or a page met damaged rows.
import { repair, repairText } from '../db/repair.ts';
import { openStore } from '../db/store.ts';
import { status } from './status.svelte.ts';

/** Resolves with what was done, in a sentence; the page shows it too. */
export async function checkAndRepair(): Promise<string> {
	status.repaired = repairText(await repair(await openStore()));
	return status.repaired;
}
