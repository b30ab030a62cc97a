// Which answers the optimizer learns from, and how much each of them counts.
import type { Sample } from './optimizer-fit.ts';
import type { TrainingItem } from './optimizer-items.ts';
import { at } from './optimizer-weights.ts';

/** One answer on a later day than the one before: the place of its item, its own place there, and its time. */
export type LaterAnswer = { item: number; index: number; at: number };

/** Every later-day answer, by time. Answers on the same day are gone through, but say little about forgetting. */
export function laterDayAnswers(items: readonly TrainingItem[]): LaterAnswer[] {
	const answers: LaterAnswer[] = [];
	for (const [item, one] of items.entries())
		for (let index = 1; index < one.days.length; index++)
			if (at(one.days, index) > 0) answers.push({ item, index, at: at(one.at, index) });
	return answers.sort((a, b) => a.at - b.at || a.item - b.item || a.index - b.index);
}

/** The items with these answers counted, as `countOf` says by place in time, from 0 to 1. */
export function sampleOf(
	items: readonly TrainingItem[],
	answers: readonly LaterAnswer[],
	countOf: (place: number) => number
): Sample[] {
	const counts = new Map<number, Float64Array>();
	for (const [rank, { item, index }] of answers.entries()) {
		const length = items[item]?.grades.length ?? 0;
		const ofItem = counts.get(item) ?? new Float64Array(length);
		ofItem[index] = countOf(rank / Math.max(1, answers.length - 1));
		counts.set(item, ofItem);
	}
	return items.flatMap((item, index) => {
		const ofItem = counts.get(index);
		return ofItem ? [{ item, counts: ofItem }] : [];
	});
}

/** What an answer counts by its place in time, 0 to 1: a learner changes, the newest counts four times the oldest. */
export const recency = (place: number) => 0.25 + 0.75 * place ** 3;

/** Days after which a first return says more about a break, or about other sources, than about the question. */
const LONGEST_FIRST_WAIT = 100;
const LONGEST_AFTER_EASY = 365;
/** Of the first returns after one grade, the part that may be left out for the rarity of its wait. */
const RARE = 0.05;

/** Cards by the days they first waited, for those whose first answer was this grade. */
function firstWaits(
	items: readonly TrainingItem[],
	firsts: ReadonlyMap<number, LaterAnswer>,
	grade: number
): [days: number, cards: number[]][] {
	const waits = new Map<number, number[]>();
	for (const { item, index } of firsts.values()) {
		const one = items[item];
		if (one?.grades[0] !== grade) continue;
		const days = at(one.days, index);
		const cards = waits.get(days);
		if (cards) cards.push(item);
		else waits.set(days, [item]);
	}
	return [...waits];
}

/**
 * Without the answers of cards that first came back after an unusual time: more than 100 days, 365 after Easy, or one
 * of the rarest waits, no more than 5 % of the cards with that first grade. After fsrs-rs (`filter_outlier`), which
 * drops at least 20 cards a grade and so most of a short log.
 */
export function withoutOutliers(
	items: readonly TrainingItem[],
	answers: readonly LaterAnswer[]
): LaterAnswer[] {
	const firsts = new Map<number, LaterAnswer>();
	for (const answer of answers) if (!firsts.has(answer.item)) firsts.set(answer.item, answer);
	const dropped = new Set<number>();
	for (const grade of [1, 2, 3, 4]) {
		const waits = firstWaits(items, firsts, grade);
		const most = RARE * waits.reduce((sum, [, cards]) => sum + cards.length, 0);
		const longest = grade === 4 ? LONGEST_AFTER_EASY : LONGEST_FIRST_WAIT;
		let rare = 0;
		waits.sort(([a, ofA], [b, ofB]) => ofA.length - ofB.length || b - a);
		for (const [days, cards] of waits) {
			rare += cards.length;
			if (days > longest || rare <= most) for (const card of cards) dropped.add(card);
		}
	}
	return answers.filter(({ item }) => !dropped.has(item));
}
