// One answer is one transaction over the card, its event, the counters and the session: all of it or none.
import type { Card, ProbeEvent, ReviewEvent } from '../core/memory/types.ts';
import { fromRow, toRow } from './card-row.ts';
import type { AttendedClass, SessionRow } from './schema.ts';
import { openStore } from './store.ts';
import { confusionIn, count, countConfusion } from './tallies.ts';

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
	await learner.transaction(
		'rw',
		[learner.cards, learner.events, learner.days, learner.confusions, learner.sessions],
		async () => {
			const [card, now] = await Promise.all([
				learner.cards.get(event.cardId),
				learner.sessions.get(session.id)
			]);
			if (next && (card?.rev ?? 0) !== (seen?.rev ?? 0)) throw new StaleCard();
			if (now?.rev !== session.rev) throw new StaleSession();
			const before = card && fromRow(card);
			// Side by side: one after the other they would cost a turn of the event loop each.
			await Promise.all([
				learner.events.add(event),
				next && learner.cards.put(toRow(next)),
				event.kind === 'review' &&
					count(learner, { review: event, before, standing: answer.standing }),
				countConfusion(learner, confusionIn(event)),
				learner.sessions.put(stored)
			]);
		}
	);
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
	index
}: Omit<Answer, 'session' | 'next'> & {
	next: Card;
	/** The class's row and the question's number in it; none for what came from another address. */
	row?: AttendedClass;
	index?: number;
}): Promise<boolean> {
	const { learner } = await openStore();
	return learner.transaction(
		'rw',
		[learner.cards, learner.events, learner.days, learner.confusions, learner.classes],
		async () => {
			const [card, logged, kept] = await Promise.all([
				learner.cards.get(next.id),
				learner.events.get(event.id),
				row && learner.classes.get(row.id)
			]);
			if (logged) return false;
			if ((card?.rev ?? 0) !== (seen?.rev ?? 0)) throw new StaleCard();
			const before = card && fromRow(card);
			const current = kept?.kind === 'guest' ? kept : row;
			const answer = index === undefined ? undefined : current?.answers[index];
			const noted: AttendedClass | undefined = current &&
				answer && {
					...current,
					answers: { ...current.answers, [answer.sent.index]: { ...answer, eventId: event.id } }
				};
			await Promise.all([
				learner.events.add(event),
				learner.cards.put(toRow(next)),
				event.kind === 'review' && count(learner, { review: event, before, standing }),
				countConfusion(learner, confusionIn(event)),
				noted && learner.classes.put(noted)
			]);
			return true;
		}
	);
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
