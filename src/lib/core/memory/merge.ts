// The order of events, and merging two logs: a union, since nothing in a log is ever changed or deleted.
import type { MemoryEvent } from './types.ts';

function compareEvents(a: MemoryEvent, b: MemoryEvent): number {
	if (a.at !== b.at) return a.at - b.at;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The events by time, then id, each id once. */
export function inOrder(events: Iterable<MemoryEvent>): MemoryEvent[] {
	const byId = new Map<string, MemoryEvent>();
	for (const event of events) byId.set(event.id, event);
	return [...byId.values()].sort(compareEvents);
}

/**
 * Both logs as one. The order of merging makes no difference, and merging twice none either; an id names one event
 * for ever, so it does not matter whose copy is kept.
 */
export function mergeEvents(a: readonly MemoryEvent[], b: readonly MemoryEvent[]): MemoryEvent[] {
	return inOrder([...a, ...b]);
}
