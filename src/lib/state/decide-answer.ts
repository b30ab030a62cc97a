// What a first try becomes: a graded review, or a probe that is logged and asked again a rung lower. Pure.
import type { Question } from '../core/content/types.ts';
import { confusionOf } from '../core/grading/confusion.ts';
import type { Outcome } from '../core/grading/types.ts';
import { gradeOf } from '../core/memory/grades.ts';
import { isProbe } from '../core/memory/rungs.ts';
import type { Scheduler } from '../core/memory/scheduler.ts';
import type { Card, Clock, ProbeEvent, Response, ReviewEvent } from '../core/memory/types.ts';
import type { CurrentQuestion, SessionRow } from '../db/schema.ts';

/** Longer than this, the learner was away from the screen. */
const LONGEST_ANSWER_MS = 120_000;

type FirstTry = {
	question: Question;
	/** The card as it was, or a new one. */
	card: Card;
	current: Pick<CurrentQuestion, 'rung' | 'hintUsed' | 'shownAt'>;
	given: { response: Response; outcome: Outcome; unsure: boolean; sure?: boolean };
	session: { id: string; kind: SessionRow['kind'] | 'class'; isUnscheduled?: true };
	scheduler: Scheduler;
	paramsId: string;
	clock: Clock;
	/** The event's id. */
	id: string;
};

const dueOf = ({ dueDay, dueAt }: Card) => ({
	...(dueDay === undefined ? {} : { dueDay }),
	...(dueAt === undefined ? {} : { dueAt })
});

function logged({ question, card, current, given, session, paramsId, clock, id }: FirstTry) {
	const { response, outcome, unsure, sure } = given;
	const confidence = unsure ? ('unsure' as const) : sure ? ('sure' as const) : undefined;
	const rung = question.rungs[current.rung];
	const confusion = rung && confusionOf(question, rung, response, outcome);
	return {
		id,
		...clock,
		cardId: card.id,
		deckId: card.deckId,
		questionVersion: question.version,
		rung: current.rung,
		rungCount: question.rungs.length,
		form: response.form,
		correct: outcome.verdict !== 'wrong',
		response,
		...(confusion ? { confusion } : {}),
		...(confidence ? { confidence } : {}),
		hintUsed: current.hintUsed,
		tries: 1,
		elapsedMs: Math.min(Math.max(0, clock.at - current.shownAt), LONGEST_ANSWER_MS),
		source: session.isUnscheduled ? ('cram' as const) : session.kind,
		sessionId: session.id,
		paramsId
	};
}

/**
 * The event to append and the card that it gives. A guess before reading, and practice beside the schedule, are graded
 * and logged; the card stays as it was, and nothing is due.
 */
export function decideAnswer(first: FirstTry): { event: ReviewEvent | ProbeEvent; next: Card } {
	const { question, card, current, given, scheduler, clock } = first;
	const { response, outcome, unsure, sure } = given;
	const { rung, hintUsed } = current;
	const base = logged(first);
	if (first.session.kind === 'pretest' || first.session.isUnscheduled)
		return {
			event: { ...base, kind: 'review', grade: gradeOf(outcome, { hintUsed, unsure }) },
			next: card
		};
	if (response.form !== 'flashcard' && isProbe(rung, outcome.verdict, card)) {
		const next = scheduler.probe(card, rung, clock, sure);
		const { dueAt } = dueOf(next);
		return { event: { ...base, kind: 'probe', ...(dueAt === undefined ? {} : { dueAt }) }, next };
	}
	const grade = gradeOf(outcome, {
		hintUsed,
		unsure,
		...(response.form === 'flashcard' ? { chosenGrade: response.grade } : {})
	});
	const asked = { rung, rungCount: question.rungs.length, form: response.form };
	const next = scheduler.answer(
		{ ...card, questionVersion: question.version },
		grade,
		clock,
		asked,
		sure
	);
	return { event: { ...base, kind: 'review', grade, ...dueOf(next) }, next };
}
