// Reads of single cards.
import type { Card } from '../core/memory/types.ts';
import { fromRow } from './card-row.ts';
import type { Store } from './store.ts';

export async function readCard({ learner }: Store, id: string): Promise<Card | undefined> {
	const row = await learner.cards.get(id);
	return row && fromRow(row);
}

export async function readCards({ learner }: Store, ids: string[]): Promise<(Card | undefined)[]> {
	return (await learner.cards.bulkGet(ids)).map((row) => row && fromRow(row));
}
