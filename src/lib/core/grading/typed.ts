import type { Accepted, Entity } from '../content/types.ts';
import { LONGEST_ANSWER, normalForm, type NormalForm } from './normal-form.ts';
import type { Outcome } from './types.ts';
import { slipsBetween } from './typing-slip.ts';

/** What "almost" is worth: the fact was known, its spelling was not. */
const ALMOST_SCORE = 0.75;

/**
 * A typed answer against the key, its accepted variants, and every name of the entity it names.
 * Case, diacritics, spaces, hyphens, articles and the way a number is written make no difference.
 * A small slip is "almost", unless the text is, or is nearer to, another entity's name: that is
 * wrong, and `namedEntityId` says which. Reads the first 200 characters; never throws.
 */
export function gradeTyped(rung: Accepted, text: string, entities: readonly Entity[]): Outcome {
	const expected = rung.key;
	const texts = acceptedTexts(rung, entities);
	if (texts.some((accepted) => isVerbatim(accepted, text)))
		return { score: 1, verdict: 'right', expected };
	const answer = normalForm(text);
	if (answer.joined === '') return { score: 0, verdict: 'wrong', expected };
	const accepted = texts.map(normalForm);
	if (accepted.some((form) => form.joined === answer.joined))
		return { score: 1, verdict: 'right', expected };
	const slips = leastSlips(answer, accepted);
	const other = nearestOther(answer, rung, accepted, entities);
	if (other && (other.slips === 0 || other.slips < slips))
		return { score: 0, verdict: 'wrong', expected, namedEntityId: other.id };
	if (slips === Infinity) return { score: 0, verdict: 'wrong', expected };
	return { score: ALMOST_SCORE, verdict: 'almost', expected };
}

/** Everything that counts as the answer, as written. */
export function acceptedTexts(rung: Accepted, entities: readonly Entity[]): string[] {
	const entity = entities.find(({ id }) => id === rung.entityId);
	return [...variants(rung.key), ...rung.accept, ...(entity ? namesOf(entity) : [])];
}

/** All names of an entity. An alias keeps its parenthesis: 'Moscow (as government)' is not Moscow. */
export function namesOf({ name, aliases, nativeName = {} }: Entity): string[] {
	return [...variants(name), ...aliases, ...Object.values(nativeName).flatMap(variants)];
}

/** A wrong answer is read against every name of the dossier: their forms are worked out once. */
const formsByEntity = new WeakMap<Entity, NormalForm[]>();

function nameForms(entity: Entity): NormalForm[] {
	const forms = formsByEntity.get(entity) ?? namesOf(entity).map(normalForm);
	formsByEntity.set(entity, forms);
	return forms;
}

/** The text itself, without its parentheses, and each side of a spaced slash. */
function variants(text: string): string[] {
	const bare = text.replace(/\s*\([^()]*\)/g, '').trim();
	const sides = text.split(/\s\/\s/);
	return [...new Set([text, bare, ...sides])].filter(Boolean);
}

/** Keys without a letter or digit have no normal form, and are still right as they stand. */
function isVerbatim(accepted: string, text: string): boolean {
	const cut = (whole: string) => whole.slice(0, LONGEST_ANSWER).trim().normalize('NFC');
	return cut(text) !== '' && cut(text) === cut(accepted);
}

const leastSlips = (answer: NormalForm, names: readonly NormalForm[]) =>
	Math.min(...names.map((name) => slipsBetween(answer, name)));

/**
 * The other entity that the answer names: exactly (0 slips) or with the fewest slips, if any.
 * Where the rung links no entity, one that shares a name with the key is not another one.
 */
function nearestOther(
	answer: NormalForm,
	rung: Accepted,
	accepted: readonly NormalForm[],
	entities: readonly Entity[]
): { id: string; slips: number } | undefined {
	const keys = new Set(rung.entityId ? [] : accepted.map(({ joined }) => joined));
	let nearest: { id: string; slips: number } | undefined;
	for (const entity of entities) {
		if (entity.id === rung.entityId) continue;
		const names = nameForms(entity);
		if (names.some(({ joined }) => keys.has(joined))) continue;
		const isExact = names.some(({ joined }) => joined === answer.joined);
		const slips = isExact ? 0 : leastSlips(answer, names);
		if (slips < (nearest?.slips ?? Infinity)) nearest = { id: entity.id, slips };
	}
	return nearest;
}
