// Grading: a response compared with a rung's key. Pure; one file a form, this one chooses among them.
// Imported by state, db, server and tests; ui sees only its types.
// Never imports db, state or ui, and knows nothing of schedules: an outcome becomes a grade in `memory`.
import type { Entity, Rung } from '../content/types.ts';
import { gradeChoice } from './choice.ts';
import { gradeFlashcard } from './flashcard.ts';
import { gradeTrueFalse } from './true-false.ts';
import { gradeTyped } from './typed.ts';
import type { Outcome, Response } from './types.ts';

/** What a typed answer is read against, beside its own key. */
export type GradingContext = {
	/** All entities of the dossier: a name that belongs to another one is never a typing slip. */
	entities: readonly Entity[];
};

/** A response of one form met a rung of another: a mistake of the caller, not of the learner. */
export class FormMismatch extends Error {
	override readonly name = 'FormMismatch';
	readonly rungForm: Rung['form'];
	readonly responseForm: Response['form'];

	constructor(rungForm: Rung['form'], responseForm: Response['form']) {
		super(`A ${rungForm} rung cannot be graded with a ${responseForm} response.`);
		this.rungForm = rungForm;
		this.responseForm = responseForm;
	}
}

/**
 * Compares one response with a rung's key.
 *
 * @returns the verdict, the right answer in words, and a score of 0 (wrong), 0.75 (almost) or 1 (right).
 * @throws FormMismatch when the response is of another form than the rung; nothing else is thrown,
 * whatever a learner typed.
 */
export function grade(rung: Rung, response: Response, context: GradingContext): Outcome {
	if (rung.form === 'choice' && response.form === 'choice') return gradeChoice(rung, response);
	if (rung.form === 'true-false' && response.form === 'true-false')
		return gradeTrueFalse(rung, response);
	if (rung.form === 'typed' && response.form === 'typed')
		return gradeTyped(rung, response.text, context.entities);
	if (rung.form === 'flashcard' && response.form === 'flashcard')
		return gradeFlashcard(rung, response);
	throw new FormMismatch(rung.form, response.form);
}
