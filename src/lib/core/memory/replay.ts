// Events are the truth, cards a cache of them: this makes the one from the other, event by event or all at once.
// Memory is computed anew; when a card is due is taken from the event that decided it, so that a later change of
// settings moves nothing.
import { newCard, probed, settled, without, type Due } from './card.ts';
import { afterDaysOff } from './days-off.ts';
import { dayOf } from './day.ts';
import { MIN_STABILITY } from './fsrs.ts';
import { liveEvents } from './live-events.ts';
import { LEFT_AFTER_CORRECTION, remembered } from './remember.ts';
import { createScheduler, PROBE_DELAY_MS } from './scheduler.ts';
import type {
	BreakEvent,
	Card,
	CardEvent,
	Day,
	MemoryEvent,
	Memory,
	ProbeEvent,
	ReviewEvent,
	SchedulerSettings,
	VersionBumpEvent
} from './types.ts';

function dueOfReview(event: ReviewEvent): Due | undefined {
	if (event.dueDay !== undefined) return { dueDay: event.dueDay };
	return event.dueAt === undefined ? undefined : { dueAt: event.dueAt };
}

function reviewed(card: Card | undefined, event: ReviewEvent, settings: SchedulerSettings): Card {
	const { questionVersion, grade, rung, rungCount, form, confidence } = event;
	const before = {
		...(card ?? newCard(event.cardId, event.deckId, questionVersion)),
		questionVersion
	};
	const asked = rungCount === undefined ? undefined : { rung, rungCount, form };
	const due = dueOfReview(event);
	const isSure = confidence === 'sure';
	if (!due) return createScheduler(settings).answer(before, grade, event, asked, isSure);
	const memory = remembered(before.memory, grade, event, settings, asked);
	return settled(before, grade, memory, due, isSure);
}

function probedBy(card: Card | undefined, event: ProbeEvent): Card {
	const before = card ?? newCard(event.cardId, event.deckId, event.questionVersion);
	const dueAt = event.dueAt ?? event.at + PROBE_DELAY_MS;
	return probed(before, event.rung, dueAt, event.confidence === 'sure');
}

/** A graded card comes on that day as a review; a question never graded comes as a new one. */
function movedTo(card: Card, dueDay: Day): Card {
	const rest = without(card, 'dueAt');
	return card.memory ? { ...rest, state: 'review', step: 0, dueDay } : { ...rest, dueDay };
}

const weakened = (memory: Memory): Memory => ({
	...memory,
	stability: Math.max(MIN_STABILITY, memory.stability * LEFT_AFTER_CORRECTION)
});

function bumped(card: Card, event: VersionBumpEvent): Card {
	const { questionVersion, change } = event;
	if (change === 'retired') return { ...card, questionVersion, retired: true };
	const back = { ...without(card, 'retired'), questionVersion };
	if (change === 'restored' || !card.memory) return back;
	const corrected: Card = { ...back, memory: weakened(card.memory), corrected: true };
	// In the steps, or after a probe, it comes within the day anyway.
	return corrected.dueAt === undefined
		? { ...corrected, dueDay: event.dueDay ?? dayOf(event) }
		: corrected;
}

function afterBreak(card: Card, daysOff: BreakEvent): Card {
	if (card.dueDay === undefined) return card;
	const dueDay = afterDaysOff(card.dueDay, daysOff, card.id);
	return dueDay === card.dueDay ? card : { ...card, dueDay };
}

/** What the learner, or the dossier, did to a card that exists. */
function acted(card: Card, event: Exclude<CardEvent, ReviewEvent | ProbeEvent> | BreakEvent): Card {
	switch (event.kind) {
		case 'suspend':
			return { ...card, suspended: true };
		case 'unsuspend':
			return without(card, 'suspended');
		case 'bury':
			return { ...card, buriedUntilDay: event.untilDay };
		case 'flag':
			return event.flag > 0 ? { ...card, flag: event.flag } : without(card, 'flag');
		case 'set-due':
			return movedTo(card, event.dueDay);
		case 'version-bump':
			return bumped(card, event);
		case 'break':
			return afterBreak(card, event);
		default:
			return card;
	}
}

/** A guess before reading, or practice beside the schedule: on record, and nothing else. */
export const isUnscheduled = ({ source }: Pick<ReviewEvent, 'source'>): boolean =>
	source === 'pretest' || source === 'cram';

/**
 * The card after one event of its own, or a break; `undefined` while the question is new, and again after a reset.
 * Nothing but an answer makes a card. What is not scheduled changes nothing. An undo needs the log: see `replay`.
 * `rev` rises by one with each change.
 */
export function applyEvent(
	card: Card | undefined,
	event: MemoryEvent,
	settings: SchedulerSettings
): Card | undefined {
	switch (event.kind) {
		case 'review':
			return isUnscheduled(event) ? card : reviewed(card, event, settings);
		case 'probe':
			return isUnscheduled(event) ? card : probedBy(card, event);
		case 'reset':
			return undefined;
		case 'undo':
		case 'import':
		case 'parameters':
			return card;
		default: {
			const next = card && acted(card, event);
			return next === card ? card : next && { ...next, rev: next.rev + 1 };
		}
	}
}

/** The settings with the last parameter set that the log put in force. */
export function settingsInForce(
	events: Iterable<MemoryEvent>,
	settings: SchedulerSettings
): SchedulerSettings {
	let inForce = settings;
	for (const event of liveEvents(events)) {
		if (event.kind === 'parameters')
			inForce = { ...inForce, paramsId: event.paramsId, weights: event.weights };
	}
	return inForce;
}

/**
 * Every card, by id, from a log in any order. All memories are computed with the parameter set in force at its end:
 * states under different weights cannot be compared. Equal to the cards kept event by event under that set, but for
 * `rev`, which counts the writes of a cache and means nothing elsewhere.
 */
export function replay(
	events: Iterable<MemoryEvent>,
	settings: SchedulerSettings
): Map<string, Card> {
	const live = liveEvents(events);
	const inForce = settingsInForce(live, settings);
	const cards = new Map<string, Card>();
	const apply = (id: string, event: MemoryEvent) => {
		const next = applyEvent(cards.get(id), event, inForce);
		if (next) cards.set(id, next);
		else cards.delete(id);
	};
	for (const event of live) {
		if (event.kind === 'break') for (const id of cards.keys()) apply(id, event);
		else if ('cardId' in event) apply(event.cardId, event);
	}
	return cards;
}
