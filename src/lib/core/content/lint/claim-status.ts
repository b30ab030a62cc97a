// Rule: statements are sorted into the standings that their facts have.
import type { ClaimStatusRung, Dossier } from '../types.ts';
import { quoted, rungProblems, type Fault, type LintProblem } from './lint-problem.ts';
import { ATTRIBUTE } from './standing.ts';

/**
 * The standing of each statement is among those on offer and is that of a fact which the question cites; the question
 * is tagged `attribute`, because its statements stand there without their speakers.
 */
export function lintClaimStatus(dossier: Dossier): LintProblem[] {
	const standings = new Map(dossier.facts.map(({ id, status }) => [id, status]));
	return rungProblems(dossier, ({ question, rung }) => {
		if (rung.form !== 'claim-status') return [];
		const cited = new Set(question.factIds.map((id) => standings.get(id)));
		const untagged: Fault = {
			rule: 'claim-tagged',
			field: 'form',
			found: `statements to sort by standing in a question without the tag "${ATTRIBUTE}"`,
			expected: `the tag "${ATTRIBUTE}" on the question`
		};
		return [
			...(question.tags.includes(ATTRIBUTE) ? [] : [untagged]),
			...notOffered(rung),
			...statementsOf(rung)
				.filter(({ key }) => !cited.has(key))
				.map(({ key, field }): Fault => {
					const found = `${quoted(key)}, which is the standing of no fact that the question cites`;
					const expected = `${[...cited].join(' or ')}, or the fact among factIds`;
					return { rule: 'claim-of-fact', field, found, expected };
				})
		];
	});
}

const statementsOf = ({ statements }: ClaimStatusRung) =>
	statements.map(({ key }, at) => ({ key, field: `statements[${at}].key` }));

function notOffered(rung: ClaimStatusRung): Fault[] {
	const { standings } = rung;
	if (!standings) return [];
	return statementsOf(rung)
		.filter(({ key }) => !standings.includes(key))
		.map(({ key, field }) => ({
			rule: 'claim-offered',
			field,
			found: `${quoted(key)}, which is not among the standings on offer`,
			expected: `one of ${standings.join(', ')}`
		}));
}
