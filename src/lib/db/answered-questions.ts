// The questions of a session as they were answered, each with its evidence and the options that were drawn for it.
import { withDrawnOptions } from '../core/content/entity-option.ts';
import { readQuestion, type OpenQuestion } from './content.ts';
import { Live } from './live.svelte.ts';
import { locateQuestion } from './locate-question.ts';
import type { AnsweredQuestion } from './schema.ts';
import type { Store } from './store.ts';

export type Looked = { open: OpenQuestion; entry: AnsweredQuestion };

/** What was withdrawn since is left out. */
export async function readAnswered(store: Store, entries: AnsweredQuestion[]): Promise<Looked[]> {
	const found = await Promise.all(
		entries.map(async (entry) => {
			const deckId = await locateQuestion(store, entry.questionId);
			const open = deckId ? await readQuestion(store, entry.questionId, deckId) : null;
			if (!open) return [];
			const { entities } = open.references;
			const question = withDrawnOptions(open.question, entry.current, entities);
			return [{ open: { ...open, question }, entry }];
		})
	);
	return found.flat();
}

export const answeredQuestions = (entries: AnsweredQuestion[]) =>
	new Live((store) => readAnswered(store, entries));
