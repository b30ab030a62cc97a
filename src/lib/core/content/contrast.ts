// Two entities side by side, so that what tells them apart is what one sees. Imported by state and ui.
import type { Contrast, Entity, References } from './types.ts';

/** What the dossier says of a pair, or of one that it names nowhere: both descriptions. */
export type SideBySide = {
	/** Only the two that were confused, the right one first. */
	entities: [Entity, Entity];
	/** How to tell them apart, where the dossier says so. */
	difference?: string;
	rows: { aspect: string; values: [string, string] }[];
};

const rowsOf = (contrast: Contrast, [right, taken]: [Entity, Entity]) => {
	const [one, other] = [right, taken].map(({ id }) => contrast.entityIds.indexOf(id));
	return contrast.rows.flatMap(({ aspect, values }) => {
		const [left, beside] = [values[one ?? -1], values[other ?? -1]];
		return left === undefined || beside === undefined
			? []
			: [{ aspect, values: [left, beside] as [string, string] }];
	});
};

/**
 * The right entity beside the one it was taken for; ids with or without their dossier. `undefined` where either is not
 * among the entities (an option that names none can be explained, but not contrasted), or where the dossier does not
 * contrast them and they are of different kinds.
 */
export function sideBySide(
	confusion: { asked: string; answered: string } | undefined,
	{ entities, contrasts = [] }: Pick<References, 'entities' | 'contrasts'>
): SideBySide | undefined {
	if (!confusion) return undefined;
	const find = (id: string) =>
		entities.find((entity) => entity.id === id.slice(id.indexOf('/') + 1));
	const [right, taken] = [find(confusion.asked), find(confusion.answered)];
	if (!right || !taken || right.id === taken.id) return undefined;
	const pair: [Entity, Entity] = [right, taken];
	const contrast = contrasts.find(
		({ entityIds }) => entityIds.includes(right.id) && entityIds.includes(taken.id)
	);
	if (contrast)
		return { entities: pair, difference: contrast.difference, rows: rowsOf(contrast, pair) };
	// A city beside a state teaches nothing: only what is of one kind is told apart by what it is.
	if (right.kind !== taken.kind) return undefined;
	const values: [string, string] = [right.description, taken.description];
	return { entities: pair, rows: [{ aspect: 'What it is', values }] };
}
