// What was answered wrong lately: the one look at the log that a session makes, over an index and not over all of it.
import type { Instant } from '../core/memory/types.ts';
import { liveEvents } from '../core/memory/live-events.ts';
import { Live } from './live.svelte.ts';
import type { Store } from './store.ts';

/** Ids of questions with a wrong first try since then, the latest first. */
export async function readMistakesSince({ learner }: Store, since: Instant): Promise<string[]> {
	const events = liveEvents(await learner.events.where('at').aboveOrEqual(since).toArray());
	const last = new Map<string, boolean>();
	for (const event of events) {
		if (event.kind !== 'review' && event.kind !== 'probe') continue;
		if (event.source === 'pretest') continue;
		// Learned again within the session, it still was a mistake of that day.
		const wasWrong = last.get(event.cardId) ?? false;
		last.delete(event.cardId);
		last.set(event.cardId, wasWrong || !event.correct);
	}
	return [...last].flatMap(([id, isWrong]) => (isWrong ? [id] : [])).reverse();
}

/** How many there are, for the page that offers them. */
export const mistakesSince = (since: Instant) =>
	new Live(async (store) => (await readMistakesSince(store, since)).length);
