// A practice quiz asks until the answer is right; these are the ways out of it for who does not know. Pure.
import type { Outcome } from '../core/grading/types.ts';
import type { Response } from '../core/memory/types.ts';
import type { CurrentQuestion, SessionRow } from '../db/schema.ts';

const isBlank = (texts: string[]) => texts.every((text) => text.trim() === '');

/** Whether nothing was answered: the form has said that checking so shows the answer. */
export function isEmptyAnswer(response: Response): boolean {
	switch (response.form) {
		case 'typed':
		case 'numeric':
			return isBlank([response.text]);
		case 'cloze':
			return isBlank(Object.values(response.texts));
		case 'multi-select':
			return response.optionIds.length === 0;
		case 'match':
			return Object.keys(response.matches).length === 0;
		case 'claim-status':
			return Object.keys(response.standings).length === 0;
		case 'map-pin':
			return response.pin === null;
		default:
			return false;
	}
}

/** Whether a wrong answer is worth another try. A flashcard has shown its back: there is nothing left to find. */
export const mayTryAgain = (response: Response): boolean =>
	response.form !== 'flashcard' && !isEmptyAnswer(response);

/** The session with the response to a wrong try, in the place of the one before it: what is said of it outlives a reload. */
export const withLastTry = (session: SessionRow, response: Response): SessionRow =>
	session.current && !session.current.answered
		? { ...session, current: { ...session.current, lastResponse: response } }
		: session;

/** The session with the answer shown after wrong tries. The first try stays the one that was graded. */
export function revealed(
	session: SessionRow,
	current: CurrentQuestion,
	{ response, outcome }: { response: Response; outcome: Outcome }
): SessionRow {
	const eventId = session.answered.at(-1)?.eventId ?? '';
	return { ...session, current: { ...current, answered: { response, outcome, eventId } } };
}
