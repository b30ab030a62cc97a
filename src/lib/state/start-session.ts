// Builds the row of a new session: what is due, what is new, in which order.
import { shuffled } from '../core/content/option-order.ts';
import type { Form } from '../core/content/types.ts';
import { buildQueue } from '../core/memory/queue.ts';
import { dayOf } from '../core/memory/day.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { Clock } from '../core/memory/types.ts';
import { readCard } from '../db/cards.ts';
import { readDossiers } from '../db/content.ts';
import { readDueCards, readFresh, readToday, unburyDue } from '../db/due.ts';
import { schedulerOf } from '../db/replay-card.ts';
import type { DeckRow, QuizSetting, SessionRow } from '../db/schema.ts';
import { readSettings } from '../db/settings.ts';
import type { Store } from '../db/store.ts';
import { clockNow, random } from './clock.ts';

/** What a session is confined to; neither: every deck there is. */
export type Scope = { deckId?: string | undefined; dossierId?: string | undefined };

const emptySession = (
	clock: Clock,
	kind: SessionRow['kind'],
	{ deckId, dossierId }: Scope
): SessionRow => ({
	id: ulid(clock.at, random),
	kind,
	...(deckId === undefined ? {} : { deckId }),
	...(dossierId === undefined ? {} : { dossierId }),
	queue: [],
	learning: [],
	answered: [],
	startedAt: clock.at,
	startedDay: dayOf(clock),
	rev: 0
});

async function decksFor(store: Store, { deckId, dossierId }: Scope): Promise<DeckRow[]> {
	const all = (await readDossiers(store)).flatMap(({ decks }) => decks);
	return all.filter(
		(deck) =>
			(deckId === undefined || deck.id === deckId) &&
			(dossierId === undefined || deck.dossierId === dossierId)
	);
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
	const decks = await decksFor(store, options);
	const { answeredToday, introducedToday } = await readToday(store, clock);
	const limits = options.more
		? { ...settings.limits, newPerDay: introducedToday + options.more }
		: settings.limits;
	const allowed = Math.max(0, limits.newPerDay - introducedToday);
	const factIds = new Map(
		decks.flatMap((deck) => deck.questionIds.map((id, at) => [id, deck.factIds[at] ?? []] as const))
	);
	const queue = buildQueue({
		dueCards: await readDueCards(
			store,
			decks.map((deck) => deck.id),
			clock
		),
		// Siblings are passed over, so offer a few more than are taken.
		newQuestions: await readFresh(store, decks, allowed * 3),
		limits,
		answeredToday: { new: introducedToday, reviews: Math.max(0, answeredToday - introducedToday) },
		clock,
		scheduler: schedulerOf(settings),
		factIdsOf: (id) => factIds.get(id) ?? []
	});
	const { more } = options;
	// Whoever has a card for it is no newcomer, whatever the page thought.
	const isMet = options.first !== undefined && (await readCard(store, options.first));
	const first = isMet ? undefined : options.first;
	return {
		...emptySession(clock, 'study', options),
		...(more ? { more } : {}),
		queue: first === undefined ? queue : [first, ...queue.filter((id) => id !== first)]
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
	const [deck] = await decksFor(store, { deckId });
	const fits = (forms: Form[] | undefined) => forms?.some((form) => quiz.forms.includes(form));
	const ids = (deck?.questionIds ?? []).filter((_, at) => fits(deck?.forms[at]));
	const queue = only ?? shuffled(ids, random).slice(0, quiz.count);
	return { ...emptySession(clock, 'quiz', { deckId }), quiz, queue };
}
