// Options that a choice draws from the dossier: chosen when the question comes on screen, kept by id in the session's
// row, and made again from the ids wherever the question is shown.
import { withFilledOptions } from '../core/content/distractors.ts';
import { keyEntityId } from '../core/grading/confusion.ts';
import type { Question } from '../core/content/types.ts';
import { dossierOf, type OpenQuestion } from '../db/content.ts';
import { readConfusedWith } from '../db/confusions.ts';
import type { Store } from '../db/store.ts';

/** The question with its options filled up: what this learner confused with the key first, the rest by the turn. */
export async function drawOptions(
	store: Store,
	{ question, references }: Pick<OpenQuestion, 'question' | 'references'>,
	rung: number,
	turn: number
): Promise<Question> {
	const data = question.rungs[rung];
	if (data?.form !== 'choice' || data.fill === undefined) return question;
	const keyId = keyEntityId(data);
	const confusedWith =
		keyId === undefined ? [] : await readConfusedWith(store, dossierOf(question.id), keyId);
	return withFilledOptions(question, rung, references, { turn, confusedWith });
}
