// ULIDs (github.com/ulid/spec): 48 bits of time, then 80 bits of chance, in letters that sort as the time does.
import type { Instant } from './types.ts';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LENGTH = 10;
const CHANCE_LENGTH = 16;
const LAST_INSTANT = 2 ** 48 - 1;

const letter = (value: number) => LETTERS.charAt(value % LETTERS.length);

/**
 * 26 letters. Ids of an earlier millisecond sort first; within one millisecond chance decides, which is enough:
 * nobody answers twice in one. `at` is in ms UTC, `random` gives 0 ≤ x < 1.
 */
export function ulid(at: Instant, random: () => number): string {
	let left = Math.min(LAST_INSTANT, Math.max(0, Math.floor(at)));
	let time = '';
	for (let i = 0; i < TIME_LENGTH; i++) {
		time = letter(left) + time;
		left = Math.floor(left / LETTERS.length);
	}
	const chance = Array.from({ length: CHANCE_LENGTH }, () =>
		letter(Math.floor(random() * LETTERS.length))
	);
	return time + chance.join('');
}
