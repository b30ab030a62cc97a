import { STANDING_TEXTS } from './standings.ts';
import type { ClozeRung, Entity, NumericRung, Question, Rung } from './types.ts';
import { unitFor } from './units.ts';

/** The sentence of a cloze with something put into each gap. */
export const fillBlanks = ({ text }: Pick<ClozeRung, 'text'>, put: (blankId: string) => string) =>
	text.replace(/\{\{([a-z0-9-]+)\}\}/g, (_, id: string) => put(id));

const GROUPED = new Intl.NumberFormat('en', { maximumFractionDigits: 10, useGrouping: 'min2' });

/** A number as it is shown, with its unit: "500,000 barrels", "1 barrel". Four digits are not grouped: 2006 may be a year. */
export const numberText = (value: number, { unit }: Pick<NumericRung, 'unit'> = {}) =>
	`${GROUPED.format(value)}${unit ? ` ${unitFor(value, unit)}` : ''}`;

/**
 * The right answer of one rung in words, a line for each part of it. A pin's place is named by its entity; without the
 * entities by its id.
 */
export function rungAnswerLines(rung: Rung, entities: readonly Entity[] = []): string[] {
	switch (rung.form) {
		case 'choice':
			return [rung.options.find((option) => option.id === rung.key)?.text ?? ''];
		case 'multi-select':
			return rung.options.filter(({ id }) => rung.keys.includes(id)).map(({ text }) => text);
		case 'true-false':
			if (rung.key) return ['True'];
			return [rung.correction === undefined ? 'False' : `False. ${rung.correction}`];
		case 'typed':
			return [rung.key];
		case 'cloze':
			return [fillBlanks(rung, (id) => rung.blanks.find((blank) => blank.id === id)?.key ?? '…')];
		case 'numeric':
			return [numberText(rung.key, rung)];
		case 'order':
			return rung.items.map(({ text }, at) => `${at + 1}. ${text}`);
		case 'match':
			return rung.pairs.map(({ left, right }) => `${left} → ${right}`);
		case 'map-pin':
			return [entities.find(({ id }) => id === rung.target)?.name ?? rung.target];
		case 'claim-status':
			return rung.statements.map(({ text, key }) => `${text} → ${STANDING_TEXTS[key].name}`);
		case 'flashcard':
			return [rung.back];
	}
}

/** The right answer of one rung in words, on one line. */
export const rungAnswer = (rung: Rung, entities: readonly Entity[] = []): string =>
	rungAnswerLines(rung, entities).join('; ');

/** The rung of this number (counted from 0, easy to hard), or the lowest where there is no such rung. */
const rungAt = ({ rungs }: Question, rung: number) => rungs[rung] ?? rungs[0];

/**
 * The right answer in words: of the given rung (counted from 0, easy to hard), or of the lowest where there is no
 * such rung. A false statement's answer goes on with what is true instead.
 */
export function answerText(question: Question, rung = 0, entities: readonly Entity[] = []): string {
	return answerLines(question, rung, entities).join('; ');
}

/** As `answerText`, a line for each part of the answer. */
export function answerLines(
	question: Question,
	rung = 0,
	entities: readonly Entity[] = []
): string[] {
	const data = rungAt(question, rung);
	return data ? rungAnswerLines(data, entities) : [];
}
