import type { FlashcardRung } from '../content/types.ts';
import type { Outcome, Response } from './types.ts';

/**
 * The learner judged the recall: Again is wrong, the rest right. Hard is a pass, so it scores in
 * full here; that it schedules a shorter interval is the scheduler's affair.
 */
export function gradeFlashcard(
	rung: FlashcardRung,
	response: Extract<Response, { form: 'flashcard' }>
): Outcome {
	const isRecalled = response.grade !== 1;
	return {
		score: isRecalled ? 1 : 0,
		verdict: isRecalled ? 'right' : 'wrong',
		expected: rung.back
	};
}
