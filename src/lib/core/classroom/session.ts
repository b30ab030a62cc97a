// The course of a class: what each command of the host makes of its session, and what time makes of it. Pure: the
// same session, command and moment give the same result on every server and phone.
import type { Instant } from '../memory/types.ts';
import type { ClassAnswer, ClassSession, ClassStudent, HostCommand, TimeFactor } from './types.ts';

/** An answer sent in time may be on its way for so long. */
export const GRACE_MS = 1500;
export const LONGEST_ADDED_MS = 10 * 60_000;

/** A command that cannot be followed in the session's present phase; the words are for the host. */
export class CommandRefused extends Error {
	override readonly name = 'CommandRefused';
}

const refuse = (words: string): never => {
	throw new CommandRefused(words);
};

const isAsked = ({ phase }: ClassSession) => phase === 'reading' || phase === 'open';
/** Whether a clock runs, or could. */
const isRunning = (session: ClassSession) =>
	isAsked(session) || session.phase === 'discuss' || session.phase === 'self';

/** A new session in its lobby. */
export function newSession(
	given: Pick<ClassSession, 'code' | 'questionCount' | 'settings' | 'teams'>,
	now: Instant
): ClassSession {
	return {
		...given,
		version: 1,
		phase: 'lobby',
		index: -1,
		isLocked: false,
		phaseStartedAt: now,
		addedMs: 0,
		skipped: [],
		createdAt: now
	};
}

/** The session in another phase, its clock at the beginning. */
function enter(session: ClassSession, phase: ClassSession['phase'], now: Instant): ClassSession {
	const entered = { ...session, phase, phaseStartedAt: now };
	delete entered.pausedAt;
	return entered;
}

function ask(session: ClassSession, index: number, now: Instant): ClassSession {
	if (index >= session.questionCount) return end(session, now);
	const phase = session.settings.readingMs > 0 ? 'reading' : 'open';
	const asked = { ...enter(session, phase, now), index, addedMs: 0 };
	delete asked.round;
	return asked;
}

const end = (session: ClassSession, now: Instant): ClassSession => ({
	...enter(session, 'done', now),
	endedAt: now
});

function next(session: ClassSession, command: HostCommand, now: Instant): ClassSession {
	const { phase, index } = session;
	switch (command.kind) {
		case 'start':
			if (phase !== 'lobby') return refuse('The class has begun already.');
			if (session.questionCount === 0) return refuse('There is no question to ask.');
			if (session.settings.mode?.kind === 'self') return enter(session, 'self', now);
			return ask(session, 0, now);
		case 'open':
			if (phase === 'discuss') return { ...enter(session, 'open', now), round: 2, addedMs: 0 };
			if (phase !== 'reading') return refuse('No question is waiting to be opened.');
			return enter(session, 'open', now);
		case 'close':
			if (!isAsked(session)) return refuse('No question is open.');
			return enter(session, 'closed', now);
		case 'discuss':
			if (session.settings.mode?.kind !== 'peer')
				return refuse('This class has one vote on each question.');
			if (phase !== 'closed' || session.round)
				return refuse('A first vote has to be closed before it is discussed.');
			return enter(session, 'discuss', now);
		case 'reveal':
			if (phase !== 'closed' && phase !== 'discuss')
				return refuse('Close the question before you reveal it.');
			return enter(session, 'reveal', now);
		case 'next':
			if (phase !== 'reveal' && phase !== 'closed')
				return refuse('Close the question before you go on.');
			return ask(session, index + 1, now);
		case 'skip':
			if (!isAsked(session) && phase !== 'closed' && phase !== 'discuss')
				return refuse('There is no question to skip.');
			return ask({ ...session, skipped: [...session.skipped, index] }, index + 1, now);
		case 'pause':
			if (!isRunning(session) || session.pausedAt !== undefined)
				return refuse('There is nothing to pause.');
			return { ...session, pausedAt: now };
		case 'resume': {
			const { pausedAt, ...rest } = session;
			if (pausedAt === undefined) return refuse('The class is not paused.');
			return { ...rest, phaseStartedAt: session.phaseStartedAt + Math.max(0, now - pausedAt) };
		}
		case 'add-time':
			if ((phase !== 'open' && phase !== 'self') || limitFor(session, 1) === null)
				return refuse('There is no time to add to.');
			return {
				...session,
				addedMs: Math.min(LONGEST_ADDED_MS, session.addedMs + Math.max(0, command.ms))
			};
		case 'lock':
			if (phase === 'done') return refuse('The class is over.');
			return { ...session, isLocked: command.isLocked };
		case 'end':
			if (phase === 'done') return refuse('The class is over.');
			return end(session, now);
	}
}

/**
 * The session after a command, its version one higher.
 *
 * @throws CommandRefused where the phase does not allow it.
 */
export function apply(session: ClassSession, command: HostCommand, now: Instant): ClassSession {
	return { ...next(session, command, now), version: session.version + 1 };
}

/** How far the phase has come, in ms without its pauses; never below 0. */
export const elapsedMs = (session: ClassSession, now: Instant): number =>
	Math.max(0, (session.pausedAt ?? now) - session.phaseStartedAt);

/** How long a student has for the question, or for all of them at their own pace, in ms; `null`: until it is closed. */
export function limitFor(session: ClassSession, factor: TimeFactor): number | null {
	const { mode } = session.settings;
	const limitMs = mode?.kind === 'self' ? mode.endsAfterMs : session.settings.limitMs;
	return limitMs === null || factor === null ? null : (limitMs + session.addedMs) * factor;
}

/** Whether an answer of a student that arrives now is still in time; that the question is open is not asked here. */
export function isInTime(session: ClassSession, factor: TimeFactor, now: Instant): boolean {
	const limit = limitFor(session, factor);
	return limit === null || elapsedMs(session, now) <= limit + GRACE_MS;
}

/** Whether an answer is to what is open now: the question under way, in this vote; any at one's own pace. */
export function takes(
	{ phase, index, round }: ClassSession,
	answer: Pick<ClassAnswer, 'index' | 'round'>
): boolean {
	if (phase === 'self') return answer.round === undefined;
	return phase === 'open' && index === answer.index && round === answer.round;
}

/** The key under which a student has one answer. */
export const answerKey = ({
	index,
	round,
	studentId
}: Pick<ClassAnswer, 'index' | 'round' | 'studentId'>): string =>
	`${index}${round ? '.2' : ''} ${studentId}`;

/** Who is still expected to answer the question under way. */
export type Pending = Pick<ClassStudent, 'timeFactor'>;

/**
 * What the clock asks for now: the end of reading or of a talk, or the end of a question for which everybody's time is
 * over or everybody has answered. `undefined`: nothing yet.
 *
 * @param pending students who are let in and have not answered; with `everyone` how many are let in
 */
export function dueCommand(
	session: ClassSession,
	pending: readonly Pending[],
	everyone: number,
	now: Instant
): HostCommand | undefined {
	if (session.pausedAt !== undefined) return undefined;
	if (session.phase === 'reading')
		return elapsedMs(session, now) >= session.settings.readingMs ? { kind: 'open' } : undefined;
	if (session.phase === 'discuss') {
		const { mode } = session.settings;
		const limitMs = mode?.kind === 'peer' ? mode.discussMs : null;
		return limitMs !== null && elapsedMs(session, now) >= limitMs ? { kind: 'open' } : undefined;
	}
	if (session.phase === 'self')
		return limitFor(session, 1) !== null && isOverFor(session, pending, now)
			? { kind: 'end' }
			: undefined;
	if (session.phase !== 'open') return undefined;
	if (pending.length === 0 && everyone > 0 && session.settings.closesWhenAllAnswered)
		return { kind: 'close' };
	if (session.settings.limitMs === null) return undefined;
	return isOverFor(session, pending, now) ? { kind: 'close' } : undefined;
}

/** With nobody there the plain time counts. */
const isOverFor = (session: ClassSession, pending: readonly Pending[], now: Instant) =>
	[{ timeFactor: 1 as const }, ...pending].every(
		({ timeFactor }) => !isInTime(session, timeFactor, now)
	);
