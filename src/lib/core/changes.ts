// What changed from one version to the next, in words for learners. The newest entry comes first; an id is its day.
export type Change = { id: string; lines: string[] };

const isChange = (value: unknown): value is Change =>
	typeof value === 'object' &&
	value !== null &&
	'id' in value &&
	typeof value.id === 'string' &&
	'lines' in value &&
	Array.isArray(value.lines) &&
	value.lines.every((line) => typeof line === 'string');

/** The lines of every entry newer than the one given, newest first. What is no list of changes says nothing. */
export function linesSince(changes: unknown, id: string): string[] {
	if (!Array.isArray(changes)) return [];
	return changes
		.filter(isChange)
		.filter((change) => change.id > id)
		.flatMap(({ lines }) => lines);
}
