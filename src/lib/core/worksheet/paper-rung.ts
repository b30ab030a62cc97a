// How paper asks a rung and marks it: what is printed below the prompt, and what the key says.
import { fillBlanks, numberText, rungAnswer } from '../content/answer-text.ts';
import { fillOptions } from '../content/distractors.ts';
import { STANDING_TEXTS, STANDINGS } from '../content/standings.ts';
import type { Question, References, Rung } from '../content/types.ts';

/** Names of options, items and right sides: a match has up to nine. */
export const LETTERS = 'ABCDEFGHI';
const GAP = '_'.repeat(16);

/** What paper reads of a dossier beside its questions: names of places, and entities to draw wrong options from. */
export type PaperReferences = Pick<References, 'entities' | 'facts'>;
export const NO_REFERENCES: PaperReferences = { entities: [], facts: [] };

export type SheetOption = { letter: string; optionId: string; text: string };

/** What a form prints beside its options. */
export type SheetExtras = {
	/** Of a cloze: the sentence with room to write in its gaps. */
	sentence?: string;
	/** Of a number: what stands behind the line. */
	unit?: string;
	/** What is numbered on the left: sides of pairs, statements to sort. */
	lefts?: string[];
	/** The standings on offer. */
	standings?: string[];
};

/**
 * The rung that paper can ask: a choice where there is one, because it is marked fastest, else the lowest that needs
 * no map; a question that has only a map is answered on a line.
 */
export function paperRungAt({ rungs }: Question): number {
	const choice = rungs.findIndex(({ form }) => form === 'choice');
	if (choice >= 0) return choice;
	return Math.max(
		0,
		rungs.findIndex(({ form }) => form !== 'map-pin')
	);
}

/** The question with the options that its choices draw from the dossier, the same for the same seed. */
export function withPaperOptions(
	question: Question,
	references: PaperReferences,
	seed: string
): Question {
	const rungs = question.rungs.map((rung, at) =>
		rung.form === 'choice'
			? fillOptions(question, at, references, { seed: `${question.id} ${seed}` })
			: rung
	);
	return { ...question, rungs };
}

/**
 * What is asked. The prompts of typed rungs ("Type the name of …") and of maps are for screens, so the question's own
 * is printed.
 */
export function paperPrompt({ prompt }: Question, rung: Rung | undefined): string {
	if (!rung) return prompt;
	switch (rung.form) {
		case 'typed':
		case 'map-pin':
		case 'flashcard':
			return prompt;
		case 'true-false':
			return rung.statement;
		default:
			return rung.prompt ?? prompt;
	}
}

/** What is printed with letters, as it is written: options, items to order, right sides of pairs. */
export function lettered(rung: Rung | undefined): { id: string; text: string }[] {
	switch (rung?.form) {
		case 'choice':
		case 'multi-select':
			return rung.options;
		case 'order':
			return rung.items;
		case 'match':
			return [...rung.pairs.map(({ id, right }) => ({ id, text: right })), ...(rung.extras ?? [])];
		default:
			return [];
	}
}

export function sheetExtras(rung: Rung | undefined): SheetExtras {
	switch (rung?.form) {
		case 'cloze':
			return { sentence: fillBlanks(rung, () => GAP) };
		case 'numeric':
			return rung.unit === undefined ? {} : { unit: rung.unit };
		case 'match':
			return { lefts: rung.pairs.map(({ left }) => left) };
		case 'claim-status':
			return {
				lefts: rung.statements.map(({ text }) => text),
				standings: STANDINGS.filter((one) => rung.standings?.includes(one) ?? true).map(
					(one) => STANDING_TEXTS[one].name
				)
			};
		default:
			return {};
	}
}

/** The key's line in letters and numbers, as they stand on this sheet. */
export function paperAnswer(
	rung: Rung,
	options: readonly SheetOption[],
	{ entities }: Pick<PaperReferences, 'entities'>
): string {
	const letterOf = (id: string) => options.find(({ optionId }) => optionId === id)?.letter ?? '';
	const numbered = (answers: readonly string[]) =>
		answers.map((answer, at) => `${at + 1} ${answer}`).join(', ');
	switch (rung.form) {
		case 'multi-select': {
			const letters = options.filter(({ optionId }) => rung.keys.includes(optionId));
			return letters.map(({ letter, text }) => `${letter} ${text}`).join('; ');
		}
		case 'cloze':
			return rung.blanks.map(({ key }) => key).join('; ');
		case 'numeric':
			return `${rungAnswer(rung)}${rung.tolerance > 0 ? ` (± ${numberText(rung.tolerance)})` : ''}`;
		case 'order':
			return numbered(rung.items.map(({ id }) => letterOf(id)));
		case 'match':
			return numbered(rung.pairs.map(({ id }) => letterOf(id)));
		case 'claim-status':
			return numbered(rung.statements.map(({ key }) => STANDING_TEXTS[key].name));
		case 'map-pin':
			return entities.find(({ id }) => id === rung.target)?.name ?? rung.target;
		default:
			return rungAnswer(rung);
	}
}
