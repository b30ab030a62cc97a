// Rule: whoever speaks in the dossier is asked by role (who is this?) and by claim (what did they say?).
import type { Dossier, Question } from '../types.ts';
import { problemFrom, quoted, type LintProblem } from './lint-problem.ts';

/**
 * A speaker (`attributedTo` of any fact) is asked by role in a question of the first deck, or one that cites a fact
 * about actors, that has the speaker among its entityIds; by claim in a question that cites something the speaker said.
 */
export function lintSpeakers(dossier: Dossier, questions: readonly Question[]): LintProblem[] {
	const ofActors = idsWhere(dossier, ({ topic }) => topic === 'actors');
	const first = new Set(dossier.deckFiles[0]?.questions);
	const asksRole = (question: Question) =>
		first.has(question) || question.factIds.some((id) => ofActors.has(id));
	return speakersOf(dossier).flatMap((speaker) => {
		const claims = idsWhere(dossier, ({ attributedTo }) => attributedTo === speaker);
		const say = (found: string, expected: string) =>
			problemFrom(dossier.id, {
				rule: 'speaker-asked',
				file: 'entities.json',
				id: speaker,
				field: 'description',
				found,
				expected
			});
		const problems: LintProblem[] = [];
		if (!questions.some((one) => one.entityIds.includes(speaker) && asksRole(one)))
			problems.push(
				say(
					'a speaker whom no question asks by role',
					`a question with ${quoted(speaker)} among its entityIds, in the first deck or on a fact about actors`
				)
			);
		if (!questions.some(({ factIds }) => factIds.some((id) => claims.has(id))))
			problems.push(
				say(
					'a speaker whom no question asks by claim',
					`a question that cites one of ${[...claims].join(', ')}`
				)
			);
		return problems;
	});
}

/** Everybody whose words the facts report, once, in the order of the facts. */
const speakersOf = ({ facts }: Dossier): string[] => [
	...new Set(facts.flatMap(({ attributedTo }) => attributedTo ?? []))
];

const idsWhere = ({ facts }: Dossier, isMeant: (fact: Dossier['facts'][number]) => boolean) =>
	new Set(facts.filter(isMeant).map(({ id }) => id));
