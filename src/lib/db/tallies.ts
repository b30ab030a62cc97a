// Counters a day and a deck, kept in the answer's own transaction, so that statistics never read the log.
import { maturityOf } from '../core/memory/maturity.ts';
import { isUnscheduled } from '../core/memory/replay.ts';
import type { Standing } from '../core/content/types.ts';
import type { Confusion } from '../core/grading/confusion.ts';
import type { Card, ProbeEvent, ReviewEvent } from '../core/memory/types.ts';
import { dayOf } from '../core/memory/day.ts';
import { monthOf } from './months.ts';
import type { DayRow, LearnerDatabase, Tally } from './schema.ts';

export type Counted = {
	review: ReviewEvent;
	/** The card before the answer; absent when the question was new. */
	before?: Card | undefined;
	standing?: Standing | undefined;
};

export const emptyDay = (day: string, deckId: string): DayRow => ({
	day,
	deckId,
	answers: 0,
	right: 0,
	introduced: 0,
	elapsedMs: 0,
	forms: {},
	standings: {},
	maturities: {},
	confidences: {}
});

function bump<K extends string>(
	tallies: Partial<Record<K, Tally>>,
	key: K | undefined,
	right: boolean,
	sign: 1 | -1
) {
	if (key === undefined) return;
	const tally = tallies[key] ?? { answers: 0, right: 0 };
	const next = { answers: tally.answers + sign, right: tally.right + (right ? sign : 0) };
	// Taken back to nothing, it is as if it had never been: so the log alone counts it too.
	if (next.answers === 0) Reflect.deleteProperty(tallies, key);
	else tallies[key] = next;
}

/**
 * Which tally of true retention an answer counts for: the first one of a day to a card that was waiting for days, as in
 * Anki. The steps of learning, and practice beside the schedule, say nothing of it.
 */
function recallOf(review: ReviewEvent, before: Card | undefined): 'young' | 'known' | undefined {
	if (before?.state !== 'review' || !before.memory || isUnscheduled(review)) return undefined;
	if (before.memory.lastReviewDay === dayOf(review)) return undefined;
	return maturityOf(before) === 'known' ? 'known' : 'young';
}

/** Adds one answer to its day's row, or takes it away again. */
export function tallied(row: DayRow, { review, before, standing }: Counted, sign: 1 | -1): DayRow {
	const next = structuredClone(row);
	next.answers += sign;
	next.right += review.correct ? sign : 0;
	next.introduced += before?.memory || isUnscheduled(review) ? 0 : sign;
	next.elapsedMs += sign * review.elapsedMs;
	bump(next.forms, review.form, review.correct, sign);
	bump(next.standings, standing, review.correct, sign);
	bump(next.maturities, before ? maturityOf(before) : 'new', review.correct, sign);
	const recall = recallOf(review, before);
	if (recall) {
		const recalls = next.recalls ?? {};
		bump(recalls, recall, review.correct, sign);
		if (Object.keys(recalls).length > 0) next.recalls = recalls;
		else delete next.recalls;
	}
	bump(next.confidences, review.confidence, review.correct, sign);
	return next;
}

/** Inside a transaction that covers `days` and `months`. */
export async function count(learner: LearnerDatabase, counted: Counted, sign: 1 | -1 = 1) {
	const day = dayOf(counted.review);
	const { deckId } = counted.review;
	await learner.months.delete(monthOf(day));
	const row = (await learner.days.get([day, deckId])) ?? emptyDay(day, deckId);
	const next = tallied(row, counted, sign);
	if (next.answers === 0) await learner.days.delete([day, deckId]);
	else await learner.days.put(next);
}

export function tallyAll(counted: Iterable<Counted>): DayRow[] {
	const rows = new Map<string, DayRow>();
	for (const one of counted) {
		const day = dayOf(one.review);
		const key = `${day} ${one.review.deckId}`;
		rows.set(key, tallied(rows.get(key) ?? emptyDay(day, one.review.deckId), one, 1));
	}
	return [...rows.values()];
}

/**
 * What an answer took for what. Events of an earlier release do not say it: a wrong option speaks for itself, anything
 * else was not counted then. A guess before reading confuses nothing.
 */
export function confusionIn(event: ReviewEvent | ProbeEvent): Confusion | undefined {
	const { confusion, correct, response, source, cardId } = event;
	if (source === 'pretest') return undefined;
	if (confusion) return confusion;
	return !correct && response.form === 'choice'
		? { asked: cardId, answered: response.optionId }
		: undefined;
}

/** Inside a transaction that covers `confusions`. */
export async function countConfusion(
	learner: LearnerDatabase,
	confusion: Confusion | undefined,
	sign: 1 | -1 = 1
) {
	if (confusion === undefined) return;
	const { asked, answered } = confusion;
	const row = await learner.confusions.get([asked, answered]);
	const total = (row?.count ?? 0) + sign;
	if (total > 0) await learner.confusions.put({ asked, answered, count: total });
	else await learner.confusions.delete([asked, answered]);
}
