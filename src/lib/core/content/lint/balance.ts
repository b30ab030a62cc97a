// Rule: a deck cannot be passed by looking at the shape of its options, and asks for more than recognition.
import type { DeckFile, Dossier, Form } from '../types.ts';
import { problemFrom, type Fault, type LintProblem } from './lint-problem.ts';
import { deckFileName } from './rung-texts.ts';
import {
	beyondShare,
	choicesOf,
	FEWEST_QUESTIONS,
	formShare,
	isKeyLongest,
	keyPosition,
	ladderShare,
	percent,
	type ChoiceOf
} from './shares.ts';

/** Fewer rungs with the same number of options say nothing about positions. */
const FEWEST_RUNGS = 12;
const MOST_LONGEST = 0.4;
const POSITION_SLACK = 0.12;
const MOST_TRUE_FALSE = 0.2;
const MOST_FLASHCARDS = 0.3;
const FEWEST_TWO_RUNGS = 0.6;
const FEWEST_THREE_RUNGS = 0.25;
const FEWEST_BEYOND = 1 / 3;
/** How many questions a message names. */
const NAMED = 6;

/**
 * Shares within each deck of ten questions or more: the key is strictly the longest option in at most 40 % of the
 * choice rungs; each position holds the key within 12 points of its fair share, among twelve or more rungs with as
 * many options; at most 20 % of the questions have a true-false rung and 30 % a flashcard; at least 60 % offer two
 * rungs and 25 % three; at least a third ask for more than to remember.
 */
export function lintBalance(dossier: Dossier): LintProblem[] {
	return dossier.deckFiles
		.filter(({ questions }) => questions.length >= FEWEST_QUESTIONS)
		.flatMap((deck) =>
			[
				...longestFaults(choicesOf(deck)),
				...positionFaults(choicesOf(deck)),
				...formFaults(deck, 'true-false', MOST_TRUE_FALSE),
				...formFaults(deck, 'flashcard', MOST_FLASHCARDS),
				...ladderFaults(deck),
				...beyondFaults(deck)
			].map((fault) => problemFrom(dossier.id, { ...fault, file: deckFileName(deck), id: deck.id }))
		);
}

const named = (choices: readonly ChoiceOf[]) =>
	choices
		.slice(0, NAMED)
		.map(({ questionId }) => questionId)
		.join(', ') + (choices.length > NAMED ? ', …' : '');

function longestFaults(choices: readonly ChoiceOf[]): Fault[] {
	const longest = choices.filter(({ rung }) => isKeyLongest(rung));
	const share = longest.length / choices.length;
	if (!(share > MOST_LONGEST)) return [];
	return [
		{
			rule: 'key-longest',
			field: 'questions[].rungs[].options',
			found: `the right option is the longest in ${percent(share)} of ${choices.length} choice rungs (${named(longest)})`,
			expected: `at most ${percent(MOST_LONGEST)}`
		}
	];
}

function positionFaults(choices: readonly ChoiceOf[]): Fault[] {
	const sizes = [...new Set(choices.map(({ rung }) => rung.options.length))].sort();
	return sizes.flatMap((size) => {
		const alike = choices.filter(({ rung }) => rung.options.length === size);
		if (alike.length < FEWEST_RUNGS) return [];
		return Array.from({ length: size }, (_, position) => position).flatMap((position): Fault[] => {
			const here = alike.filter(({ rung }) => keyPosition(rung) === position);
			const share = here.length / alike.length;
			if (Math.abs(share - 1 / size) <= POSITION_SLACK) return [];
			const field = `questions[].rungs[].options[${position}]`;
			const found = `the key stands there in ${percent(share)} of ${alike.length} rungs with ${size} options (${named(here)})`;
			const expected = `${percent(Math.max(0, 1 / size - POSITION_SLACK))} to ${percent(1 / size + POSITION_SLACK)}`;
			return [{ rule: 'key-place', field, found, expected }];
		});
	});
}

function formFaults(deck: DeckFile, form: 'true-false' | 'flashcard', most: number): Fault[] {
	const share = formShare(deck, form satisfies Form);
	if (share <= most) return [];
	return [
		{
			rule: `${form}-share`,
			field: 'questions[].rungs[].form',
			found: `"${form}" in ${percent(share)} of the questions`,
			expected: `at most ${percent(most)}`
		}
	];
}

function ladderFaults(deck: DeckFile): Fault[] {
	const wanted = [
		{ rule: 'two-rungs', rungs: 2, words: 'two rungs', fewest: FEWEST_TWO_RUNGS },
		{ rule: 'three-rungs', rungs: 3, words: 'three rungs', fewest: FEWEST_THREE_RUNGS }
	] as const;
	return wanted.flatMap(({ rule, rungs, words, fewest }): Fault[] => {
		const share = ladderShare(deck, rungs);
		if (share >= fewest) return [];
		const found = `${percent(share)} of the questions have ${words}`;
		return [{ rule, field: 'questions[].rungs', found, expected: `at least ${percent(fewest)}` }];
	});
}

function beyondFaults(deck: DeckFile): Fault[] {
	const share = beyondShare(deck);
	if (share >= FEWEST_BEYOND) return [];
	return [
		{
			rule: 'beyond-remember',
			field: 'questions[].bloom',
			found: `${percent(share)} of the questions ask for more than "remember"`,
			expected: `at least ${percent(FEWEST_BEYOND)} that ask to understand, apply, analyse or evaluate`
		}
	];
}
