// What the optimizer learns from: each card's answers in order, in plain numbers. Typed arrays, so that a log of
// 100 000 reviews goes to a worker in one message.
import { dayOf, daysBetween } from './day.ts';
import { liveEvents } from './live-events.ts';
import { LEFT_AFTER_CORRECTION } from './remember.ts';
import { isUnscheduled } from './replay.ts';
import { stabilityCeiling } from './rungs.ts';
import type { Day, MemoryEvent, ReviewEvent } from './types.ts';

/** The graded answers of one card since it was new, in order; all arrays have one entry an answer. */
export type TrainingItem = {
	/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
	grades: Uint8Array;
	/** Whole local days since the answer before; 0 on the same day and at the first. */
	days: Uint32Array;
	/** Milliseconds since 1970 UTC. */
	at: Float64Array;
	/** Days of stability that a pass could carry the card to (see rungs.ts); Infinity where it could to any. */
	ceilings: Float64Array;
	/** The part of stability, 0 to 1, left by corrections of the key since the answer before; 1 without. */
	left: Float64Array;
};

/** A card's answers as they are gathered. */
type Gathered = {
	reviews: ReviewEvent[];
	days: number[];
	left: number[];
	lastDay: Day;
	share: number;
};

const ceilingOf = ({ rung, rungCount, form, grade }: ReviewEvent) =>
	rungCount === undefined || grade === 1 ? Infinity : stabilityCeiling({ rung, rungCount, form });

function itemOf({ reviews, days, left }: Gathered): TrainingItem {
	return {
		grades: Uint8Array.from(reviews, ({ grade }) => grade),
		days: Uint32Array.from(days),
		at: Float64Array.from(reviews, ({ at }) => at),
		ceilings: Float64Array.from(reviews, ceilingOf),
		left: Float64Array.from(left)
	};
}

function addTo(card: Gathered | undefined, review: ReviewEvent): Gathered {
	const day = dayOf(review);
	if (!card) return { reviews: [review], days: [0], left: [1], lastDay: day, share: 1 };
	card.reviews.push(review);
	card.days.push(Math.max(0, daysBetween(card.lastDay, day)));
	card.left.push(card.share);
	card.lastDay = day;
	card.share = 1;
	return card;
}

const lastAt = ({ at }: TrainingItem) => at.at(-1) ?? 0;

/**
 * Each card's history, by the time of its last answer, from a log in any order. Only what still counts: not what an
 * undo took back, no answer before a card's last reset, no probe, and nothing that was logged without being scheduled.
 */
export function trainingItems(events: Iterable<MemoryEvent>): TrainingItem[] {
	const cards = new Map<string, Gathered>();
	for (const event of liveEvents(events)) {
		if (event.kind === 'reset') cards.delete(event.cardId);
		else if (event.kind === 'review' && !isUnscheduled(event))
			cards.set(event.cardId, addTo(cards.get(event.cardId), event));
		else if (event.kind === 'version-bump' && event.change === 'corrected') {
			const card = cards.get(event.cardId);
			if (card) card.share *= LEFT_AFTER_CORRECTION;
		}
	}
	// By card id first: two cards answered in the same millisecond come in the same order from any log.
	return [...cards]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, card]) => itemOf(card))
		.sort((a, b) => lastAt(a) - lastAt(b));
}
