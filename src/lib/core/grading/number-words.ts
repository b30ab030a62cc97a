// Numbers as people write them, brought to digits: 'thirteen', '13th', '1,000', 'nineteen ninety-three'.
const ONES =
	'zero one two three four five six seven eight nine ten eleven twelve ' +
	'thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const ORDINAL_ONES =
	'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth ' +
	'thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ORDINAL_TENS =
	'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth';

const SMALL = new Map<string, number>([['fourty', 40]]);
for (const names of [ONES, ORDINAL_ONES])
	names.split(' ').forEach((name, index) => SMALL.set(name, index));
for (const names of [TENS, ORDINAL_TENS])
	names.split(' ').forEach((name, index) => SMALL.set(name, 20 + 10 * index));

const SCALES = new Map([
	['thousand', 1e3],
	['million', 1e6],
	['billion', 1e9],
	['trillion', 1e12]
]);

const DIGITS = /^\d{1,15}(?:point\d+)?$/;
const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/;
const GROUPED = /(^|\D)(\d{1,3}(?:[,'’\u00a0\u2009\u202f ]\d{3})+)(?!\d)/g;
const HYPHENED =
	/(ty)[-‐‑](?=(?:one|two|three|four|five|six|seven|eight|nine|first|second|third))/gi;

/**
 * Prepares the numbers of a text before punctuation is folded away: `1,000` and `1 000` lose their
 * grouping, `4.5` keeps its point as a word (it must not read as 45), `twenty-two` becomes two words,
 * and a minus at the very start is kept as a word.
 */
export function joinDigits(text: string): string {
	return text
		.replace(GROUPED, (_, before: string, run: string) => before + run.replace(/\D/g, ''))
		.replace(/(\d)[.,](?=\d)/g, '$1point')
		.replace(/^\s*[-−–](?=\s*\d)/, 'minus ')
		.replace(HYPHENED, '$1 ');
}

/**
 * Brings every written number among folded words to digits: `['twenty', 'two', 'votes']` gives
 * `['22', 'votes']`. Ordinals count as their numbers ('13th' is '13'), two pairs make a year
 * ('nineteen ninety three' is '1993'). Other words pass unchanged. Never throws.
 */
export function numbersToDigits(words: readonly string[]): string[] {
	const out: string[] = [];
	for (let index = 0; index < words.length;) {
		const number = readNumber(words, index);
		out.push(number?.digits ?? words[index] ?? '');
		index = number?.next ?? index + 1;
	}
	return out;
}

/** A number being read: the thousands that are settled, and what follows them. */
type Reading = { settled: number; part: number };

function readNumber(words: readonly string[], start: number) {
	const first = (words[start] ?? '').replace(ORDINAL, '$1');
	const scaleFollows = SCALES.has(words[start + 1] ?? '');
	if (/^\d/.test(first) && !(scaleFollows && DIGITS.test(first)))
		return { digits: plainDigits(first), next: start + 1 };
	const reading: Reading = { settled: 0, part: 0 };
	let next = start;
	while (next < words.length && take(reading, words, next, next === start)) next += 1;
	if (next === start) return undefined;
	const value = Number((reading.settled + reading.part).toPrecision(15));
	return { digits: String(value).replace('.', 'point'), next };
}

/** Adds one word to the number; false when the word does not continue it. */
function take(reading: Reading, words: readonly string[], at: number, isFirst: boolean): boolean {
	const word = words[at] ?? '';
	const scale = SCALES.get(word);
	if (scale !== undefined) {
		reading.settled += (isFirst ? 1 : reading.part) * scale;
		reading.part = 0;
		return true;
	}
	if (word === 'hundred') {
		if (!isFirst && (reading.part === 0 || reading.part >= 100)) return false;
		reading.part = (isFirst ? 1 : reading.part) * 100;
		return true;
	}
	if (word === 'and') return !isFirst && joins(words[at - 1], words[at + 1]);
	const value = SMALL.get(word) ?? (isFirst ? toNumber(word) : undefined);
	return value !== undefined && takeSmall(reading, value, isFirst);
}

/** 'two hundred and six' is one number; 'six and two' is two. */
const joins = (before = '', after = '') =>
	(before === 'hundred' || SCALES.has(before)) && SMALL.has(after);

function takeSmall(reading: Reading, value: number, isFirst: boolean): boolean {
	const { settled, part } = reading;
	if (isFirst || part === 0) reading.part = value;
	else if (part % 100 === 0 && part >= 100) reading.part += value;
	else if (part % 10 === 0 && part % 100 >= 20 && value > 0 && value < 10) reading.part += value;
	else if (settled === 0 && part >= 10 && part < 100 && value >= 10)
		reading.part = part * 100 + value;
	else return false;
	return true;
}

const toNumber = (word: string) =>
	DIGITS.test(word) ? Number(word.replace('point', '.')) : undefined;

/** Without leading zeros, and without zeros at the end of a fraction. */
function plainDigits(word: string): string {
	const [whole = '', fraction, ...rest] = word.split('point');
	const trimmed = whole.replace(/^0+(?=\d)/, '');
	if (fraction === undefined || rest.length > 0 || !/^\d+$/.test(fraction))
		return fraction === undefined ? trimmed : word;
	const kept = fraction.replace(/0+$/, '');
	return kept ? `${trimmed}point${kept}` : trimmed;
}
