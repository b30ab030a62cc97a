// The moves of a session, from one row to the next: pure, so that the page and the tests play the same game.
import { offered, optionOrderFor } from '../core/content/option-order.ts';
import type { Question } from '../core/content/types.ts';
import type { Outcome } from '../core/grading/types.ts';
import { isDue, isHeldBack } from '../core/memory/card.ts';
import { dayOf } from '../core/memory/day.ts';
import { needsRepair, otherRung } from '../core/memory/leech.ts';
import { LEARN_AHEAD_MS, nextInQueue } from '../core/memory/queue.ts';
import { rungFor } from '../core/memory/rungs.ts';
import type { Card, Clock, Instant, Response } from '../core/memory/types.ts';
import type { AnsweredQuestion, CurrentQuestion, SessionRow } from '../db/schema.ts';
import { mayTryAgain } from './practice.ts';

/** The rung to ask: the one that the card has earned; in a quiz the nearest to it that has one of the chosen forms. */
export function rungToAsk(
	question: Question,
	card: Card | undefined,
	forms?: readonly string[]
): number {
	const earned = rungFor(card, question.rungs.length);
	// More of the same does not help what keeps slipping: it is asked in another form.
	const wanted = card && needsRepair(card) ? otherRung(earned, question.rungs.length) : earned;
	const order = [...question.rungs.keys()].sort(
		(a, b) => Math.abs(a - wanted) - Math.abs(b - wanted)
	);
	return order.find((at) => forms?.includes(question.rungs[at]?.form ?? '')) ?? wanted;
}

const formAt = ({ rungs }: Question, rung: number) => {
	const form = rungs[rung]?.form;
	return form === undefined ? {} : { form };
};

/** How a question stands when it comes on screen. The order of options is the same for the same card. */
export function present(
	question: Question,
	deckId: string,
	card: Card | undefined,
	clock: Clock,
	rung = rungToAsk(question, card)
): CurrentQuestion {
	return {
		questionId: question.id,
		deckId,
		rung,
		...formAt(question, rung),
		optionOrder: optionOrderFor(question, rung, card?.reps ?? 0),
		typed: '',
		unsure: false,
		hintUsed: false,
		shownAt: clock.at,
		tries: 0
	};
}

/** Whether the question still is what came on screen: its rung is there, in that form, and offers just what is shown. */
export function isAsPresented(
	question: Question,
	{ rung, form, optionOrder }: Pick<CurrentQuestion, 'rung' | 'form' | 'optionOrder'>
): boolean {
	const data = question.rungs[rung];
	if (!data || (form !== undefined && form !== data.form)) return false;
	const ids = new Set(offered(data));
	return ids.size === optionOrder.length && optionOrder.every((id) => ids.has(id));
}

/** A question that changed while it stood on screen, put anew; what was typed stays where the form does. */
export function presentedAnew(
	fresh: CurrentQuestion,
	{ form, typed, unsure, sure, hintUsed, shownAt, tries }: CurrentQuestion
): CurrentQuestion {
	const kept = { unsure, ...(sure ? { sure } : {}), hintUsed, shownAt, tries };
	return { ...fresh, typed: form === fresh.form ? typed : '', ...kept };
}

/** The session after a first try: the answer is on record and the reveal stands. */
export function answered(
	session: SessionRow,
	current: CurrentQuestion,
	answer: { response: Response; outcome: Outcome; eventId: string; card: Card; isProbe: boolean }
): SessionRow {
	const { response, outcome, eventId, card } = answer;
	const isRight = outcome.verdict !== 'wrong';
	const entry: AnsweredQuestion = {
		questionId: current.questionId,
		eventId,
		correct: isRight,
		response,
		rung: current.rung,
		queueBefore: session.queue,
		learningBefore: session.learning,
		current
	};
	const others = session.learning.filter(({ questionId }) => questionId !== current.questionId);
	const asksAgain = session.kind === 'study' && !session.isUnscheduled && card.dueAt !== undefined;
	const tries = current.tries + 1;
	const mayRetry = session.quiz?.mode === 'practice' && !isRight && mayTryAgain(response);
	return {
		...session,
		// Beside the schedule there are no steps: what was wrong comes once more at the end.
		...(session.isUnscheduled && !isRight ? { queue: [...session.queue, current.questionId] } : {}),
		learning:
			asksAgain && card.dueAt !== undefined
				? [...others, { questionId: current.questionId, dueAt: card.dueAt }]
				: others,
		answered: [...session.answered, entry],
		current: mayRetry
			? { ...current, tries }
			: { ...current, tries, answered: { response, outcome, eventId } }
	};
}

/** The session after a further try of a practice quiz: nothing is graded twice. */
export function triedAgain(
	session: SessionRow,
	current: CurrentQuestion,
	response: Response,
	outcome: Outcome
): SessionRow {
	const tries = current.tries + 1;
	const eventId = session.answered.at(-1)?.eventId ?? '';
	return {
		...session,
		current:
			outcome.verdict === 'wrong' && mayTryAgain(response)
				? { ...current, tries }
				: { ...current, tries, answered: { response, outcome, eventId } }
	};
}

/** Which question comes next, and the queue without it; `undefined` when the session is over. */
export function takeNext(
	session: SessionRow,
	clock: Clock
): { questionId: string; session: SessionRow } | undefined {
	const next = nextInQueue(session.queue, session.learning, clock);
	if (next === undefined) return undefined;
	return {
		questionId: next,
		session: {
			...session,
			queue: session.queue.filter((id) => id !== next),
			learning: session.learning.filter(({ questionId }) => questionId !== next)
		}
	};
}

/** Whether a question of the queue is still to be asked: a quiz or the library may have settled its card meanwhile. */
export function isStillAsked(
	card: Card | undefined,
	clock: Clock,
	session?: Pick<SessionRow, 'homeworkId' | 'custom' | 'early' | 'startedAt'>
): boolean {
	if (!card) return true;
	if (isHeldBack(card, dayOf(clock))) return false;
	// Chosen by hand or for an exam: due or not, as long as nothing settled it since the session began.
	const isChosen = session?.homeworkId ?? session?.custom ?? session?.early?.includes(card.id);
	if (isChosen && card.state === 'review')
		return (card.memory?.lastReviewAt ?? 0) < (session?.startedAt ?? 0);
	return card.dueAt === undefined ? isDue(card, clock) : card.dueAt <= clock.at + LEARN_AHEAD_MS;
}

export function finished(session: SessionRow, at: Instant): SessionRow {
	const done: SessionRow = { ...session, queue: [], learning: [], finishedAt: at };
	delete done.current;
	return done;
}

/**
 * For the progress bar: how many questions were met, of how many, and how many of them come again within the session.
 * The end stays where it is: a question that comes back moves nothing, else a session of new ones would seem to grow.
 */
export function progressOf({ answered, queue, learning, current }: SessionRow): {
	done: number;
	total: number;
	again: number;
} {
	const met = new Set(answered.map(({ questionId }) => questionId));
	const open = current && !current.answered ? [current.questionId] : [];
	const ahead = new Set([...queue, ...learning.map(({ questionId }) => questionId), ...open]);
	return {
		done: met.size,
		total: new Set([...met, ...ahead]).size,
		again: [...ahead].filter((id) => met.has(id)).length
	};
}
