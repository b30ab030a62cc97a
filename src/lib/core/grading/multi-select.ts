import { rungAnswer } from '../content/answer-text.ts';
import type { MultiSelectRung } from '../content/types.ts';
import { partsOutcome } from './parts.ts';
import type { Outcome, Response } from './types.ts';

/**
 * Several of several. Each option is judged by itself: chosen where it is right, left where it is wrong. The score is
 * the share of right options that were chosen less the share of wrong ones, so that ticking everything earns nothing.
 * The order of choosing and ids that the rung does not have count for nothing.
 */
export function gradeMultiSelect(
	rung: MultiSelectRung,
	response: Extract<Response, { form: 'multi-select' }>
): Outcome {
	const chosen = new Set(response.optionIds);
	const isKey = ({ id }: { id: string }) => rung.keys.includes(id);
	const keys = rung.options.filter(isKey);
	const others = rung.options.filter((option) => !isKey(option));
	const hits = keys.filter(({ id }) => chosen.has(id)).length;
	const slips = others.filter(({ id }) => chosen.has(id)).length;
	const share = (part: number, of: number) => (of > 0 ? part / of : 0);
	const score = Math.max(0, share(hits, keys.length) - share(slips, others.length));
	const right = hits + others.length - slips;
	return partsOutcome({ right, of: rung.options.length }, rungAnswer(rung), score);
}
