// Rule: what is ordered or matched has one right answer, and does not tell it.
import { gradeTyped } from '../../grading/typed.ts';
import { fold } from '../fold.ts';
import type { Dossier, MatchRung, OrderRung } from '../types.ts';
import { quoted, rungProblems, type Fault, type LintProblem } from './lint-problem.ts';
import { saysWords } from './rung-texts.ts';

type Part = { field: string; text: string };

const MONTHS =
	'January February March April May June July August September October November December'.split(
		' '
	);
/** A year in words about it, not the number of a resolution. */
const YEAR = new RegExp(
	`(?:\\b(?:in|of|since|until|by|from|${MONTHS.join('|')}) |\\()((?:19|20)\\d\\d)\\b`
);

/**
 * Order: items differ; their dates never fall where all have one (two things of one day may follow each other, two of
 * one month say too little); no text tells when it was, where that is what the order goes by. Match: left sides
 * differ, and so do right sides with the extras, also by what they name.
 */
export const lintParts = (dossier: Dossier): LintProblem[] =>
	rungProblems(dossier, ({ rung }) => {
		if (rung.form === 'match') return [...sideFaults(rung), ...passingSides(rung, dossier)];
		if (rung.form !== 'order') return [];
		const texts = rung.items.map(({ text }, at) => ({ field: `items[${at}].text`, text }));
		return [...twins(texts), ...dateFaults(rung), ...datedTexts(rung)];
	});

/** Parts that are the same as an earlier one but for case and punctuation. */
const twins = (parts: readonly Part[]): Fault[] =>
	parts.flatMap(({ field, text }, at): Fault[] => {
		const twin = parts.slice(0, at).find((other) => fold(other.text) === fold(text));
		if (!twin) return [];
		const found = `${quoted(text)}, the same as ${twin.field}`;
		return [{ rule: 'parts-differ', field, found, expected: 'a text of its own' }];
	});

function sideFaults({ pairs, extras = [] }: MatchRung): Fault[] {
	const lefts = pairs.map(({ left }, at) => ({ field: `pairs[${at}].left`, text: left }));
	const rights = pairs.map(({ right }, at) => ({ field: `pairs[${at}].right`, text: right }));
	const others = extras.map(({ text }, at) => ({ field: `extras[${at}].text`, text }));
	return [...twins(lefts), ...twins([...rights, ...others])];
}

/** Right sides and extras that name what another right side names: either would be right. */
function passingSides({ pairs, extras = [] }: MatchRung, { entities }: Dossier): Fault[] {
	const rights = pairs.map(({ right, rightEntityId: entityId }, at) => ({
		field: `pairs[${at}].right`,
		text: right,
		accepted: { key: right, accept: [], ...(entityId !== undefined && { entityId }) }
	}));
	const others = extras.map(({ text }, at) => ({ field: `extras[${at}].text`, text }));
	return [...rights, ...others].flatMap(({ field, text }): Fault[] => {
		const taker = rights.find(
			(right) =>
				right.field !== field &&
				fold(right.text) !== fold(text) &&
				gradeTyped(right.accepted, text, entities).verdict !== 'wrong'
		);
		if (!taker) return [];
		const found = `${quoted(text)}, which passes for ${quoted(taker.text)} when it is typed`;
		return [{ rule: 'wrong-passes', field, found, expected: 'a side that names something else' }];
	});
}

function dateFaults({ items }: OrderRung): Fault[] {
	const dates = items.map(({ date }) => date);
	if (dates.includes(undefined)) return [];
	return dates.flatMap((date = '', at): Fault[] => {
		const before = dates[at - 1];
		const isLater = before !== undefined && (before < date || (before === date && isDay(date)));
		if (before === undefined || isLater) return [];
		const found = `${quoted(date)}, after ${quoted(before)}`;
		const expected = 'a later date than the item before, as precise as it takes to tell them apart';
		return [{ rule: 'order-rises', field: `items[${at}].date`, found, expected }];
	});
}

const isDay = (date: string) => date.split('-').length === 3;

/** Items whose text says when they were, where that is what the order goes by. */
function datedTexts({ items }: OrderRung): Fault[] {
	const isDated = items.every(({ date }) => date !== undefined);
	const areYearsInOrder = !isDated && isRising(items.map(({ text }) => YEAR.exec(text)?.[1] ?? ''));
	return items.flatMap(({ text, date = '' }, at): Fault[] => {
		const [year = '', month = ''] = date.split('-');
		const name = MONTHS[Number(month) - 1] ?? '';
		if (!areYearsInOrder && !(isDated && (saysWords(text, year) || saysWords(text, name))))
			return [];
		const found = `${quoted(text)}, which tells its date`;
		const expected = 'what happened, without when';
		return [{ rule: 'order-undated', field: `items[${at}].text`, found, expected }];
	});
}

const isRising = (years: readonly string[]) =>
	years.every((year, at) => year !== '' && year > (years[at - 1] ?? ''));
