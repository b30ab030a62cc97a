// The codes that people read aloud and type: six digits for a class, eight signs for moving to another phone.

export const CODE_DIGITS = 6;
/** No letter or digit that is taken for another one. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const RESUME_SIGNS = 8;

/** A class code. @param random 0 ≤ x < 1 */
export const randomCode = (random: () => number): string =>
	String(Math.floor(random() * 10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');

/** The six digits of what was typed or read aloud, or of a whole link; `undefined` where there are none. */
export function readCode(text: string): string | undefined {
	const named = /[?&#]code=([\d\s-]+)/.exec(text)?.[1];
	const digits = (named ?? text).normalize('NFKC').replace(/[\p{Pd}\s.,]/gu, '');
	return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** As it is shown: `482 913`. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** A key for moving to another phone, 39 bits. @param random 0 ≤ x < 1 */
export const randomResumeKey = (random: () => number): string =>
	Array.from(
		{ length: RESUME_SIGNS },
		() => SIGNS[Math.floor(random() * SIGNS.length)] ?? '2'
	).join('');

/** As it is shown: `K7M2-QX4D`. */
export const spacedResumeKey = (key: string): string => `${key.slice(0, 4)}-${key.slice(4)}`;

/** The key in what was typed; `undefined` where it is none. */
export function readResumeKey(text: string): string | undefined {
	const key = text
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^\dA-Z]/g, '');
	const isKey = key.length === RESUME_SIGNS && [...key].every((sign) => SIGNS.includes(sign));
	return isKey ? key : undefined;
}
