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

/** No sentence of more than 30 words in what a learner reads of a question; the back of a card may be a list. */
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
	return [
		{ field: 'prompt', text: prompt },
		...(hint === undefined ? [] : [{ field: 'hint', text: hint }]),
		{ field: 'explanation', text: explanation },
		...rungs.flatMap((rung, at) =>
			Object.entries(rung).flatMap(([name, value]) => sentencesIn(`rungs[${at}].${name}`, value))
		)
	];
}

/** The fields of a rung that are sentences, not names. */
const SENTENCES = /(?:^|\.)(?:prompt|statement|correction|text|whyWrong|why)$/;

function sentencesIn(field: string, value: unknown): Text[] {
	if (typeof value === 'string') return SENTENCES.test(field) ? [{ field, text: value }] : [];
	if (Array.isArray(value))
		return value.flatMap((item, at) => sentencesIn(`${field}[${at}]`, item));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, part]) => sentencesIn(`${field}.${name}`, part));
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
