// Opens the quiz that is under way, or starts the one that was set.
import { readOpenSession } from '../db/sessions.ts';
import type { QuizSetting, SessionRow } from '../db/schema.ts';
import { startApp } from './app.ts';
import { Session } from './session.svelte.ts';
import { planQuiz } from './start-session.ts';

/** The quiz under way, unless another deck is asked for. */
export async function resumeQuiz(deckId: string | undefined): Promise<Session | undefined> {
	const store = await startApp();
	const open = await readOpenSession(store, 'quiz');
	if (!open || (deckId !== undefined && open.deckId !== deckId)) return undefined;
	return Session.of(store, open, false);
}

export async function startQuiz(deckId: string, setting: QuizSetting): Promise<Session> {
	const store = await startApp();
	return Session.of(store, await planQuiz(store, deckId, setting), true);
}

/** The questions of a finished quiz that were wrong, once more, in practice. */
export async function retryWrong(row: SessionRow): Promise<Session> {
	const store = await startApp();
	const wrong = row.answered.filter((one) => !one.correct).map((one) => one.questionId);
	const quiz = row.quiz ?? { count: wrong.length, forms: [], mode: 'practice' as const };
	const plan = await planQuiz(store, row.deckId ?? '', { ...quiz, mode: 'practice' }, wrong);
	return Session.of(store, plan, true);
}
