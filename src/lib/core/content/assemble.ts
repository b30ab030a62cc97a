// Puts a dossier together from its files and follows every reference. Runs in the browser and in Node.
// Imported by db (to install) and by the content lint; imports valibot by way of `parse.ts`.
import {
	checkDeck,
	checkEntity,
	checkFact,
	checkMisconception,
	excusing,
	knownIn,
	repeated,
	soundReferences,
	type Finding
} from './assemble-references.ts';
import { foundText } from './parse-issue.ts';
import { parseFile, type AnyFile, type ReadFile } from './parse.ts';
import { problemOf, type ContentProblem } from './parse-problem.ts';
import type { DeckFile, Dossier, DossierFile, LockFile, References } from './types.ts';

/** A dossier, and what is wrong with it: nothing, when it is whole. */
export type Assembled = { dossier: Dossier; problems: ContentProblem[] };

/** Path (`vostochny-2023/facts.json`) to text. */
export type DossierTexts = ReadonlyMap<string, string>;

const REFERENCE_FILES = ['sources', 'entities', 'facts', 'misconceptions'] as const;
const NO_LOCK: LockFile = { format: 1, questions: {} };

/** What could be read of a folder, before references are followed. */
type Reading = {
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

function read(id: string, texts: DossierTexts): Reading {
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

const missing = (file: string, expected = 'a file of this name') =>
	problemOf({ file, place: '', found: 'nothing', expected });

const slugOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace('.deck.json', '');

/** What `dossier.json` says of the folder and its decks, against what is there. */
function checkHead(id: string, { value, report }: ReadFile<'dossier'>, texts: DossierTexts) {
	const problems = value.decks
		.filter((slug) => !texts.has(`${id}/${slug}.deck.json`))
		.map((slug) => missing(`${id}/${slug}.deck.json`, 'the deck that dossier.json lists'));
	const unlisted = [...texts.keys()]
		.filter((path) => path.endsWith('.deck.json'))
		.map(slugOf)
		.filter((slug) => !value.decks.includes(slug));
	const order = value.decks.join(', ');
	for (const slug of unlisted) problems.push(report(['decks'], order, `"${slug}" among them`));
	if (new Set(value.decks).size < value.decks.length)
		problems.push(report(['decks'], order, 'each deck once'));
	if (value.id !== id)
		problems.push(report(['id'], foundText(value.id), `${foundText(id)}, as the folder is called`));
	return problems;
}

/** Ids that two files share although pages and progress are addressed by them. */
function checkAcrossFiles(id: string, { references, decks, files }: Reading): ContentProblem[] {
	const deckIds = new Set(decks.map(({ value }) => value.id));
	const entities = files.get(`${id}/entities.json`);
	const problems = references.entities.flatMap((entity, at) =>
		deckIds.has(entity.id) && entities
			? entities.report(
					['entities', at, 'id'],
					`${foundText(entity.id)}, as a deck is called`,
					'an id of its own'
				)
			: []
	);
	const first = new Map<string, string>();
	for (const { value, path, report } of decks) {
		const name = slugOf(path);
		if (value.id !== name)
			problems.push(
				report(['id'], foundText(value.id), `${foundText(name)}, as the file is called`)
			);
		for (const [at, { id: questionId }] of value.questions.entries()) {
			const earlier = first.get(questionId);
			first.set(questionId, earlier ?? path);
			if (earlier === undefined) continue;
			const found = `${foundText(questionId)}, which an earlier question in ${earlier} has`;
			problems.push(report(['questions', at, 'id'], found, 'an id of its own'));
		}
	}
	return problems;
}

function checkReferences(id: string, { references, decks, files }: Reading): ContentProblem[] {
	const known = excusing(knownIn(references), (name) => files.has(`${id}/${name}.json`));
	const { entities, facts, misconceptions } = references;
	const byFile: [string, Finding[]][] = [
		...REFERENCE_FILES.map((name): [string, Finding[]] => [
			`${id}/${name}.json`,
			repeated(references[name], [name])
		]),
		[`${id}/entities.json`, entities.flatMap((one, at) => checkEntity(one, at, known))],
		[`${id}/facts.json`, facts.flatMap((one, at) => checkFact(one, at, known))],
		[
			`${id}/misconceptions.json`,
			misconceptions.flatMap((one, at) => checkMisconception(one, at, known))
		],
		...decks.map(({ path, value }): [string, Finding[]] => [path, checkDeck(value, id, known)])
	];
	return byFile.flatMap(([path, findings]) =>
		findings.flatMap(
			({ keys, found, expected }) => files.get(path)?.report(keys, found, expected) ?? []
		)
	);
}

/** Without those that say the same as an earlier one. */
const distinct = (problems: readonly ContentProblem[]) => [
	...new Map(problems.map((problem) => [problem.message, problem])).values()
];

const inOrder = (head: DossierFile, decks: Reading['decks']) =>
	head.decks.flatMap((slug) => decks.find(({ path }) => slugOf(path) === slug)?.value ?? []);

/**
 * Reads a dossier from the texts of its files and follows every reference. `lock.json` may be absent: the app has
 * no use for it. The dossier is `undefined` when its `dossier.json` cannot be read; with problems it is what could
 * be read, and not to be installed. Never throws.
 */
export function assembleDossier(
	id: string,
	texts: DossierTexts
): { dossier?: Dossier; problems: ContentProblem[] } {
	const reading = read(id, texts);
	const { head, references, decks, lock } = reading;
	const problems = distinct([
		...reading.problems,
		...(head ? checkHead(id, head, texts) : []),
		...checkAcrossFiles(id, reading),
		...checkReferences(id, reading)
	]);
	if (!head) return { problems };
	const deckFiles = inOrder(head.value, decks);
	return { dossier: { ...head.value, ...references, deckFiles, lock }, problems };
}

/**
 * What can be studied of a damaged dossier: the decks whose every reference resolves, all the way to the sources,
 * with the references that are sound. The dossier is `undefined` when no deck is; `problems` are those of the whole.
 */
export function resolvableDecks(
	id: string,
	texts: DossierTexts
): { dossier?: Dossier; decks: DeckFile[]; problems: ContentProblem[] } {
	const { dossier, problems } = assembleDossier(id, texts);
	if (dossier?.id !== id) return { decks: [], problems };
	const references = soundReferences(dossier);
	const known = knownIn(references);
	const seen = new Set<string>();
	const decks = dossier.deckFiles.filter((deck) => {
		if (!texts.has(`${id}/${deck.id}.deck.json`) || checkDeck(deck, id, known).length > 0)
			return false;
		const ids = deck.questions.map((question) => question.id);
		if (new Set(ids).size < ids.length || ids.some((one) => seen.has(one))) return false;
		for (const one of ids) seen.add(one);
		return true;
	});
	if (decks.length === 0) return { decks, problems };
	return { dossier: { ...dossier, ...references, deckFiles: decks }, decks, problems };
}
