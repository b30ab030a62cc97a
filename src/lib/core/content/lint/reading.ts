// Rule and figures: how hard a text is to read.
import type { Dossier, Question } from '../types.ts';
import { problemFrom, quoted, type LintProblem } from './lint-problem.ts';
import { deckFileName } from './rung-texts.ts';

/** A sentence of more words is cut in two by whoever reads it aloud. */
const MOST_WORDS = 30;
/** A sentence ends before a capital, a digit or a quotation mark, but not after an initial or an abbreviation. */
const SENTENCE_END =
	/(?<!\b(?:\p{Lu}|No|Mr|Ms|Dr|St|vs|e\.g|i\.e))[.!?]["”’)]*\s+(?=["“‘(]?[\p{Lu}\d])/u;
const WORD = /[\p{L}\p{N}]+(?:['’\-‑.,][\p{L}\p{N}]+)*/gu;

const sentencesOf = (text: string) =>
	text.split(SENTENCE_END).filter((part) => /\p{L}/u.test(part));
const wordsOf = (text: string) => text.match(WORD) ?? [];

/** No sentence of more than 30 words in a prompt, statement, hint, explanation or why-wrong. */
export function lintReading(dossier: Dossier): LintProblem[] {
	return dossier.deckFiles.flatMap((deck) =>
		deck.questions.flatMap((question) =>
			textsOf(question).flatMap(({ field, text }) => {
				const long = sentencesOf(text).find((sentence) => wordsOf(sentence).length > MOST_WORDS);
				if (long === undefined) return [];
				return problemFrom(dossier.id, {
					rule: 'hard-to-read',
					file: deckFileName(deck),
					id: question.id,
					field,
					found: `a sentence of ${wordsOf(long).length} words: ${quoted(long)}`,
					expected: `at most ${MOST_WORDS} words a sentence`
				});
			})
		)
	);
}

type Text = { field: string; text: string };

/** What a learner reads of a question in whole sentences. */
function textsOf({ prompt, hint, explanation, rungs }: Question): Text[] {
	const texts: { field: string; text: string | undefined }[] = [
		{ field: 'prompt', text: prompt },
		{ field: 'hint', text: hint },
		{ field: 'explanation', text: explanation }
	];
	for (const [at, rung] of rungs.entries()) {
		const field = `rungs[${at}]`;
		texts.push({ field: `${field}.prompt`, text: rung.prompt });
		if (rung.form === 'true-false')
			texts.push({ field: `${field}.statement`, text: rung.statement });
		if (rung.form === 'choice' || rung.form === 'multi-select')
			for (const [option, { whyWrong }] of rung.options.entries())
				texts.push({ field: `${field}.options[${option}].whyWrong`, text: whyWrong });
	}
	return texts.filter((one): one is Text => one.text !== undefined);
}

/** Groups of vowels, without a silent e at the end; good enough for a mean over many words. */
function syllables(word: string): number {
	const groups = word.toLowerCase().match(/[aeiouy]+/g)?.length ?? 0;
	const isSilent = /[^aeiouyl]e$/i.test(word) && groups > 1;
	return Math.max(1, isSilent ? groups - 1 : groups);
}

/**
 * The school year (US grade) for which a text is written: 0.39 words a sentence + 11.8 syllables a word − 15.59
 * (J. P. Kincaid et al., Research Branch Report 8-75, 1975). 0 for no words.
 */
export function gradeLevel(text: string): number {
	const words = wordsOf(text);
	const sentences = sentencesOf(text).length;
	if (words.length === 0 || sentences === 0) return 0;
	const perWord = words.reduce((sum, word) => sum + syllables(word), 0) / words.length;
	return Math.max(0, 0.39 * (words.length / sentences) + 11.8 * perWord - 15.59);
}
