// What a rung asks and what it holds for right, as text. Imported by the rules of the lint.
import { fold } from '../fold.ts';
import { rungAnswer } from '../answer-text.ts';
import type { ChoiceRung, DeckFile, Dossier, Option, Question, Rung } from '../types.ts';

/** One rung with all that it belongs to. */
export type RungInDeck = {
	deck: DeckFile;
	/** Name of the deck's file. */
	file: string;
	question: Question;
	rung: Rung;
	/** `rungs[<index>]`, to begin a field's name with. */
	field: string;
};

export const deckFileName = ({ id }: Pick<DeckFile, 'id'>) => `${id}.deck.json`;

/** Every rung of the dossier, in the order of the decks. */
export function rungsOf(dossier: Pick<Dossier, 'deckFiles'>): RungInDeck[] {
	return dossier.deckFiles.flatMap((deck) =>
		deck.questions.flatMap((question) =>
			question.rungs.map((rung, index) => ({
				deck,
				file: deckFileName(deck),
				question,
				rung,
				field: `rungs[${index}]`
			}))
		)
	);
}

/** All that a learner reads before answering, without the options: the prompt and the statement to judge. */
export function askedText(question: Question, rung: Rung): string {
	const prompt = rung.prompt ?? question.prompt;
	if (rung.form === 'true-false') return `${prompt} ${rung.statement}`;
	return rung.form === 'cloze' ? `${prompt} ${rung.text}` : prompt;
}

export const keyOption = (rung: ChoiceRung): Option | undefined =>
	rung.options.find(({ id }) => id === rung.key);

/** The right answer as it is written on the rung; for true-false the verdict with its statement. */
export const keyText = (rung: Rung): string =>
	rung.form === 'true-false' ? `${rung.key} ${rung.statement}` : rungAnswer(rung);

/** A text as the words that count, with a space at both ends; possessives lose their ending. */
export const foldedWords = (text: string) => ` ${fold(text.replace(/['’]s\b/gu, ''))} `;

/** Whether the phrase stands in the text as whole words, whatever the case, accents or hyphens. */
export function saysWords(text: string, phrase: string): boolean {
	const words = foldedWords(phrase);
	return words.trim() !== '' && foldedWords(text).includes(words);
}
