import { rungAnswer } from '../content/answer-text.ts';
import type { ClaimStatusRung } from '../content/types.ts';
import { partsOutcome } from './parts.ts';
import type { Outcome, Response } from './types.ts';

/** Statements sorted by standing; the score is the share that stands where it belongs. */
export function gradeClaimStatus(
	rung: ClaimStatusRung,
	{ standings }: Extract<Response, { form: 'claim-status' }>
): Outcome {
	const right = rung.statements.filter(
		({ id, key }) => Object.hasOwn(standings, id) && standings[id] === key
	);
	return partsOutcome({ right: right.length, of: rung.statements.length }, rungAnswer(rung));
}
