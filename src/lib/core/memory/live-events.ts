// Which events still count. An undo takes an event back; an undo of that undo brings it again.
import { inOrder } from './merge.ts';
import type { MemoryEvent, UndoEvent } from './types.ts';

/** How many undos aim at each event, by the event's id. */
function countUndos(undos: Iterable<UndoEvent>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { of } of undos) counts.set(of, (counts.get(of) ?? 0) + 1);
	return counts;
}

/**
 * The ids that undos took back. An undo counts once everything that aims at it is decided, so the order of clocks
 * makes no difference; undos that aim at each other in a ring, which only a damaged log has, take nothing back.
 */
function takenBack(undos: Map<string, UndoEvent>): Set<string> {
	const undecided = countUndos(undos.values());
	const taken = new Set<string>();
	const decided = [...undos.values()].filter(({ id }) => !undecided.has(id));
	for (let undo = decided.pop(); undo; undo = decided.pop()) {
		if (!taken.has(undo.id)) taken.add(undo.of);
		const left = (undecided.get(undo.of) ?? 1) - 1;
		undecided.set(undo.of, left);
		const target = undos.get(undo.of);
		if (left === 0 && target) decided.push(target);
	}
	return taken;
}

/** The events that still count, by time, then id; undos themselves left out. */
export function liveEvents(events: Iterable<MemoryEvent>): Exclude<MemoryEvent, UndoEvent>[] {
	const all = inOrder(events);
	const undos = new Map(
		all.flatMap((event) => (event.kind === 'undo' ? [[event.id, event] as const] : []))
	);
	const taken = takenBack(undos);
	return all.filter(
		(event): event is Exclude<MemoryEvent, UndoEvent> =>
			event.kind !== 'undo' && !taken.has(event.id)
	);
}
