// Whether an answer counts, and what it is worth. That each student answers a question once is the store's to keep:
// whatever is decided here, only the first answer written stays.
import { grade } from '../grading/grade.ts';
import type { Instant, Response } from '../memory/types.ts';
import { realResponse } from './blind.ts';
import { pointsFor } from './score.ts';
import { elapsedMs, isInTime, takes } from './session.ts';
import type { ClassAnswer, ClassContent, ClassSession, ClassStudent, Confidence } from './types.ts';

/** What a phone sends: ids as it knows them. */
export type SentAnswer = {
	index: number;
	/** Present on a second vote. */
	round?: 2;
	response: Response;
	confidence: Confidence | null;
	elapsedMs: number;
};

export type Refusal = 'not-in' | 'not-open' | 'too-late' | 'wrong-form';

/** The answer to be written, or why it does not count. */
export function decideAnswer(
	session: ClassSession,
	content: ClassContent,
	student: ClassStudent,
	sent: SentAnswer,
	now: Instant
): { answer: ClassAnswer } | { refused: Refusal } {
	const question = content.questions[sent.index];
	if (student.status !== 'in') return { refused: 'not-in' };
	if (!takes(session, sent) || !question) return { refused: 'not-open' };
	if (!isInTime(session, student.timeFactor, now)) return { refused: 'too-late' };
	if (sent.response.form !== question.rung.form) return { refused: 'wrong-form' };
	const response = realResponse(question, sent.response);
	const { verdict, score } = grade(question.rung, response, { entities: content.entities });
	// A phone's clock is its own: it cannot have taken longer than the question has been open.
	const taken = Math.min(Math.max(0, Math.round(sent.elapsedMs)), elapsedMs(session, now));
	const given = { score, elapsedMs: taken };
	return {
		answer: {
			...given,
			index: sent.index,
			...(sent.round ? { round: sent.round } : {}),
			studentId: student.id,
			response,
			confidence: sent.confidence,
			verdict,
			points: pointsFor(session, student.timeFactor, given),
			at: now
		}
	};
}
