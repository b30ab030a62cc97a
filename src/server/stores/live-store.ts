// Where classes are kept: the port that every adapter fills, held to it by one contract suite. What must not happen
// twice is decided here, in one step with the writing: a code has one class, a name one student, a student one
// answer to a question, and a session changes only from the version it was read at.
import { nameKey } from '../../lib/core/classroom/names.ts';
import type {
	ClassAnswer,
	ClassContent,
	ClassSession,
	ClassStudent
} from '../../lib/core/classroom/types.ts';

export type StoredClass = {
	session: ClassSession;
	content: ClassContent;
	/** A hash; the key itself is the host's. */
	hostKeyHash: string;
};

export type LiveChange =
	| { kind: 'session'; session: ClassSession }
	| { kind: 'student'; student: ClassStudent }
	| { kind: 'answer'; answer: ClassAnswer }
	/** The class is gone. */
	| { kind: 'gone' }
	/** Who is connected to another process, all of them. */
	| { kind: 'present'; process: string; studentIds: string[] }
	/** Changes may have been missed, or lost by the engine: say what is known here, and hear what is there. */
	| { kind: 'reread'; heal: (known: Known) => Promise<Omit<Known, 'expiresAt'> | undefined> };

/** A class as a process knows it. */
export type Known = {
	stored: StoredClass;
	students: ClassStudent[];
	answers: ClassAnswer[];
	expiresAt: number;
};

/** `stale`: the student is not as they were believed to be; how they are is told to who listens. */
export type StudentWritten = 'written' | 'name-taken' | 'full' | 'gone' | 'stale';

export type AnswerWritten =
	/** This one, or the one that was first: what counts in either case. */
	| { status: 'written' | 'repeat'; answer: ClassAnswer }
	/** The question is not open; or there is no such class. */
	| { status: 'not-open' | 'gone' };

export type LiveStore = {
	/** Creates a class under its session's code; `false` where another class has that code. */
	claim(stored: StoredClass, expiresAt: number): Promise<boolean>;
	load(code: string): Promise<StoredClass | undefined>;
	/** Replaces the session if it still has this version; `false` where it has not, or there is none. */
	transition(
		code: string,
		expectedVersion: number,
		session: ClassSession,
		expiresAt: number
	): Promise<boolean>;
	/**
	 * Writes a new student or what changed about one, where they still are as `before`. Names that look alike are the same
	 * name.
	 */
	student(
		code: string,
		student: ClassStudent,
		limit: number,
		before?: ClassStudent
	): Promise<StudentWritten>;
	students(code: string): Promise<ClassStudent[]>;
	/** Writes a student's first answer to a question that is open, in the vote that is open. */
	answer(code: string, answer: ClassAnswer): Promise<AnswerWritten>;
	/** All of them, or those to one question, in the order in which they were written. */
	answers(code: string, index?: number): Promise<ClassAnswer[]>;
	/** Tells of each change to a class, whoever made it; the result ends it. */
	subscribe(code: string, listener: (change: LiveChange) => void): () => void;
	/** Tells other processes, where there can be any, who is connected to this one. */
	announce?(code: string, studentIds: readonly string[]): Promise<void>;
	/** Deletes what is past its time, and says which codes are free again. */
	expire(now: number): Promise<string[]>;
	/** How many classes there are. */
	count(): Promise<number>;
	close(): Promise<void>;
};

/** The store cannot be reached just now: whoever asked asks again. */
export class StoreAway extends Error {
	override readonly name = 'StoreAway';
}

/** The key under which a student's name is taken; one who was removed gives it back. */
export const takenName = ({ name, status, id }: ClassStudent): string =>
	status === 'removed' ? `removed ${id}` : nameKey(name);
