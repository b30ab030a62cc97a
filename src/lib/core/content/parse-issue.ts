// What a schema found wrong, in the words of someone who writes a dossier in a text editor.
import type * as v from 'valibot';
import type { Keys } from './parse-problem.ts';

const LONGEST_QUOTE = 60;

const KINDS: Record<string, string> = {
	string: 'a text',
	number: 'a number',
	boolean: 'true or false',
	array: 'a list in square brackets',
	strict_object: 'an object in curly brackets',
	record: 'an object in curly brackets',
	integer: 'a whole number'
};

/** A value in a few words, quoted as it stands in the file. */
export function foundText(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (Array.isArray(value))
		return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
	if (typeof value === 'object' && value !== null) return 'an object';
	const whole = JSON.stringify(value);
	return whole.length > LONGEST_QUOTE ? `${whole.slice(0, LONGEST_QUOTE)}…"` : whole;
}

/** `("a" | "b")` as a list of words. */
const choicesOf = (expected: string) =>
	expected
		.replace(/^\(|\)$/g, '')
		.split(' | ')
		.map((choice) => choice.replace(/^"|"$/g, ''));

function sizeText(issue: v.BaseIssue<unknown>, word: 'at least' | 'at most'): string {
	const limit = `${word} ${String(issue.requirement)}`;
	if (Array.isArray(issue.input)) return `${limit} in the list`;
	return issue.requirement === 1 ? 'some text' : `${limit} letters`;
}

function expectedText(issue: v.BaseIssue<unknown>): string {
	const { type, expected, input } = issue;
	const isField = type === 'strict_object' && expected?.startsWith('"');
	if (isField) return `the field ${expected}`;
	if (expected === 'never') return 'no such field';
	const kind = KINDS[type];
	if (kind !== undefined) return kind;
	const choices = choicesOf(expected ?? '');
	if (type === 'picklist') return `one of ${choices.join(', ')}`;
	if (type === 'variant' && expected === 'Object') return KINDS['strict_object'] ?? '';
	if (type === 'variant') return `one of ${choices.join(', ')}`;
	if (type === 'literal') return String(expected);
	if (type === 'min_length') return sizeText(issue, 'at least');
	if (type === 'max_length')
		return `${sizeText(issue, 'at most')}${typeof input === 'string' ? `, not ${input.length}` : ''}`;
	if (type === 'min_value') return `${String(issue.requirement)} or more`;
	if (type === 'max_value') return `${String(issue.requirement)} or less`;
	// A pattern carries its own words.
	return issue.message;
}

/** A schema's issue: where, what was found, what should be there. */
export function readIssue(issue: v.BaseIssue<unknown>): {
	keys: Keys;
	found: string;
	expected: string;
} {
	const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
	const isUnknownField = issue.expected === 'never';
	const found = isUnknownField ? `a field ${issue.received}` : foundText(issue.input);
	return { keys, found, expected: expectedText(issue) };
}
