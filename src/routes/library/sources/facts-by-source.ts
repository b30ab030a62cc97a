import type { Fact } from '$lib/core/content/types.ts';

/** The facts that rest on each source, by the source's id; what was added later counts too. */
export function factsBySource(facts: Fact[]): Map<string, Fact[]> {
	const found = new Map<string, Fact[]>();
	for (const fact of facts) {
		for (const id of new Set([...fact.sourceIds, ...(fact.later?.sourceIds ?? [])])) {
			const own = found.get(id);
			if (own) own.push(fact);
			else found.set(id, [fact]);
		}
	}
	return found;
}
