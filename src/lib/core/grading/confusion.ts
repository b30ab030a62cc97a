// What was taken for what: counted for this learner, so that the two can be shown side by side and asked together.
import type { Question, Rung } from '../content/types.ts';
import type { Outcome, Response } from './types.ts';

/** Ids of entities with their dossier (`vostochny-2023/khasan`) where both are known, else of question and option. */
export type Confusion = { asked: string; answered: string };

/** A pair of entity ids within one dossier. */
type Pair = { asked: string | undefined; answered: string | undefined };

/** Every entity that is a right answer, or a part of one. */
export function keyEntityIds(rung: Rung): string[] {
	const ids =
		rung.form === 'multi-select'
			? rung.options.filter(({ id }) => rung.keys.includes(id)).map(({ entityId }) => entityId)
			: rung.form === 'cloze'
				? rung.blanks.map(({ entityId }) => entityId)
				: [keyEntityId(rung)];
	return [...new Set(ids.filter((id) => id !== undefined))];
}

/** The entity whose name is the answer; `undefined` where the answer is no entity, or more than one. */
export function keyEntityId(rung: Rung): string | undefined {
	switch (rung.form) {
		case 'choice':
			return rung.options.find(({ id }) => id === rung.key)?.entityId;
		case 'typed':
			return rung.entityId;
		case 'map-pin':
			return rung.target;
		case 'cloze':
			return rung.blanks.length === 1 ? rung.blanks[0]?.entityId : undefined;
		default:
			return undefined;
	}
}

function entityPair(rung: Rung, response: Response, { namedEntityId }: Outcome): Pair {
	if (rung.form === 'choice' && response.form === 'choice') {
		const chosen = rung.options.find(({ id }) => id === response.optionId);
		return { asked: keyEntityId(rung), answered: chosen?.entityId };
	}
	if (rung.form === 'match' && response.form === 'match') {
		const { matches } = response;
		const missed = rung.pairs.find(
			({ id }) => Object.hasOwn(matches, id) && matches[id] !== id && matches[id] !== undefined
		);
		const taken = rung.pairs.find(({ id }) => missed && id === matches[missed.id]);
		return { asked: missed?.rightEntityId, answered: taken?.rightEntityId };
	}
	return { asked: keyEntityId(rung), answered: namedEntityId };
}

/**
 * What a wrong answer took for what; `undefined` for a right one, and where the answer names nothing in particular.
 * A choice always names something: its option, if no entity.
 */
export function confusionOf(
	question: Pick<Question, 'id'>,
	rung: Rung,
	response: Response,
	outcome: Outcome
): Confusion | undefined {
	if (outcome.verdict !== 'wrong') return undefined;
	const { asked, answered } = entityPair(rung, response, outcome);
	const dossierId = question.id.slice(0, question.id.indexOf('/'));
	if (asked !== undefined && answered !== undefined && asked !== answered)
		return { asked: `${dossierId}/${asked}`, answered: `${dossierId}/${answered}` };
	return response.form === 'choice'
		? { asked: question.id, answered: response.optionId }
		: undefined;
}
