import type { Evidence, Question } from './types.ts';

export type ShownQuestion = {
	question: Question;
	/** From 0. */
	rung: number;
	evidence: Evidence;
	/** What was answered, in words. */
	answered?: string | undefined;
};

/**
 * A report of a mistake, ready to be completed and sent to whoever edits the dossier: which question in which version
 * and form, what it says, and on which facts it rests, so that nobody has to ask back.
 */
export function mistakeReport({ question, rung, evidence, answered }: ShownQuestion): string {
	const form = question.rungs[rung]?.form ?? 'unknown form';
	return [
		'What is wrong:',
		'',
		'',
		`Question ${question.id}, version ${question.version}, form ${form} (${rung + 1} of ${question.rungs.length})`,
		`Asked: ${question.rungs[rung]?.prompt ?? question.prompt}`,
		...(answered === undefined ? [] : [`Answered: ${answered}`]),
		`Explanation: ${question.explanation}`,
		...evidence.facts.map(({ id, statement, asOf }) => `Fact ${id} (as of ${asOf}): ${statement}`)
	].join('\n');
}
