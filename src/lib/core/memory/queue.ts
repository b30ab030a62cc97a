// What is asked in a session, and in which order. Built once when a session starts, then kept with it.
import { isDue, isHeldBack } from './card.ts';
import { dayOf } from './day.ts';
import { besideConfusable, interspersed, spreadSiblings, withoutSiblings } from './order.ts';
import type { Scheduler } from './scheduler.ts';
import type { Card, Clock, Instant, QueueLimits } from './types.ts';

/** Learning cards are shown early by so much when nothing else is left, as in Anki. */
export const LEARN_AHEAD_MS = 20 * 60_000;

export type QueuePlan = {
	/** Cards that may be due; those that are not are left out. */
	dueCards: readonly Card[];
	/** Ids of questions never answered, in deck order. A few more than the limit make up for siblings passed over. */
	newQuestions: readonly string[];
	limits: QueueLimits;
	/** Due or not, these are asked: a last look before an exam. */
	early?: ReadonlySet<string>;
	/** What may still be asked today of a group of questions, a dossier, within the limits of all. */
	groups?: { of: (questionId: string) => string; left: (group: string) => QueueLimits };
	/** First answers and reviews already given today. */
	answeredToday: { new: number; reviews: number };
	clock: Clock;
	scheduler: Pick<Scheduler, 'retrievability'>;
	/** Questions that share a fact are siblings: the answer to one gives the other away. */
	factIdsOf?: (questionId: string) => readonly string[];
	/** Questions whose answers are easily confused: asked one after the other, the difference shows. */
	confusable?: (a: string, b: string) => boolean;
};

/** A question in its learning steps, and when it comes again, in ms UTC. */
export type LearningEntry = { questionId: string; dueAt: Instant };

const left = (limit: number, used: number) => Math.max(0, limit - used);

/** Cards in their steps whose time has come or comes soon, earliest first. */
function learningCards(cards: readonly Card[], until: Instant): { id: string; dueAt: Instant }[] {
	return cards
		.flatMap(({ id, dueAt }) => (dueAt !== undefined && dueAt <= until ? { id, dueAt } : []))
		.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}

/** Due reviews, most nearly forgotten first, so that a limit leaves out what can best wait. */
function reviewsByRecall({ dueCards, clock, scheduler, early }: QueuePlan): string[] {
	const today = dayOf(clock);
	return dueCards
		.filter((card) => card.dueAt === undefined)
		.filter((card) => isDue(card, clock) || (early?.has(card.id) && !isHeldBack(card, today)))
		.map((card) => ({ id: card.id, recall: scheduler.retrievability(card, clock) }))
		.sort((a, b) => a.recall - b.recall || (a.id < b.id ? -1 : 1))
		.map(({ id }) => id);
}

/** In their order, no more of a group than is left for it. */
function withinGroups(
	ids: readonly string[],
	groups: QueuePlan['groups'],
	kind: keyof QueueLimits
): string[] {
	if (!groups) return [...ids];
	const taken = new Map<string, number>();
	return ids.filter((id) => {
		const group = groups.of(id);
		const count = taken.get(group) ?? 0;
		taken.set(group, count + 1);
		return count < groups.left(group)[kind];
	});
}

/**
 * Question ids in the order to ask them, each once: learning cards that are due, then reviews with new questions
 * mixed in evenly, then learning cards due within 20 minutes. Siblings stand apart; one for which there is no room
 * is left out of this session.
 */
export function buildQueue(plan: QueuePlan): string[] {
	const { clock, limits, answeredToday, factIdsOf = () => [] } = plan;
	const today = dayOf(clock);
	const open = plan.dueCards.filter((card) => !isHeldBack(card, today));
	const learning = learningCards(open, clock.at + LEARN_AHEAD_MS);
	const now = learning.filter(({ dueAt }) => dueAt <= clock.at).map(({ id }) => id);
	const soon = learning.filter(({ dueAt }) => dueAt > clock.at).map(({ id }) => id);
	const reviews = withinGroups(reviewsByRecall(plan), plan.groups, 'reviewsPerDay').slice(
		0,
		left(limits.reviewsPerDay, answeredToday.reviews)
	);
	const fresh = withoutSiblings(
		withinGroups(plan.newQuestions, plan.groups, 'newPerDay'),
		left(limits.newPerDay, answeredToday.new),
		factIdsOf,
		[...learning.map(({ id }) => id), ...reviews]
	);
	const mixed = besideConfusable(interspersed(reviews, fresh), plan.confusable, factIdsOf);
	return [...new Set([...now, ...spreadSiblings(mixed, factIdsOf, now), ...soon])];
}

/**
 * The question to ask next; `undefined` when the session is over. A learning card whose time has come goes first;
 * with the queue empty, one due within 20 minutes is asked early.
 */
export function nextInQueue(
	queue: readonly string[],
	learning: readonly LearningEntry[],
	clock: Clock
): string | undefined {
	const first = learning.reduce<LearningEntry | undefined>(
		(best, entry) => (best && best.dueAt <= entry.dueAt ? best : entry),
		undefined
	);
	if (first && first.dueAt <= clock.at) return first.questionId;
	if (queue.length > 0) return queue[0];
	return first && first.dueAt <= clock.at + LEARN_AHEAD_MS ? first.questionId : undefined;
}
