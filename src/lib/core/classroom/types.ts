// A live class, as the server, the host's page and the phones know it. Types only.
// A class has three parts that change at different rates: its session (a few changes a question), its students, and
// their answers (one a student and question: the first one written counts, and none is ever changed).
import type { Entity, Form, MapView, Rung, Standing } from '../content/types.ts';
import type { Instant, Response } from '../memory/types.ts';
import type { Outcome } from '../grading/types.ts';

/**
 * lobby → (reading → open → closed → reveal)* → done. With a second vote, discuss → open → closed come before the reveal;
 * where each goes at their own pace, `self` takes the place of all questions.
 */
export type ClassPhase =
	'lobby' | 'reading' | 'open' | 'closed' | 'discuss' | 'reveal' | 'self' | 'done';

/** How a class goes; without one each plays for themselves, question by question. */
export type ClassMode =
	/** All together for a share of right answers, in per cent. */
	| { kind: 'goal'; percent: number }
	/** A vote, a talk with the neighbour, a second vote. `discussMs`: how long the talk is; `null`: the teacher ends it. */
	| { kind: 'peer'; discussMs: number | null }
	/** Everyone at their own pace. `endsAfterMs`: when it ends by itself; `null`: the teacher ends it. */
	| { kind: 'self'; endsAfterMs: number | null }
	/** `each`: every member has a phone, and a team has the mean of its members' points; `one`: a phone is a team. */
	| { kind: 'teams'; count: number; phones: 'each' | 'one' };

/** Which vote on a question; only with {@link ClassMode} `peer` is there a second one. */
export type Round = 1 | 2;

/** Which of a question's forms is asked: the easiest that can be answered live, or the hardest. */
export type Difficulty = 'easy' | 'hard';

export type ClassSettings = {
	/** How long a question stays open; `null`: until the teacher closes it. */
	limitMs: number | null;
	/** How long the question alone is shown before it can be answered; 0 skips that. */
	readingMs: number;
	/** `approve`: who joins waits until the teacher lets them in. */
	admission: 'open' | 'approve';
	/** `free`: students may type a name of their own. */
	names: 'generated' | 'free';
	/** Whether the projector shows the first three; everyone sees their own score in any case. */
	showsTop: boolean;
	/** A small bonus for speed; without it only what is right counts. */
	speedBonus: boolean;
	/** Close a question once everyone who is there has answered. */
	closesWhenAllAnswered: boolean;
	mode?: ClassMode;
	/** The students are simulated: the teacher tries the class out. */
	isRehearsal?: true;
};

/** What stands behind an answer, in the words that a reveal shows. */
export type EvidenceLine = {
	statement: string;
	standing: Standing;
	attributedTo?: string;
	asOf?: string;
	sources: { title: string; publisher: string; url: string }[];
};

/** One question of a class with its key, as the host hands it over. */
export type ClassQuestion = {
	/** The question's id, `dossier/slug`, and what of it is asked. */
	id: string;
	version: number;
	rungIndex: number;
	rungCount: number;
	deckId: string;
	deckTitle: string;
	prompt: string;
	rung: Rung;
	/** Ids of options, items or right sides in the order in which everybody sees them; empty for other forms. */
	order: string[];
	explanation: string;
	evidence: EvidenceLine[];
	/** The piece of the map on which a pin is asked for. */
	view?: MapView;
};

/** What a class asks. Written once, before anybody joins. */
export type ClassContent = {
	title: string;
	/** Whose names count in a typed answer, and whose places are found on the map. */
	entities: Entity[];
	questions: ClassQuestion[];
};

export type ClassSession = {
	/** Six digits. */
	code: string;
	/** Rises by one with each change. */
	version: number;
	phase: ClassPhase;
	/** The question under way; -1 in the lobby. */
	index: number;
	questionCount: number;
	settings: ClassSettings;
	/** Nobody new gets in. */
	isLocked: boolean;
	/** When the phase began, on the server's clock, moved later by as long as it was paused. */
	phaseStartedAt: Instant;
	/** Present while it is paused. */
	pausedAt?: Instant;
	/** Time that the teacher added to this question. */
	addedMs: number;
	/** Questions that were skipped: they count for nothing. */
	skipped: number[];
	/** Present in the second vote on the question under way, and after it. */
	round?: 2;
	/** Names of the teams, where each member has a phone. */
	teams?: string[];
	createdAt: Instant;
	endedAt?: Instant;
};

export type HostCommand =
	| { kind: 'start' }
	| { kind: 'open' }
	| { kind: 'close' }
	| { kind: 'reveal' }
	/** Before a second vote; `open` begins that. */
	| { kind: 'discuss' }
	| { kind: 'next' }
	| { kind: 'skip' }
	| { kind: 'pause' }
	| { kind: 'resume' }
	| { kind: 'add-time'; ms: number }
	| { kind: 'lock'; isLocked: boolean }
	| { kind: 'end' };

/** Times the limit that a student asked for, privately; `null`: no limit. */
export type TimeFactor = 1 | 1.5 | 2 | null;

export type ClassStudent = {
	id: string;
	name: string;
	/** How a phone that comes back is known, and how a student moves to another phone: hashes, never the keys. */
	tokenHash: string;
	resumeHash: string;
	status: 'waiting' | 'in' | 'removed';
	timeFactor: TimeFactor;
	joinedAt: Instant;
	/** Number of their team, from 0. */
	team?: number;
};

export type Confidence = 'sure' | 'unsure';

/** An answer as it was first written. */
export type ClassAnswer = {
	index: number;
	/** Present on a second vote. */
	round?: 2;
	studentId: string;
	/** In the question's own ids. */
	response: Response;
	confidence: Confidence | null;
	/** From the question's appearance on the phone to the answer, as far as the server believes it. */
	elapsedMs: number;
	verdict: Outcome['verdict'];
	/** 0 to 1. */
	score: number;
	points: number;
	at: Instant;
};

/** A rung without its key, and without anything that depends on it. */
export type PublicRung =
	| { form: 'choice' | 'multi-select'; options: { id: string; text: string }[] }
	| { form: 'true-false'; statement: string }
	| { form: 'typed' }
	| { form: 'cloze'; text: string; blankIds: string[] }
	| { form: 'numeric'; unit?: string }
	| { form: 'order'; items: { id: string; text: string }[] }
	| {
			form: 'match';
			lefts: { id: string; text: string }[];
			/** In the order shown; ids that say nothing of the pairs. */
			rights: { id: string; text: string }[];
	  }
	| { form: 'map-pin'; view: MapView }
	| {
			form: 'claim-status';
			statements: { id: string; text: string }[];
			standings?: Standing[];
	  };

/** What a phone is told of a question that can be answered. */
export type PublicQuestion = {
	id: string;
	version: number;
	rungIndex: number;
	deckTitle: string;
	form: Form;
	prompt: string;
	/** Absent while the question is only read. */
	rung?: PublicRung;
};

/**
 * How many chose what, by option id or by the words of the answer; `others` are answers too rare to name. What is
 * right is absent until the reveal.
 */
export type Distribution = {
	answered: number;
	right?: number;
	bars: { id: string; text: string; count: number; isRight?: boolean }[];
	others: number;
};

/** What a second vote changed, of those who voted twice. */
export type Shift = {
	/** The first vote. */
	first: Distribution;
	/** From wrong to right, from right to wrong, right both times, wrong both times. */
	toRight: number;
	away: number;
	stayedRight: number;
	stayedWrong: number;
};

/** Right answers of all, of the questions that count so far. */
export type Together = { right: number; answered: number };

export type TeamLine = {
	/** Its number, from 0. */
	team: number;
	name: string;
	members: number;
	/** The mean of its members' points, of the questions that count so far. */
	points: number;
	/** From 1; the same for the same points. */
	rank: number;
};

/** What everyone may see of a class in its present phase. */
export type PublicState = {
	code: string;
	version: number;
	title: string;
	phase: ClassPhase;
	index: number;
	total: number;
	settings: Pick<ClassSettings, 'names' | 'showsTop' | 'speedBonus' | 'mode' | 'isRehearsal'>;
	isLocked: boolean;
	/** How far the phase has come when this was sent. Durations, never moments: phones' clocks differ. */
	clock?: { elapsedMs: number; limitMs: number | null; isPaused: boolean };
	question?: PublicQuestion;
	/** From `closed` on. */
	distribution?: Distribution;
	/** From `reveal` on: the key, why, and who says so. */
	reveal?: Reveal;
	/** In the second vote and after it. */
	round?: 2;
	/** To the host's pages alone, from the close of a vote to the reveal: how it came out. */
	vote?: Distribution;
	/** With the reveal after a second vote. */
	shift?: Shift;
	/** Where a class has a goal. */
	together?: Together;
	/** Where there are teams with several phones, best first. */
	teams?: TeamLine[];
	/** All questions, where each goes at their own pace. */
	questions?: PublicQuestion[];
};

/** The key, why, and who says so. */
export type Reveal = { question: ClassQuestion; entities: Entity[] };

/** What one student may see of themselves. */
export type Mine = {
	studentId: string;
	name: string;
	status: ClassStudent['status'];
	timeFactor: TimeFactor;
	points: number;
	/** Of the questions that count so far. */
	right: number;
	/** Places may be shared; absent while there are no points. */
	rank?: number;
	of?: number;
	/** The answer to the question under way: ids as the phone knows them until the reveal, the question's own after it. */
	answer?: {
		index: number;
		/** Present where it is a second vote. */
		round?: 2;
		response: Response;
		confidence: Confidence | null;
	};
	/** Only from the reveal on. */
	outcome?: OwnOutcome;
	/** The first of two votes, once there may be a second; what it was worth only from the reveal on. */
	first?: { response: Response; confidence: Confidence | null; verdict?: Outcome['verdict'] };
	/** The team's name. */
	team?: string;
	/** Where each goes at their own pace: what was answered so far. */
	own?: { index: number; verdict: Outcome['verdict'] }[];
};

export type OwnOutcome = { verdict: Outcome['verdict']; score: number; points: number };

/** A student as the teacher's list has them. */
export type RosterLine = {
	id: string;
	name: string;
	status: ClassStudent['status'];
	isHere: boolean;
	hasAnswered: boolean;
	points: number;
	right: number;
	team?: number;
	/** Questions answered so far, where each goes at their own pace. */
	done?: number;
};

/** What the host is told a few times a second at most. */
export type Progress = {
	version: number;
	joined: number;
	here: number;
	answered: number;
	/** Students whose private time is still running after everyone else's ended. */
	stillAllowed: number;
	/** By question, where each goes at their own pace. */
	questions?: { answered: number; right: number }[];
	/** Lines that changed since the last one. */
	changed: RosterLine[];
};
