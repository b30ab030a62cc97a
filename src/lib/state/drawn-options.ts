// Options that a choice draws from the dossier: chosen when the question comes on screen, kept by id in the session's
// row, and made again from the ids wherever the question is shown.
import { fillOptions } from '../core/content/distractors.ts';
import { entityOption } from '../core/content/entity-option.ts';
import { keyEntityId } from '../core/grading/confusion.ts';
import type { Option, Question } from '../core/content/types.ts';
import { dossierOf, type OpenQuestion } from '../db/content.ts';
import { readConfusedWith } from '../db/confusions.ts';
import type { CurrentQuestion } from '../db/schema.ts';
import type { Store } from '../db/store.ts';

const withRung = (question: Question, at: number, options: Option[]): Question => ({
	...question,
	rungs: question.rungs.map((rung, index) =>
		index === at && rung.form === 'choice' ? { ...rung, options } : rung
	)
});

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
	const seed = `${question.id} ${rung} ${turn}`;
	const { options } = fillOptions(question, rung, references, { seed, confusedWith });
	return withRung(question, rung, options);
}

/** The question as it was shown: every id in the order of options that the rung does not have is an entity. */
export function withDrawnOptions(
	open: OpenQuestion,
	{ rung, optionOrder }: Pick<CurrentQuestion, 'rung' | 'optionOrder'>
): OpenQuestion {
	const data = open.question.rungs[rung];
	if (data?.form !== 'choice' || data.fill === undefined) return open;
	const drawn = optionOrder
		.filter((id) => !data.options.some((option) => option.id === id))
		.flatMap((id) => open.references.entities.find((entity) => entity.id === id) ?? [])
		.map(entityOption);
	return { ...open, question: withRung(open.question, rung, [...data.options, ...drawn]) };
}
