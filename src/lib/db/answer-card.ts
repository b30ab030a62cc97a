// One answer is one transaction over the card, its event, the counters and the session: all of it or none.
import { dayOf } from '../core/memory/day.ts';
import type { Card, ProbeEvent, ReviewEvent } from '../core/memory/types.ts';
import { fromRow, toRow } from './card-row.ts';
import { withMoves, writeCards } from './loads.ts';
import { monthOf } from './months.ts';
import { writeRaw } from './raw-write.ts';
import type { AttendedClass, SessionRow } from './schema.ts';
import { openStore } from './store.ts';
import { confusionIn, count, countConfusion, emptyDay, tallied } from './tallies.ts';

/** Another tab answered this card first. */
export class StaleCard extends Error {
	override name = 'StaleCard';
	constructor() {
		super('This question was answered in another tab. Here is how it stands now.');
	}
}

/** Another tab moved this session on. */
export class StaleSession extends Error {
	override name = 'StaleSession';
	constructor() {
		super('This session went on in another tab. Here is how it stands now.');
	}
}

export type Answer = {
	/** The card as it was when the question was shown; `undefined` for a new question. */
	seen: Card | undefined;
	/** None where the answer is beside the schedule. */
	next: Card | undefined;
	event: ReviewEvent | ProbeEvent;
	/** The session after this answer; its `rev` is still the one that was read. */
	session: SessionRow;
	standing?: ReviewEventStanding;
};
type ReviewEventStanding = Parameters<typeof count>[1]['standing'];

/**
 * Commits one answer and returns the session as stored.
 * Throws `StaleCard` or `StaleSession`, with nothing written, when another tab was faster.
 */
export async function answerCard(answer: Answer): Promise<SessionRow> {
	const { learner } = await openStore();
	const { seen, next, event, session } = answer;
	const stored = { ...session, rev: session.rev + 1 };
	const { cards, events, days, months, confusions, loads, sessions } = learner;
	const day = event.kind === 'review' ? dayOf(event) : undefined;
	const confusion = confusionIn(event);
	const { cardId, deckId } = event;
	await writeRaw(learner, [...learner.memory, sessions], async ({ get, put, add, remove }) => {
		// All reads go out together, then all writes: each turn of the event loop between them would be felt.
		const [card, now, counted, load, confused] = await Promise.all([
			get(cards, cardId),
			get(sessions, session.id),
			day === undefined ? undefined : get(days, [day, deckId]),
			next && get(loads, deckId),
			confusion && get(confusions, [confusion.asked, confusion.answered])
		]);
		if (next && (card?.rev ?? 0) !== (seen?.rev ?? 0)) throw new StaleCard();
		if (now?.rev !== session.rev) throw new StaleSession();
		const before = card && fromRow(card);
		add(events, event);
		if (next) {
			const after = toRow(next);
			put(cards, after, card);
			put(loads, withMoves(load, deckId, [{ before: card, after }]), load);
		}
		if (event.kind === 'review' && day !== undefined) {
			const { standing } = answer;
			const row = counted ?? emptyDay(day, deckId);
			put(days, tallied(row, { review: event, before, standing }, 1), counted);
			remove(months, monthOf(day));
		}
		if (confusion) put(confusions, { ...confusion, count: (confused?.count ?? 0) + 1 }, confused);
		put(sessions, stored, now);
	});
	return stored;
}

/**
 * Commits an answer given in a class: as `answerCard`, with the class's row in the place of a session. `false`, with
 * nothing written, where it is in the log already.
 */
export async function recordClassAnswer({
	seen,
	next,
	event,
	standing,
	row,
	key
}: Omit<Answer, 'session' | 'next'> & {
	next: Card;
	/** The class's row and the answer's key in it; none for what came from another address. */
	row?: AttendedClass;
	key?: string;
}): Promise<boolean> {
	const { learner } = await openStore();
	return learner.transaction('rw', [...learner.memory, learner.classes], async () => {
		const [card, logged, kept] = await Promise.all([
			learner.cards.get(next.id),
			learner.events.get(event.id),
			row && learner.classes.get(row.id)
		]);
		if (logged) return false;
		if ((card?.rev ?? 0) !== (seen?.rev ?? 0)) throw new StaleCard();
		const before = card && fromRow(card);
		const current = kept?.kind === 'guest' ? kept : row;
		const answer = key === undefined ? undefined : current?.answers[key];
		const noted: AttendedClass | undefined = current &&
			answer && {
				...current,
				answers: { ...current.answers, [key ?? '']: { ...answer, eventId: event.id } }
			};
		await Promise.all([
			learner.events.add(event),
			writeCards(learner, [{ before: card, after: toRow(next) }]),
			event.kind === 'review' && count(learner, { review: event, before, standing }),
			countConfusion(learner, confusionIn(event)),
			noted && learner.classes.put(noted)
		]);
		return true;
	});
}

/** Commits an answer that is only logged: a guess before reading makes no card and counts nowhere. */
export async function logAnswer({
	event,
	session
}: Pick<Answer, 'event' | 'session'>): Promise<SessionRow> {
	const { learner } = await openStore();
	const stored = { ...session, rev: session.rev + 1 };
	await learner.transaction('rw', [learner.events, learner.sessions], async () => {
		const now = await learner.sessions.get(session.id);
		if (now?.rev !== session.rev) throw new StaleSession();
		await learner.events.add(event);
		await learner.sessions.put(stored);
	});
	return stored;
}
