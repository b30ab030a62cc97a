// Follows every id that a dossier's parts name: what it names must be there, once.
import { foundText } from './parse-issue.ts';
import type { Keys } from './parse-problem.ts';
import type {
	ClozeRung,
	DeckFile,
	Entity,
	Fact,
	Misconception,
	Question,
	References,
	Rung
} from './types.ts';

/** Something that does not resolve, and where in its file. */
export type Finding = { keys: Keys; found: string; expected: string };

type Kind = 'source' | 'entity' | 'fact' | 'misconception';

/** Ids of a dossier by what they name. */
export type Known = Record<Kind, Pick<ReadonlySet<string>, 'has'>>;

const EXPECTED: Record<Kind, string> = {
	source: 'the id of a source in sources.json',
	entity: 'the id of an entity in entities.json',
	fact: 'the id of a fact in facts.json',
	misconception: 'the id of a misconception in misconceptions.json'
};

const idsOf = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id));

export const knownIn = (references: References): Known => ({
	source: idsOf(references.sources),
	entity: idsOf(references.entities),
	fact: idsOf(references.facts),
	misconception: idsOf(references.misconceptions)
});

const ANYTHING = { has: () => true };

/**
 * The same, but with every id known that would stand in a file that could not be read: its own problem is told
 * already, and a hundred that follow from it would bury it.
 */
export const excusing = (known: Known, wasRead: (name: string) => boolean): Known => ({
	source: wasRead('sources') ? known.source : ANYTHING,
	entity: wasRead('entities') ? known.entity : ANYTHING,
	fact: wasRead('facts') ? known.fact : ANYTHING,
	misconception: wasRead('misconceptions') ? known.misconception : ANYTHING
});

type Reference = { kind: Kind; id: string | undefined; keys: Keys };

const listed = (kind: Kind, ids: readonly string[], keys: Keys): Reference[] =>
	ids.map((id, at) => ({ kind, id, keys: [...keys, at] }));

/** One finding for each id that names nothing. */
const unresolved = (references: readonly Reference[], known: Known): Finding[] =>
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

/** What an entity names that is not there. */
export function checkEntity(entity: Entity, at: number, known: Known): Finding[] {
	const references = listed('source', entity.sourceIds, ['entities', at, 'sourceIds']);
	if (entity.kind === 'state')
		references.push({ kind: 'entity', id: entity.capital, keys: ['entities', at, 'capital'] });
	return unresolved(references, known);
}

/** What a fact names that is not there; a claim without its speaker. */
export function checkFact(fact: Fact, at: number, known: Known): Finding[] {
	const keys = ['facts', at];
	const { status, attributedTo, later } = fact;
	const findings = unresolved(
		[
			{ kind: 'entity', id: attributedTo, keys: [...keys, 'attributedTo'] },
			...listed('source', fact.sourceIds, [...keys, 'sourceIds']),
			...listed('entity', fact.entityIds, [...keys, 'entityIds']),
			...listed('source', later?.sourceIds ?? [], [...keys, 'later', 'sourceIds'])
		],
		known
	);
	if (status === 'record' || status === 'reported-event' || attributedTo !== undefined)
		return findings;
	const expected = `the id of the speaker, because the status is ${status}`;
	return [...findings, { keys: [...keys, 'attributedTo'], found: 'nothing', expected }];
}

/** What a misconception names that is not there. */
export const checkMisconception = (one: Misconception, at: number, known: Known): Finding[] =>
	unresolved(listed('fact', one.factIds, ['misconceptions', at, 'factIds']), known);

/** What a question names that is not there, its options and key included. */
function checkQuestion(question: Question, at: number, known: Known): Finding[] {
	const keys = ['questions', at];
	const references: Reference[] = [
		...listed('fact', question.factIds, [...keys, 'factIds']),
		...listed('entity', question.entityIds, [...keys, 'entityIds']),
		...listed('misconception', question.misconceptionIds, [...keys, 'misconceptionIds'])
	];
	const findings: Finding[] = [];
	for (const [number, rung] of question.rungs.entries()) {
		const here = [...keys, 'rungs', number];
		references.push(...rungReferences(rung, here));
		findings.push(...checkParts(rung, here));
	}
	return [...unresolved(references, known), ...findings];
}

/** Every entity that a rung names. */
function rungReferences(rung: Rung, here: Keys): Reference[] {
	const entity = (id: string | undefined, ...rest: Keys): Reference => ({
		kind: 'entity',
		id,
		keys: [...here, ...rest]
	});
	switch (rung.form) {
		case 'typed':
			return [entity(rung.entityId, 'entityId')];
		case 'cloze':
			return rung.blanks.map(({ entityId }, at) => entity(entityId, 'blanks', at, 'entityId'));
		case 'choice':
			return [
				...rung.options.map(({ entityId }, at) => entity(entityId, 'options', at, 'entityId')),
				...listed('entity', rung.without ?? [], [...here, 'without'])
			];
		case 'multi-select':
			return rung.options.map(({ entityId }, at) => entity(entityId, 'options', at, 'entityId'));
		case 'order':
			return rung.items.map(({ entityId }, at) => entity(entityId, 'items', at, 'entityId'));
		case 'match':
			return rung.pairs.flatMap(({ leftEntityId, rightEntityId }, at) => [
				entity(leftEntityId, 'pairs', at, 'leftEntityId'),
				entity(rightEntityId, 'pairs', at, 'rightEntityId')
			]);
		case 'map-pin':
			return [entity(rung.target, 'target')];
		default:
			return [];
	}
}

/** Parts of a rung that share an id, and keys that name no part. */
function checkParts(rung: Rung, here: Keys): Finding[] {
	switch (rung.form) {
		case 'choice':
			return checkOptions(rung.options, [{ id: rung.key, keys: [...here, 'key'] }], here);
		case 'multi-select':
			return checkOptions(
				rung.options,
				rung.keys.map((id, at) => ({ id, keys: [...here, 'keys', at] })),
				here
			);
		case 'cloze':
			return [...repeated(rung.blanks, [...here, 'blanks']), ...checkGaps(rung, here)];
		case 'order':
			return repeated(rung.items, [...here, 'items']);
		case 'match': {
			const pairs = repeated(rung.pairs, [...here, 'pairs']);
			const extras = rung.extras ?? [];
			const all = repeated([...rung.pairs, ...extras], [...here, 'extras']);
			return pairs.length > 0 ? pairs : all;
		}
		case 'claim-status':
			return repeated(rung.statements, [...here, 'statements']);
		default:
			return [];
	}
}

function checkOptions(
	options: readonly { id: string }[],
	keys: readonly { id: string; keys: Keys }[],
	here: Keys
): Finding[] {
	const ids = options.map(({ id }) => id);
	const expected = `the id of an option: ${ids.map(foundText).join(', ')}`;
	return [
		...repeated(options, [...here, 'options']),
		...keys
			.filter(({ id }) => !ids.includes(id))
			.map(({ id, keys: at }) => ({ keys: at, found: foundText(id), expected }))
	];
}

/** The gaps of the sentence and the blanks, each once and in the same order. */
function checkGaps({ text, blanks }: ClozeRung, here: Keys): Finding[] {
	const gaps = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1] ?? '');
	const ids = blanks.map(({ id }) => id);
	if (gaps.join(' ') === ids.join(' ')) return [];
	const expected = `the gaps ${ids.map((id) => `{{${id}}}`).join(', ')}, each once and in this order`;
	return [{ keys: [...here, 'text'], found: foundText(text), expected }];
}

/** Everything a deck names that is not there, and ids that are not this dossier's. */
export function checkDeck(deck: DeckFile, dossierId: string, known: Known): Finding[] {
	return deck.questions.flatMap((question, at) => {
		const findings = checkQuestion(question, at, known);
		if (question.id.startsWith(`${dossierId}/`)) return findings;
		const own = `${dossierId}/${question.id.slice(question.id.indexOf('/') + 1)}`;
		const keys = ['questions', at, 'id'];
		return [{ keys, found: foundText(question.id), expected: foundText(own) }, ...findings];
	});
}

/** The references without those that name something that is not there; of two with one id, the first. */
export function soundReferences(references: References): References {
	const { sources, entities, facts, misconceptions } = references;
	const all = { sources, entities, facts, misconceptions };
	const known = knownIn(all);
	const soundEntities = entities.filter((one, at) => checkEntity(one, at, known).length === 0);
	const withEntities = knownIn({ ...all, entities: soundEntities });
	const soundFacts = facts.filter((one, at) => checkFact(one, at, withEntities).length === 0);
	const withFacts = knownIn({ ...all, facts: soundFacts });
	const soundOnes = misconceptions.filter(
		(one, at) => checkMisconception(one, at, withFacts).length === 0
	);
	return {
		sources: once(sources),
		entities: once(soundEntities),
		facts: once(soundFacts),
		misconceptions: once(soundOnes)
	};
}

const once = <T extends { id: string }>(all: readonly T[]): T[] =>
	all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at);
