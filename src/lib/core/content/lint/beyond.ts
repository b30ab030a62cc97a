// Rule: a question that claims to ask for more than to remember cannot be answered by repeating one sentence.
import { fold } from '../fold.ts';
import type { Dossier, Question } from '../types.ts';
import { problemFrom, quoted, type Fault, type LintProblem } from './lint-problem.ts';
import { deckFileName, keyText } from './rung-texts.ts';
import { FEWEST_QUESTIONS } from './shares.ts';

/**
 * A question with so much of its words in one fact is that fact. Above nine tenths only copies are found; of questions
 * that need two facts, the nearest to one of them has 0.73.
 */
const MOST_CONTAINED = 0.75;
/** Words that every sentence has, and those with which questions are asked. */
const EMPTY = new Set(
	(
		'a an and are as at be been but by can did do does for from had has have he her his how if in into is it its ' +
		'more most not of on one or s say said she so than that the their them there these they this to true false was ' +
		'were what when where which who whom whose why will with would'
	).split(' ')
);

const wordsOf = (text: string) =>
	fold(text)
		.split(' ')
		.filter((word) => word && !EMPTY.has(word));

/**
 * In decks of ten questions or more, a question above `remember` cites two facts or more, and no rung of it is
 * contained in one of them: less than three quarters of the content words of its prompt and key stand in any single
 * fact's statement. Sorting statements by standing repeats them by its nature, and is exempt.
 */
export function lintBeyond(dossier: Dossier): LintProblem[] {
	const statements = new Map(dossier.facts.map(({ id, statement }) => [id, statement]));
	return dossier.deckFiles
		.filter(({ questions }) => questions.length >= FEWEST_QUESTIONS)
		.flatMap((deck) =>
			deck.questions
				.filter(({ bloom }) => bloom !== 'remember')
				.flatMap((question) =>
					faultsOf(question, statements).map((fault) =>
						problemFrom(dossier.id, { ...fault, file: deckFileName(deck), id: question.id })
					)
				)
		);
}

function faultsOf(question: Question, statements: ReadonlyMap<string, string>): Fault[] {
	const { factIds, bloom } = question;
	if (new Set(factIds).size < 2)
		return [
			{
				rule: 'beyond-facts',
				field: 'factIds',
				found: `${factIds.join(', ')} alone, for a question to ${bloom}`,
				expected: 'two facts or more that must be put together, or "bloom": "remember"'
			}
		];
	for (const [index, rung] of question.rungs.entries()) {
		if (rung.form === 'claim-status') continue;
		const words = new Set(wordsOf(`${rung.prompt ?? question.prompt} ${keyText(rung)}`));
		const fact = factIds.find((id) => contained(words, statements.get(id) ?? '') >= MOST_CONTAINED);
		if (fact === undefined) continue;
		return [
			{
				rule: 'beyond-one-fact',
				field: `rungs[${index}]`,
				found: `nearly all words of the prompt and the key in the fact ${quoted(fact)} alone, for a question to ${bloom}`,
				expected: 'a question that needs more than that sentence, or "bloom": "remember"'
			}
		];
	}
	return [];
}

/** Share of the words that stand in the text, 0 to 1. */
function contained(words: ReadonlySet<string>, text: string): number {
	const there = new Set(wordsOf(text));
	return words.size === 0 ? 0 : [...words].filter((word) => there.has(word)).length / words.size;
}
