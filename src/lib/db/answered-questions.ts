// The questions of a session as they were answered, each with its evidence.
import { readQuestion, type OpenQuestion } from './content.ts';
import { Live } from './live.svelte.ts';
import { locateQuestion } from './locate-question.ts';
import type { AnsweredQuestion } from './schema.ts';

export type Looked = { open: OpenQuestion; entry: AnsweredQuestion };

export const answeredQuestions = (entries: AnsweredQuestion[]) =>
	new Live(async (store): Promise<Looked[]> => {
		const found = await Promise.all(
			entries.map(async (entry) => {
				const deckId = await locateQuestion(store, entry.questionId);
				const open = deckId ? await readQuestion(store, entry.questionId, deckId) : null;
				return open && { open, entry };
			})
		);
		return found.flatMap((one) => one ?? []);
	});
