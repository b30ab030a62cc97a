import { numberText } from '../content/answer-text.ts';
import { fold } from '../content/fold.ts';
import type { NumericRung } from '../content/types.ts';
import { normalForm } from './normal-form.ts';
import type { Outcome, Response } from './types.ts';

/** Off by no more than so many tolerances, an answer is worth half: the right order of size, not the number. */
const NEAR = 2;
const NEAR_SCORE = 0.5;
/** Floats: 0.1 + 0.2 is within 0 of 0.3. */
const ROUNDING = 1e-9;

/** Words round a number that say nothing about it. */
const ABOUT = new Set([
	'about',
	'around',
	'roughly',
	'approximately',
	'approx',
	'ca',
	'circa',
	'some',
	'nearly'
]);

export type ReadNumber = { value: number; unit: string };

/**
 * The number that a text says and the words after it: '5 500 km', 'half a million', '4.5m', 'thirteen votes'.
 * `undefined` when it says none, or more than one. Never throws.
 */
export function readNumber(text: string): ReadNumber | undefined {
	const words = normalForm(text.replace(/(\d)(?=\p{L})/gu, '$1 ')).words.filter(
		(word) => !ABOUT.has(word)
	);
	const isNegative = words[0] === 'minus';
	if (isNegative) words.shift();
	const [first = '', ...rest] = words[0] === 'half' ? halved(words) : words;
	if (!/^\d+(?:point\d+)?$/.test(first) || rest.some((word) => /^\d/.test(word))) return undefined;
	const [scale, ...unit] = rest;
	const times = SHORT_SCALES.get(scale ?? '');
	const value = Number(first.replace('point', '.')) * (times ?? 1) * (isNegative ? -1 : 1);
	return { value, unit: (times === undefined ? rest : unit).join(' ') };
}

/** What people write for thousands and millions beside the words that `normalForm` reads. */
const SHORT_SCALES = new Map([
	['k', 1e3],
	['thousand', 1e3],
	['m', 1e6],
	['mio', 1e6],
	['mn', 1e6],
	['million', 1e6],
	['bn', 1e9],
	['billion', 1e9]
]);

/** 'half a million' is 500 000 and nothing else that begins with half is a number. */
function halved(words: readonly string[]): string[] {
	const [, next = '', ...rest] = words.filter((word) => word !== 'a' && word !== 'an');
	return /^1\d*$/.test(next) || SHORT_SCALES.has(next)
		? [String((SHORT_SCALES.get(next) ?? Number(next)) / 2), ...rest]
		: [];
}

/**
 * A number within the tolerance of the key is right; within twice the tolerance it earns half and is still wrong. A
 * unit may be typed: the rung's own, or one of its others, which is converted; a unit that is neither is wrong.
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
	const read = readNumber(text);
	const times = read && unitTimes(rung, read.unit);
	return read && times !== undefined ? read.value * times : undefined;
}

/** What a number in this unit is multiplied by; `undefined` for a unit that the rung does not know. */
function unitTimes({ unit = '', otherUnits = [] }: NumericRung, said: string): number | undefined {
	if (said === '' || sameUnit(said, unit)) return 1;
	return otherUnits.find((other) => sameUnit(said, other.unit))?.times;
}

/** Singular or plural, and the unit's first word alone: 'tonnes a year' may be typed as 'tonnes'. */
function sameUnit(said: string, unit: string): boolean {
	const plain = (text: string) => fold(text).replace(/s$/, '');
	return (
		unit !== '' && (plain(said) === plain(unit) || plain(said) === plain(unit.split(' ')[0] ?? ''))
	);
}
