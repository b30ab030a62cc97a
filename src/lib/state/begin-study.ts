// Opens the session that is under way, or plans a new one.
import { dayOf } from '../core/memory/day.ts';
import { begin, hasBegun } from '../db/beginnings.ts';
import { readDossiers } from '../db/content.ts';
import { readOpenSession, readPretest } from '../db/sessions.ts';
import type { Store } from '../db/store.ts';
import { readSettings } from '../db/settings.ts';
import { startApp, withRepair } from './app.ts';
import { clockNow } from './clock.ts';
import { Session } from './session.svelte.ts';
import { planCustom, planHomework, planPretest, planStudy, type Scope } from './start-session.ts';

export type StudyWish = Scope & {
	/** New questions to allow beyond today's limit. */
	more?: number | undefined;
	/** The question that a newcomer already has on screen. */
	first?: string | undefined;
};

/** Begins to open the databases; what goes wrong is told to whoever asks for the session. */
export const prepare = () => startApp().catch(() => undefined);

export async function resumeOrStart(wish: StudyWish): Promise<Session> {
	const store = await startApp();
	return withRepair(store, () => studyIn(store, wish));
}

/** A session belongs to its day: the next one asks what is due then, and what was left over is among it. */
export async function studyIn(store: Store, wish: StudyWish): Promise<Session> {
	const { rolloverHour } = await readSettings(store);
	const open = await readOpenSession(store, 'study');
	const isOfToday = open?.startedDay === dayOf(clockNow(rolloverHour));
	// Coming back without a wish goes on with whatever is open.
	const isWanted =
		(wish.deckId === undefined || open?.deckId === wish.deckId) &&
		(wish.dossierId === undefined || open?.dossierId === wish.dossierId) &&
		(wish.homeworkId === undefined || open?.homeworkId === wish.homeworkId) &&
		(wish.custom === undefined || open?.custom === wish.custom);
	const hasMore = !wish.more || open?.more === wish.more;
	if (open && isOfToday && isWanted && hasMore) return Session.of(store, open, false);
	if (wish.homeworkId !== undefined)
		return Session.of(store, await planHomework(store, wish.homeworkId), true);
	if (wish.custom !== undefined)
		return Session.of(store, await planCustom(store, wish.custom), true);
	const before = await beforeReading(store, wish);
	return before ?? Session.of(store, await planStudy(store, wish), true);
}

/**
 * The guesses before reading, or the primer they lead to: of the dossier that is asked for, or of the newest story for
 * whoever has studied nothing yet. `undefined` where there are none, or they are behind.
 */
async function beforeReading(store: Store, wish: StudyWish): Promise<Session | undefined> {
	if (wish.deckId !== undefined || wish.more) return undefined;
	const shelf = (await readDossiers(store)).map(({ dossier }) => dossier);
	const isNewcomer = (await store.learner.cards.orderBy(':id').firstKey()) === undefined;
	const newest = shelf.sort(
		(a, b) => b.storyDate.localeCompare(a.storyDate) || a.id.localeCompare(b.id)
	)[0];
	const dossier =
		wish.dossierId === undefined
			? isNewcomer
				? newest
				: undefined
			: shelf.find(({ id }) => id === wish.dossierId);
	if (!dossier?.pretest || (await hasBegun(store, dossier.id))) return undefined;
	const under = await readPretest(store, dossier.id);
	if (under) return Session.of(store, under, false);
	const planned = await planPretest(store, dossier);
	return planned.queue.length > 0 ? Session.of(store, planned, true) : undefined;
}

/** Leaves the guesses and the primer behind and starts to study what they were for. */
export async function studyAfterPrimer(dossierId: string, wish: StudyWish): Promise<Session> {
	const store = await startApp();
	await begin(dossierId);
	return studyIn(store, wish);
}
