// Cards, counters and confusions from the log alone: after a restore nothing is patched, everything is replayed.
import type { Standing } from '../core/content/types.ts';
import { liveEvents } from '../core/memory/live-events.ts';
import { applyEvent, replay, settingsInForce } from '../core/memory/replay.ts';
import type { Card, MemoryEvent, SchedulerSettings } from '../core/memory/types.ts';
import { fromRow, toRow } from './card-row.ts';
import { putLoads } from './loads.ts';
import type { CardRow, ConfusionRow, DayRow, LearnerDatabase } from './schema.ts';
import type { Store } from './store.ts';
import { confusionIn, tallyAll, type Counted } from './tallies.ts';

export type StandingOf = (questionId: string) => Standing | undefined;

/** The weakest standing behind each installed question. Read before the transaction: it is another database. */
export async function readStandings({ content }: Store): Promise<StandingOf> {
	const standings = new Map<string, Standing>();
	for (const deck of await content.decks.toArray()) {
		for (const [at, id] of deck.questionIds.entries()) {
			const standing = deck.standings[at];
			if (standing) standings.set(id, standing);
		}
	}
	return (questionId) => standings.get(questionId);
}

/** What the counters hold when the log is read from its beginning: what was taken back counts nowhere. */
export function recount(
	events: MemoryEvent[],
	scheduler: SchedulerSettings,
	standingOf: StandingOf
): { days: DayRow[]; confusions: ConfusionRow[] } {
	const live = liveEvents(events);
	const inForce = settingsInForce(live, scheduler);
	const cards = new Map<string, Card>();
	const confusions = new Map<string, ConfusionRow>();
	const counted: Counted[] = [];
	for (const event of live) {
		if (!('cardId' in event)) continue;
		const { cardId } = event;
		const before = cards.get(cardId);
		if (event.kind === 'review' && event.source !== 'pretest')
			counted.push({ review: event, before, standing: standingOf(cardId) });
		if (event.kind === 'review' || event.kind === 'probe') noteConfusion(confusions, event);
		const after = applyEvent(before, event, inForce);
		if (after) cards.set(cardId, after);
		else cards.delete(cardId);
	}
	return { days: tallyAll(counted), confusions: [...confusions.values()] };
}

function noteConfusion(
	confusions: Map<string, ConfusionRow>,
	event: Extract<MemoryEvent, { kind: 'review' | 'probe' }>
) {
	const confusion = confusionIn(event);
	if (confusion === undefined) return;
	const key = `${confusion.asked} ${confusion.answered}`;
	const count = (confusions.get(key)?.count ?? 0) + 1;
	confusions.set(key, { ...confusion, count });
}

/** A card apart from its `rev`, which counts writes and not what is known. */
const content = ({ rev, ...card }: Card) => (void rev, JSON.stringify(Object.entries(card).sort()));

function soundOrNone(row: CardRow): Card | undefined {
	try {
		return fromRow(row);
	} catch {
		return undefined; // damaged: the log's card takes its place
	}
}

/**
 * Writes the cards that differ and removes those that the log no longer knows. A card that changes gets a `rev` above
 * the stored one, so that an answer on screen in another tab is refused as stale.
 */
async function putCards(learner: LearnerDatabase, cards: Map<string, Card>) {
	const rows = await learner.cards.toArray();
	const stored = new Map(rows.map((row) => [row.id, soundOrNone(row)]));
	const changed: CardRow[] = [];
	for (const card of cards.values()) {
		const old = stored.get(card.id);
		if (old && content(old) === content(card)) continue;
		changed.push(toRow({ ...card, rev: Math.max(old?.rev ?? 0, card.rev) + 1 }));
	}
	await learner.cards.bulkDelete([...stored.keys()].filter((id) => !cards.has(id)));
	await learner.cards.bulkPut(changed);
	await putLoads(learner, [...cards.values()].map(toRow));
}

/** Which count the day rows were made with; an earlier one lacks a tally. */
const COUNTERS = { key: 'counters', value: 2 };

/** Parameters that the log put in force hold for what is answered from now on too. */
async function putInForce(
	learner: LearnerDatabase,
	events: MemoryEvent[],
	scheduler: SchedulerSettings
) {
	const inForce = settingsInForce(events, scheduler);
	if (inForce.paramsId !== scheduler.paramsId)
		await learner.settings.put({ key: 'scheduler', value: inForce });
}

/** Whether the day rows lack a tally that this release counts. */
export async function areCountersOld({ learner }: Store): Promise<boolean> {
	const row = await learner.settings.get(COUNTERS.key);
	if (row?.value === COUNTERS.value) return false;
	if ((await learner.days.orderBy(':id').firstKey()) !== undefined) return true;
	await learner.settings.put(COUNTERS);
	return false;
}

/** Cards and counters from the log, in a transaction of their own; what changes the log before it is part of it. */
export async function rebuildAll(
	store: Store,
	scheduler: SchedulerSettings,
	change?: (learner: LearnerDatabase) => Promise<void>
): Promise<number> {
	const { learner } = store;
	const standingOf = await readStandings(store);
	return learner.transaction('rw', [...learner.memory, learner.settings], async () => {
		await change?.(learner);
		return rebuild(learner, scheduler, standingOf);
	});
}

/**
 * Inside a transaction that covers the learner's `memory` and `settings`. Returns how many cards there are now.
 */
export async function rebuild(
	learner: LearnerDatabase,
	scheduler: SchedulerSettings,
	standingOf: StandingOf
): Promise<number> {
	const events = await learner.events.toArray();
	const cards = replay(events, scheduler);
	await putCards(learner, cards);
	const { days, confusions } = recount(events, scheduler, standingOf);
	// One after the other: of two that fail together only one would be reported.
	await learner.months.clear();
	await learner.days.clear();
	await learner.days.bulkPut(days);
	await learner.confusions.clear();
	await learner.confusions.bulkPut(confusions);
	await putInForce(learner, events, scheduler);
	await learner.settings.put(COUNTERS);
	return cards.size;
}
