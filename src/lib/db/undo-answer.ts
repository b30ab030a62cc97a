// Undo appends an event and replays the card from its log: nothing is deleted, so a merge brings nothing back.
import { ulid } from '../core/memory/ulid.ts';
import type { Clock, UndoEvent } from '../core/memory/types.ts';
import { StaleSession } from './answer-card.ts';
import { restoreCard } from './replay-card.ts';
import type { AnsweredQuestion, LearnerDatabase, SessionRow } from './schema.ts';
import { readSettings } from './settings.ts';
import { openStore } from './store.ts';
import { confusionIn, count, countConfusion } from './tallies.ts';

async function uncount(learner: LearnerDatabase, last: AnsweredQuestion, before: CardBefore) {
	const event = await learner.events.get(last.eventId);
	if (event?.kind !== 'review' && event?.kind !== 'probe') return;
	if (event.source === 'pretest') return;
	if (event.kind === 'review') await count(learner, { review: event, ...before }, -1);
	await countConfusion(learner, confusionIn(event), -1);
}
type CardBefore = Pick<Parameters<typeof count>[1], 'before' | 'standing'>;

/**
 * Takes the session's last answer back: the card, the counters and the queue are as they were, and the question
 * stands on screen again. Returns the session as stored; unchanged when there is nothing to undo.
 */
export async function undoAnswer(
	session: SessionRow,
	clock: Clock,
	random: () => number,
	standingOf: (questionId: string) => CardBefore['standing']
): Promise<SessionRow> {
	const last = session.answered.at(-1);
	if (!last) return session;
	const store = await openStore();
	const { learner } = store;
	const settings = await readSettings(store);
	const undo: UndoEvent = {
		kind: 'undo',
		id: ulid(clock.at, random),
		...clock,
		of: last.eventId,
		cardId: last.questionId
	};
	const restored: SessionRow = {
		...session,
		rev: session.rev + 1,
		queue: last.queueBefore,
		learning: last.learningBefore,
		current: { ...last.current, shownAt: clock.at },
		answered: session.answered.slice(0, -1)
	};
	delete restored.finishedAt;
	await learner.transaction('rw', [...learner.memory, learner.sessions], async () => {
		if ((await learner.sessions.get(session.id))?.rev !== session.rev) throw new StaleSession();
		await learner.events.add(undo);
		const card = await restoreCard(learner, last.questionId, settings);
		await uncount(learner, last, { before: card, standing: standingOf(last.questionId) });
		await learner.sessions.put(restored);
	});
	return restored;
}
