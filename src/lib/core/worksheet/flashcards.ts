import { answerText } from '../content/answer-text.ts';
import { optionOrderFor } from '../content/option-order.ts';
import type { Question, Rung } from '../content/types.ts';
import {
	lettered,
	LETTERS,
	NO_REFERENCES,
	paperAnswer,
	paperPrompt,
	paperRungAt,
	sheetExtras,
	withPaperOptions,
	type PaperReferences
} from './paper-rung.ts';

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

type Sides = Pick<PaperCard, 'prompt' | 'options' | 'answer'>;

/** One sheet of paper. `undefined` is an empty place. */
export type CardSheet = { fronts: (PaperCard | undefined)[]; backs: (PaperCard | undefined)[] };

/** The first `count` questions of a deck, in learning order, as cards with a question and an answer side. */
export const buildFlashcards = (
	questions: readonly Question[],
	count: number,
	references = NO_REFERENCES
): PaperCard[] =>
	questions.slice(0, Math.max(0, count)).map((question) => ({
		questionId: question.id,
		...sides(withPaperOptions(question, references, 'cards'), references),
		note: shortened(question.explanation, NOTE_LENGTH)
	}));

/**
 * A card asks for recall: the flashcard rung is written for that. Where there is a typed rung the question's own prompt
 * can be answered without options, by the key of the choice that it belongs to or else the typed one. Only a question
 * with neither shows its options, its statement, or what there is to order, pair or sort.
 */
function sides(question: Question, references: PaperReferences): Sides {
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
	return printedSides(question, paperRungAt(question), references);
}

function printedSides(question: Question, at: number, references: PaperReferences): Sides {
	const rung = question.rungs[at];
	if (!rung) return { prompt: question.prompt, options: [], answer: '' };
	const parts = lettered(rung);
	const options = optionOrderFor(question, at, 0)
		.flatMap((id) => parts.find((part) => part.id === id) ?? [])
		.map(({ id, text }, place) => ({ optionId: id, text, letter: LETTERS[place] ?? '' }));
	const { sentence, lefts = [] } = sheetExtras(rung);
	const asked = [paperPrompt(question, rung), ...(sentence === undefined ? [] : [sentence])];
	const key = rung.form === 'choice' ? options.find((one) => one.optionId === rung.key) : undefined;
	return {
		prompt: `${rung.form === 'true-false' ? 'True or false? ' : ''}${asked.join(' ')}`,
		options: [
			...lefts.map((left, place) => `${place + 1}. ${left}`),
			...options.map(({ letter, text }) => `${letter}. ${text}`)
		],
		answer: `${key ? `${key.letter}. ` : ''}${paperAnswer(rung, options, references)}`
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
