import type { Entity, Option, Question } from './types.ts';

/** The name without what stands in parentheses: 'Resolution 1718', not 'Resolution 1718 (2006)'. */
const plainName = (name: string) => name.replace(/\s*\([^()]*\)/g, '').trim() || name;

/** An entity as a wrong answer: its name, and what it is in place of why it is wrong. */
export const entityOption = ({ id, name, description }: Entity): Option => ({
	id,
	text: plainName(name),
	entityId: id,
	whyWrong: `${plainName(name)}: ${description.replace(/\.$/, '')}.`
});

/** The question with other options in one of its choices. */
export const withOptions = (question: Question, at: number, options: Option[]): Question => ({
	...question,
	rungs: question.rungs.map((rung, index) =>
		index === at && rung.form === 'choice' ? { ...rung, options } : rung
	)
});

/** The question as it was shown: every id in the order of options that its choice does not write is an entity. */
export function withDrawnOptions(
	question: Question,
	{ rung, optionOrder }: { rung: number; optionOrder: readonly string[] },
	entities: readonly Entity[]
): Question {
	const data = question.rungs[rung];
	if (data?.form !== 'choice' || data.fill === undefined) return question;
	const drawn = optionOrder
		.filter((id) => !data.options.some((option) => option.id === id))
		.flatMap((id) => entities.find((entity) => entity.id === id) ?? [])
		.map(entityOption);
	return withOptions(question, rung, [...data.options, ...drawn]);
}
