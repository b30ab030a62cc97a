// A problem in a dossier's files, told so that whoever wrote the file can mend it.
import { lineAndColumn, offsetAt, scanJson, type Position } from './parse-json.ts';

/** What is wrong, where. `message` says it all in a sentence; the other fields are its parts. */
export type ContentProblem = {
	/** `vostochny-2023/facts.json` */
	file: string;
	/** `fact "san-12", status`; empty for the file as a whole. */
	place: string;
	found: string;
	expected: string;
	message: string;
	/** From 1. */
	line?: number;
};

/** Field names and list numbers from the top of a file down to a value. */
export type Keys = readonly (string | number)[];

/** Makes a problem of one file: where in it, what is there, what should be. */
export type Report = (keys: Keys, found: string, expected: string) => ContentProblem;

/** What one item of a list is called. */
const ITEM_NAMES = new Map([
	['sources', 'source'],
	['entities', 'entity'],
	['facts', 'fact'],
	['misconceptions', 'misconception'],
	['questions', 'question'],
	['rungs', 'rung'],
	['options', 'option'],
	['objectives', 'objective'],
	['primer', 'paragraph'],
	['contrasts', 'contrast'],
	['rows', 'row'],
	['views', 'view'],
	['routes', 'route'],
	['stops', 'stop'],
	['blanks', 'gap'],
	['items', 'item'],
	['pairs', 'pair'],
	['extras', 'extra'],
	['statements', 'statement']
]);

/** A problem of the given parts. */
export function problemOf(parts: Omit<ContentProblem, 'message'>): ContentProblem {
	const { file, line, place, found, expected } = parts;
	const where = [file, line === undefined ? '' : `line ${line}`, place].filter(Boolean).join(', ');
	return { ...parts, message: `${where}: found ${found}, expected ${expected}.` };
}

const partOf = (value: unknown, key: string | number): unknown =>
	typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** The words for a place: items by their id where they have one, else by their number from 1. */
export function placeOf(value: unknown, keys: Keys): string {
	const words: string[] = [];
	let part = value;
	for (const [at, key] of keys.entries()) {
		const item = ITEM_NAMES.get(String(keys[at - 1]));
		part = partOf(part, key);
		const id = partOf(part, 'id');
		if (item === undefined) {
			if (typeof key === 'string') words.push(key);
			continue;
		}
		words.pop();
		const name = typeof id === 'string' ? id : key;
		words.push(typeof name === 'string' ? `${item} "${name}"` : `${item} ${name + 1}`);
	}
	return words.join(', ');
}

/** The reporter of a file that is JSON. The text is scanned for line numbers at the first problem only. */
export function reporterOf(file: string, text: string, value: unknown): Report {
	let root: Position | undefined;
	return (keys, found, expected) => {
		root ??= scanJson(text).root;
		const place = placeOf(value, keys);
		if (!root) return problemOf({ file, place, found, expected });
		const { line } = lineAndColumn(text, offsetAt(root, keys));
		return problemOf({ file, place, found, expected, line });
	};
}
