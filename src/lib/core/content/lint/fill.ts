// Rule: what is drawn to fill up a choice is never right, whatever is drawn.
import { gradeTyped, namesOf } from '../../grading/typed.ts';
import { candidatesFor } from '../distractors.ts';
import { entityOption } from '../entity-option.ts';
import type { ChoiceRung, Dossier, Option, Question } from '../types.ts';
import { quoted, rungProblems, type Fault, type LintProblem } from './lint-problem.ts';
import { asTyped, typedAnswers } from './options.ts';
import { keyOption } from './rung-texts.ts';

/**
 * A choice with `fill`: its key names an entity and looks like the rest, there are enough others of that kind, and none of the names of any
 * that may be drawn is accepted as the key or by a typed rung of the question.
 */
export const lintFill = (dossier: Dossier): LintProblem[] =>
	rungProblems(dossier, ({ question, rung }) => {
		if (rung.form !== 'choice' || rung.fill === undefined) return [];
		const key = keyOption(rung);
		if (!key) return [];
		if (key.entityId === undefined)
			return [
				{
					rule: 'fill-key',
					field: `options[${rung.options.indexOf(key)}].entityId`,
					found: `none on the key ${quoted(key.text)} of a choice that is filled up`,
					expected: 'the id of the entity whose kind is drawn'
				}
			];
		return [
			...oddKey(rung, key),
			...tooFew(question, rung, dossier),
			...passing(question, rung, dossier)
		];
	});

/** Drawn options are names without what stands in parentheses: a key that has some is known by its looks. */
function oddKey(rung: ChoiceRung, key: Option): Fault[] {
	if (!/[()]/.test(key.text)) return [];
	const field = `options[${rung.options.indexOf(key)}].text`;
	const expected = 'the name alone, as the drawn ones have it';
	return [{ rule: 'fill-key', field, found: quoted(key.text), expected }];
}

function tooFew(question: Question, rung: ChoiceRung, dossier: Dossier): Fault[] {
	const { fill = 0, options } = rung;
	const names = candidatesFor(question, rung, dossier).map((entity) => entityOption(entity).text);
	const most = options.length + new Set(names).size;
	if (most >= fill && options.length <= fill) return [];
	return [
		{
			rule: 'fill-enough',
			field: 'fill',
			found: `${fill}, where ${options.length} are written and ${most - options.length} can be drawn`,
			expected: `${options.length} to ${Math.min(6, most)}, or further options written by hand`
		}
	];
}

function passing(question: Question, rung: ChoiceRung, dossier: Dossier): Fault[] {
	const key = keyOption(rung);
	const answers = [...(key ? [asTyped(key)] : []), ...typedAnswers(question)];
	return candidatesFor(question, rung, dossier).flatMap((entity) => {
		for (const text of [entityOption(entity).text, ...namesOf(entity)]) {
			const taker = answers.find(
				(answer) => gradeTyped(answer, text, dossier.entities).verdict !== 'wrong'
			);
			if (taker)
				return {
					rule: 'fill-passes' as const,
					field: 'without',
					found: `no ${quoted(entity.id)}, though ${quoted(text)} passes for ${quoted(taker.key)} when it is typed`,
					expected: `${quoted(entity.id)} among those that are never drawn`
				};
		}
		return [];
	});
}
