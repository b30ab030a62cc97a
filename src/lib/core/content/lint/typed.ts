// Rule: a typed answer is graded as its author meant it.
import { grade } from '../../grading/grade.ts';
import { normalForm } from '../../grading/normal-form.ts';
import type { ContentProblem } from '../parse.ts';
import type { Dossier, Entity, TypedRung } from '../types.ts';
import { problemFrom, quoted } from './lint-problem.ts';
import { rungsOf } from './rung-texts.ts';

/**
 * The key and every accepted variant of a typed rung are graded right, and none of them is the name
 * or an alias of an entity other than the one that the rung links. Where it links none, an entity
 * that shares its name with the key is not another one (the family name "Kim" is also an alias).
 */
export function lintTyped(dossier: Dossier): ContentProblem[] {
	const names = namesByForm(dossier.entities);
	return rungsOf(dossier).flatMap(({ file, question, rung, field }) => {
		if (rung.form !== 'typed') return [];
		const own = new Set(rung.entityId ? [rung.entityId] : names.get(formOf(rung.key)));
		return answersOf(rung).flatMap(({ part, text }) => {
			const at = { file, id: question.id, field: `${field}.${part}` };
			const { verdict } = grade(rung, { form: 'typed', text }, dossier);
			if (verdict !== 'right')
				return problemFrom(dossier.id, {
					...at,
					found: `${quoted(text)}, which is graded ${verdict}`,
					expected: 'an answer that is graded right'
				});
			const other = [...(names.get(formOf(text)) ?? [])].find((id) => !own.has(id));
			if (!other) return [];
			return problemFrom(dossier.id, {
				...at,
				found: `${quoted(text)}, which is also a name of the entity ${quoted(other)}`,
				expected: rung.entityId
					? `an answer that names ${quoted(rung.entityId)} alone`
					: `an answer that names no entity, or the field entityId`
			});
		});
	});
}

const formOf = (text: string) => normalForm(text).joined;

const answersOf = ({ key, accept }: TypedRung) => [
	{ part: 'key', text: key },
	...accept.map((text, index) => ({ part: `accept[${index}]`, text }))
];

/** Ids of the entities that bear a name, by the form in which names are compared. */
function namesByForm(entities: readonly Entity[]): Map<string, Set<string>> {
	const byForm = new Map<string, Set<string>>();
	for (const { id, name, aliases, nativeName = {} } of entities)
		for (const text of [name, ...aliases, ...Object.values(nativeName)]) {
			const form = formOf(text);
			byForm.set(form, (byForm.get(form) ?? new Set()).add(id));
		}
	return byForm;
}
