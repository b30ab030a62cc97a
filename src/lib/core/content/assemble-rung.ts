// What one rung of a question names: entities, a view of the map, and its own parts by their ids.
import { listed, repeated, type Finding, type Reference } from './assemble-findings.ts';
import { foundText } from './parse-issue.ts';
import type { Keys } from './parse-problem.ts';
import type { ChoiceRung, ClozeRung, MatchRung, Rung } from './types.ts';

/** Everything outside itself that a rung names. */
export function rungReferences(rung: Rung, here: Keys): Reference[] {
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
			return [
				{ kind: 'pinnable', id: rung.target, keys: [...here, 'target'] },
				{ kind: 'view', id: rung.view, keys: [...here, 'view'] }
			];
		default:
			return [];
	}
}

/** Parts of a rung that share an id, and keys that name no part. */
export function checkParts(rung: Rung, here: Keys): Finding[] {
	switch (rung.form) {
		case 'choice':
			return [
				...checkOptions(rung.options, [{ id: rung.key, keys: [...here, 'key'] }], here),
				...checkChoice(rung, here)
			];
		case 'multi-select': {
			const keys = rung.keys.map((id, at) => ({ id, keys: [...here, 'keys', at] }));
			return checkOptions(rung.options, keys, here);
		}
		case 'cloze':
			return [...repeated(rung.blanks, [...here, 'blanks']), ...checkGaps(rung, here)];
		case 'order':
			return repeated(rung.items, [...here, 'items']);
		case 'match':
			return checkSides(rung, here);
		case 'claim-status':
			return repeated(rung.statements, [...here, 'statements']);
		default:
			return [];
	}
}

/** Pairs and extras are answered by id: each has its own. */
function checkSides({ pairs, extras = [] }: MatchRung, here: Keys): Finding[] {
	const ofPairs = repeated(pairs, [...here, 'pairs']);
	const taken = new Set(pairs.map(({ id }) => id));
	const ofExtras = extras.flatMap(({ id }, at) =>
		taken.has(id)
			? {
					keys: [...here, 'extras', at, 'id'],
					found: `${foundText(id)}, as a pair is called`,
					expected: 'an id of its own'
				}
			: []
	);
	return [...ofPairs, ...repeated(extras, [...here, 'extras']), ...ofExtras];
}

/** A choice of one is none, unless the rest is drawn. */
function checkChoice({ options, fill }: ChoiceRung, here: Keys): Finding[] {
	if (options.length > 1 || fill !== undefined) return [];
	const expected = 'two options or more, or the field "fill"';
	return [{ keys: [...here, 'options'], found: foundText(options), expected }];
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
