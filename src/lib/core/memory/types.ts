// The memory model's types: events (the truth), cards (a cache of them), settings of the scheduler.
// Types only. `core/memory` is pure: time, zone and chance are arguments.
import type { Form, Standing } from '../content/types.ts';

/** A local calendar day, `2026-11-23`, that begins at the rollover hour. */
export type Day = string;
/** A moment, in milliseconds since 1970 UTC. */
export type Instant = number;

/** 1 Again, 2 Hard, 3 Good, 4 Easy. Hard is a pass: it never means forgot. */
export type Grade = 1 | 2 | 3 | 4;

/** When something happened, and what day it was there. */
export type Clock = {
	at: Instant;
	/** Minutes to add to UTC for local time, e.g. 540 for Vostochny. */
	zoneOffsetMin: number;
	/** Local hour at which a new day begins, 0 to 23; 4 by default. */
	rolloverHour: number;
};

export type CardState = 'new' | 'learning' | 'review' | 'relearning';

/** What a learner's memory of a question is thought to be. */
export type Memory = {
	model: 'fsrs-6';
	paramsId: string;
	/** Days until the chance of recall falls to 90 %. */
	stability: number;
	/** 1 (easy) to 10 (hard). */
	difficulty: number;
	lastReviewAt: Instant;
	lastReviewDay: Day;
};

/** A learner's memory of one question. A cache: `replay(events)` gives the same. */
export type Card = {
	/** The question's id. */
	id: string;
	/** `dossier/deck`. */
	deckId: string;
	/** Rises with every write of the cache; an answer to an older `rev` is refused. A replay does not restore it. */
	rev: number;
	questionVersion: number;
	state: CardState;
	/** Review cards: the local day from which the card is due. A card has `dueDay` or `dueAt`, never both. */
	dueDay?: Day;
	/** Learning and relearning cards, and any card just probed: the moment from which the card is due. */
	dueAt?: Instant;
	memory?: Memory;
	reps: number;
	lapses: number;
	/** Index of the learning or relearning step the card is on; 0 elsewhere. */
	step: number;
	/** After a failed probe-able rung: ask no rung above this one until the next review. */
	rungLimit?: number;
	suspended?: true;
	buriedUntilDay?: Day;
	flag?: number;
	/** After a mistake made with certainty: so many passes come sooner than they would, the next day and after a week. */
	retests?: 1 | 2;
	/** The key changed after it was learned; shown until the next review. */
	corrected?: true;
	/** The question was withdrawn: not in the queue any more, its events kept. */
	retired?: true;
};

/** What was answered: ids and typed text, never positions. */
export type Response =
	| { form: 'flashcard'; grade: Grade }
	| { form: 'choice'; optionId: string }
	| { form: 'true-false'; value: boolean }
	| { form: 'typed'; text: string }
	| { form: 'multi-select'; optionIds: string[] }
	/** Blank id to what was typed there. */
	| { form: 'cloze'; texts: Record<string, string> }
	| { form: 'numeric'; text: string }
	| { form: 'order'; itemIds: string[] }
	/** Pair id to the id of the right side put to it: a pair's or an extra's. Nothing put: no entry. */
	| { form: 'match'; matches: Record<string, string> }
	/** Degrees north and east; `null` where no pin was set. */
	| { form: 'map-pin'; pin: { latitude: number; longitude: number } | null }
	/** Statement id to the standing it was given. */
	| { form: 'claim-status'; standings: Record<string, Standing> };

/** `pretest` and `cram` are logged and never scheduled: a guess before reading, and practice beside the schedule. */
export type ReviewSource = 'study' | 'quiz' | 'class' | 'pretest' | 'cram' | 'import';

type EventBase = {
	/** ULID: sorts by time of creation. */
	id: string;
	at: Instant;
	zoneOffsetMin: number;
	rolloverHour: number;
};
/** Of no single card. Stored under an index of its own, so that one card's events are read together with these. */
type CommonEventBase = EventBase & { scope: 'all' };
type CardEventBase = EventBase & { cardId: string; deckId: string };

/** One graded answer. What is logged and not scheduled says so in `source`. */
export type ReviewEvent = CardEventBase & {
	kind: 'review';
	questionVersion: number;
	rung: number;
	/** How many rungs the question had; a pass by choosing counts for less where a harder one is left. */
	rungCount?: number;
	form: Form;
	grade: Grade;
	/** True when the first try earned the full score or was "almost" right. */
	correct: boolean;
	response: Response;
	/** Where the learner said so before answering. */
	confidence?: 'unsure' | 'sure';
	/** What was taken for what: entity ids with their dossier where both are known, else question and option id. */
	confusion?: { asked: string; answered: string };
	hintUsed: boolean;
	tries: number;
	elapsedMs: number;
	source: ReviewSource;
	sessionId: string;
	/** What this review scheduled: a day for review cards, a moment in (re)learning. */
	dueDay?: Day;
	dueAt?: Instant;
	paramsId: string;
};

/** A first-try fail above the lowest rung: logged, not trained on, asked a rung lower the same day. */
export type ProbeEvent = Omit<ReviewEvent, 'kind' | 'grade' | 'dueDay'> & { kind: 'probe' };

export type SuspendEvent = CardEventBase & { kind: 'suspend' | 'unsuspend' };
export type BuryEvent = CardEventBase & { kind: 'bury'; untilDay: Day };
export type FlagEvent = CardEventBase & { kind: 'flag'; flag: number };
/** Back to new: earlier reviews no longer count. */
export type ResetEvent = CardEventBase & { kind: 'reset' };
export type SetDueEvent = CardEventBase & { kind: 'set-due'; dueDay: Day };
/** The question changed in the dossier: its key was corrected, or it was withdrawn. */
export type VersionBumpEvent = CardEventBase & {
	kind: 'version-bump';
	questionVersion: number;
	change: 'corrected' | 'retired' | 'restored';
	dueDay?: Day;
};
/** A new parameter set, in force from this event on. */
export type ParametersEvent = CommonEventBase & {
	kind: 'parameters';
	paramsId: string;
	weights: number[];
};
/** Days off, both included: cards due inside are moved behind it. Chosen by the learner. */
export type BreakEvent = CommonEventBase & { kind: 'break'; fromDay: Day; toDay: Day };
/** A backup or a class result was merged. */
export type ImportEvent = EventBase & { kind: 'import'; origin: string; count: number };
/** Takes another event back. Nothing is deleted, so a merge never brings it back. */
export type UndoEvent = EventBase & {
	kind: 'undo';
	of: string;
	/** The card of the event taken back, so that one card's events are read together. */
	cardId?: string;
};

export type MemoryEvent =
	| ReviewEvent
	| ProbeEvent
	| SuspendEvent
	| BuryEvent
	| FlagEvent
	| ResetEvent
	| SetDueEvent
	| VersionBumpEvent
	| ParametersEvent
	| BreakEvent
	| ImportEvent
	| UndoEvent;
export type CardEvent = Extract<MemoryEvent, { cardId: string }>;
export type EventKind = MemoryEvent['kind'];

/** How the scheduler is set. Stored with the learner's settings. */
export type SchedulerSettings = {
	paramsId: string;
	/** 21 FSRS-6 parameters. */
	weights: readonly number[];
	/** 0.80 to 0.95. */
	desiredRetention: number;
	/** Minutes. */
	learningSteps: readonly number[];
	/** Minutes. */
	relearningSteps: readonly number[];
	maximumIntervalDays: number;
	fuzz: boolean;
	/** Spreads cards over the days inside the range of fuzz; on unless it is `false`. */
	loadBalance?: boolean;
	/** How much of the usual each weekday takes, Monday first: 1, 0.5, or 0 for as little as can be. */
	easyDays?: readonly number[];
};

/** Days off, both included. */
export type DaysOff = { fromDay: Day; toDay: Day };

/** What the scheduler knows of the days ahead. A snapshot: as long as it stands, a preview is what comes. */
export type Calendar = {
	/** How many cards are due on a day. */
	load: (day: Day) => number;
	breaks: readonly DaysOff[];
	/** The longest that a card may wait after an answer that leaves this memory; an exam may want it sooner. */
	longest?: (card: Card, memory: Memory) => number;
};

export type QueueLimits = {
	newPerDay: number;
	reviewsPerDay: number;
};
