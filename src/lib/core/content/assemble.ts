// Puts a dossier together from its files and follows every reference. Runs in the browser and in Node.
// Imported by db (to install) and by the content lint; imports valibot by way of `parse.ts`.
import { checkAcrossFiles, checkHead } from './assemble-files.ts';
import {
	excusing,
	knownIn,
	listed,
	repeated,
	unresolved,
	type Finding,
	type Known
} from './assemble-findings.ts';
import { read, REFERENCE_FILES, slugOf, type DossierTexts, type Reading } from './assemble-read.ts';
import {
	checkContrast,
	checkDeck,
	checkEntity,
	checkFact,
	checkMisconception,
	checkRoute,
	checkView,
	once,
	soundReferences
} from './assemble-references.ts';
import { circleFinding, circlesIn, unlockable, type Circle } from './assemble-unlocks.ts';
import type { ContentProblem } from './parse-problem.ts';
import type { DeckFile, Dossier, DossierFile, References } from './types.ts';

export type { DossierTexts } from './assemble-read.ts';

/** A dossier, and what is wrong with it: nothing, when it is whole. */
export type Assembled = { dossier: Dossier; problems: ContentProblem[] };

/** What `dossier.json` names of the rest: questions, places and facts. */
function checkHeadReferences(head: DossierFile, known: Known): Finding[] {
	const { pretest = [], views = [], routes = [] } = head;
	return [
		...unresolved(listed('question', pretest, ['pretest']), known),
		...repeated(views, ['views']),
		...views.flatMap(checkView),
		...repeated(routes, ['routes']),
		...routes.flatMap((route, at) => checkRoute(route, at, known))
	];
}

/** What a deck waits for that is not there, or that waits for the deck itself. */
const checkUnlocks = (deck: DeckFile, circles: readonly Circle[], known: Known): Finding[] => [
	...unresolved(listed('deck', deck.unlocksAfter ?? [], ['unlocksAfter']), known),
	...circles.filter(({ deckId }) => deckId === deck.id).map(circleFinding)
];

/** What can be named, and what cannot be blamed for missing because its file could not be read. */
function knownOf(id: string, { references, files, head }: Reading, deckFiles: DeckFile[]): Known {
	return excusing(
		knownIn(references, head?.value, deckFiles),
		(name) => files.has(`${id}/${name}.json`),
		head?.value.decks.every((slug) => files.has(`${id}/${slug}.deck.json`)) ?? false
	);
}

function checkReferences(id: string, reading: Reading): ContentProblem[] {
	const { references, decks, files, head } = reading;
	const deckFiles = head ? inOrder(head.value, decks) : decks.map(({ value }) => value);
	const known = knownOf(id, reading, deckFiles);
	const circles = circlesIn(deckFiles);
	const { entities, facts, misconceptions, contrasts = [] } = references;
	const inFile: Record<string, Finding[]> = {
		entities: [
			...entities.flatMap((one, at) => checkEntity(one, at, known)),
			...repeated(contrasts, ['contrasts']),
			...contrasts.flatMap((one, at) => checkContrast(one, at, known))
		],
		facts: facts.flatMap((one, at) => checkFact(one, at, known)),
		misconceptions: misconceptions.flatMap((one, at) => checkMisconception(one, at, known)),
		dossier: head ? checkHeadReferences(head.value, known) : []
	};
	const byPath: [string, Finding[]][] = [
		...REFERENCE_FILES.map((name): [string, Finding[]] => [
			`${id}/${name}.json`,
			repeated(references[name], [name])
		]),
		...Object.entries(inFile).map(([name, all]): [string, Finding[]] => [
			`${id}/${name}.json`,
			all
		]),
		...decks.map(({ path, value }): [string, Finding[]] => [
			path,
			[...checkDeck(value, id, known), ...checkUnlocks(value, circles, known)]
		])
	];
	return byPath.flatMap(([path, findings]) =>
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
	const known = knownIn(references, { ...dossier, views: soundViews(dossier) });
	const seen = new Set<string>();
	const sound = dossier.deckFiles.filter((deck) => {
		if (!texts.has(`${id}/${deck.id}.deck.json`) || checkDeck(deck, id, known).length > 0)
			return false;
		const ids = deck.questions.map((question) => question.id);
		if (new Set(ids).size < ids.length || ids.some((one) => seen.has(one))) return false;
		for (const one of ids) seen.add(one);
		return true;
	});
	if (sound.length === 0) return { decks: [], problems };
	const decks = unlockable(sound);
	return { dossier: soundDossier(dossier, references, decks), decks, problems };
}

const soundViews = ({ views = [] }: Dossier) =>
	once(views).filter((one, at) => checkView(one, at).length === 0);

/** The dossier with what its own file names cut down to what is there. */
function soundDossier(dossier: Dossier, references: References, deckFiles: DeckFile[]): Dossier {
	const { pretest, views, routes, ...rest } = dossier;
	const known = knownIn(references, dossier, deckFiles);
	const asked = pretest?.filter((id) => known.question.has(id)) ?? [];
	const drawn = once(routes ?? []).filter((one, at) => checkRoute(one, at, known).length === 0);
	return {
		...rest,
		...references,
		...(asked.length > 0 && { pretest: asked }),
		...(views && { views: soundViews(dossier) }),
		...(routes && { routes: drawn }),
		deckFiles
	};
}
