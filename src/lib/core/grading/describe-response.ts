// A response in words, for looking back at it.
import { fillBlanks } from '../content/answer-text.ts';
import { STANDING_TEXTS } from '../content/standings.ts';
import type { Question, Rung } from '../content/types.ts';
import type { Response } from './types.ts';

const NOTHING = 'nothing';
const listed = (parts: string[]) => (parts.length > 0 ? parts : [NOTHING]);
const own = <T>(record: Record<string, T>, id: string) =>
	Object.hasOwn(record, id) ? record[id] : undefined;

/** The text of a part by its id; the id where the part is no longer there. */
const textOf = (all: readonly { id: string; text: string }[], id: string) =>
	all.find((one) => one.id === id)?.text ?? id;

const degrees = (value: number, [positive, negative]: [string, string]) =>
	`${Math.abs(value).toFixed(1)}° ${value < 0 ? negative : positive}`;

/** What was answered on one line, as the learner saw it; an option's id when that option is no longer there. */
export const describeResponse = (question: Question, rung: number, response: Response): string =>
	describeParts(question, rung, response).join('; ');

/** As `describeResponse`, a line for each part of the answer; never none. */
export function describeParts(question: Question, rung: number, response: Response): string[] {
	const data: Rung | undefined = question.rungs[rung];
	switch (response.form) {
		case 'typed':
		case 'numeric':
			return [response.text.trim() || NOTHING];
		case 'true-false':
			return [response.value ? 'True' : 'False'];
		case 'flashcard':
			return [['Again', 'Hard', 'Good', 'Easy'][response.grade - 1] ?? ''];
		case 'choice':
			return [textOf(data?.form === 'choice' ? data.options : [], response.optionId)];
		case 'multi-select': {
			const options = data?.form === 'multi-select' ? data.options : [];
			return listed(response.optionIds.map((id) => textOf(options, id)));
		}
		case 'cloze':
			if (data?.form !== 'cloze') return listed(Object.values(response.texts));
			return [fillBlanks(data, (id) => own(response.texts, id)?.trim() || '…')];
		case 'order': {
			const items = data?.form === 'order' ? data.items : [];
			return listed(response.itemIds.map((id, at) => `${at + 1}. ${textOf(items, id)}`));
		}
		case 'match': {
			if (data?.form !== 'match') return listed(Object.values(response.matches));
			const rights = [
				...data.pairs.map(({ id, right }) => ({ id, text: right })),
				...(data.extras ?? [])
			];
			return listed(
				data.pairs.map(({ id, left }) => {
					const to = own(response.matches, id);
					return `${left} → ${to === undefined ? NOTHING : textOf(rights, to)}`;
				})
			);
		}
		case 'map-pin':
			if (!response.pin) return ['no pin'];
			return [
				`${degrees(response.pin.latitude, ['N', 'S'])}, ${degrees(response.pin.longitude, ['E', 'W'])}`
			];
		case 'claim-status': {
			const statements = data?.form === 'claim-status' ? data.statements : [];
			return listed(
				statements.map(({ id, text }) => {
					const standing = own(response.standings, id);
					return `${text} → ${standing ? STANDING_TEXTS[standing].name : NOTHING}`;
				})
			);
		}
	}
}
