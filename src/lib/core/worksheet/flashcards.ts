import { answerText } from '../content/answer-text.ts';
import { optionOrderFor } from '../content/option-order.ts';
import type { Question, Rung } from '../content/types.ts';
import { LETTERS } from './worksheet.ts';

/** What a card of about 9 by 6 cm holds below its answer in small print. */
const NOTE_LENGTH = 230;

export type PaperCard = {
	questionId: string;
	prompt: string;
	/** Printed below the prompt where it cannot be answered without them. */
	options: string[];
	answer: string;
	/** Why, in a sentence or two. */
	note: string;
};

/** One sheet of paper. `undefined` is an empty place. */
export type CardSheet = { fronts: (PaperCard | undefined)[]; backs: (PaperCard | undefined)[] };

/** The first `count` questions of a deck, in learning order, as cards with a question and an answer side. */
export const buildFlashcards = (questions: readonly Question[], count: number): PaperCard[] =>
	questions.slice(0, Math.max(0, count)).map((question) => ({
		questionId: question.id,
		...sides(question),
		note: shortened(question.explanation, NOTE_LENGTH)
	}));

/**
 * A card asks for recall: the flashcard rung is written for that. Where there is a typed rung the question's own prompt
 * can be answered without options, by the key of the choice that it belongs to or else the typed one. Only a question
 * with neither shows its options or its statement.
 */
function sides(question: Question): Pick<PaperCard, 'prompt' | 'options' | 'answer'> {
	const { rungs, prompt } = question;
	const rungOf = (form: Rung['form']) => rungs.findIndex((rung) => rung.form === form);
	const [back, typed, choice] = [rungOf('flashcard'), rungOf('typed'), rungOf('choice')];
	if (back >= 0)
		return {
			prompt: rungs[back]?.prompt ?? prompt,
			options: [],
			answer: answerText(question, back)
		};
	if (typed >= 0) {
		const isChoicePrompt = choice >= 0 && rungs[choice]?.prompt === undefined;
		return { prompt, options: [], answer: answerText(question, isChoicePrompt ? choice : typed) };
	}
	if (choice >= 0) return choiceSides(question, choice);
	const [rung] = rungs;
	const statement = rung?.form === 'true-false' ? rung.statement : prompt;
	return { prompt: `True or false? ${statement}`, options: [], answer: answerText(question) };
}

function choiceSides(question: Question, at: number) {
	const rung = question.rungs[at];
	const options = rung?.form === 'choice' ? rung.options : [];
	const order = optionOrderFor(question, at, 0);
	const texts = order.flatMap((id) => options.find((option) => option.id === id)?.text ?? []);
	const place = rung?.form === 'choice' ? order.indexOf(rung.key) : -1;
	return {
		prompt: rung?.prompt ?? question.prompt,
		options: texts.map((text, index) => `${LETTERS[index] ?? ''}. ${text}`),
		answer: `${LETTERS[place] ?? ''}. ${answerText(question, at)}`
	};
}

/** As many whole sentences as fit; where not one does, the words that do and an ellipsis. */
export function shortened(text: string, length: number): string {
	if (text.length <= length) return text;
	const sentences = text.match(/.+?[.!?]["”’')]*(?:\s+(?=[A-Z"“‘'(])|$)/gs) ?? [text];
	let kept = '';
	for (const sentence of sentences) {
		if ((kept + sentence).trimEnd().length > length) break;
		kept += sentence;
	}
	if (kept !== '') return kept.trimEnd();
	const cut = text.slice(0, length - 1);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`;
}

/**
 * Cards laid out for printing on both sides: each back row is mirrored, so that turning the paper over its long edge
 * puts every answer behind its question.
 */
export function cardSheets(
	cards: readonly PaperCard[],
	{ columns, rows }: { columns: number; rows: number }
): CardSheet[] {
	const places = columns * rows;
	return Array.from({ length: Math.ceil(cards.length / places) }, (_, sheet) => {
		const fronts = Array.from({ length: places }, (_, at) => cards[sheet * places + at]);
		const backs = fronts.map((_, at) => {
			const column = at % columns;
			return fronts[at - column + (columns - 1 - column)];
		});
		return { fronts, backs };
	});
}
