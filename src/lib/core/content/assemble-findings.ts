// What the parts of a dossier may name, and how it is told that something named is not there.
// Imported by the other `assemble-…` files only.
import { foundText } from './parse-issue.ts';
import type { Keys } from './parse-problem.ts';
import type { DeckFile, DossierFile, Entity, References } from './types.ts';

/** Something that does not resolve, and where in its file. */
export type Finding = { keys: Keys; found: string; expected: string };

const EXPECTED = {
	source: 'the id of a source in sources.json',
	entity: 'the id of an entity in entities.json',
	/** A place that a route can stop at. */
	point: 'the id of a place with latitude and longitude in entities.json',
	/** A place that a pin can find. */
	pinnable: 'the id of a place with latitude and longitude, or with an outline, in entities.json',
	fact: 'the id of a fact in facts.json',
	misconception: 'the id of a misconception in misconceptions.json',
	view: 'the id of a view in dossier.json',
	question: 'the id of a question of this dossier',
	deck: 'the id of a deck of this dossier'
};

type Kind = keyof typeof EXPECTED;

/** Ids of a dossier by what they name. */
export type Known = Record<Kind, Pick<ReadonlySet<string>, 'has'>>;

const idsOf = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id));

const isPoint = (entity: Entity) =>
	entity.kind === 'place' && entity.latitude !== undefined && entity.longitude !== undefined;
const isPinnable = (entity: Entity) =>
	isPoint(entity) || (entity.kind === 'place' && entity.outline !== undefined);

/** What there is to name; a deck that `dossier.json` lists counts, whether or not it could be read. */
export const knownIn = (
	references: References,
	head?: Pick<DossierFile, 'views' | 'decks' | 'pretest'>,
	decks: readonly DeckFile[] = []
): Known => ({
	source: idsOf(references.sources),
	entity: idsOf(references.entities),
	point: idsOf(references.entities.filter(isPoint)),
	pinnable: idsOf(references.entities.filter(isPinnable)),
	fact: idsOf(references.facts),
	misconception: idsOf(references.misconceptions),
	view: idsOf(head?.views ?? []),
	// Only the pretest names questions: a hundred thousand ids are not gathered for nothing.
	question: idsOf(head?.pretest ? decks.flatMap(({ questions }) => questions) : []),
	deck: new Set([...(head?.decks ?? []), ...decks.map(({ id }) => id)])
});

const ANYTHING = { has: () => true };

/**
 * The same, but with every id known that would stand in a file that could not be read: its own problem is told
 * already, and a hundred that follow from it would bury it.
 */
export function excusing(
	known: Known,
	wasRead: (name: string) => boolean,
	hasAllDecks: boolean
): Known {
	const unless = (isThere: boolean, kind: Kind) => (isThere ? known[kind] : ANYTHING);
	return {
		source: unless(wasRead('sources'), 'source'),
		entity: unless(wasRead('entities'), 'entity'),
		point: unless(wasRead('entities'), 'point'),
		pinnable: unless(wasRead('entities'), 'pinnable'),
		fact: unless(wasRead('facts'), 'fact'),
		misconception: unless(wasRead('misconceptions'), 'misconception'),
		view: unless(wasRead('dossier'), 'view'),
		question: unless(hasAllDecks, 'question'),
		deck: unless(wasRead('dossier'), 'deck')
	};
}

export type Reference = { kind: Kind; id: string | undefined; keys: Keys };

export const listed = (kind: Kind, ids: readonly string[], keys: Keys): Reference[] =>
	ids.map((id, at) => ({ kind, id, keys: [...keys, at] }));

/** One finding for each id that names nothing. */
export const unresolved = (references: readonly Reference[], known: Known): Finding[] =>
	references.flatMap(({ kind, id, keys }) =>
		id === undefined || known[kind].has(id)
			? []
			: { keys, found: foundText(id), expected: EXPECTED[kind] }
	);

/** One finding for each entry whose id an earlier one has. */
export function repeated(all: readonly { id: string }[], keys: Keys): Finding[] {
	const seen = new Set<string>();
	return all.flatMap(({ id }, at) => {
		const isNew = !seen.has(id);
		seen.add(id);
		if (isNew) return [];
		return {
			keys: [...keys, at, 'id'],
			found: `${foundText(id)} again`,
			expected: 'an id of its own'
		};
	});
}
