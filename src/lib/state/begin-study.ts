// Opens the session that is under way, or plans a new one.
import { dayOf } from '../core/memory/day.ts';
import { readOpenSession } from '../db/sessions.ts';
import type { Store } from '../db/store.ts';
import { readSettings } from '../db/settings.ts';
import { startApp } from './app.ts';
import { clockNow } from './clock.ts';
import { Session } from './session.svelte.ts';
import { planStudy, type Scope } from './start-session.ts';

export type StudyWish = Scope & {
	/** New questions to allow beyond today's limit. */
	more?: number | undefined;
	/** The question that a newcomer already has on screen. */
	first?: string | undefined;
};

/** Begins to open the databases; what goes wrong is told to whoever asks for the session. */
export const prepare = () => startApp().catch(() => undefined);

export async function resumeOrStart(wish: StudyWish): Promise<Session> {
	return studyIn(await startApp(), wish);
}

/** A session belongs to its day: the next one asks what is due then, and what was left over is among it. */
export async function studyIn(store: Store, wish: StudyWish): Promise<Session> {
	const { rolloverHour } = await readSettings(store);
	const open = await readOpenSession(store, 'study');
	const isOfToday = open?.startedDay === dayOf(clockNow(rolloverHour));
	// Coming back without a wish goes on with whatever is open.
	const isWanted =
		(wish.deckId === undefined || open?.deckId === wish.deckId) &&
		(wish.dossierId === undefined || open?.dossierId === wish.dossierId);
	const hasMore = !wish.more || open?.more === wish.more;
	if (open && isOfToday && isWanted && hasMore) return Session.of(store, open, false);
	return Session.of(store, await planStudy(store, wish), true);
}
