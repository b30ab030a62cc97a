// What keeps slipping is shown beside what it was most often taken for, whatever was said this time.
import { keyEntityIds, type Confusion } from '../core/grading/confusion.ts';
import { needsRepair } from '../core/memory/leech.ts';
import type { Card } from '../core/memory/types.ts';
import { readConfusedWith } from '../db/confusions.ts';
import { dossierOf, type OpenQuestion } from '../db/content.ts';
import type { Store } from '../db/store.ts';

/** `undefined` unless `card`, as it stands after the answer, slips too often, and where nothing was taken for it yet. */
export async function readOftenTaken(
	store: Store,
	{ question }: OpenQuestion,
	rung: number,
	card: Card
): Promise<Confusion | undefined> {
	const data = question.rungs[rung];
	const key = data && needsRepair(card) ? keyEntityIds(data)[0] : undefined;
	if (key === undefined) return undefined;
	const dossierId = dossierOf(question.id);
	const [other] = await readConfusedWith(store, dossierId, key);
	return other === undefined
		? undefined
		: { asked: `${dossierId}/${key}`, answered: `${dossierId}/${other}` };
}
