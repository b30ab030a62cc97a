// Rule: neither the prompt nor the hint gives the answer away, and no option speaks of the others.
import { numberText } from '../answer-text.ts';
import { joinDigits, numbersToDigits } from '../../grading/number-words.ts';
import type { Dossier, Question, Rung } from '../types.ts';
import { problemFrom, quoted, type Fault, type LintProblem } from './lint-problem.ts';
import {
	foldedWords,
	keyText,
	rungsOf,
	saysWords,
	withGaps,
	type RungInDeck
} from './rung-texts.ts';

const ABOUT_OTHERS = /\b(?:all|none|both|any|either|neither) of (?:the above|these)\b/i;

/** Shorter keys ("US", "3") stand in prompts by accident. Letters or digits. */
const SHORTEST_IN_PROMPT = 4;
const SHORTEST_IN_HINT = 2;

/** The day of a date is not the number that is asked for. */
const DAY =
	/\b\d{1,2}(?=(?: (?:and|to) \d{1,2}|[–-]\d{1,2})? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/g;

/**
 * No "all of the above" and the like. No key of four letters or more, as whole words, in the prompt of its own rung
 * or in the sentence round its gap, and no number that is asked for; no such key in the hint.
 */
export function lintWording(dossier: Dossier): LintProblem[] {
	return rungsOf(dossier).flatMap((place) =>
		[...optionFaults(place), ...promptFaults(place), ...hintFaults(place)].map((fault) =>
			problemFrom(dossier.id, { ...fault, file: place.file, id: place.question.id })
		)
	);
}

function optionFaults({ rung, field }: RungInDeck): Fault[] {
	if (rung.form !== 'choice' && rung.form !== 'multi-select') return [];
	return rung.options.flatMap(({ text }, index): Fault[] =>
		ABOUT_OTHERS.test(text)
			? [
					{
						rule: 'about-others',
						field: `${field}.options[${index}].text`,
						found: quoted(text),
						expected: 'an answer that stands by itself, because options are shown in any order'
					}
				]
			: []
	);
}

/** The answers that a text could give away. */
function answersOf(rung: Rung): string[] {
	switch (rung.form) {
		case 'choice':
		case 'typed':
			return [keyText(rung)];
		case 'cloze':
			return rung.blanks.map(({ key }) => key);
		case 'multi-select':
			return rung.options.filter(({ id }) => rung.keys.includes(id)).map(({ text }) => text);
		default:
			return [];
	}
}

/** Smaller numbers stand in texts as words by accident: "one of the two leaders". */
const SMALLEST_IN_WORDS = 10;

/** Whether the text holds the number, in digits or, where it is large enough to be meant, in words. */
function saysNumber(text: string, key: number): boolean {
	const words = foldedWords(joinDigits(text.replace(DAY, ' ')))
		.trim()
		.split(' ');
	const said = Math.abs(key) < SMALLEST_IN_WORDS ? words : numbersToDigits(words);
	return said.includes(foldedWords(joinDigits(numberText(key))).trim());
}

/** The first answer that the text holds as whole words, or the number that is asked for. */
function givenAway(rung: Rung, text: string, shortest: number): string | undefined {
	if (rung.form === 'numeric') return saysNumber(text, rung.key) ? numberText(rung.key) : undefined;
	return answersOf(rung).find(
		(key) => foldedWords(key).replaceAll(' ', '').length >= shortest && saysWords(text, key)
	);
}

/** What is read before answering, each text with where it stands. */
function textsAsked(question: Question, rung: Rung, field: string) {
	const texts = [
		rung.prompt === undefined
			? { field: 'prompt', text: question.prompt }
			: { field: `${field}.prompt`, text: rung.prompt }
	];
	if (rung.form === 'cloze') texts.push({ field: `${field}.text`, text: withGaps(rung) });
	return texts;
}

const promptFaults = ({ question, rung, field }: RungInDeck): Fault[] =>
	textsAsked(question, rung, field).flatMap(({ field: where, text }): Fault[] => {
		const key = givenAway(rung, text, SHORTEST_IN_PROMPT);
		if (key === undefined) return [];
		const found = `${quoted(text)}, which contains the answer ${quoted(key)}`;
		return [{ rule: 'gives-away', field: where, found, expected: 'a text without the answer' }];
	});

function hintFaults({ question, rung }: RungInDeck): Fault[] {
	const { hint } = question;
	const key = hint === undefined ? undefined : givenAway(rung, hint, SHORTEST_IN_HINT);
	if (hint === undefined || key === undefined) return [];
	const found = `${quoted(hint)}, which contains the answer ${quoted(key)}`;
	return [
		{ rule: 'hint-gives-away', field: 'hint', found, expected: 'a nudge without the answer' }
	];
}
