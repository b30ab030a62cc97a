// Rule: what is typed is graded as its author meant it.
import { numberText } from '../answer-text.ts';
import { normalForm } from '../../grading/normal-form.ts';
import { gradeNumeric } from '../../grading/numeric.ts';
import { gradeTyped } from '../../grading/typed.ts';
import type { Accepted, Dossier, Entity, NumericRung, Rung } from '../types.ts';
import { quoted, rungProblems, type Fault, type LintProblem } from './lint-problem.ts';

/**
 * The key and every accepted variant of a typed rung and of each gap of a cloze are graded right, and none of them
 * is the name or an alias of an entity other than the one that is linked. Where none is linked, an entity that
 * shares its name with the key is not another one (the family name "Kim" is also an alias). The number of a numeric
 * rung is graded right as it is shown, with its unit and without, and its other units are read as what they are.
 */
export function lintTyped(dossier: Dossier): LintProblem[] {
	const names = namesByForm(dossier.entities);
	return rungProblems(dossier, ({ rung }) => {
		if (rung.form === 'numeric') return numericFaults(rung);
		return fieldsOf(rung).flatMap(({ accepted, field }) =>
			answersOf(accepted).flatMap(({ part, text }) =>
				answerFaults(accepted, text, dossier.entities, names).map((fault) => ({
					...fault,
					field: field + part
				}))
			)
		);
	});
}

/** What a learner types into, each with where it stands in the rung. */
function fieldsOf(rung: Rung): { accepted: Accepted; field: string }[] {
	if (rung.form === 'typed') return [{ accepted: rung, field: '' }];
	if (rung.form !== 'cloze') return [];
	return rung.blanks.map((accepted, at) => ({ accepted, field: `blanks[${at}].` }));
}

const answersOf = ({ key, accept }: Accepted) => [
	{ part: 'key', text: key },
	...accept.map((text, index) => ({ part: `accept[${index}]`, text }))
];

function answerFaults(
	accepted: Accepted,
	text: string,
	entities: readonly Entity[],
	names: ReadonlyMap<string, ReadonlySet<string>>
): Omit<Fault, 'field'>[] {
	const { verdict } = gradeTyped(accepted, text, entities);
	if (verdict !== 'right')
		return [
			{
				rule: 'answer-accepted',
				found: `${quoted(text)}, which is graded ${verdict}`,
				expected: 'an answer that is graded right'
			}
		];
	const { entityId, key } = accepted;
	const own = new Set(entityId ? [entityId] : names.get(formOf(key)));
	const other = [...(names.get(formOf(text)) ?? [])].find((id) => !own.has(id));
	if (!other) return [];
	return [
		{
			rule: 'answer-unshared',
			found: `${quoted(text)}, which is also a name of the entity ${quoted(other)}`,
			expected: entityId
				? `an answer that names ${quoted(entityId)} alone`
				: `an answer that names no entity, or the field entityId`
		}
	];
}

function numericFaults(rung: NumericRung): Fault[] {
	const isRight = (text: string, key = rung.key) =>
		gradeNumeric({ ...rung, key, tolerance: 0 }, { text }).verdict === 'right';
	const shown = [
		{ field: 'key', text: numberText(rung.key), isRead: isRight(numberText(rung.key)) },
		{
			field: 'unit',
			text: numberText(rung.key, rung),
			isRead: isRight(numberText(rung.key, rung))
		},
		...(rung.otherUnits ?? []).map(({ unit, times }, at) => ({
			field: `otherUnits[${at}].unit`,
			text: `1 ${unit}`,
			isRead: isRight(`1 ${unit}`, times)
		}))
	];
	const wrong = shown.find(({ isRead }) => !isRead);
	if (!wrong) return [];
	return [
		{
			rule: 'answer-accepted',
			field: wrong.field,
			found: `${quoted(wrong.text)}, which is read as another number when it is typed so`,
			expected: 'a number and units that can be typed as they are shown'
		}
	];
}

const formOf = (text: string) => normalForm(text).joined;

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
