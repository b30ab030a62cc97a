import { numberText } from '../content/answer-text.ts';
import { fold } from '../content/fold.ts';
import type { NumericRung } from '../content/types.ts';
import { unitFor } from '../content/units.ts';
import { LONGEST_ANSWER, normalForm } from './normal-form.ts';
import type { Outcome, Response } from './types.ts';

/** Off by no more than so many tolerances, an answer is worth half: the right order of size, not the number. */
const NEAR = 2;
const NEAR_SCORE = 0.5;
/** Floats: 0.1 + 0.2 is within 0 of 0.3. */
const ROUNDING = 1e-9;

/** Before a number these bound it, and the number is still the answer: facts say 'more than 1,000'. */
const BOUNDS = [
	'more than',
	'less than',
	'fewer than',
	'at least',
	'at most',
	'up to',
	'over',
	'under'
];
/** Before or behind a number these say nothing about it; 'c.', 'in' and 'on' only before it, where they are no unit. */
const ABOUT = 'about around roughly approximately approx ca circa some nearly exactly'.split(' ');
const ABOUT_BEFORE = new RegExp(
	`^[\\s~≈]*(?:(?:${[...BOUNDS, ...ABOUT].join('|')}|c|in|on)\\b\\.?\\s*)*`,
	'i'
);

export type ReadNumber = { value: number; unit: string };

/**
 * The number that a text says and the words after it: '5 500 km', 'half a million', '4.5m', 'thirteen votes'.
 * `undefined` when it says none, or more than one. Reads the first 200 characters; never throws.
 *
 * @param units what is counted: 'm' among them is metres, and not millions.
 */
export function readNumber(text: string, units: readonly string[] = []): ReadNumber | undefined {
	const words = normalForm(prepared(text)).words.filter((word) => !ABOUT.includes(word));
	if (words.slice(-2).join(' ') === 'or so') words.splice(-2);
	const isNegative = words[0] === 'minus' || words[0] === 'negative';
	if (isNegative) words.shift();
	const [first = '', ...rest] = withHalves(words);
	if (!NUMBER.test(first) || rest.some((word) => /^\d/.test(word))) return undefined;
	const [scale = '', ...unit] = rest;
	const times = units.some((one) => sameUnit(scale, one)) ? undefined : SHORT_SCALES.get(scale);
	const value = numberOf(first) * (times ?? 1) * (isNegative ? -1 : 1);
	return { value, unit: (times === undefined ? rest : unit).join(' ') };
}

/** A number as `normalForm` leaves it. */
const NUMBER = /^\d+(?:point\d+)?$/;
const numberOf = (word: string) => Number(word.replace('point', '.'));

/** As people write numbers, brought to what `normalForm` reads: '.5', '1.000.000', '17km'. */
const prepared = (text: string) =>
	text
		.slice(0, LONGEST_ANSWER)
		.replace(ABOUT_BEFORE, '')
		.replace(/(^|[^\d.,])(?=\.\d)/g, (before) => `${before}0`)
		.replace(/(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,])/g, (run) => run.replaceAll('.', ''))
		.replace(/(\d)(?=\p{L})/gu, '$1 ');

/** What people write for thousands and millions beside the words that `normalForm` reads. */
const SHORT_SCALES = new Map([
	['dozen', 12],
	['k', 1e3],
	['thousand', 1e3],
	['m', 1e6],
	['mio', 1e6],
	['mn', 1e6],
	['million', 1e6],
	['bn', 1e9],
	['billion', 1e9]
]);

/** Of a word that multiplies: a scale, or a hundred and more as `normalForm` leaves it ('million' is '1000000'). */
const scaleOf = (word: string) =>
	SHORT_SCALES.get(word) ?? (/^10{2,}$/.test(word) ? Number(word) : undefined);

/** 'half a million' is 500 000, 'two and a half million' is 2 500 000; no other half is a number. */
function withHalves(words: readonly string[]): readonly string[] {
	const [first = ''] = words;
	if (first === 'half') {
		const [next = '', ...rest] = words.slice(1).filter((word) => word !== 'a' && word !== 'an');
		const scale = scaleOf(next);
		return scale === undefined ? [] : [pointed(scale / 2), ...rest];
	}
	if (!NUMBER.test(first) || words.slice(1, 4).join(' ') !== 'and a half') return words;
	const [next = '', ...rest] = words.slice(4);
	const scale = scaleOf(next);
	const value = (numberOf(first) + 0.5) * (scale ?? 1);
	return [pointed(value), ...(scale === undefined ? words.slice(4) : rest)];
}

const pointed = (value: number) => String(value).replace('.', 'point');

/**
 * A number within the tolerance of the key is right; within twice the tolerance it earns half and is still wrong. A
 * unit may be typed: the rung's own, or one of its others, which is converted; a unit that is neither is wrong. Where
 * the rung has none, words behind the number are only words: '13 September', '2 launches'.
 */
export function gradeNumeric(
	rung: NumericRung,
	{ text }: Pick<Extract<Response, { form: 'numeric' }>, 'text'>
): Outcome {
	const expected = numberText(rung.key, rung);
	const value = valueInUnit(rung, text);
	if (value === undefined) return { score: 0, verdict: 'wrong', expected };
	const off = Math.abs(value - rung.key);
	const slack = ROUNDING * Math.max(1, Math.abs(rung.key));
	if (off <= rung.tolerance + slack) return { score: 1, verdict: 'right', expected };
	const isNear = rung.tolerance > 0 && off <= NEAR * rung.tolerance + slack;
	return { score: isNear ? NEAR_SCORE : 0, verdict: 'wrong', expected };
}

/** The number that a text says, in the rung's own unit; `undefined` where it says none, or one in an unknown unit. */
export function valueInUnit(rung: NumericRung, text: string): number | undefined {
	const { unit, otherUnits = [] } = rung;
	const units = [...(unit ? [unit] : []), ...otherUnits.map((other) => other.unit)];
	const read = readNumber(text, units);
	const times = read && unitTimes(rung, read.unit);
	return read && times !== undefined ? read.value * times : undefined;
}

/** What a number in this unit is multiplied by; `undefined` for a unit that the rung does not know. */
function unitTimes({ unit = '', otherUnits = [] }: NumericRung, said: string): number | undefined {
	if (said === '' || sameUnit(said, unit)) return 1;
	if (unit === '' && otherUnits.length === 0) return /\d/.test(said) ? undefined : 1;
	return otherUnits.find((other) => sameUnit(said, other.unit))?.times;
}

/** Units that people write out, or cut short. Singular. */
const SPELLINGS = new Map([
	['kilometre', 'km'],
	['kilometer', 'km'],
	['metre', 'm'],
	['meter', 'm'],
	['mi', 'mile'],
	['yr', 'year'],
	['x', 'time']
]);

/** Said behind a unit, these leave it what it is. */
const BEHIND =
	/ (?:later|after|afterwards|long|away|apart|in all|in total|as (?:large|big|much|many))$/;

function plain(unit: string): string {
	const singular = unitFor(1, fold(unit).replace(BEHIND, '')).replace(/s$/, '');
	return SPELLINGS.get(singular) ?? singular;
}

/**
 * Singular or plural, written out or cut short, and the unit's first word alone: 'tonnes a year' may be typed as
 * 'tonnes'.
 */
function sameUnit(said: string, unit: string): boolean {
	return (
		said !== '' &&
		unit !== '' &&
		(plain(said) === plain(unit) || plain(said) === plain(unit.split(' ')[0] ?? ''))
	);
}
