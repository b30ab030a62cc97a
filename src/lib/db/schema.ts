// The two kinds of database: `dossier` holds content for everyone on this device, `dossier:<profile>` one
// learner's memory. Only `src/lib/db` imports Dexie; pages ask its commands and live queries.
// A version that has been released is never edited: a change is a new version with an upgrade.
import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type {
	DossierFile,
	DeckFile,
	Form,
	Question,
	References,
	Standing
} from '../core/content/types.ts';
import type { TakenAnswer } from '../core/classroom/take-home.ts';
import type { SentAnswer } from '../core/classroom/decide-answer.ts';
import type { Lesson } from '../core/classroom/next-lesson.ts';
import type { ClassAnswer, ClassContent, ClassMode, Difficulty } from '../core/classroom/types.ts';
import type { Card, Day, Instant, MemoryEvent, Response } from '../core/memory/types.ts';
import type { ContentProblem } from '../core/content/parse.ts';
import type { Outcome } from '../core/grading/types.ts';
import type { Sum } from './day-sums.ts';
import { loadsOf } from './loads.ts';

/** One learner on this device; the first is `main`, and keeps no row until it is named or joined by another. */
export type ProfileRow = {
	id: string;
	createdAt: Instant;
	name?: string;
	/** Being removed since then: what a crash left half done is finished at the next start. */
	goingAt?: Instant;
};

/** A learner's whole backup file, kept on the device before something was taken away or replaced. */
export type SnapshotRow = {
	/** ULID: the newest sorts last. */
	id: string;
	profileId: string;
	/** As the learner was called then; a removed one is known by nothing else. */
	profileName: string;
	at: Instant;
	why: 'restore' | 'removal' | 'content';
	/** Answers in it. */
	answers: number;
	/** The backup file's text, gzipped. */
	file: Blob;
};

export type DossierRow = Omit<DossierFile, 'decks' | '$schema'> & {
	/** Deck ids, `dossier/deck`, in learning order. */
	deckIds: string[];
	/** Path of each content file to the hash of the text that is installed. */
	hashes: Record<string, string>;
	installedAt: Instant;
	/** It took the place of another version, and the answers as they were at this moment are not copied yet. */
	copyBefore?: Instant;
	/** What could not be installed, for the page to name. */
	problems: ContentProblem[];
	/** Ids of entities that are easily taken for each other, a group an entry. */
	confusable?: string[][];
	/** Which layout of these rows it was installed with: an earlier one lacks fields, and is installed anew. */
	layout?: number;
};

export type DeckRow = {
	/** `dossier/deck`. */
	id: string;
	dossierId: string;
	title: string;
	summary: string;
	objectives: DeckFile['objectives'];
	/** Ids, `dossier/deck`, of decks whose every question is met first. */
	unlocksAfter?: string[];
	showsAsOf?: boolean;
	/** Question ids in learning order; what follows runs parallel to it. */
	questionIds: string[];
	/** The page that holds each question: fixed when the question is created. */
	pageNumbers: number[];
	keyHashes: string[];
	versions: number[];
	/** Form of each question's rungs, easy to hard. */
	forms: Form[][];
	factIds: string[][];
	entityIds?: string[][];
	/** The weakest standing among each question's facts. */
	standings: Standing[];
};

/** About 250 questions: IndexedDB charges by the record, not by the byte. */
export type PageRow = { id: string; deckId: string; questions: Question[] };

export type ReferencesRow = References & { id: string };

/** A card as stored: held back cards (suspended, buried, retired) have no key in the due indexes. */
export type CardRow = Card & { heldDueDay?: Day; heldDueAt?: Instant; heldDeckId?: string };

export type Tally = { answers: number; right: number };

export type DayRow = {
	day: Day;
	deckId: string;
	answers: number;
	right: number;
	/** Cards met for the first time. */
	introduced: number;
	elapsedMs: number;
	forms: Partial<Record<Form, Tally>>;
	standings: Partial<Record<Standing, Tally>>;
	maturities: Partial<Record<'new' | 'learning' | 'known', Tally>>;
	/** Reviews alone, without the steps of learning: what was still known after days. */
	recalls?: Partial<Record<'young' | 'known', Tally>>;
	confidences: Partial<Record<'sure' | 'unsure', Tally>>;
};

/** A month that is over, summed from its days' rows: worked out at leisure, dropped when one of its days is counted again. */
export type MonthRow = {
	/** `2026-11`. */
	month: string;
	sum: Sum;
	/** Its days with an answer, in order. */
	days: { day: Day; answers: number; elapsedMs: number }[];
};

/** How many cards of a deck wait, and for which day. */
export type LoadRow = {
	deckId: string;
	/** In the steps of learning: they come back in minutes. */
	learning: number;
	/** Suspended or buried, and not withdrawn. */
	held: number;
	/** Pairs, by day: days since 1970-01-01, and how many cards are due then. */
	due: Int32Array;
};

export type ConfusionRow = { asked: string; answered: string; count: number };

/** One question on screen, so that a reload, a crash or another tab finds it as it was. */
export type CurrentQuestion = {
	questionId: string;
	deckId: string;
	rung: number;
	/** The rung's form when it came on screen: an update may have put another rung in its place. */
	form?: Form;
	/** Option ids in the order they are shown. */
	optionOrder: string[];
	typed: string;
	unsure: boolean;
	sure?: boolean;
	hintUsed: boolean;
	shownAt: Instant;
	/** Tries so far: a practice quiz asks until it is right. */
	tries: number;
	/** The last wrong try of a practice quiz, so that what is said of it survives a reload too. */
	lastResponse?: Response;
	/** Present once it is answered: the reveal survives a reload too. */
	answered?: { response: Response; outcome: Outcome; eventId: string };
};

export type AnsweredQuestion = {
	questionId: string;
	eventId: string;
	correct: boolean;
	response: Response;
	rung: number;
	/** The queue as it was, for undo. */
	queueBefore: string[];
	learningBefore: { questionId: string; dueAt: Instant }[];
	/** The question as it stood on screen, so that an undo shows it again just so. */
	current: CurrentQuestion;
};

export type QuizSetting = {
	count: number;
	forms: Form[];
	mode: 'practice' | 'test';
};

export type SessionRow = {
	id: string;
	kind: 'study' | 'quiz' | 'pretest';
	/** What it is confined to; neither: every deck. */
	deckId?: string;
	dossierId?: string;
	/** Homework that it is for. */
	homeworkId?: string;
	/** What was asked for beside the plan, as its address says it. */
	custom?: string;
	/** Due or not, these may be asked: a last look before an exam. */
	early?: string[];
	/** Answers are logged and change no card. */
	isUnscheduled?: true;
	quiz?: QuizSetting;
	/** New questions asked for beyond the day's limit. */
	more?: number;
	/** Question ids still to come after the current one. */
	queue: string[];
	/** Questions answered here that come back in minutes. */
	learning: { questionId: string; dueAt: Instant }[];
	current?: CurrentQuestion;
	answered: AnsweredQuestion[];
	startedAt: Instant;
	startedDay: Day;
	finishedAt?: Instant;
	/** Rises with every write: an answer given to an older state of the session is refused. */
	rev: number;
};

export type SettingRow = { key: string; value: unknown };

/** A class that this device leads: what it takes to lead it from here again, and what it brought. */
export type HostedClass = {
	/** `host <code>`. */
	id: string;
	kind: 'host';
	code: string;
	hostKey: string;
	title: string;
	startedAt: Instant;
	/** What the teacher calls the class; absent where it has no name. */
	className?: string;
	difficulty?: Difficulty;
	/** With so many simulated students; such a class is never a lesson. */
	rehearsal?: { students: number };
	/** Kept at the end, when the server is about to forget it. */
	report?: {
		endedAt: Instant;
		content: ClassContent;
		students: { id: string; name: string; team?: number }[];
		answers: ClassAnswer[];
		skipped: number[];
		mode?: ClassMode;
		/** Names of the teams, where a student has one. */
		teams?: string[];
		isRehearsal?: true;
	};
};

/** A class that this learner takes part in. */
export type AttendedClass = {
	/** `guest <code>`. */
	id: string;
	kind: 'guest';
	code: string;
	/** Who has it is this student. */
	token: string;
	title: string;
	name: string;
	startedAt: Instant;
	/** Ids of questions that were revealed and not answered right. */
	missed?: string[];
	/** What was answered and revealed, for another address. */
	taken?: TakenAnswer[];
	endedAt?: Instant;
	/** By question and vote (`3`, `3.2`), from the moment of the tap: kept before it is sent. */
	answers: Record<
		string,
		{
			questionId: string;
			sent: SentAnswer;
			at: Instant;
			/** The server has it, or said why it does not count. */
			settled?: 'saved' | 'refused';
			/** It is in this learner's memory. */
			eventId?: string;
		}
	>;
};

/** A lesson of a class that has a name, in counts alone. */
export type LessonRow = Lesson & {
	/** `lesson <code>`. */
	id: string;
	kind: 'lesson';
	code: string;
	/** How its questions were asked, so that they are asked alike next time. */
	difficulty: Difficulty;
};
export type ClassRow = HostedClass | AttendedClass | LessonRow;

/** What a teacher's link asked this learner to do. */
export type HomeworkRow = {
	/** Made from what the link says, so that opening it twice is one homework. */
	id: string;
	/** As the teacher called it; empty when it has no name. */
	title: string;
	dossierId: string;
	/** A whole deck, or single questions. */
	deckId?: string;
	questionIds?: string[];
	dueDay?: Day;
	addedAt: Instant;
};

export class ContentDatabase extends Dexie {
	declare profiles: EntityTable<ProfileRow, 'id'>;
	declare dossiers: EntityTable<DossierRow, 'id'>;
	declare decks: EntityTable<DeckRow, 'id'>;
	declare pages: EntityTable<PageRow, 'id'>;
	declare references: EntityTable<ReferencesRow, 'id'>;
	declare snapshots: EntityTable<SnapshotRow, 'id'>;

	constructor(name: string, options?: DexieOptions) {
		super(name, options);
		this.version(1).stores({
			profiles: 'id',
			dossiers: 'id',
			decks: 'id, dossierId',
			pages: 'id, deckId',
			references: 'id'
		});
		this.version(2).stores({ snapshots: 'id, profileId' });
	}
}

export class LearnerDatabase extends Dexie {
	declare cards: EntityTable<CardRow, 'id'>;
	declare events: EntityTable<MemoryEvent, 'id'>;
	declare days: Table<DayRow, [Day, string]>;
	declare months: EntityTable<MonthRow, 'month'>;
	declare loads: EntityTable<LoadRow, 'deckId'>;
	declare confusions: Table<ConfusionRow, [string, string]>;
	declare sessions: EntityTable<SessionRow, 'id'>;
	declare settings: EntityTable<SettingRow, 'key'>;
	declare classes: EntityTable<ClassRow, 'id'>;
	declare homework: EntityTable<HomeworkRow, 'id'>;

	constructor(name: string, options?: DexieOptions) {
		// Answers are written beside Dexie (`raw-write.ts`): what it keeps of earlier reads could be behind them.
		super(name, { ...options, cache: 'disabled' });
		this.version(1).stores({
			cards: 'id, [deckId+dueDay], [deckId+dueAt], heldDeckId, buriedUntilDay',
			events: 'id, cardId, at',
			days: '[day+deckId]',
			confusions: '[asked+answered]',
			sessions: 'id',
			settings: 'key',
			classes: 'id'
		});
		this.version(2).stores({ homework: 'id' });
		// Only what concerns all cards has a scope: the index costs an answer nothing.
		this.version(3).stores({ events: 'id, cardId, at, scope' });
		this.version(4)
			.stores({ loads: 'deckId', months: 'month' })
			.upgrade(async (transaction) => {
				const cards = await transaction.table<CardRow>('cards').toArray();
				await transaction.table('loads').bulkPut(loadsOf(cards));
			});
	}

	/** All that a replay of the log writes, and the log. */
	get memory() {
		const { cards, events, days, months, confusions, loads } = this;
		return [cards, events, days, months, confusions, loads];
	}
}
