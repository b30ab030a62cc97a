// Opens the session that is under way, or plans a new one.
import { readOpenSession } from '../db/sessions.ts';
import { startApp } from './app.ts';
import { Session } from './session.svelte.ts';
import { planStudy } from './start-session.ts';

export type StudyWish = {
	deckId?: string | undefined;
	/** New questions to allow beyond today's limit. */
	more?: number | undefined;
	/** The question that a newcomer already has on screen. */
	first?: string | undefined;
};

export async function resumeOrStart(wish: StudyWish): Promise<Session> {
	const store = await startApp();
	const open = await readOpenSession(store, 'study');
	const isWanted = wish.deckId === undefined || open?.deckId === wish.deckId;
	if (open && isWanted && !wish.more) return Session.of(store, open, false);
	return Session.of(store, await planStudy(store, wish), true);
}
