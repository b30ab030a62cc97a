// The answer so far of a form with several parts, kept as JSON in the session's row so that a reload or another tab
// finds it. What cannot be read is no answer: another version of the question may have written it.

function parsed(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A list of ids, each once, of which the form has every one; others are left out. */
export function draftIds(text: string, known: readonly string[]): string[] {
	const value = parsed(text);
	const ids: unknown[] = Array.isArray(value) ? value : [];
	return [...new Set(ids)].filter((id) => isOneOf(id, known));
}

/** A text for each of the known ids that has one; where `values` are given, one of these. */
export function draftTexts<T extends string = string>(
	text: string,
	known: readonly string[],
	values?: readonly T[]
): Record<string, T> {
	const value = parsed(text);
	if (typeof value !== 'object' || value === null) return {};
	const isText = (one: unknown): one is T =>
		values ? isOneOf(one, values) : typeof one === 'string';
	const entries = Object.entries(value).filter(
		(entry): entry is [string, T] => known.includes(entry[0]) && isText(entry[1])
	);
	return Object.fromEntries(entries);
}

const isOneOf = <T extends string>(id: unknown, known: readonly T[]): id is T =>
	known.some((one) => one === id);

/** The parts in the order in which they are shown; one that the order does not name comes last. */
export function inShownOrder<T extends { id: string }>(
	parts: readonly T[],
	order: readonly string[]
): T[] {
	const named = order.flatMap((id) => parts.find((part) => part.id === id) ?? []);
	return [...new Set([...named, ...parts])];
}
