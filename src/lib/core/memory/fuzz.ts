// Fuzz spreads cards learned together over neighbouring days; Anki's formula (its table of cases is in the tests).
// It is seeded by the card, not by the clock: the date on the button is the date that comes.

/** Days of the interval in each range add this share to the fuzz. */
const RANGES = [
	{ from: 2.5, to: 7, share: 0.15 },
	{ from: 7, to: 20, share: 0.1 },
	{ from: 20, to: Infinity, share: 0.05 }
] as const;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Days either way; none below 2.5 days. */
function spread(interval: number): number {
	if (interval < 2.5) return 0;
	return RANGES.reduce(
		(days, { from, to, share }) => days + share * Math.max(0, Math.min(interval, to) - from),
		1
	);
}

/** The shortest and longest interval that fuzz may choose, in whole days within `minimum` and `maximum`. */
export function fuzzBounds(
	interval: number,
	minimum: number,
	maximum: number
): { lower: number; upper: number } {
	const least = Math.min(minimum, maximum);
	const days = clamp(interval, least, maximum);
	return {
		lower: clamp(Math.round(days - spread(days)), least, maximum),
		upper: clamp(Math.round(days + spread(days)), least, maximum)
	};
}

/** Whole days. `factor` is 0 ≤ x < 1, or `undefined` for no fuzz. `interval` need not be whole. */
export function fuzzed(
	interval: number,
	factor: number | undefined,
	minimum: number,
	maximum: number
): number {
	if (factor === undefined) return clamp(Math.round(interval), Math.min(minimum, maximum), maximum);
	const { lower, upper } = fuzzBounds(interval, minimum, maximum);
	return Math.min(upper, lower + Math.floor(factor * (1 + upper - lower)));
}

/**
 * The least interval after a pass, so that fuzz alone never shortens what was scheduled before: a day more than
 * `previous` where the interval grew, `previous` where it is within reach of fuzz, 0 where it truly shrank.
 */
export function leastInterval(interval: number, previous: number, maximum: number): number {
	if (Math.round(interval) > previous) return previous + 1;
	return previous <= fuzzBounds(interval, 1, maximum).upper ? previous : 0;
}

/** 0 ≤ x < 1 from a card and how often it was answered (FNV-1a, then MurmurHash3's finish to spread the bits). */
export function fuzzFactor(cardId: string, reps: number): number {
	let hash = 0x811c9dc5;
	for (const character of `${cardId} ${reps}`) {
		hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
