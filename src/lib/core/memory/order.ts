// Orders of questions: mixed evenly, confusable ones together, siblings apart.

/** Ids of the facts that a question rests on. */
export type FactIdsOf = (questionId: string) => readonly string[];

/**
 * Questions between two siblings. Five take the better part of a minute, and what was just read does not stay in
 * mind that long with other things to think of (Peterson & Peterson 1959).
 */
export const SIBLING_GAP = 5;

/** Both lists as one, each spread evenly over the whole and in its own order; the first leads where they tie. */
export function interspersed<T>(a: readonly T[], b: readonly T[]): T[] {
	const spread = (list: readonly T[], rank: number) =>
		list.map((item, at) => ({ item, place: (at + 1) / (list.length + 1), rank }));
	return [...spread(a, 0), ...spread(b, 1)]
		.sort((x, y) => x.place - y.place || x.rank - y.rank)
		.map(({ item }) => item);
}

const sharesFact = (a: string, b: string, factIdsOf: FactIdsOf) => {
	const facts = factIdsOf(a);
	return factIdsOf(b).some((fact) => facts.includes(fact));
};

/**
 * At most `limit` new questions in their order. Siblings of what is `asked` anyway wait for another session: what is
 * due comes first. Siblings of a new one already taken are passed over, and taken after all only where nothing else
 * is left to fill the limit.
 */
export function withoutSiblings(
	ids: readonly string[],
	limit: number,
	factIdsOf: FactIdsOf,
	asked: readonly string[] = []
): string[] {
	const due = new Set(asked.flatMap((id) => [...factIdsOf(id)]));
	const met = new Set<string>();
	const taken: string[] = [];
	const passedOver: string[] = [];
	for (const id of ids) {
		if (taken.length === limit) break;
		const facts = factIdsOf(id);
		if (facts.some((fact) => due.has(fact))) continue;
		if (facts.some((fact) => met.has(fact))) passedOver.push(id);
		else {
			taken.push(id);
			for (const fact of facts) met.add(fact);
		}
	}
	return [...taken, ...passedOver.slice(0, limit - taken.length)];
}

/** Draws the next question that is easily confused with one up to right behind it, unless they are siblings. */
export function besideConfusable(
	ids: readonly string[],
	confusable: ((a: string, b: string) => boolean) | undefined,
	factIdsOf: FactIdsOf
): string[] {
	if (!confusable) return [...ids];
	const left = [...ids];
	const placed: string[] = [];
	for (let id = left.shift(); id !== undefined; id = left.shift()) {
		placed.push(id);
		const one = id;
		const at = left.findIndex(
			(other) => confusable(one, other) && !sharesFact(one, other, factIdsOf)
		);
		if (at > 0) placed.push(...left.splice(at, 1));
	}
	return placed;
}

/**
 * The same order with at least `SIBLING_GAP` others between siblings; `before` was placed ahead of it. A question
 * waits until its sibling is far enough back, and is left out when the list ends first.
 */
export function spreadSiblings(
	ids: readonly string[],
	factIdsOf: FactIdsOf,
	before: readonly string[] = []
): string[] {
	const left = [...ids];
	const placed: string[] = [];
	const recent = before.slice(-SIBLING_GAP);
	while (left.length > 0) {
		const at = left.findIndex((id) => !recent.some((other) => sharesFact(id, other, factIdsOf)));
		if (at < 0) break;
		for (const id of left.splice(at, 1)) {
			placed.push(id);
			recent.push(id);
		}
		if (recent.length > SIBLING_GAP) recent.shift();
	}
	return placed;
}
