// What the scheduler knows of the days ahead: how many cards come on each, days off, and an exam.
import { dayOf } from '../core/memory/day.ts';
import { examDays, longestBeforeExam } from '../core/memory/exam-plan.ts';
import { liveEvents } from '../core/memory/live-events.ts';
import type { BreakEvent, Calendar, Clock, Day } from '../core/memory/types.ts';
import { Live } from './live.svelte.ts';
import { dueByDay, readLoads } from './loads.ts';
import { readCommonEvents } from './replay-card.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';

/** Days off that were chosen and not taken back, past ones too. */
export async function readBreaks({ learner }: Store): Promise<BreakEvent[]> {
	return liveEvents(await readCommonEvents(learner))
		.filter((event): event is BreakEvent => event.kind === 'break')
		.sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
}

export const breaks = () => new Live(readBreaks);

/** How many cards are due on each of the days ahead. */
async function readLoad(store: Store): Promise<Map<Day, number>> {
	const deckIds = await store.content.decks.toCollection().primaryKeys();
	return dueByDay((await readLoads(store, deckIds)).values());
}

/** A calendar that takes note of what is answered: as long as nothing is, a preview is what comes. */
export type KeptCalendar = Calendar & {
	/** A card moved from one day to another. */
	note: (from: Day | undefined, to: Day | undefined) => void;
};

export async function readCalendar(
	store: Store,
	settings: Settings,
	clock: Clock
): Promise<KeptCalendar> {
	const today = dayOf(clock);
	const [load, daysOff] = await Promise.all([readLoad(store), readBreaks(store)]);
	const { exam, scheduler } = settings;
	const days = exam && examDays(exam.startDay, exam.examDay);
	const add = (day: Day | undefined, by: number) => {
		if (day !== undefined) load.set(day, Math.max(0, (load.get(day) ?? 0) + by));
	};
	return {
		load: (day) => load.get(day) ?? 0,
		breaks: daysOff,
		...(exam && days && exam.examDay > today
			? {
					longest: (card, memory) =>
						exam.deckIds.length === 0 || exam.deckIds.includes(card.deckId)
							? longestBeforeExam(
									card.id,
									memory,
									exam,
									days,
									memory.lastReviewDay,
									scheduler.weights
								)
							: Infinity
				}
			: {}),
		note: (from, to) => {
			add(from, -1);
			add(to, 1);
		}
	};
}
