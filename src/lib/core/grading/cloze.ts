import { rungAnswer } from '../content/answer-text.ts';
import type { ClozeRung, Entity } from '../content/types.ts';
import { gradeTyped } from './typed.ts';
import type { Outcome, Response } from './types.ts';

/** How each gap was filled, in the order of the sentence. */
export function gradeBlanks(
	rung: ClozeRung,
	{ texts }: Pick<Extract<Response, { form: 'cloze' }>, 'texts'>,
	entities: readonly Entity[]
): Outcome[] {
	return rung.blanks.map((blank) => {
		const text = Object.hasOwn(texts, blank.id) ? (texts[blank.id] ?? '') : '';
		return gradeTyped(blank, text, entities);
	});
}

/**
 * A sentence with gaps, each graded as a typed answer. All right is right; all at least "almost" is almost; one wrong
 * gap makes it wrong. The score is the mean of the gaps' scores.
 */
export function gradeCloze(
	rung: ClozeRung,
	response: Extract<Response, { form: 'cloze' }>,
	entities: readonly Entity[]
): Outcome {
	const graded = gradeBlanks(rung, response, entities);
	const verdicts = graded.map(({ verdict }) => verdict);
	const named = graded.find(({ namedEntityId }) => namedEntityId !== undefined)?.namedEntityId;
	return {
		score: graded.reduce((sum, { score }) => sum + score, 0) / graded.length,
		verdict: verdicts.includes('wrong')
			? 'wrong'
			: verdicts.includes('almost')
				? 'almost'
				: 'right',
		expected: rungAnswer(rung),
		parts: { right: verdicts.filter((one) => one !== 'wrong').length, of: graded.length },
		...(named === undefined ? {} : { namedEntityId: named })
	};
}
