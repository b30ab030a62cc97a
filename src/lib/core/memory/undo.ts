// Undo appends; nothing is deleted. Any event may be taken back, an undo too.
import { replay } from './replay.ts';
import type { Card, CardEvent, Clock, MemoryEvent, SchedulerSettings, UndoEvent } from './types.ts';

export type Undone = {
	/** To append to the log. */
	event: UndoEvent;
	/** The card as if the target had never been; `undefined` when the question is new again. */
	card: Card | undefined;
};

/**
 * What taking back `target` appends, and the card it leaves. `log` holds all of the card's events, and the breaks
 * where there were any; `id` is a fresh ULID. The card's `rev` is a replay's: whoever stores it sets its own.
 */
export function undoOf(
	target: CardEvent | (UndoEvent & { cardId: string }),
	log: readonly MemoryEvent[],
	id: string,
	clock: Clock,
	settings: SchedulerSettings
): Undone {
	const { at, zoneOffsetMin, rolloverHour } = clock;
	const event: UndoEvent = {
		kind: 'undo',
		id,
		at,
		zoneOffsetMin,
		rolloverHour,
		of: target.id,
		cardId: target.cardId
	};
	return { event, card: replay([...log, event], settings).get(target.cardId) };
}
