// All cards in a few figures: how firmly they sit, how hard they are, how likely each is recalled today, which slip.
import { recallChance } from './remember.ts';
import { maturityOf } from './maturity.ts';
import type { Card, Clock, SchedulerSettings } from './types.ts';

/** Upper ends of the stability bars, in days; the last bar is open. */
export const STABILITY_ENDS: readonly number[] = [1, 3, 7, 14, 30, 60, 120, 240, 365];
const TENTHS = 10;
const HARDEST = 10;

export type HardCard = { id: string; deckId: string; lapses: number; reps: number };

export type CardSums = {
	cards: number;
	/** Cards of each deck by how well they are known. */
	decks: Record<string, { learning: number; known: number }>;
	/** Counts by stability, one more than there are ends. */
	stability: number[];
	/** Counts by difficulty, from 1–2 to 9–10. */
	difficulty: number[];
	/** Counts by the chance of recall now, in tenths. */
	recall: number[];
	/** The sum of all chances: how many are known right now. */
	known: number;
	/** Those forgotten most often, with a lapse at least. */
	hardest: HardCard[];
};

export const noCards = (): CardSums => ({
	cards: 0,
	decks: {},
	stability: STABILITY_ENDS.map(() => 0).concat(0),
	difficulty: Array.from({ length: TENTHS - 1 }, () => 0),
	recall: Array.from({ length: TENTHS }, () => 0),
	known: 0,
	hardest: []
});

const bump = (counts: number[], at: number) => {
	const place = Math.min(counts.length - 1, Math.max(0, at));
	counts[place] = (counts[place] ?? 0) + 1;
};

/** Harder comes first; of two alike the one with fewer answers, then by id so that the order is the same each time. */
const byHardness = (a: HardCard, b: HardCard) =>
	b.lapses - a.lapses || a.reps - b.reps || (a.id < b.id ? -1 : 1);

/** Adds cards to the sums in place. Withdrawn cards, and those never graded, count nowhere. */
export function addCards(
	sums: CardSums,
	cards: Iterable<Card>,
	clock: Clock,
	weights: SchedulerSettings['weights']
) {
	for (const card of cards) {
		const { memory, deckId } = card;
		if (!memory || card.retired) continue;
		sums.cards += 1;
		const deck = (sums.decks[deckId] ??= { learning: 0, known: 0 });
		deck[maturityOf(card) === 'known' ? 'known' : 'learning'] += 1;
		const end = STABILITY_ENDS.findIndex((days) => memory.stability < days);
		bump(sums.stability, end < 0 ? STABILITY_ENDS.length : end);
		bump(sums.difficulty, Math.floor(memory.difficulty) - 1);
		const recall = recallChance(memory, clock, weights);
		sums.known += recall;
		bump(sums.recall, Math.floor(recall * TENTHS));
		if (card.lapses > 0)
			sums.hardest.push({ id: card.id, deckId, lapses: card.lapses, reps: card.reps });
	}
	sums.hardest = sums.hardest.sort(byHardness).slice(0, HARDEST);
}
