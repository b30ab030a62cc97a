// Counts for a report of a mistake: how much there is, never what was answered.
import { openStore } from './store.ts';

export type StoreCounts = {
	durable: boolean;
	/** Rows of each table. */
	tables: Record<string, number>;
	/** Each dossier with its decks, questions and what is damaged in it. */
	dossiers: { id: string; decks: number; questions: number; problems: string[] }[];
};

export async function countStore(): Promise<StoreCounts> {
	const { content, learner, durable } = await openStore();
	const counts = await Promise.all(
		learner.tables.map(async (table) => [table.name, await table.count()] as const)
	);
	const [dossiers, decks] = await Promise.all([
		content.dossiers.toArray(),
		content.decks.toArray()
	]);
	return {
		durable,
		tables: Object.fromEntries(counts),
		dossiers: dossiers.map(({ id, deckIds, problems }) => ({
			id,
			decks: deckIds.length,
			questions: decks
				.filter((deck) => deck.dossierId === id)
				.reduce((sum, deck) => sum + deck.questionIds.length, 0),
			problems: problems.map(({ message }) => message)
		}))
	};
}
