// What an answer made of parts is worth.
import type { Outcome } from './types.ts';

/**
 * The outcome of an answer with parts. Only a full score is right: a part of it is feedback, not knowledge, and the
 * grade that follows is Again. `score` is the share of right parts, 0 to 1, where none other is given.
 */
export function partsOutcome(
	parts: { right: number; of: number },
	expected: string,
	score = parts.of > 0 ? parts.right / parts.of : 0
): Outcome {
	const isRight = score === 1;
	return { score, verdict: isRight ? 'right' : 'wrong', expected, parts };
}
