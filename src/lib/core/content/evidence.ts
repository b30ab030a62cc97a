// What stands behind an answer. Imported by db, ui and pages: no valibot here.
import type { Evidence, Fact, Question, References, Source } from './types.ts';

const named = <T extends { id: string }>(all: readonly T[], ids: ReadonlySet<string>) =>
	Object.fromEntries(all.filter(({ id }) => ids.has(id)).map((one) => [one.id, one]));

/**
 * The facts a question rests on, in its own order, with every source they or their `later` cite and every entity
 * they speak of, the speaker included. Ids that resolve to nothing are left out.
 */
export function evidenceFor(
	question: Pick<Question, 'factIds'>,
	references: Pick<References, 'facts' | 'sources' | 'entities'>
): Evidence {
	const facts = question.factIds.flatMap(
		(id) => references.facts.find((fact) => fact.id === id) ?? []
	);
	const sourceIds = facts.flatMap((fact) => [...fact.sourceIds, ...(fact.later?.sourceIds ?? [])]);
	const entityIds = facts.flatMap((fact) => [...fact.entityIds, fact.attributedTo ?? []].flat());
	return {
		facts,
		sources: named(references.sources, new Set(sourceIds)),
		entities: named(references.entities, new Set(entityIds))
	};
}

/** How late the facts behind a question speak for: the latest of their dates, as precise as it is known. */
export const latestAsOf = ({ facts }: Pick<Evidence, 'facts'>): string =>
	facts.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');

/**
 * Whether nobody but one source vouches for the fact. A mirror is a copy of another page, not a second voice; a
 * source that is not among `sources` counts as a voice of its own.
 */
export function restsOnOneSource(fact: Fact, sources: readonly Source[] = []): boolean {
	const mirrors = new Set(sources.filter(({ kind }) => kind === 'mirror').map(({ id }) => id));
	const voices = fact.sourceIds.filter((id) => !mirrors.has(id));
	return fact.corroboration === 'seed-only' || voices.length <= 1;
}
