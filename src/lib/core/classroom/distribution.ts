// How a class answered a question, for the projector and the report. Never sent anywhere before the question is
// closed: early votes would sway later ones.
import type { Rung } from '../content/types.ts';
import { fold } from '../content/fold.ts';
import { STANDING_TEXTS } from '../content/standings.ts';
import type { Response } from '../memory/types.ts';
import type { ClassAnswer, ClassQuestion, Distribution, Shift } from './types.ts';

/** Answers in words that are listed; rarer ones are summed up. */
const MOST_BARS = 6;

export type Judged = Required<Omit<Distribution, 'bars'>> & {
	bars: Required<Distribution['bars'][number]>[];
};
type Bar = Judged['bars'][number];

/** The bars that stand from the beginning, in the order shown, and which of them an answer adds to. */
function countedParts(rung: Rung, order: readonly string[]) {
	const place = (id: string) => order.indexOf(id);
	const shown = <Item extends { id: string }>(items: readonly Item[]) =>
		[...items].sort((a, b) => place(a.id) - place(b.id));
	const bar = (id: string, text: string, isRight: boolean): Bar => ({
		id,
		text,
		count: 0,
		isRight
	});
	const none: string[] = [];
	switch (rung.form) {
		case 'choice':
			return {
				bars: shown(rung.options).map(({ id, text }) => bar(id, text, id === rung.key)),
				of: (given: Response) => (given.form === 'choice' ? [given.optionId] : none)
			};
		case 'multi-select':
			return {
				bars: shown(rung.options).map(({ id, text }) => bar(id, text, rung.keys.includes(id))),
				of: (given: Response) => (given.form === 'multi-select' ? given.optionIds : none)
			};
		case 'true-false':
			return {
				bars: [true, false].map((value) =>
					bar(String(value), value ? 'True' : 'False', value === rung.key)
				),
				of: (given: Response) => (given.form === 'true-false' ? [String(given.value)] : none)
			};
		case 'match':
			return {
				bars: rung.pairs.map(({ id, left, right }) => bar(id, `${left} – ${right}`, true)),
				of: (given: Response) =>
					given.form === 'match'
						? Object.entries(given.matches).flatMap(([left, right]) =>
								left === right ? [left] : []
							)
						: none
			};
		case 'claim-status':
			return {
				bars: rung.statements.map(({ id, text, key }) =>
					bar(id, `${text} – ${STANDING_TEXTS[key].name}`, true)
				),
				of: (given: Response) =>
					given.form === 'claim-status'
						? rung.statements.flatMap(({ id, key }) => (given.standings[id] === key ? [id] : []))
						: none
			};
		case 'order':
			return {
				bars: rung.items.map(({ id, text }, at) => bar(id, `${at + 1}. ${text}`, true)),
				of: (given: Response) =>
					given.form === 'order'
						? rung.items.flatMap(({ id }, at) => (given.itemIds[at] === id ? [id] : []))
						: none
			};
		default:
			return undefined;
	}
}

/** What was written, as one answer is told from another. */
function wordsOf(response: Response): string | undefined {
	if (response.form === 'typed' || response.form === 'numeric') return response.text.trim();
	if (response.form === 'cloze') return Object.values(response.texts).join(' · ').trim();
	return undefined;
}

/** Answers in words, alike ones together, the commonest first; what few wrote is summed up. */
function countedWords(answers: readonly ClassAnswer[]) {
	const groups = new Map<string, Bar>();
	for (const { response, verdict } of answers) {
		const words = wordsOf(response);
		if (words === undefined) continue;
		const key = fold(words);
		const known = groups.get(key);
		if (known) known.count += 1;
		else
			groups.set(key, {
				id: key,
				text: words || 'nothing',
				count: 1,
				isRight: verdict !== 'wrong'
			});
	}
	const bars = [...groups.values()].sort(
		(a, b) => Number(b.isRight) - Number(a.isRight) || b.count - a.count || (a.id < b.id ? -1 : 1)
	);
	return {
		bars: bars.slice(0, MOST_BARS),
		others: bars.slice(MOST_BARS).reduce((sum, { count }) => sum + count, 0)
	};
}

/** How one question was answered, and what of it was right. */
export function distributionOf(question: ClassQuestion, answers: readonly ClassAnswer[]): Judged {
	const right = answers.filter(({ verdict }) => verdict !== 'wrong').length;
	const parts = countedParts(question.rung, question.order);
	if (!parts) return { answered: answers.length, right, ...countedWords(answers) };
	const byId = new Map(parts.bars.map((bar) => [bar.id, bar]));
	for (const { response } of answers)
		for (const id of new Set(parts.of(response))) {
			const bar = byId.get(id);
			if (bar) bar.count += 1;
		}
	return { answered: answers.length, right, bars: parts.bars, others: 0 };
}

/** What a second vote changed, of those who voted twice. */
export function shiftOf(question: ClassQuestion, answers: readonly ClassAnswer[]): Shift {
	const first = answers.filter(({ round }) => !round);
	const before = new Map(first.map(({ studentId, verdict }) => [studentId, verdict !== 'wrong']));
	const shift = { toRight: 0, away: 0, stayedRight: 0, stayedWrong: 0 };
	for (const { studentId, round, verdict } of answers) {
		const was = before.get(studentId);
		if (!round || was === undefined) continue;
		const isRight = verdict !== 'wrong';
		if (was) shift[isRight ? 'stayedRight' : 'away'] += 1;
		else shift[isRight ? 'toRight' : 'stayedWrong'] += 1;
	}
	return { first: distributionOf(question, first), ...shift };
}

/**
 * What a vote that nobody has seen yet asks for: with few right there is nothing to convince others with, with most right
 * nobody to be convinced (Crouch and Mazur 2001 discuss between 35 and 70 %; 30 % here, for small classes).
 */
export function adviceFor({ answered, right }: Pick<Judged, 'answered' | 'right'>) {
	if (answered === 0) return 'none' as const;
	const share = right / answered;
	return share < 0.3
		? ('explain' as const)
		: share <= 0.7
			? ('discuss' as const)
			: ('go-on' as const);
}

/** Forms whose bars are what was on offer, in the order shown: they say nothing of what is right. */
const SHOWN_FORMS = new Set<Rung['form']>(['choice', 'multi-select', 'true-false']);

/** What may be shown of a distribution before the reveal. */
export function unjudged({ rung }: ClassQuestion, { answered, bars }: Judged): Distribution {
	const isNeutral = SHOWN_FORMS.has(rung.form);
	return {
		answered,
		bars: isNeutral ? bars.map(({ id, text, count }) => ({ id, text, count })) : [],
		others: 0
	};
}
