// Rule: neither the prompt nor the hint gives the answer away, and no option speaks of the others.
import type { ContentProblem } from '../parse.ts';
import type { Dossier, Rung } from '../types.ts';
import { problemFrom, quoted, type Finding } from './lint-problem.ts';
import {
	askedText,
	foldedWords,
	keyText,
	rungsOf,
	saysWords,
	type RungInDeck
} from './rung-texts.ts';

const ABOUT_OTHERS = /\b(?:all|none|both|any|either|neither) of (?:the above|these)\b/i;

/** Shorter keys ("US", "3") stand in prompts by accident. Letters or digits. */
const SHORTEST_IN_PROMPT = 4;
const SHORTEST_IN_HINT = 2;

type Fault = Pick<Finding, 'field' | 'found' | 'expected'>;

/**
 * No "all of the above" and the like; no key of four letters or more, as whole words, in the prompt
 * of its own choice or typed rung; no such key in the hint.
 */
export function lintWording(dossier: Dossier): ContentProblem[] {
	return rungsOf(dossier).flatMap((place) =>
		[...optionFaults(place), ...promptFaults(place), ...hintFaults(place)].map((fault) =>
			problemFrom(dossier.id, { ...fault, file: place.file, id: place.question.id })
		)
	);
}

function optionFaults({ rung, field }: RungInDeck): Fault[] {
	if (rung.form !== 'choice') return [];
	return rung.options.flatMap(({ text }, index) =>
		ABOUT_OTHERS.test(text)
			? {
					field: `${field}.options[${index}].text`,
					found: quoted(text),
					expected: 'an answer that stands by itself, because options are shown in any order'
				}
			: []
	);
}

/** The key where it is an answer that a text could give away. */
const givenAway = (rung: Rung, shortest: number) => {
	const key = rung.form === 'choice' || rung.form === 'typed' ? keyText(rung) : '';
	return foldedWords(key).replaceAll(' ', '').length >= shortest ? key : '';
};

function promptFaults({ question, rung, field }: RungInDeck): Fault[] {
	const key = givenAway(rung, SHORTEST_IN_PROMPT);
	const asked = askedText(question, rung);
	if (!saysWords(asked, key)) return [];
	const found = `${quoted(asked)}, which contains the answer ${quoted(key)}`;
	const where = rung.prompt === undefined ? 'prompt' : `${field}.prompt`;
	return [{ field: where, found, expected: 'a prompt without the answer' }];
}

function hintFaults({ question, rung }: RungInDeck): Fault[] {
	const key = givenAway(rung, SHORTEST_IN_HINT);
	if (question.hint === undefined || !saysWords(question.hint, key)) return [];
	const found = `${quoted(question.hint)}, which contains the answer ${quoted(key)}`;
	return [{ field: 'hint', found, expected: 'a nudge without the answer' }];
}
