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
 * A card asks for recall: the flashcard rung is written for that, a typed rung's key answers the question's own
 * prompt, and only a question without either shows its options or its statement.
 */
function sides(question: Question): Pick<PaperCard, 'prompt' | 'options' | 'answer'> {
	const rungOf = (form: Rung['form']) => question.rungs.findIndex((rung) => rung.form === form);
	const at = ['flashcard', 'typed', 'choice', 'true-false'] as const;
	const found = at.map(rungOf).find((index) => index >= 0) ?? 0;
	const rung = question.rungs[found];
	const answer = answerText(question, found);
	if (rung?.form === 'true-false')
		return { prompt: `True or false? ${rung.statement}`, options: [], answer };
	if (rung?.form === 'choice') return choiceSides(question, found, answer);
	const prompt = rung?.form === 'flashcard' ? (rung.prompt ?? question.prompt) : question.prompt;
	return { prompt, options: [], answer };
}

function choiceSides(question: Question, at: number, answer: string) {
	const rung = question.rungs[at];
	const options = rung?.form === 'choice' ? rung.options : [];
	const order = optionOrderFor(question, at, 0);
	const texts = order.flatMap((id) => options.find((option) => option.id === id)?.text ?? []);
	const place = rung?.form === 'choice' ? order.indexOf(rung.key) : -1;
	return {
		prompt: rung?.prompt ?? question.prompt,
		options: texts.map((text, index) => `${LETTERS[index] ?? ''}  ${text}`),
		answer: `${LETTERS[place] ?? ''}  ${answer}`.trim()
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
