// The session in progress is a row: its queue, its place in it, what is typed and what was answered. A reload, a
// crash or a second tab reads the same row.
import type { CurrentQuestion, SessionRow } from './schema.ts';
import { openStore, type Store } from './store.ts';
import { StaleSession } from './answer-card.ts';
import { liveQuery } from 'dexie';
import { Live } from './live.svelte.ts';

/** Finished sessions kept for looking back; older ones live on in the events. */
const KEPT = 30;
/** Two tabs that open within this time mean one session. */
const SAME_START_MS = 5000;

/** A row that was damaged is no session: another is planned, and `repair.ts` sets it aside. */
export const isSession = (row: SessionRow): boolean =>
	typeof row.kind === 'string' &&
	typeof row.rev === 'number' &&
	Array.isArray(row.queue) &&
	Array.isArray(row.learning) &&
	Array.isArray(row.answered) &&
	(row.current === undefined || typeof row.current?.questionId === 'string');

export async function readOpenSession(
	{ learner }: Store,
	kind: SessionRow['kind']
): Promise<SessionRow | undefined> {
	const newest = await learner.sessions.orderBy('id').reverse().limit(KEPT).toArray();
	return newest.find(
		(session) => session.kind === kind && session.finishedAt === undefined && isSession(session)
	);
}

/** The newest guesses before reading of a dossier, finished or not. */
export async function readPretest(
	{ learner }: Store,
	dossierId: string
): Promise<SessionRow | undefined> {
	const newest = await learner.sessions.orderBy('id').reverse().limit(KEPT).toArray();
	return newest.find(
		(session) => session.kind === 'pretest' && session.dossierId === dossierId && isSession(session)
	);
}

export const readSession = ({ learner }: Store, id: string) => learner.sessions.get(id);

export const openSession = (kind: SessionRow['kind']) =>
	new Live(async (store) => (await readOpenSession(store, kind)) ?? null);

/** Calls back with each state of the session that any tab commits; returns how to stop. */
export function watchSession({ learner }: Store, id: string, onchange: (row: SessionRow) => void) {
	const subscription = liveQuery(async () => learner.sessions.get(id)).subscribe({
		next: (row) => row && onchange(row),
		// A closed database is reported by the next write; there is nothing to follow until then.
		error: () => subscription.unsubscribe()
	});
	return () => subscription.unsubscribe();
}

const isSameStart = (one: SessionRow, other: SessionRow) =>
	one.deckId === other.deckId &&
	one.dossierId === other.dossierId &&
	one.homeworkId === other.homeworkId &&
	one.custom === other.custom &&
	Math.abs(one.startedAt - other.startedAt) < SAME_START_MS;

/**
 * Begins a session and ends those left open, in one transaction. Returns the session to show: another tab's, when
 * both began to study in the same moment.
 */
export async function startSession(session: SessionRow): Promise<SessionRow> {
	const { learner } = await openStore();
	return learner.transaction('rw', learner.sessions, async () => {
		const all = await learner.sessions.orderBy('id').reverse().toArray();
		const open = all.filter((one) => one.kind === session.kind && one.finishedAt === undefined);
		const rival = open.find((one) => one.kind !== 'quiz' && isSameStart(one, session));
		if (rival) return rival;
		await learner.sessions.bulkPut(
			open.map((one) => ({ ...one, finishedAt: session.startedAt, rev: one.rev + 1 }))
		);
		await learner.sessions.bulkDelete(all.slice(KEPT).map((one) => one.id));
		await learner.sessions.add(session);
		return session;
	});
}

/** Writes the session's next state; throws `StaleSession`, with nothing written, when another tab moved it. */
export async function advanceSession(session: SessionRow): Promise<SessionRow> {
	const { learner } = await openStore();
	const stored = { ...session, rev: session.rev + 1 };
	await learner.transaction('rw', learner.sessions, async () => {
		const now = await learner.sessions.get(session.id);
		if (now?.rev !== session.rev) throw new StaleSession();
		await learner.sessions.put(stored);
	});
	return stored;
}

/**
 * Keeps what is typed, so that a crash loses no letter. It moves no `rev`: two tabs may type, and the answer decides.
 */
export async function noteCurrent(
	sessionId: string,
	questionId: string,
	change: Partial<Pick<CurrentQuestion, 'typed' | 'unsure' | 'sure' | 'hintUsed'>>
) {
	const { learner } = await openStore();
	await learner.transaction('rw', learner.sessions, async () => {
		const session = await learner.sessions.get(sessionId);
		if (!session?.current || session.current.questionId !== questionId) return;
		if (session.current.answered) return;
		await learner.sessions.put({ ...session, current: { ...session.current, ...change } });
	});
}
