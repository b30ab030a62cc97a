// What part of a deck has a form, a ladder, a key in one place. Imported by the balance rules and the table.
import type { ChoiceRung, DeckFile, Form } from '../types.ts';
import { keyOption } from './rung-texts.ts';

/** Smaller decks are exempt from shares: one question more or less would decide. */
export const FEWEST_QUESTIONS = 10;

export type ChoiceOf = { questionId: string; rung: ChoiceRung };

/** Every choice rung of a deck whose options are all written, with the question it belongs to. */
export const choicesOf = ({ questions }: Pick<DeckFile, 'questions'>): ChoiceOf[] =>
	questions.flatMap(({ id, rungs }) =>
		rungs.flatMap((rung) =>
			rung.form === 'choice' && rung.fill === undefined ? [{ questionId: id, rung }] : []
		)
	);

/** Whether the right option has more characters (code points) than every other one. */
export function isKeyLongest(rung: ChoiceRung): boolean {
	const key = [...(keyOption(rung)?.text ?? '')].length;
	return rung.options.every(({ id, text }) => id === rung.key || [...text].length < key);
}

/** Position of the key, from 0; -1 when it is missing. */
export const keyPosition = (rung: ChoiceRung) =>
	rung.options.findIndex(({ id }) => id === rung.key);

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Share of the deck's questions that have the form on any rung. */
export function formShare({ questions }: DeckFile, form: Form): number {
	const having = questions.filter(({ rungs }) => rungs.some((rung) => rung.form === form));
	return having.length / questions.length;
}

/** Share of the deck's questions with so many rungs or more. */
export const ladderShare = ({ questions }: DeckFile, rungs: number) =>
	questions.filter((question) => question.rungs.length >= rungs).length / questions.length;

/** Share of the deck's questions that ask for more than to remember. */
export const beyondShare = ({ questions }: DeckFile) =>
	questions.filter(({ bloom }) => bloom !== 'remember').length / questions.length;
