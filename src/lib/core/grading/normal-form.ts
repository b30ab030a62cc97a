// What two typed answers must share to be the same answer.
import { fold } from '../content/fold.ts';
import { joinDigits, numbersToDigits } from './number-words.ts';

/** A typed answer without its accidents of writing. */
export type NormalForm = {
	/** Folded words, numbers as digits, no leading article. */
	words: string[];
	/** The words run together, so that spaces and hyphens make no difference. Empty: nothing was said. */
	joined: string;
	/** The numbers in it, in order: a slip of the finger is forgiven in letters, never in digits. */
	digits: string;
	/** How many letters `joined` has, in code points. */
	letters: number;
};

/** No answer is longer; what follows is not read. UTF-16 code units. */
export const LONGEST_ANSWER = 200;

const ARTICLES = new Set(['the', 'a', 'an']);
const MONTHS =
	'january february march april may june july august september october november december'.split(
		' '
	);

/** The normal form of any text, however strange; reads at most `LONGEST_ANSWER` of it. Never throws. */
export function normalForm(text: string): NormalForm {
	const parts = fold(joinDigits(text.slice(0, LONGEST_ANSWER)).replace(HYPHEN, '$1'))
		.split(/[^\p{L}\p{N}\p{M}]+/u)
		.filter(Boolean);
	const words = dayBeforeMonth(withoutArticle(numbersToDigits(parts)));
	const joined = words.reduce(run, '');
	const letters = [...joined.replace(/\d+point\d+|[\d ]/g, '')].length;
	return { words, joined, digits: (joined.match(/\d+/g) ?? []).join(' '), letters };
}

/** A hyphen inside a name. Removed rather than spaced, so that the parts of 'Jong-un' stay one word. */
const HYPHEN = /(\p{L})[-‐-―](?=\p{L})/gu;

/** Without the space, but for one between two numbers: 1 and 2 are not 12. */
const run = (text: string, word: string) =>
	text + (/\d$/.test(text) && /^\d/.test(word) ? ' ' : '') + word;

const withoutArticle = (words: string[]) =>
	words.length > 1 && ARTICLES.has(words[0] ?? '') ? words.slice(1) : words;

/** 'September 13', 'Sept 13', '13th of September' and '13 September' are one day. */
function dayBeforeMonth(words: readonly string[]): string[] {
	const kept = words.filter(
		(word, index) => !(word === 'of' && isDay(words[index - 1]) && monthOf(words[index + 1]))
	);
	const out = kept.map((word, index) =>
		isDay(kept[index - 1]) || isDay(kept[index + 1]) ? (monthOf(word) ?? word) : word
	);
	for (let index = 1; index < out.length; index += 1) {
		const [month = '', day = ''] = [out[index - 1], out[index]];
		if (!monthOf(month) || !isDay(day) || isDay(out[index - 2])) continue;
		out[index - 1] = day;
		out[index] = month;
	}
	return out;
}

const isDay = (word = '') => /^(?:[1-9]|[12]\d|3[01])$/.test(word);

const monthOf = (word = '') =>
	word.length < 3 ? undefined : MONTHS.find((month) => month.startsWith(word));
