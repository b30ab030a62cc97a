// What a rung asks and what it holds for right, as text. Imported by the rules of the lint.
import { fold } from '../fold.ts';
import { fillBlanks, rungAnswer } from '../answer-text.ts';
import type { ChoiceRung, ClozeRung, DeckFile, Dossier, Option, Question, Rung } from '../types.ts';

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

/** The sentence of a cloze as a learner reads it before answering. */
const GAP = '…';
export const withGaps = (rung: ClozeRung) => fillBlanks(rung, () => GAP);

/**
 * All that a learner reads before answering, without what is chosen from: the prompt, the statement to judge, the
 * sentence with its gaps, the items to order, the left sides.
 */
export function askedText(question: Question, rung: Rung): string {
	const prompt = rung.prompt ?? question.prompt;
	switch (rung.form) {
		case 'true-false':
			return `${prompt} ${rung.statement}`;
		case 'cloze':
			return `${prompt} ${withGaps(rung)}`;
		case 'order':
			return [prompt, ...rung.items.map(({ text }) => text)].join(' ');
		case 'match':
			return [prompt, ...rung.pairs.map(({ left }) => left)].join(' ');
		default:
			return prompt;
	}
}

export const keyOption = (rung: ChoiceRung): Option | undefined =>
	rung.options.find(({ id }) => id === rung.key);

/**
 * The right answer as a text to compare: as it is written on the rung, for true-false the verdict with its statement,
 * for a cloze what goes into the gaps. A place found on the map is another memory than its name.
 */
export function keyText(rung: Rung): string {
	if (rung.form === 'true-false') return `${rung.key} ${rung.statement}`;
	if (rung.form === 'cloze') return rung.blanks.map(({ key }) => key).join('; ');
	return rung.form === 'map-pin' ? `${rung.target} on the map` : rungAnswer(rung);
}

/** A text as the words that count, with a space at both ends; possessives lose their ending. */
export const foldedWords = (text: string) => ` ${fold(text.replace(/['’]s\b/gu, ''))} `;

/** Whether the phrase stands in the text as whole words, whatever the case, accents or hyphens. */
export function saysWords(text: string, phrase: string): boolean {
	const words = foldedWords(phrase);
	return words.trim() !== '' && foldedWords(text).includes(words);
}
