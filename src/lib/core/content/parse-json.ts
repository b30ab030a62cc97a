// Where things stand in a JSON text. The engine's own parser reads the files; this one is asked only when something
// is wrong, because engines word their errors differently and some name no place at all.

/** What stops the text from being JSON, and where (UTF-16 code units from the start). */
export type Fault = { offset: number; found: string; expected: string };

/** A value's place in the text; the fields of an object by name, the items of a list by their number from 0. */
export type Position = { offset: number; parts: Map<string, Position> };

export type Scan = { root: Position; fault?: undefined } | { root?: undefined; fault: Fault };

/** Opened and not yet closed. */
type Open = { close: '}' | ']'; position: Position };

class Unreadable extends Error {
	fault: Fault;
	constructor(fault: Fault) {
		super(fault.found);
		this.fault = fault;
	}
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[^\s,:[\]{}"]{1,30}/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const END = 'the end of the file';
const REST = 'the rest of the JSON';

class Scanner {
	#text: string;
	#at = 0;
	#open: Open[] = [];

	constructor(text: string) {
		this.#text = text;
	}

	/** The place of every value. Throws `Unreadable` at the first fault; never recurses, however deep the text. */
	scan(): Position {
		const root = this.#value();
		for (let open = this.#open.at(-1); open; open = this.#open.at(-1)) this.#step(open);
		this.#match(SPACE);
		if (this.#at < this.#text.length) this.#fail('nothing after the last bracket');
		return root;
	}

	/** Reads the next part of the innermost object or list, or its end. */
	#step({ close, position }: Open) {
		this.#match(SPACE);
		const isFirst = position.parts.size === 0;
		if (this.#take(close)) {
			this.#open.pop();
			return;
		}
		if (!isFirst && !this.#take(',')) this.#fail(`a comma or "${close}"`);
		this.#match(SPACE);
		const isSurplus = !isFirst && (this.#text[this.#at] === '}' || this.#text[this.#at] === ']');
		if (isSurplus) this.#fail('something after the comma, or no comma');
		const name = close === '}' ? this.#name() : String(position.parts.size);
		position.parts.set(name, this.#value());
	}

	#name(): string {
		if (this.#text[this.#at] !== '"') this.#fail('a field name in quotation marks');
		const name = this.#string();
		this.#match(SPACE);
		if (!this.#take(':')) this.#fail('a colon after the field name');
		return name;
	}

	#value(): Position {
		this.#match(SPACE);
		const position: Position = { offset: this.#at, parts: new Map() };
		if (this.#take('{')) this.#open.push({ close: '}', position });
		else if (this.#take('[')) this.#open.push({ close: ']', position });
		else if (this.#text[this.#at] === '"') this.#string();
		else if (!this.#match(SCALAR)) this.#fail('a value');
		return position;
	}

	#string(): string {
		const start = this.#at++;
		for (let next = this.#text[this.#at]; next !== '"'; next = this.#text[this.#at]) {
			if (next === undefined) this.#fail(REST, 'the end of the file in the middle of a string');
			if (next < ' ') this.#fail('a closing quotation mark', unprintable(next));
			if (next !== '\\') this.#at++;
			else if (!this.#match(ESCAPE)) this.#failAtEscape();
		}
		this.#at++;
		return JSON.parse(this.#text.slice(start, this.#at)) as string;
	}

	#failAtEscape(): never {
		const rest = this.#text.length - this.#at;
		if (rest < 6 && /^\\(?:u[0-9a-fA-F]*)?$/.test(this.#text.slice(this.#at)))
			this.#fail(REST, 'the end of the file in the middle of a string');
		return this.#fail('\\" or \\\\ (a backslash begins an escape)', 'a lone backslash');
	}

	#take(sign: string): boolean {
		if (this.#text[this.#at] !== sign) return false;
		this.#at++;
		return true;
	}

	#match(pattern: RegExp): string {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#text)?.[0] ?? '';
		this.#at += match.length;
		return match;
	}

	#fail(expected: string, found?: string): never {
		const offset = this.#at;
		if (found !== undefined) throw new Unreadable({ offset, found, expected });
		const isEnd = offset >= this.#text.length || this.#isCutWord();
		if (isEnd) throw new Unreadable({ offset, found: END, expected: REST });
		const seen = this.#match(WORD) || this.#text.slice(offset, offset + 1);
		throw new Unreadable({ offset, found: JSON.stringify(seen), expected });
	}

	/** `tru` or `-` with nothing behind it. */
	#isCutWord(): boolean {
		const rest = this.#text.slice(this.#at, this.#at + 6);
		return /^(?:-|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/.test(rest);
	}
}

const unprintable = (sign: string) =>
	sign === '\n' || sign === '\r' ? 'a line break inside a string' : 'a control character';

/** The place of every value, or the first fault: `fault` exactly when `JSON.parse` throws. Never throws. */
export function scanJson(text: string): Scan {
	try {
		return { root: new Scanner(text).scan() };
	} catch (reason) {
		if (reason instanceof Unreadable) return { fault: reason.fault };
		throw reason;
	}
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset).split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Where the value at `keys` stands; where it is missing, where the nearest value around it stands. */
export function offsetAt(root: Position, keys: readonly (string | number)[]): number {
	let position = root;
	for (const key of keys) {
		const part = position.parts.get(String(key));
		if (!part) break;
		position = part;
	}
	return position.offset;
}
