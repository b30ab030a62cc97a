// A question of a dossier made ready for a class: one rung, its options drawn and in one order for everybody, and what
// stands behind it in words.
import { withFilledOptions } from '../content/distractors.ts';
import { evidenceFor } from '../content/evidence.ts';
import { optionOrderFor } from '../content/option-order.ts';
import type { MapView, Question, References } from '../content/types.ts';
import { isLive } from './blind.ts';
import type { ClassQuestion, EvidenceLine } from './types.ts';

/** Rungs of a question that can be asked live, easy to hard. */
export const liveRungs = ({ rungs }: Pick<Question, 'rungs'>): number[] =>
	rungs.flatMap((rung, index) => (isLive(rung) ? [index] : []));

export function evidenceLines(
	question: Pick<Question, 'factIds'>,
	references: Pick<References, 'facts' | 'sources' | 'entities'>
): EvidenceLine[] {
	const { facts, sources, entities } = evidenceFor(question, references);
	return facts.map((fact) => {
		const speaker = fact.attributedTo === undefined ? undefined : entities[fact.attributedTo];
		return {
			statement: fact.statement,
			standing: fact.status,
			...(speaker ? { attributedTo: speaker.name } : {}),
			asOf: fact.asOf,
			sources: fact.sourceIds.flatMap((id) => {
				const source = sources[id];
				if (!source) return [];
				return [{ title: source.title, publisher: source.publisher, url: source.url ?? '' }];
			})
		};
	});
}

/**
 * A question as a class asks it.
 *
 * @param turn decides the order and the drawn options: the same for the same turn
 * @returns `undefined` where the rung does not exist or cannot be asked live
 */
export function classQuestion(
	question: Question,
	rungIndex: number,
	{
		deckId,
		deckTitle,
		references,
		views,
		turn
	}: {
		deckId: string;
		deckTitle: string;
		references: References;
		views: readonly MapView[];
		turn: number;
	}
): ClassQuestion | undefined {
	const filled = withFilledOptions(question, rungIndex, references, { turn });
	const rung = filled.rungs[rungIndex];
	if (!rung || !isLive(rung)) return undefined;
	const view = rung.form === 'map-pin' ? views.find(({ id }) => id === rung.view) : undefined;
	if (rung.form === 'map-pin' && !view) return undefined;
	return {
		id: question.id,
		version: question.version,
		rungIndex,
		rungCount: question.rungs.length,
		deckId,
		deckTitle,
		prompt: question.prompt,
		rung,
		order: optionOrderFor(filled, rungIndex, turn),
		explanation: question.explanation,
		evidence: evidenceLines(question, references),
		...(view ? { view } : {})
	};
}
