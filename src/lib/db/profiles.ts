// The learners of a shared device: each has a database of their own, and all study the one copy of the content.
import { Dexie } from 'dexie';
import { checkName } from '../core/profile-name.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { Instant } from '../core/memory/types.ts';
import { FIRST_LEARNER, learnerOfTab, markOf, readLearner, writeLearner } from './learner-mark.ts';
import { Live } from './live.svelte.ts';
import { LearnerDatabase, type ProfileRow } from './schema.ts';
import { openStore, type Store } from './store.ts';

export type Learner = { id: string; name: string; isHere: boolean };

/** A name that cannot be kept, and why. */
export class NameRefused extends Error {
	override name = 'NameRefused';
}

const DEFAULT_NAME = 'First learner';
export const databaseOf = (id: string) => `dossier:${id}`;

const asLearner = ({ id, name }: ProfileRow): Learner => ({
	id,
	name: name ?? DEFAULT_NAME,
	isHere: id === learnerOfTab
});

/** Rows that are there to stay; the first learner has none until there is another. */
async function readRows({ content }: Pick<Store, 'content'>): Promise<ProfileRow[]> {
	const rows = (await content.profiles.toArray()).filter(({ goingAt }) => goingAt === undefined);
	const found = rows.length > 0 ? rows : [{ id: FIRST_LEARNER, createdAt: 0 }];
	return found.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

export const readLearners = async (store: Pick<Store, 'content'>) =>
	(await readRows(store)).map(asLearner);

/** Everyone who studies on this device, in the order in which they came. */
export const learners = () => new Live(readLearners);

function acceptedName(text: string, others: Learner[]): string {
	const checked = checkName(
		text,
		others.map(({ name }) => name)
	);
	if ('problem' in checked) throw new NameRefused(checked.problem);
	return checked.name;
}

/** Adds a learner and returns the id. Throws `NameRefused`. */
export async function addLearner(text: string, now: Instant, random: () => number) {
	const { content } = await openStore();
	return content.transaction('rw', content.profiles, async () => {
		const rows = await readRows({ content });
		const name = acceptedName(text, rows.map(asLearner));
		await content.profiles.bulkPut(rows);
		const id = ulid(now, random).toLowerCase();
		await content.profiles.add({ id, name, createdAt: now });
		return id;
	});
}

/** Throws `NameRefused`. */
export async function renameLearner(id: string, text: string) {
	const { content } = await openStore();
	await content.transaction('rw', content.profiles, async () => {
		const rows = await readRows({ content });
		const others = rows.filter((row) => row.id !== id);
		const row = rows.find((one) => one.id === id);
		if (!row) throw new NameRefused('This learner is not here any more.');
		await content.profiles.put({ ...row, name: acceptedName(text, others.map(asLearner)) });
	});
}

/** Answers in a learner's log, and since when; read without opening it for study. */
export async function countAnswers(id: string): Promise<{ answers: number; since?: Instant }> {
	const db = new LearnerDatabase(databaseOf(id));
	try {
		const [answers, first] = await Promise.all([
			db.events.count(),
			db.events.orderBy('at').first()
		]);
		return first ? { answers, since: first.at } : { answers };
	} finally {
		db.close();
	}
}

function setMarks(id: string, hasStudied: boolean) {
	try {
		localStorage.removeItem(markOf('dossier:next', id));
		if (hasStudied) localStorage.setItem(markOf('dossier:started', id), '1');
	} catch {
		return; // blocked: the page finds out from the log
	}
}

/** From the next load on the device is this learner's. False where the browser keeps no such choice. */
export async function switchLearner(id: string): Promise<boolean> {
	const { answers } = await countAnswers(id);
	setMarks(id, answers > 0);
	return writeLearner(id);
}

function dropMarks(id: string) {
	try {
		for (const key of ['dossier:next', 'dossier:started']) localStorage.removeItem(markOf(key, id));
	} catch {
		return;
	}
}

/**
 * Removes a learner with everything they answered; the last one stays. The row is marked first, so that a removal
 * that is cut short is finished at the next start. Tabs that have the learner open let go of the database.
 */
export async function removeLearner(id: string, now: Instant) {
	const { content, learner } = await openStore();
	const rows = await readRows({ content });
	const next = rows.find((row) => row.id !== id);
	const row = rows.find((one) => one.id === id);
	if (!next) throw new Error('The only learner of a device cannot be removed.');
	if (!row) return;
	await content.profiles.put({ ...row, goingAt: now });
	if (readLearner() === id) await switchLearner(next.id);
	if (id === learnerOfTab) learner.close();
	await finishRemoval(content, id);
}

async function finishRemoval(content: Store['content'], id: string) {
	await Dexie.delete(databaseOf(id));
	dropMarks(id);
	await content.profiles.delete(id);
}

/** What was left half done by a crash. Returns the learner to use when the one of this tab is no more. */
export async function tidyLearners({ content }: Store): Promise<string | undefined> {
	const going = (await content.profiles.toArray()).filter((row) => row.goingAt !== undefined);
	for (const { id } of going) if (id !== learnerOfTab) await finishRemoval(content, id);
	const rows = await readRows({ content });
	return rows.some(({ id }) => id === learnerOfTab) ? undefined : rows[0]?.id;
}
