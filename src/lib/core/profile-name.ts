// What a learner on a shared device may be called.
export const LONGEST_NAME = 40;

export type NameCheck = { name: string } | { problem: string };

const folded = (name: string) => name.normalize('NFC').toLocaleLowerCase('en');

/**
 * A name as it is kept: trimmed, with single spaces, 1 to 40 characters of any script, and unlike the others on the
 * device whatever their case; or what is wrong with it.
 */
export function checkName(text: string, others: readonly string[]): NameCheck {
	// Controls and directions change how the names beside it are shown.
	const name = text
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
		.replace(/\s+/gu, ' ')
		.trim();
	if (name === '') return { problem: 'Write a name.' };
	const length = [...name].length;
	if (length > LONGEST_NAME)
		return { problem: `A name has at most ${LONGEST_NAME} characters; this has ${length}.` };
	if (others.some((other) => folded(other) === folded(name)))
		return { problem: `There is a ${name} here already.` };
	return { name };
}
