// Follows every id that a dossier's parts name: what it names must be there, once.
import {
	knownIn,
	listed,
	unresolved,
	type Finding,
	type Known,
	type Reference
} from './assemble-findings.ts';
import { checkParts, rungReferences } from './assemble-rung.ts';
import { foundText } from './parse-issue.ts';
import type {
	Contrast,
	DeckFile,
	Entity,
	Fact,
	MapRoute,
	MapView,
	Misconception,
	Question,
	References
} from './types.ts';

/** What an entity names that is not there. */
export function checkEntity(entity: Entity, at: number, known: Known): Finding[] {
	const references = listed('source', entity.sourceIds, ['entities', at, 'sourceIds']);
	if (entity.kind === 'state')
		references.push({ kind: 'entity', id: entity.capital, keys: ['entities', at, 'capital'] });
	return unresolved(references, known);
}

/** What a contrast names that is not there; a row that does not say something of every entity. */
export function checkContrast(contrast: Contrast, at: number, known: Known): Finding[] {
	const keys = ['contrasts', at];
	const { entityIds, factIds, rows } = contrast;
	const findings = unresolved(
		[
			...listed('entity', entityIds, [...keys, 'entityIds']),
			...listed('fact', factIds, [...keys, 'factIds'])
		],
		known
	);
	const uneven = rows.flatMap(({ values }, row) =>
		values.length === entityIds.length
			? []
			: {
					keys: [...keys, 'rows', row, 'values'],
					found: foundText(values),
					expected: `a list of ${entityIds.length}, one for each of entityIds in their order`
				}
	);
	return [...findings, ...uneven];
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

/** What a journey names that is not there, or has no place on a map. */
export const checkRoute = ({ stops }: MapRoute, at: number, known: Known): Finding[] =>
	unresolved(
		stops.flatMap(({ entityId, factIds }, stop): Reference[] => {
			const here = ['routes', at, 'stops', stop];
			return [
				{ kind: 'point', id: entityId, keys: [...here, 'entityId'] },
				...listed('fact', factIds, [...here, 'factIds'])
			];
		}),
		known
	);

/** A piece of the map that has no height or no width. */
export function checkView({ west, south, east, north }: MapView, at: number): Finding[] {
	const findings: Finding[] = [];
	if (north <= south)
		findings.push({
			keys: ['views', at, 'north'],
			found: `${north}`,
			expected: `more than the ${south} of south`
		});
	if (east === west)
		findings.push({
			keys: ['views', at, 'east'],
			found: `${east}`,
			expected: 'another longitude than that of west'
		});
	return findings;
}

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

/** Everything a deck's questions name that is not there, and ids that are not this dossier's. */
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
export function soundReferences(references: References): Required<References> {
	const { sources, entities, facts, misconceptions, contrasts = [] } = references;
	const all = { sources, entities, facts, misconceptions };
	const known = knownIn(all);
	const soundEntities = entities.filter((one, at) => checkEntity(one, at, known).length === 0);
	const withEntities = knownIn({ ...all, entities: soundEntities });
	const soundFacts = facts.filter((one, at) => checkFact(one, at, withEntities).length === 0);
	const withFacts = knownIn({ ...all, entities: soundEntities, facts: soundFacts });
	const isSound = (findings: Finding[]) => findings.length === 0;
	return {
		sources: once(sources),
		entities: once(soundEntities),
		contrasts: once(contrasts.filter((one, at) => isSound(checkContrast(one, at, withFacts)))),
		facts: once(soundFacts),
		misconceptions: once(
			misconceptions.filter((one, at) => isSound(checkMisconception(one, at, withFacts)))
		)
	};
}

/** Without those whose id an earlier one has. */
export const once = <T extends { id: string }>(all: readonly T[]): T[] =>
	all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at);
