import type { TrueFalseRung } from '../content/types.ts';
import type { Outcome, Response } from './types.ts';

/** A statement judged true or false; the expected answer is the word, not the corrected sentence. */
export function gradeTrueFalse(
	rung: TrueFalseRung,
	response: Extract<Response, { form: 'true-false' }>
): Outcome {
	const isRight = response.value === rung.key;
	return {
		score: isRight ? 1 : 0,
		verdict: isRight ? 'right' : 'wrong',
		expected: rung.key ? 'True' : 'False'
	};
}
