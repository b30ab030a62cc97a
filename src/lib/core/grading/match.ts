import { rungAnswer } from '../content/answer-text.ts';
import type { MatchRung } from '../content/types.ts';
import { partsOutcome } from './parts.ts';
import type { Outcome, Response } from './types.ts';

/** Left sides put to right sides; the score is the share of pairs that belong together. */
export function gradeMatch(
	rung: MatchRung,
	{ matches }: Extract<Response, { form: 'match' }>
): Outcome {
	const right = rung.pairs.filter(({ id }) => Object.hasOwn(matches, id) && matches[id] === id);
	return partsOutcome({ right: right.length, of: rung.pairs.length }, rungAnswer(rung));
}
