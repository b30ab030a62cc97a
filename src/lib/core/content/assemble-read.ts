// Reads what there is of a dossier's folder, before any reference is followed.
// Imported by `assemble.ts` only.
import { parseFile, type AnyFile, type ReadFile } from './parse.ts';
import { problemOf, type ContentProblem } from './parse-problem.ts';
import type { LockFile, References } from './types.ts';

/** Path (`vostochny-2023/facts.json`) to text. */
export type DossierTexts = ReadonlyMap<string, string>;

export const REFERENCE_FILES = ['sources', 'entities', 'facts', 'misconceptions'] as const;
const NO_LOCK: LockFile = { format: 1, questions: {} };

/** What could be read of a folder, before references are followed. */
export type Reading = {
	head?: ReadFile<'dossier'>;
	decks: ReadFile<'deck'>[];
	references: References;
	lock: LockFile;
	files: Map<string, AnyFile>;
	problems: ContentProblem[];
};

function take(reading: Reading, file: AnyFile) {
	reading.files.set(file.path, file);
	if (file.kind === 'dossier') reading.head = file;
	else if (file.kind === 'deck') reading.decks.push(file);
	else if (file.kind === 'lock') reading.lock = file.value;
	else reading.references = { ...reading.references, ...file.value };
}

export function read(id: string, texts: DossierTexts): Reading {
	const reading: Reading = {
		decks: [],
		references: { sources: [], entities: [], facts: [], misconceptions: [] },
		lock: NO_LOCK,
		files: new Map(),
		problems: []
	};
	for (const [path, text] of texts) {
		const { file, problems } = parseFile(path, text);
		if (file) take(reading, file);
		reading.problems.push(...problems);
	}
	for (const name of ['dossier', ...REFERENCE_FILES])
		if (!texts.has(`${id}/${name}.json`)) reading.problems.push(missing(`${id}/${name}.json`));
	return reading;
}

export const missing = (file: string, expected = 'a file of this name') =>
	problemOf({ file, place: '', found: 'nothing', expected });

export const slugOf = (path: string) =>
	path.slice(path.lastIndexOf('/') + 1).replace('.deck.json', '');
