// Grading: a response compared with a rung's key. Pure; one file a form, this one chooses among them.
// Imported by state, db, server and tests; ui sees only its types.
// Never imports db, state or ui, and knows nothing of schedules: an outcome becomes a grade in `memory`.
import type { Entity, Rung } from '../content/types.ts';
import { gradeChoice } from './choice.ts';
import { gradeClaimStatus } from './claim-status.ts';
import { gradeCloze } from './cloze.ts';
import { gradeFlashcard } from './flashcard.ts';
import { gradeMapPin } from './map-pin.ts';
import { gradeMatch } from './match.ts';
import { gradeMultiSelect } from './multi-select.ts';
import { gradeNumeric } from './numeric.ts';
import { gradeOrder } from './order.ts';
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
 * @returns the verdict, the right answer in words, and a score from 0 to 1: 1 is right, 0.75 of a
 * typed answer almost, anything less wrong, a part of the credit included.
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
	if (rung.form === 'multi-select' && response.form === 'multi-select')
		return gradeMultiSelect(rung, response);
	if (rung.form === 'cloze' && response.form === 'cloze')
		return gradeCloze(rung, response, context.entities);
	if (rung.form === 'numeric' && response.form === 'numeric') return gradeNumeric(rung, response);
	if (rung.form === 'order' && response.form === 'order') return gradeOrder(rung, response);
	if (rung.form === 'match' && response.form === 'match') return gradeMatch(rung, response);
	if (rung.form === 'map-pin' && response.form === 'map-pin')
		return gradeMapPin(rung, response, context.entities);
	if (rung.form === 'claim-status' && response.form === 'claim-status')
		return gradeClaimStatus(rung, response);
	throw new FormMismatch(rung.form, response.form);
}
