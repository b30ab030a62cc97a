// Classes that this device leads or takes part in. Rows of one learner: a class is theirs, as their answers are.
import type { SentAnswer } from '../core/classroom/decide-answer.ts';
import type { Instant } from '../core/memory/types.ts';
import { Live } from './live.svelte.ts';
import type { AttendedClass, ClassRow, HostedClass } from './schema.ts';
import { openStore, type Store } from './store.ts';

/** The server forgets a class after this; what is kept of it here stays. */
export const CLASS_KEPT_MS = 12 * 3_600_000;

export const hostId = (code: string) => `host ${code}`;
export const guestId = (code: string) => `guest ${code}`;

export async function keepClass(row: ClassRow): Promise<void> {
	const { learner } = await openStore();
	await learner.classes.put(row);
}

export async function removeClass(id: string): Promise<void> {
	const { learner } = await openStore();
	await learner.classes.delete(id);
}

export async function readHosted({ learner }: Store, code: string) {
	const row = await learner.classes.get(hostId(code));
	return row?.kind === 'host' ? row : undefined;
}

/** The class that this device took part in under a code, unless that was so long ago that the code is another's. */
export async function readAttended({ learner }: Store, code: string, now: Instant) {
	const row = await learner.classes.get(guestId(code));
	return row?.kind === 'guest' && now - row.startedAt < CLASS_KEPT_MS ? row : undefined;
}

/** Changes a class that is attended, from how it stands now; nothing where it is gone. */
async function changeAttended(
	code: string,
	change: (row: AttendedClass) => AttendedClass
): Promise<AttendedClass | undefined> {
	const { learner } = await openStore();
	return learner.transaction('rw', learner.classes, async () => {
		const row = await learner.classes.get(guestId(code));
		if (row?.kind !== 'guest') return undefined;
		const changed = change(row);
		await learner.classes.put(changed);
		return changed;
	});
}

/** Keeps an answer, by question and vote, before it is sent. The first one stays. */
export const keepAnswer = (
	code: string,
	key: string,
	answer: { questionId: string; sent: SentAnswer; at: Instant }
) =>
	changeAttended(code, (row) =>
		row.answers[key] ? row : { ...row, answers: { ...row.answers, [key]: answer } }
	);

/** Notes what became of an answer on the server. */
export const settleAnswer = (code: string, key: string, settled: 'saved' | 'refused') =>
	changeAttended(code, (row) => {
		const answer = row.answers[key];
		return answer ? { ...row, answers: { ...row.answers, [key]: { ...answer, settled } } } : row;
	});

export const noteResults = (
	code: string,
	results: Pick<AttendedClass, 'missed' | 'taken' | 'endedAt'>
) => changeAttended(code, (row) => ({ ...row, ...results }));

export const nameAttended = (code: string, name: string, title: string) =>
	changeAttended(code, (row) => ({ ...row, name, title }));

/** Every class, the newest first. */
export async function readClasses({ learner }: Store): Promise<ClassRow[]> {
	const rows = await learner.classes.toArray();
	return rows.sort((a, b) => b.startedAt - a.startedAt);
}
export const classes = () => new Live(readClasses);

export const isHosted = (row: ClassRow): row is HostedClass => row.kind === 'host';
