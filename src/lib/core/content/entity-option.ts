import type { Entity, Option } from './types.ts';

/** The name without what stands in parentheses: 'Resolution 1718', not 'Resolution 1718 (2006)'. */
const plainName = (name: string) => name.replace(/\s*\([^()]*\)/g, '').trim() || name;

/** An entity as a wrong answer: its name, and what it is in place of why it is wrong. */
export const entityOption = ({ id, name, description }: Entity): Option => ({
	id,
	text: plainName(name),
	entityId: id,
	whyWrong: `${plainName(name)}: ${description.replace(/\.$/, '')}.`
});
