// A dossier's events in time: what happened when, and what was known of it on the day of the story. Pure.
// Imported by ui and routes; dates here are the dossier's own, as precise as they are known.
// Never imports valibot; how events are drawn is `timeline-layout.ts`.
import type { Day } from '../memory/types.ts';
import type { DossierFile, Entity, Fact, Standing } from './types.ts';

const DAY_MS = 86_400_000;

/** '2023', '2023-09' or '2023-09-13'. */
export type PartialDate = string;

/** Whole days since 1970-01-01, negative before; both ends belong to it, and `from` is never after `to`. */
export type Days = { from: number; to: number };

export type Precision = 'year' | 'month' | 'day';

export const precisionOf = (date: PartialDate): Precision =>
	date.length > 7 ? 'day' : date.length > 4 ? 'month' : 'year';

/** Days since 1970-01-01; `month` from 1. Years below 100 are those years, unlike in `Date.UTC`. */
const dayNumber = (year: number, month: number, day: number) =>
	new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS;

/**
 * All days that a date may mean: one, a month's or a year's. A day that its month does not have (31 February) is the
 * month's last.
 */
export function daysOf(date: PartialDate): Days {
	const [year = 0, month, day] = date.split('-').map(Number);
	if (month === undefined) return { from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31) };
	const last = dayNumber(year, month + 1, 0);
	if (day === undefined) return { from: dayNumber(year, month, 1), to: last };
	const only = Math.min(last, dayNumber(year, month, day));
	return { from: only, to: only };
}

/** The calendar day of a day number. */
export const dayAt = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

export type TimelineEvent = {
	factId: string;
	label: string;
	date: PartialDate;
	/** The last day of what took several. */
	end?: PartialDate | undefined;
	/** When it became known, where that was later than it happened. */
	knownSince?: PartialDate | undefined;
	standing: Standing;
	/** Who says so, by name. */
	speaker?: string;
	entityIds: string[];
};

/** The days from an event's first to its last. An end before its beginning counts for nothing. */
export function daysOfEvent({ date, end }: Pick<TimelineEvent, 'date' | 'end'>): Days {
	const days = daysOf(date);
	return { from: days.from, to: Math.max(days.to, end === undefined ? days.to : daysOf(end).to) };
}

/** Earlier beginnings first; of two that begin together the less precise: a year before its first of January. */
export function byDate(a: Pick<TimelineEvent, 'date'>, b: Pick<TimelineEvent, 'date'>): number {
	const [left, right] = [daysOf(a.date), daysOf(b.date)];
	return left.from - right.from || right.to - left.to;
}

/** The events among a dossier's facts by date; those of one date in the order of the file. */
export function eventsOf(facts: readonly Fact[], entities: readonly Entity[]): TimelineEvent[] {
	const names = new Map(entities.map(({ id, name }) => [id, name]));
	return facts
		.flatMap((fact): TimelineEvent[] => {
			if (!fact.event) return [];
			const speaker = fact.attributedTo && names.get(fact.attributedTo);
			const { status: standing, entityIds } = fact;
			return [
				{ ...fact.event, factId: fact.id, standing, entityIds, ...(speaker ? { speaker } : {}) }
			];
		})
		.sort(byDate);
}

/** When an event came to be known: as it happened, or on its own later date. */
export const knownFrom = ({ date, knownSince }: TimelineEvent): PartialDate =>
	knownSince !== undefined && daysOf(knownSince).from > daysOf(date).from ? knownSince : date;

/**
 * Whether the story could have told of it: it had begun, and was known, by the end of the story's day. A date that is
 * less precise counts by its first day.
 */
export const wasKnown = (event: TimelineEvent, storyDate: PartialDate): boolean =>
	daysOf(knownFrom(event)).from <= daysOf(storyDate).to;

export type Parted = { known: TimelineEvent[]; later: TimelineEvent[] };

/**
 * What was known on the day of the story, by when it happened, and what came later, by when it came to be known: what
 * happened before and surfaced afterwards stands where a reader of that time would have met it.
 */
export function partByKnowledge(events: readonly TimelineEvent[], storyDate: PartialDate): Parted {
	const known = events.filter((event) => wasKnown(event, storyDate));
	const later = events.filter((event) => !wasKnown(event, storyDate));
	return {
		known: known.sort(byDate),
		later: later.sort((a, b) => byDate({ date: knownFrom(a) }, { date: knownFrom(b) }))
	};
}

/** A stretch of time that the timeline shows by itself. */
export type Span = NonNullable<DossierFile['spans']>[number];

/** From the first event's year to the last one's; `undefined` where there is no event. */
export function wholeSpan(events: readonly TimelineEvent[]): Span | undefined {
	const all = events.map(daysOfEvent);
	if (all.length === 0) return undefined;
	const from = dayAt(Math.min(...all.map((days) => days.from))).slice(0, 4);
	const to = dayAt(Math.max(...all.map((days) => days.to))).slice(0, 4);
	return { id: 'all', title: 'All of it', from, to };
}

/** The days of a span, from the first of its `from` to the last of its `to`. */
export const daysOfSpan = ({ from, to }: Pick<Span, 'from' | 'to'>): Days =>
	daysOfEvent({ date: from, end: to });

/**
 * Whether an event belongs to a span: its date lies wholly inside, or it lasted and some of it fell inside. An event
 * of 2023 is thus not among the days of one week of 2023.
 */
export function isInSpan(event: TimelineEvent, span: Span): boolean {
	const [own, days] = [daysOfEvent(event), daysOfSpan(span)];
	const isLasting = event.end !== undefined;
	return isLasting
		? own.from <= days.to && own.to >= days.from
		: own.from >= days.from && own.to <= days.to;
}

/** So many days are still told day by day; more are told year by year. */
const DAY_BY_DAY = 62;

/** What a span's headings and bars count: days of a journey, years of a history. */
export function unitOf(span: Pick<Span, 'from' | 'to'>): 'day' | 'year' {
	const { from, to } = daysOfSpan(span);
	return to - from < DAY_BY_DAY ? 'day' : 'year';
}

/** Whether the line at the day of the story belongs on the span: the day lies in it, or events lie on both sides. */
export function hasStoryLine(
	{ known, later }: Parted,
	span: Span,
	storyDate: PartialDate
): boolean {
	const [story, days] = [daysOf(storyDate), daysOfSpan(span)];
	const isIn = story.from <= days.to && story.to >= days.from;
	return isIn || (known.length > 0 && later.length > 0);
}

export type EventGroup = { date: PartialDate; events: TimelineEvent[] };

/** Events under the dates they stand at, in their order: under years, or under days as precise as they are known. */
export function groupEvents(
	events: readonly TimelineEvent[],
	unit: 'day' | 'year',
	dateOf: (event: TimelineEvent) => PartialDate = ({ date }) => date
): EventGroup[] {
	const groups = new Map<PartialDate, TimelineEvent[]>();
	for (const event of events) {
		const date = unit === 'year' ? dateOf(event).slice(0, 4) : dateOf(event);
		const own = groups.get(date);
		if (own) own.push(event);
		else groups.set(date, [event]);
	}
	return [...groups].map(([date, own]) => ({ date, events: own }));
}
