// Builds the row of a new session: what is due, what is new, in which order.
import { shuffled } from '../core/content/option-order.ts';
import type { Form } from '../core/content/types.ts';
import { buildQueue } from '../core/memory/queue.ts';
import { dayOf } from '../core/memory/day.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { Clock } from '../core/memory/types.ts';
import { readCard } from '../db/cards.ts';
import { dossierOf, readDossiers } from '../db/content.ts';
import { readDueCards, readFresh, readLooks, readToday, unburyDue } from '../db/due.ts';
import { readHomeworkRow, readOpenQuestions } from '../db/homework.ts';
import { schedulerOf } from '../db/replay-card.ts';
import type { DeckRow, DossierRow, QuizSetting, SessionRow } from '../db/schema.ts';
import { readSettings } from '../db/settings.ts';
import type { Store } from '../db/store.ts';
import { clockNow, random } from './clock.ts';
import { readCustom, readCustomQueue } from './custom-session.ts';

type Shelf = Awaited<ReturnType<typeof readDossiers>>;

/** What a session is confined to; neither: every deck there is. */
export type Scope = {
	deckId?: string | undefined;
	dossierId?: string | undefined;
	homeworkId?: string | undefined;
	/** What is asked for by hand, as the address says it. */
	custom?: string | undefined;
};

const emptySession = (
	clock: Clock,
	kind: SessionRow['kind'],
	{ deckId, dossierId, homeworkId, custom }: Scope
): SessionRow => ({
	id: ulid(clock.at, random),
	kind,
	...(deckId === undefined ? {} : { deckId }),
	...(dossierId === undefined ? {} : { dossierId }),
	...(homeworkId === undefined ? {} : { homeworkId }),
	...(custom === undefined ? {} : { custom }),
	queue: [],
	learning: [],
	answered: [],
	startedAt: clock.at,
	startedDay: dayOf(clock),
	rev: 0
});

const decksIn = (shelf: Shelf, { deckId, dossierId }: Scope): DeckRow[] =>
	shelf
		.flatMap(({ decks }) => decks)
		.filter(
			(deck) =>
				(deckId === undefined || deck.id === deckId) &&
				(dossierId === undefined || deck.dossierId === dossierId)
		);

/**
 * Whether two questions are about different entities of one contrast. Asked one after the other, their difference is
 * what stands out (Rohrer 2012; Brunmair and Richter 2019).
 */
function confusableIn(shelf: Shelf): (a: string, b: string) => boolean {
	const groups = shelf.flatMap(({ dossier }) =>
		(dossier.confusable ?? []).map((ids) => ids.map((id) => `${dossier.id}/${id}`))
	);
	if (groups.length === 0) return () => false;
	const entities = new Map<string, Set<string>>();
	for (const deck of shelf.flatMap(({ decks }) => decks))
		for (const [at, id] of deck.questionIds.entries())
			entities.set(
				id,
				new Set(deck.entityIds?.[at]?.map((entityId) => `${deck.dossierId}/${entityId}`))
			);
	return (a, b) => {
		const [one, other] = [entities.get(a), entities.get(b)];
		if (!one || !other) return false;
		return groups.some((group) =>
			group.some((id) => one.has(id) && group.some((next) => next !== id && other.has(next)))
		);
	};
}

/**
 * A study session over every deck, one dossier's or one. `first` comes before all else: the question a newcomer has on screen.
 * `more` sets today's limit on new questions aside. The queue is empty when nothing is to be asked.
 */
export async function planStudy(
	store: Store,
	options: Scope & { first?: string | undefined; more?: number | undefined } = {}
): Promise<SessionRow> {
	const settings = await readSettings(store);
	const clock = clockNow(settings.rolloverHour);
	await unburyDue(store, clock);
	const shelf = await readDossiers(store);
	const decks = decksIn(shelf, options);
	const today = await readToday(store, clock);
	const { answeredToday, introducedToday, decks: counts } = today;
	// A deck that waits for others is studied when it is asked for by name and was started anyway.
	const locked = new Set(counts.filter(({ isLocked }) => isLocked).map(({ deckId }) => deckId));
	const limits = options.more
		? { ...today.limits, newPerDay: introducedToday + options.more }
		: today.limits;
	const allowed = Math.max(0, limits.newPerDay - introducedToday);
	const factIds = new Map(
		decks.flatMap((deck) => deck.questionIds.map((id, at) => [id, deck.factIds[at] ?? []] as const))
	);
	const looks = await readLooks(store, settings.exam, decks, clock);
	const dueCards = await readDueCards(
		store,
		decks.map((deck) => deck.id),
		clock
	);
	const early = new Set(looks.map(({ id }) => id));
	const isForExam = ({ id }: DeckRow) => settings.exam?.deckIds.includes(id) ?? false;
	const queue = buildQueue({
		dueCards: [...dueCards.filter(({ id }) => !early.has(id)), ...looks],
		early,
		...(today.leftOf.size === 0
			? {}
			: {
					groups: {
						of: dossierOf,
						left: (dossierId: string) =>
							today.leftOf.get(dossierId) ?? { newPerDay: Infinity, reviewsPerDay: Infinity }
					}
				}),
		// Siblings are passed over, so offer a few more than are taken; what an exam waits for goes first.
		newQuestions: await readFresh(
			store,
			decks
				.filter(({ id }) => !locked.has(id))
				.sort((a, b) => Number(isForExam(b)) - Number(isForExam(a))),
			today.leftOf.size > 0 ? Infinity : allowed * 3
		),
		limits,
		answeredToday: { new: introducedToday, reviews: Math.max(0, answeredToday - introducedToday) },
		clock,
		scheduler: schedulerOf(settings),
		factIdsOf: (id) => factIds.get(id) ?? [],
		confusable: confusableIn(shelf)
	});
	const { more } = options;
	// Whoever has a card for it is no newcomer, whatever the page thought.
	const isMet = options.first !== undefined && (await readCard(store, options.first));
	const first = isMet ? undefined : options.first;
	return {
		...emptySession(clock, 'study', options),
		...(more ? { more } : {}),
		...(early.size > 0 ? { early: [...early] } : {}),
		queue: first === undefined ? queue : [first, ...queue.filter((id) => id !== first)]
	};
}

/**
 * What homework still asks for, in its own order: new or known, due or not, and beyond the day's limits, since somebody
 * waits for it. Empty when it is done, or was put away.
 */
export async function planHomework(store: Store, homeworkId: string): Promise<SessionRow> {
	const { rolloverHour } = await readSettings(store);
	const row = await readHomeworkRow(store, homeworkId);
	const queue = row ? await readOpenQuestions(store, row) : [];
	return { ...emptySession(clockNow(rolloverHour), 'study', { homeworkId }), queue };
}

/** What was asked for by hand: beyond the day's limits, and due or not. Empty where nothing fits. */
export async function planCustom(store: Store, text: string): Promise<SessionRow> {
	const settings = await readSettings(store);
	const clock = clockNow(settings.rolloverHour);
	const custom = readCustom(text);
	const scheduler = schedulerOf(settings);
	const queue = custom
		? await readCustomQueue(store, custom, clock, (card) => scheduler.retrievability(card, clock))
		: [];
	return {
		...emptySession(clock, 'study', { custom: text }),
		...(custom?.isUnscheduled ? { isUnscheduled: true as const } : {}),
		queue
	};
}

/** A quiz over one deck: so many questions, each of which has one of the forms, in a new order each time. */
export async function planQuiz(
	store: Store,
	deckId: string,
	quiz: QuizSetting,
	only?: string[]
): Promise<SessionRow> {
	const settings = await readSettings(store);
	const clock = clockNow(settings.rolloverHour);
	const [deck] = decksIn(await readDossiers(store), { deckId });
	const fits = (forms: Form[] | undefined) => forms?.some((form) => quiz.forms.includes(form));
	const ids = (deck?.questionIds ?? []).filter((_, at) => fits(deck?.forms[at]));
	const queue = only ?? shuffled(ids, random).slice(0, quiz.count);
	return { ...emptySession(clock, 'quiz', { deckId }), quiz, queue };
}

/**
 * Guesses before anything is read: asked once, in the dossier's own order, logged and never scheduled. Trying to answer
 * first makes what is read afterwards stay, also after a wrong guess (Richland, Kornell and Kao 2009).
 */
export async function planPretest(store: Store, dossier: DossierRow): Promise<SessionRow> {
	const { rolloverHour } = await readSettings(store);
	const decks = decksIn(await readDossiers(store), { dossierId: dossier.id });
	const installed = new Set(decks.flatMap(({ questionIds }) => questionIds));
	const queue = (dossier.pretest ?? []).filter((id) => installed.has(id));
	return { ...emptySession(clockNow(rolloverHour), 'pretest', { dossierId: dossier.id }), queue };
}
