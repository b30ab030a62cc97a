// What this learner took for what.
import { Dexie } from 'dexie';
import type { Store } from './store.ts';

/** Ids of the entities that were named in place of this one, the most frequent first; of one dossier. */
export async function readConfusedWith(
	{ learner }: Store,
	dossierId: string,
	entityId: string
): Promise<string[]> {
	const asked = `${dossierId}/${entityId}`;
	const rows = await learner.confusions
		.where('[asked+answered]')
		.between([asked, Dexie.minKey], [asked, Dexie.maxKey])
		.toArray();
	return rows
		.filter(({ answered }) => answered.startsWith(`${dossierId}/`))
		.sort((a, b) => b.count - a.count || (a.answered < b.answered ? -1 : 1))
		.map(({ answered }) => answered.slice(dossierId.length + 1));
}
