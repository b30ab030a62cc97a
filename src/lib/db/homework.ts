// Homework that links gave this learner: what is asked, how far it is, and the way out of the list.
import { encodeHomework, type Homework } from '../core/homework-link.ts';
import type { Instant } from '../core/memory/types.ts';
import { Live } from './live.svelte.ts';
import type { DeckRow, HomeworkRow } from './schema.ts';
import { openStore, type Store } from './store.ts';

const inDossier = (dossierId: string) => (slug: string) => `${dossierId}/${slug}`;

/** The row of a link's homework; the same link makes the same id. */
export function homeworkRow(homework: Homework, addedAt: Instant): HomeworkRow {
	const { dossierId, deck, questions, dueDay, title } = homework;
	const full = inDossier(dossierId);
	return {
		id: encodeHomework(homework),
		title,
		dossierId,
		...(deck === undefined ? {} : { deckId: full(deck) }),
		...(questions === undefined ? {} : { questionIds: questions.map(full) }),
		...(dueDay === undefined ? {} : { dueDay }),
		addedAt
	};
}

export type HomeworkContent = {
	dossierTitle: string;
	deckTitle: string;
	/** Questions that are installed here, in the order in which they are asked. */
	questionIds: string[];
	/** What the link names and this app has not, in words; empty when all is there. */
	missing: string[];
};

/** What homework asks for, as far as it is installed here. */
export async function readHomeworkContent(
	{ content }: Store,
	{ dossierId, deckId, questionIds }: HomeworkRow
): Promise<HomeworkContent> {
	const [dossier, decks] = await Promise.all([
		content.dossiers.get(dossierId),
		content.decks.where('dossierId').equals(dossierId).toArray()
	]);
	const deck = decks.find(({ id }) => id === deckId);
	const owner = new Map<string, DeckRow>(
		decks.flatMap((one) => one.questionIds.map((id) => [id, one] as const))
	);
	const wanted = questionIds ?? deck?.questionIds ?? [];
	const present = wanted.filter((id) => owner.has(id));
	const titles = new Set(present.map((id) => owner.get(id)?.title ?? ''));
	const missing = [
		!dossier && `the dossier “${dossierId}”`,
		dossier && deckId !== undefined && !deck && `the deck “${deckId}”`,
		dossier &&
			present.length < wanted.length &&
			`${wanted.length - present.length} of ${wanted.length} questions`
	].filter((one): one is string => typeof one === 'string');
	return {
		dossierTitle: dossier?.title ?? '',
		deckTitle: deck?.title ?? [...titles].join(', '),
		questionIds: present,
		missing
	};
}

export type OpenHomework = HomeworkRow & HomeworkContent & { done: number };

/** Whether a card was answered since the homework came. */
const isDone = (lastReviewAt: Instant | undefined, addedAt: Instant) =>
	lastReviewAt !== undefined && lastReviewAt >= addedAt;

/** Which of the questions are still to be answered. */
export async function readOpenQuestions(store: Store, row: HomeworkRow): Promise<string[]> {
	const { questionIds } = await readHomeworkContent(store, row);
	const cards = await store.learner.cards.bulkGet(questionIds);
	return questionIds.filter((_, at) => {
		const card = cards[at];
		const isAside = card?.suspended || card?.retired;
		return !isAside && !isDone(card?.memory?.lastReviewAt, row.addedAt);
	});
}

async function readAll(store: Store): Promise<OpenHomework[]> {
	const rows = await store.learner.homework.toArray();
	const open = rows.map(async (row) => {
		const content = await readHomeworkContent(store, row);
		const left = await readOpenQuestions(store, row);
		return { ...row, ...content, done: content.questionIds.length - left.length };
	});
	const all = await Promise.all(open);
	return all.sort((a, b) => (a.dueDay ?? '9999').localeCompare(b.dueDay ?? '9999'));
}

/** All homework, what is due first first. */
export const homeworkList = () => new Live(readAll);

export const readHomeworkRow = ({ learner }: Store, id: string) => learner.homework.get(id);

/** What a link asks for, and whether it is in the list already. */
export const homeworkPreview = (row: HomeworkRow) =>
	new Live(async (store) => ({
		...(await readHomeworkContent(store, row)),
		isAdded: (await readHomeworkRow(store, row.id)) !== undefined
	}));

/** Puts homework into the list; opened a second time it stays as it is. */
export async function addHomework(row: HomeworkRow) {
	const { learner } = await openStore();
	await learner.transaction('rw', learner.homework, async () => {
		if (!(await learner.homework.get(row.id))) await learner.homework.add(row);
	});
}

/** Takes it out of the list; what was answered stays. */
export async function putHomeworkAway(id: string) {
	const { learner } = await openStore();
	await learner.homework.delete(id);
}
