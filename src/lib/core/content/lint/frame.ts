// Rule: what stands round the questions: objectives, the pretest, the primer, and how late a deck speaks for.
import type { DeckFile, Dossier } from '../types.ts';
import { problemFrom, quoted, type Fault, type LintProblem } from './lint-problem.ts';
import { questionsOf } from './coverage.ts';
import { deckFileName } from './rung-texts.ts';
import { wordsOf } from './source-runs.ts';

const PRETEST_QUESTIONS = 5;
/** Read in about a minute. Words. */
const PRIMER = { fewest: 200, most: 300 };

/**
 * Every deck has objectives, and questions of the level of each. A deck that shows how late its facts speak for cites
 * in every question one that speaks for a time after the story, or says what came later. Questions of the pretest
 * begin with a choice or true-false. In a complete dossier there are five of them, and the primer has 200 to 300 words.
 */
export const lintFrame = (dossier: Dossier): LintProblem[] => [
	...dossier.deckFiles.flatMap((deck) =>
		objectiveFaults(deck).map((fault) =>
			problemFrom(dossier.id, { ...fault, file: deckFileName(deck), id: deck.id })
		)
	),
	...dossier.deckFiles.flatMap((deck) => datelessQuestions(deck, dossier)),
	...[...pretestFaults(dossier), ...primerFaults(dossier)].map((fault) =>
		problemFrom(dossier.id, { ...fault, file: 'dossier.json' })
	)
];

function objectiveFaults({ objectives, questions }: DeckFile): Fault[] {
	if (objectives.length === 0) {
		const expected = 'what a learner can do at the end, at least one';
		return [{ rule: 'objectives', field: 'objectives', found: 'an empty list', expected }];
	}
	return objectives.flatMap(({ bloom, objective }, at): Fault[] => {
		if (questions.some((question) => question.bloom === bloom)) return [];
		return [
			{
				rule: 'objective-asked',
				field: `objectives[${at}].bloom`,
				found: `${quoted(bloom)} for ${quoted(objective)}, which no question of the deck asks for`,
				expected: `a question with "bloom": ${quoted(bloom)}, or another level`
			}
		];
	});
}

function datelessQuestions(deck: DeckFile, { id: dossierId, facts, storyDate }: Dossier) {
	if (!deck.showsAsOf) return [];
	const late = new Set(
		facts.filter(({ asOf, later }) => later !== undefined || asOf > storyDate).map(({ id }) => id)
	);
	return deck.questions
		.filter(({ factIds }) => !factIds.some((id) => late.has(id)))
		.map(({ id, factIds }) =>
			problemFrom(dossierId, {
				rule: 'shows-as-of',
				file: deckFileName(deck),
				id,
				field: 'factIds',
				found: `${factIds.join(', ')}, none of which speaks for a time after ${storyDate}`,
				expected:
					'a fact with a later asOf, or with "later": the deck shows how late its facts speak for'
			})
		);
}

function pretestFaults(dossier: Dossier): Fault[] {
	const { pretest = [], coverage } = dossier;
	const byId = new Map(questionsOf(dossier).map((question) => [question.id, question]));
	const faults = pretest.flatMap((id, at): Fault[] => {
		const form = byId.get(id)?.rungs[0]?.form;
		if (form === undefined || form === 'choice' || form === 'true-false') return [];
		const found = `${quoted(id)}, whose first rung is ${form}`;
		const expected = 'a question that begins with a choice or true-false, so that one can guess';
		return [{ rule: 'pretest', field: `pretest[${at}]`, found, expected }];
	});
	if (coverage !== 'complete' || new Set(pretest).size === PRETEST_QUESTIONS) return faults;
	const found = `${new Set(pretest).size} questions`;
	return [
		{ rule: 'pretest', field: 'pretest', found, expected: `${PRETEST_QUESTIONS}` },
		...faults
	];
}

function primerFaults({ primer, coverage }: Dossier): Fault[] {
	const words = wordsOf(primer.join(' ')).length;
	if (coverage !== 'complete' || (words >= PRIMER.fewest && words <= PRIMER.most)) return [];
	const expected = `${PRIMER.fewest} to ${PRIMER.most} words`;
	return [{ rule: 'primer-length', field: 'primer', found: `${words} words`, expected }];
}
