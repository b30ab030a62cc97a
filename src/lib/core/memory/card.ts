// A card: one learner's memory of one question. Cards are never changed in place.
import { daysBetween, dayOf } from './day.ts';
import type { Card, Clock, Day, Grade, Instant, Memory } from './types.ts';

type RequiredField =
	'id' | 'deckId' | 'rev' | 'questionVersion' | 'state' | 'reps' | 'lapses' | 'step';
type OptionalField = Exclude<keyof Card, RequiredField>;

/** A review card's day, or a (re)learning card's moment. */
export type Due = { dueDay: Day } | { dueAt: Instant };

/** The card of a question never answered. */
export function newCard(questionId: string, deckId: string, questionVersion: number): Card {
	return {
		id: questionId,
		deckId,
		rev: 0,
		questionVersion,
		state: 'new',
		reps: 0,
		lapses: 0,
		step: 0
	};
}

/** A copy without these fields. */
export function without(card: Card, ...fields: OptionalField[]): Card {
	const copy = { ...card };
	for (const field of fields) Reflect.deleteProperty(copy, field);
	return copy;
}

/** Suspended, withdrawn, or buried until a later day. */
export function isHeldBack(card: Card, today: Day): boolean {
	if (card.suspended || card.retired) return true;
	return card.buriedUntilDay !== undefined && daysBetween(today, card.buriedUntilDay) > 0;
}

/** Whether the card is to be asked now. New cards are not due, they are new; held back ones never are. */
export function isDue(card: Card, clock: Clock): boolean {
	const today = dayOf(clock);
	if (isHeldBack(card, today)) return false;
	if (card.dueAt !== undefined) return card.dueAt <= clock.at;
	return card.dueDay !== undefined && daysBetween(card.dueDay, today) >= 0;
}

/** The step a card is on after a grade that keeps it in the steps. */
function stepAfter(card: Card, grade: Grade): number {
	if (card.state === 'review' || grade === 1) return 0;
	return grade === 2 ? card.step : card.step + 1;
}

/** How many passes are still to come sooner than they would: see `retest.ts`. */
function retestsAfter(card: Card, grade: Grade, due: Due, isSure: boolean): Card['retests'] {
	if (grade === 1 && isSure) return 2;
	const isPassed = grade > 1 && 'dueDay' in due;
	return isPassed && card.retests ? (card.retests === 2 ? 1 : undefined) : card.retests;
}

/**
 * The card after a graded answer, once its new memory and its due are known: a day makes it a review card, a moment
 * a (re)learning one. An answer ends a probe, a burial and the note of a correction. `isSure`: the learner said so.
 */
export function settled(card: Card, grade: Grade, memory: Memory, due: Due, isSure = false): Card {
	const rest = without(
		card,
		...(['dueDay', 'dueAt', 'rungLimit', 'corrected', 'buriedUntilDay', 'retests'] as const)
	);
	const retests = retestsAfter(card, grade, due, isSure);
	const isLapse = card.state === 'review' && grade === 1;
	const answered: Card = {
		...rest,
		...(retests ? { retests } : {}),
		rev: card.rev + 1,
		memory,
		reps: card.reps + 1,
		lapses: card.lapses + (isLapse ? 1 : 0)
	};
	if ('dueDay' in due) return { ...answered, state: 'review', step: 0, dueDay: due.dueDay };
	const wasReviewed = card.state === 'review' || card.state === 'relearning';
	const state = wasReviewed ? 'relearning' : 'learning';
	return { ...answered, state, step: stepAfter(card, grade), dueAt: due.dueAt };
}

/** The card after a probe: asked again at `dueAt`, at most one rung below the one that failed. */
export function probed(card: Card, rung: number, dueAt: Instant, isSure = false): Card {
	const rest = without(card, 'dueDay', 'buriedUntilDay');
	return {
		...rest,
		...(isSure ? { retests: 2 as const } : {}),
		rev: card.rev + 1,
		rungLimit: Math.max(0, rung - 1),
		dueAt
	};
}
