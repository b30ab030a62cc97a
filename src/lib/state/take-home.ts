// What a student brings home from a class on another address: each answer becomes a review in this learner's memory,
// once, however often the code is opened.
import { questionHash, type TakeHome, type TakenAnswer } from '../core/classroom/take-home.ts';
import { seededRandom } from '../core/content/option-order.ts';
import { weakestStanding } from '../core/content/standings.ts';
import type { Rung } from '../core/content/types.ts';
import { newCard } from '../core/memory/card.ts';
import { dayOf } from '../core/memory/day.ts';
import type { Response } from '../core/memory/types.ts';
import { ulid } from '../core/memory/ulid.ts';
import { recordClassAnswer, StaleCard } from '../db/answer-card.ts';
import { readCalendar } from '../db/calendar.ts';
import { readCard } from '../db/cards.ts';
import { readDossier, readQuestion } from '../db/content.ts';
import { schedulerOf } from '../db/replay-card.ts';
import { readSettings } from '../db/settings.ts';
import { startApp } from './app.ts';
import { clockNow } from './clock.ts';
import { decideAnswer } from './decide-answer.ts';

export type TakenHome = {
	/** Answers that are in memory now and were not before. */
	added: number;
	/** Answers that were brought before. */
	known: number;
	/** Questions that this app does not have. */
	missing: number;
	/** Of those that were added, how many come back by tomorrow. */
	soon: number;
};

/** What was answered stays where it was answered: only how it went came along. */
function unknownResponse(rung: Rung): Response {
	switch (rung.form) {
		case 'choice':
			return { form: 'choice', optionId: '' };
		case 'true-false':
			return { form: 'true-false', value: false };
		case 'multi-select':
			return { form: 'multi-select', optionIds: [] };
		case 'cloze':
			return { form: 'cloze', texts: {} };
		case 'order':
			return { form: 'order', itemIds: [] };
		case 'match':
			return { form: 'match', matches: {} };
		case 'map-pin':
			return { form: 'map-pin', pin: null };
		case 'claim-status':
			return { form: 'claim-status', standings: {} };
		case 'flashcard':
			return { form: 'flashcard', grade: 1 };
		default:
			return { form: rung.form, text: '' };
	}
}

const SCORES = { right: 1, almost: 0.75, wrong: 0 };

/** Puts the answers into memory. Throws only where the databases do. */
export async function bringHome({
	dossierId,
	endedAt,
	origin,
	answers
}: TakeHome): Promise<TakenHome> {
	const store = await startApp();
	const open = await readDossier(store, dossierId);
	const places = new Map<number, { id: string; deckId: string }>();
	for (const deck of open?.decks ?? [])
		for (const id of deck.questionIds) places.set(questionHash(id), { id, deckId: deck.id });
	const settings = await readSettings(store);
	const now = clockNow(settings.rolloverHour);
	const tomorrow = dayOf({ ...now, at: now.at + 24 * 3_600_000 });
	const calendar = await readCalendar(store, settings, now);
	const result: TakenHome = { added: 0, known: 0, missing: 0, soon: 0 };

	const bring = async (taken: TakenAnswer, place: { id: string; deckId: string }, at: number) => {
		const asked = await readQuestion(store, place.id, place.deckId);
		const rung = asked?.question.rungs[taken.rung];
		// Another version of the question may have another key: how it went then says nothing of it.
		if (!asked || !rung || (asked.question.version & 7) !== taken.version) {
			result.missing += 1;
			return;
		}
		// Made from what the code says alone: opened again, it is the same event.
		const id = ulid(endedAt, seededRandom(`${origin} ${place.id}`));
		const { verdict } = taken;
		const response = unknownResponse(rung);
		const outcome = { verdict, score: SCORES[verdict], expected: '' };
		const seen = await readCard(store, place.id);
		const { event, next } = decideAnswer({
			question: asked.question,
			card: seen ?? newCard(place.id, place.deckId, asked.question.version),
			current: { rung: taken.rung, hintUsed: false, shownAt: at - taken.seconds * 1000 },
			given: { response, outcome, unsure: taken.isUnsure },
			session: { id: `class ${origin}`, kind: 'class' },
			scheduler: schedulerOf(settings, calendar),
			paramsId: settings.scheduler.paramsId,
			// Studied again since then: an answer is never put before one that is counted already.
			clock: { ...now, at: Math.max(at, (seen?.memory?.lastReviewAt ?? 0) + 1) },
			id
		});
		const standing = weakestStanding(asked.evidence.facts.map(({ status }) => status));
		if (!(await recordClassAnswer({ seen, next, event, standing }))) result.known += 1;
		else {
			result.added += 1;
			calendar.note(seen?.dueDay, next.dueDay);
			const due =
				next.dueDay ?? (next.dueAt === undefined ? undefined : dayOf({ ...now, at: next.dueAt }));
			if (due !== undefined && due <= tomorrow) result.soon += 1;
		}
	};
	for (const [index, taken] of answers.entries()) {
		const place = places.get(taken.question);
		// In their order, a second apart; never after now, where the clock of the class was ahead.
		const at = Math.min(endedAt, now.at) - (answers.length - index) * 1000;
		if (!place) result.missing += 1;
		else
			await bring(taken, place, at).catch((reason: unknown) => {
				if (!(reason instanceof StaleCard)) throw reason;
				return bring(taken, place, at);
			});
	}
	return result;
}
