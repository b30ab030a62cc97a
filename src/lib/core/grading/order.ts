import { rungAnswer } from '../content/answer-text.ts';
import type { OrderRung } from '../content/types.ts';
import { partsOutcome } from './parts.ts';
import type { Outcome, Response } from './types.ts';

/**
 * Things put in order. The score is the share of pairs that stand the right way round (Kendall's tau brought to
 * 0 to 1), so that one item out of place costs little and a reversed list is worth nothing; `parts` counts the items
 * at their own place. Items that the answer leaves out stand behind the others, in no order.
 */
export function gradeOrder(
	rung: OrderRung,
	response: Extract<Response, { form: 'order' }>
): Outcome {
	const given = [...new Set(response.itemIds)].filter((id) =>
		rung.items.some((item) => item.id === id)
	);
	const placeOf = new Map(given.map((id, place) => [id, place]));
	const places = rung.items.map(({ id }) => placeOf.get(id));
	let pairs = 0;
	let inOrder = 0;
	for (const [later, place] of places.entries())
		for (const before of places.slice(0, later)) {
			pairs += 1;
			if (before !== undefined && (place === undefined || before < place)) inOrder += 1;
		}
	const isWhole = given.length === rung.items.length;
	const right = places.filter((place, at) => place === at).length;
	const score = pairs === 0 ? 0 : inOrder / pairs;
	return partsOutcome(
		{ right, of: rung.items.length },
		rungAnswer(rung),
		score === 1 && !isWhole ? (pairs - 1) / pairs : score
	);
}
