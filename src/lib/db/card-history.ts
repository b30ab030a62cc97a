// What was answered to one question, the latest first; what was taken back is left out.
import { liveEvents } from '../core/memory/live-events.ts';
import type { ProbeEvent, ReviewEvent } from '../core/memory/types.ts';
import { Live } from './live.svelte.ts';
import type { Store } from './store.ts';

export type PastAnswer = ReviewEvent | ProbeEvent;

export async function readCardHistory({ learner }: Store, cardId: string): Promise<PastAnswer[]> {
	const events = await learner.events.where('cardId').equals(cardId).toArray();
	return liveEvents(events)
		.filter((event): event is PastAnswer => event.kind === 'review' || event.kind === 'probe')
		.reverse();
}

export const cardHistory = (cardId: string) => new Live((store) => readCardHistory(store, cardId));
