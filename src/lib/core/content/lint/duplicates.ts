// Rule: one memory, one question.
import { fold } from '../fold.ts';
import type { DeckFile, Dossier, Question } from '../types.ts';
import { problemFrom, quoted, type LintProblem } from './lint-problem.ts';
import { askedText, deckFileName, keyText } from './rung-texts.ts';

/** Prompts that share this much of their words (Jaccard index) ask the same. */
const SAME_PROMPT = 0.85;

type Asked = {
	deck: DeckFile;
	question: Question;
	facts: string;
	keys: Set<string>;
	prompts: Set<string>[];
};

/**
 * No two questions of the dossier, in whatever deck, ask for the same answer from the same set of
 * facts, or for the same answer in nearly the same words (Jaccard index of the prompts' words
 * ≥ 0.85). The reverse direction has another answer, and is not a duplicate.
 */
export function lintDuplicates(dossier: Dossier): LintProblem[] {
	const all = dossier.deckFiles.flatMap((deck) => deck.questions.map((it) => asked(deck, it)));
	return all.flatMap((later, index) =>
		all.slice(0, index).flatMap((earlier) => {
			const key = [...later.keys].find((text) => earlier.keys.has(text));
			if (key === undefined) return [];
			const field =
				earlier.facts === later.facts ? 'factIds' : promptsMatch(earlier, later) && 'prompt';
			if (!field) return [];
			const what =
				field === 'factIds' ? `the same facts (${later.facts})` : 'almost the same prompt';
			return problemFrom(dossier.id, {
				rule: 'asked-twice',
				file: deckFileName(later.deck),
				id: later.question.id,
				field,
				found: `${what} and the same answer ${quoted(key)} as ${earlier.question.id} in ${deckFileName(earlier.deck)}`,
				expected: 'each fact asked once in each direction'
			});
		})
	);
}

function asked(deck: DeckFile, question: Question): Asked {
	return {
		deck,
		question,
		facts: [...new Set(question.factIds)].sort().join(', '),
		keys: new Set(question.rungs.map((rung) => fold(keyText(rung)))),
		prompts: question.rungs.map((rung) => new Set(fold(askedText(question, rung)).split(' ')))
	};
}

const promptsMatch = (one: Asked, other: Asked) =>
	one.prompts.some((left) => other.prompts.some((right) => jaccard(left, right) >= SAME_PROMPT));

/** Shared words over all words, 0 to 1 (P. Jaccard, 1901). */
function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
	const shared = [...left].filter((word) => right.has(word)).length;
	return shared / (left.size + right.size - shared);
}
