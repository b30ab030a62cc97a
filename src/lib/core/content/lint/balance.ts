// Rule: a deck cannot be passed by looking at the shape of its options, and asks for more than recognition.
import type { ContentProblem } from '../parse.ts';
import type { ChoiceRung, DeckFile, Dossier, Form } from '../types.ts';
import { problemFrom, type Finding } from './lint-problem.ts';
import { deckFileName, keyOption } from './rung-texts.ts';

/** Smaller decks are exempt from shares: one question more or less would decide. */
const FEWEST_QUESTIONS = 10;
/** Fewer rungs with the same number of options say nothing about positions. */
const FEWEST_RUNGS = 12;
const MOST_LONGEST = 0.4;
const POSITION_SLACK = 0.12;
const MOST_TRUE_FALSE = 0.2;
const MOST_FLASHCARDS = 0.3;
const FEWEST_TWO_RUNGS = 0.6;
/** How many questions a message names. */
const NAMED = 6;

type ChoiceOf = { questionId: string; rung: ChoiceRung };
type Fault = Pick<Finding, 'field' | 'found' | 'expected'>;

/**
 * Shares within each deck of ten questions or more: the key is strictly the longest option in at most
 * 40 % of the choice rungs; each position holds the key within 12 points of its fair share, among
 * twelve or more rungs with as many options; at most 20 % of the questions have a true-false rung
 * and 30 % a flashcard; at least 60 % offer two rungs.
 */
export function lintBalance(dossier: Dossier): ContentProblem[] {
	return dossier.deckFiles
		.filter(({ questions }) => questions.length >= FEWEST_QUESTIONS)
		.flatMap((deck) =>
			[
				...longestFaults(choicesOf(deck)),
				...positionFaults(choicesOf(deck)),
				...formFaults(deck, 'true-false', MOST_TRUE_FALSE),
				...formFaults(deck, 'flashcard', MOST_FLASHCARDS),
				...ladderFaults(deck)
			].map((fault) => problemFrom(dossier.id, { ...fault, file: deckFileName(deck), id: deck.id }))
		);
}

/** Every choice rung of a deck, with the question it belongs to. */
export function choicesOf(deck: DeckFile): ChoiceOf[] {
	return deck.questions.flatMap(({ id, rungs }) =>
		rungs.flatMap((rung) => (rung.form === 'choice' ? [{ questionId: id, rung }] : []))
	);
}

/** Whether the right option has more characters (code points) than every other one. */
export function isKeyLongest(rung: ChoiceRung): boolean {
	const key = [...(keyOption(rung)?.text ?? '')].length;
	return rung.options.every(({ id, text }) => id === rung.key || [...text].length < key);
}

/** Position of the key, from 0; -1 when it is missing. */
export const keyPosition = (rung: ChoiceRung) =>
	rung.options.findIndex(({ id }) => id === rung.key);

export const percent = (share: number) => `${Math.round(share * 100)} %`;

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
		return Array.from({ length: size }, (_, position) => position).flatMap((position) => {
			const here = alike.filter(({ rung }) => keyPosition(rung) === position);
			const share = here.length / alike.length;
			if (Math.abs(share - 1 / size) <= POSITION_SLACK) return [];
			return {
				field: `questions[].rungs[].options[${position}]`,
				found: `the key stands there in ${percent(share)} of ${alike.length} rungs with ${size} options (${named(here)})`,
				expected: `${percent(Math.max(0, 1 / size - POSITION_SLACK))} to ${percent(1 / size + POSITION_SLACK)}`
			};
		});
	});
}

/** Share of the deck's questions that have the form on any rung. */
export function formShare({ questions }: DeckFile, form: Form): number {
	const having = questions.filter(({ rungs }) => rungs.some((rung) => rung.form === form));
	return having.length / questions.length;
}

/** Share of the deck's questions with two rungs or more. */
export const ladderShare = ({ questions }: DeckFile) =>
	questions.filter(({ rungs }) => rungs.length >= 2).length / questions.length;

function formFaults(deck: DeckFile, form: Form, most: number): Fault[] {
	const share = formShare(deck, form);
	if (share <= most) return [];
	return [
		{
			field: 'questions[].rungs[].form',
			found: `"${form}" in ${percent(share)} of the questions`,
			expected: `at most ${percent(most)}`
		}
	];
}

function ladderFaults(deck: DeckFile): Fault[] {
	const share = ladderShare(deck);
	if (share >= FEWEST_TWO_RUNGS) return [];
	return [
		{
			field: 'questions[].rungs',
			found: `${percent(share)} of the questions have two rungs`,
			expected: `at least ${percent(FEWEST_TWO_RUNGS)}`
		}
	];
}
