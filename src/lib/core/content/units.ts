// The name of a unit beside any number: decks write 'votes', and one of them is '1 vote'. English only.

/** These end the thing that is counted: 'tonnes | a year', 'votes | in favour'. */
const BEHIND = new Set('a an at by each every for from in of on per to with'.split(' '));
/** Counted in these, one is still many: '1 million tonnes'. */
const SCALES = new Set('dozen hundred thousand million billion trillion'.split(' '));
const SAME = new Set(
	'aircraft celsius fahrenheit fish hertz kelvin means news people percent personnel police series sheep species staff'.split(
		' '
	)
);
const IRREGULAR = new Map([
	['buses', 'bus'],
	['children', 'child'],
	['crises', 'crisis'],
	['feet', 'foot'],
	['halves', 'half'],
	['lives', 'life'],
	['men', 'man'],
	['movies', 'movie'],
	['people', 'person'],
	['shoes', 'shoe'],
	['women', 'woman']
]);

/** 'years' is 'year'; an abbreviation ('km', 'kWh', 'mbps') and what is no word ('m/s', '%') stay as they are. */
function singularOf(word: string): string {
	const irregular = IRREGULAR.get(word);
	if (irregular !== undefined) return irregular;
	if (SAME.has(word) || !/^\p{L}[\p{L}-]{2,}s$/u.test(word) || !/[aeiouy]/i.test(word)) return word;
	if (/(?:ss|us|is)$/.test(word)) return word;
	if (/[^aeiou]ies$/.test(word) && word.length > 4) return word.replace(/ies$/, 'y');
	return word.replace(/(?<=ss|x|z|ch|sh|o)es$|s$/, '');
}

/** A deck may have written the unit for the one that it asks for: 'vote'. Only a single plain word is changed. */
function pluralOf(unit: string): string {
	const isOne = /^\p{Ll}{4,}$/u.test(unit) && /[aeiouy]/.test(unit) && !/s$/.test(unit);
	if (!isOne || SAME.has(unit) || SCALES.has(unit) || IRREGULAR.has(unit)) return unit;
	const irregular = [...IRREGULAR].find(([, one]) => one === unit);
	if (irregular) return irregular[0];
	if (/[^aeiou]y$/.test(unit)) return unit.replace(/y$/, 'ies');
	return `${unit}${/(?:x|z|ch|sh)$/.test(unit) ? 'es' : 's'}`;
}

/**
 * A unit as it stands behind a number, singular behind 1 and -1: 'vote', 'tonne a year', 'million tonnes'. Without a
 * number it is the plural, which a field's label says.
 */
export function unitFor(value: number | undefined, unit: string): string {
	if (value === undefined || Math.abs(value) !== 1) return pluralOf(unit);
	const words = unit.split(' ');
	const end = words.findIndex((word, at) => at > 0 && BEHIND.has(word));
	const counted = words.slice(0, end < 0 ? undefined : end);
	if (SCALES.has(counted[0] ?? '')) return unit;
	// In 'soldiers killed' and 'years later' the last word is not the one that is counted.
	const at = counted.findLastIndex((word) => singularOf(word) !== word);
	return words.map((word, place) => (place === at ? singularOf(word) : word)).join(' ');
}
