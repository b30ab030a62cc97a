import type { ChoiceRung } from '../content/types.ts';
import type { Outcome, Response } from './types.ts';

/**
 * One option of several. An option id that the rung does not have (an answer kept from an older
 * version of the question) is wrong, not an error.
 */
export function gradeChoice(
	rung: ChoiceRung,
	response: Extract<Response, { form: 'choice' }>
): Outcome {
	const isRight = response.optionId === rung.key;
	const expected = rung.options.find((option) => option.id === rung.key)?.text ?? '';
	return { score: isRight ? 1 : 0, verdict: isRight ? 'right' : 'wrong', expected };
}
