// Reads one file of a dossier: its text in, its value or its problems out. The installer and the content lint
// import it; components do not, because it brings valibot with it.
import * as v from 'valibot';
import { readIssue } from './parse-issue.ts';
import { lineAndColumn, scanJson } from './parse-json.ts';
import { problemOf, reporterOf, type ContentProblem, type Report } from './parse-problem.ts';
import {
	DeckFileSchema,
	DossierFileSchema,
	EntitiesFileSchema,
	FactsFileSchema,
	LockFileSchema,
	MisconceptionsFileSchema,
	SourcesFileSchema
} from './schema.ts';

export type { ContentProblem } from './parse-problem.ts';

const SCHEMAS = {
	dossier: DossierFileSchema,
	sources: SourcesFileSchema,
	entities: EntitiesFileSchema,
	facts: FactsFileSchema,
	misconceptions: MisconceptionsFileSchema,
	deck: DeckFileSchema,
	lock: LockFileSchema
};

export type FileKind = keyof typeof SCHEMAS;
export type FileOf<K extends FileKind> = v.InferOutput<(typeof SCHEMAS)[K]>;

/** A file that says what its kind of file must say. `report` makes problems that name places in it. */
export type ReadFile<K extends FileKind> = {
	kind: K;
	path: string;
	value: FileOf<K>;
	report: Report;
};

/** A file of one kind or another; its `kind` tells what its value is. */
export type AnyFile = { [K in FileKind]: ReadFile<K> }[FileKind];

export type Parsed<File = AnyFile> =
	{ file: File; problems: [] } | { file?: undefined; problems: ContentProblem[] };

/** More than these from one file help nobody: the first ones explain the rest. */
const MOST_PROBLEMS = 50;

const FILE_NAMES: Record<string, FileKind> = {
	'dossier.json': 'dossier',
	'sources.json': 'sources',
	'entities.json': 'entities',
	'facts.json': 'facts',
	'misconceptions.json': 'misconceptions',
	'lock.json': 'lock'
};

/** What kind of file a path names: by its last part alone. `undefined` for none of a dossier's. */
export function kindOf(path: string): FileKind | undefined {
	const name = path.slice(path.lastIndexOf('/') + 1);
	if (Object.hasOwn(FILE_NAMES, name)) return FILE_NAMES[name];
	return name.endsWith('.deck.json') ? 'deck' : undefined;
}

/** The file as a value, before it is known to be of any kind. */
function parseJson(path: string, text: string): { value: unknown } | { problem: ContentProblem } {
	try {
		return { value: JSON.parse(text) };
	} catch (reason) {
		const fault = scanJson(text).fault;
		const { offset = 0, found = String(reason), expected = 'JSON' } = fault ?? {};
		const { line, column } = lineAndColumn(text, offset);
		const isCut = found.startsWith('the end of the file');
		const what = isCut
			? `${found.replace('the end of the file', 'the file ends')}; expected ${expected}`
			: `found ${found}, expected ${expected}`;
		const message = `${path}, line ${line}, column ${column}: ${what}.`;
		return { problem: { file: path, place: '', line, found, expected, message } };
	}
}

function tooMany(path: string, left: number): ContentProblem {
	const [found, expected] = [`${left} more problems`, 'none'];
	const message = `${path}: ${left} more problems like these.`;
	return { file: path, place: '', found, expected, message };
}

/**
 * Reads a file of the given kind. Problems name the line, the question, fact or other item by its id, the field, what
 * was found and what is expected; at most 50 a file, the last of which counts the rest. Never throws.
 */
export function parseAs<K extends FileKind>(
	kind: K,
	path: string,
	text: string
): Parsed<ReadFile<K>> {
	// Some editors put an invisible mark at the start of a file.
	const bare = text.replace(/^\ufeff/, '');
	const json = parseJson(path, bare);
	if ('problem' in json) return { problems: [json.problem] };
	const report = reporterOf(path, bare, json.value);
	const result = v.safeParse(SCHEMAS[kind], json.value);
	if (result.success)
		return { file: { kind, path, value: result.output as FileOf<K>, report }, problems: [] };
	const issues = result.issues.map(readIssue);
	const problems = issues
		.slice(0, MOST_PROBLEMS)
		.map(({ keys, found, expected }) => report(keys, found, expected));
	const left = issues.length - problems.length;
	return { problems: left > 0 ? [...problems, tooMany(path, left)] : problems };
}

/** Reads a file of whichever kind its name says, as `parseAs` does. */
export function parseFile(path: string, text: string): Parsed {
	const kind = kindOf(path);
	if (kind !== undefined) return parseAs(kind, path, text) as Parsed;
	const found = 'a file of another name';
	const expected = `one of ${[...Object.keys(FILE_NAMES), '<deck>.deck.json'].join(', ')}`;
	return { problems: [problemOf({ file: path, place: '', found, expected })] };
}
