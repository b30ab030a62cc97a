// Who may see what, when. Phones get nothing that depends on a key before the reveal, and nothing of how the others
// answered before the question is closed; a student's own results are sent to that student alone.
import type { Instant } from '../memory/types.ts';
import { publicQuestion, shownResponse } from './blind.ts';
import { distributionOf, unjudged } from './distribution.ts';
import { elapsedMs } from './session.ts';
import type { Place } from './score.ts';
import type {
	ClassAnswer,
	ClassContent,
	ClassQuestion,
	ClassSession,
	ClassStudent,
	Mine,
	PublicState
} from './types.ts';

/** What the clock of a phase runs towards; `undefined` where no clock runs. */
function clockOf(session: ClassSession, now: Instant): PublicState['clock'] {
	const { phase, settings, addedMs, pausedAt } = session;
	if (phase !== 'reading' && phase !== 'open') return undefined;
	const limitMs =
		phase === 'reading'
			? settings.readingMs
			: settings.limitMs === null
				? null
				: settings.limitMs + addedMs;
	return { elapsedMs: elapsedMs(session, now), limitMs, isPaused: pausedAt !== undefined };
}

/** Entities that a reveal of the question names. */
function entitiesOf(question: ClassQuestion, { entities }: ClassContent) {
	const text = JSON.stringify(question.rung);
	return entities.filter(({ id }) => text.includes(`"${id}"`));
}

/**
 * What everyone may see now.
 *
 * @param answers of the question under way; read only once it is closed
 */
export function publicState(
	session: ClassSession,
	content: ClassContent,
	answers: readonly ClassAnswer[],
	now: Instant
): PublicState {
	const { code, version, phase, index, questionCount, settings, isLocked } = session;
	const question = content.questions[index];
	const isShown = question && phase !== 'lobby' && phase !== 'done';
	const isOver = phase === 'closed' || phase === 'reveal';
	const clock = clockOf(session, now);
	return {
		code,
		version,
		title: content.title,
		phase,
		index,
		total: questionCount,
		settings: {
			names: settings.names,
			showsTop: settings.showsTop,
			speedBonus: settings.speedBonus
		},
		isLocked,
		...(clock ? { clock } : {}),
		...(isShown ? { question: publicQuestion(question, phase !== 'reading') } : {}),
		...(isShown && isOver ? { distribution: shownDistribution(session, question, answers) } : {}),
		...(isShown && phase === 'reveal'
			? { reveal: { question, entities: entitiesOf(question, content) } }
			: {})
	};
}

function shownDistribution(
	{ phase }: ClassSession,
	question: ClassQuestion,
	answers: readonly ClassAnswer[]
) {
	const distribution = distributionOf(question, answers);
	return phase === 'reveal' ? distribution : unjudged(question, distribution);
}

/**
 * What a student may see of themselves now.
 *
 * @param of how many share the ranking
 * @param answer the student's answer to the question under way
 */
export function mineOf(
	session: ClassSession,
	content: ClassContent,
	student: ClassStudent,
	{ place, of, answer }: { place?: Place; of: number; answer?: ClassAnswer }
): Mine {
	const question = content.questions[session.index];
	const isRevealed = session.phase === 'reveal';
	const current = answer?.index === session.index && question ? answer : undefined;
	return {
		studentId: student.id,
		name: student.name,
		status: student.status,
		timeFactor: student.timeFactor,
		points: place?.points ?? 0,
		right: place?.right ?? 0,
		...(place && place.points > 0 ? { rank: place.rank, of } : {}),
		...(current && question
			? {
					answer: {
						index: current.index,
						response: isRevealed ? current.response : shownResponse(question, current.response),
						confidence: current.confidence
					}
				}
			: {}),
		...(current && isRevealed
			? {
					outcome: {
						verdict: current.verdict,
						score: current.score,
						points: current.points
					}
				}
			: {})
	};
}
