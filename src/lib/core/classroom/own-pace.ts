// A class at one's own pace, as one student meets it: a class of their own, with one question after the other. What the
// phone shows is made from what everybody is told and from how far this student is.
import type { Response } from '../memory/types.ts';
import type { Confidence, Mine, OwnOutcome, PublicState, Reveal } from './types.ts';

/** What the acknowledgement of an answer brings at one's own pace. */
export type OwnReveal = { reveal: Reveal; response: Response; outcome: OwnOutcome };

/**
 * The number of the question to go on with: the first after `from` that is not answered, else the first of all; as many as
 * there are questions once all are answered.
 *
 * @param from -1 to begin
 */
export function nextOwn(
	count: number,
	from: number,
	isAnswered: (index: number) => boolean
): number {
	const open = Array.from({ length: count }, (_, index) => index).filter(
		(index) => index !== from && !isAnswered(index)
	);
	return open.find((index) => index > from) ?? open[0] ?? count;
}

/** The class as this student's: their question open or revealed, or still `self` where all are answered. */
export function ownState(
	{ questions = [], ...rest }: PublicState,
	index: number,
	own: OwnReveal | undefined
): PublicState {
	const question = questions[index];
	return {
		...rest,
		index,
		phase: own ? 'reveal' : question ? 'open' : 'self',
		...(question ? { question } : {}),
		...(own ? { reveal: own.reveal } : {})
	};
}

/** What the student may see of themselves beside {@link ownState}: with a reveal, how they answered. */
export const ownMine = (
	mine: Mine,
	index: number,
	own: (OwnReveal & { confidence: Confidence | null }) | undefined
): Mine =>
	own
		? {
				...mine,
				answer: { index, response: own.response, confidence: own.confidence },
				outcome: own.outcome
			}
		: mine;
