// Who may see what, when. Phones get nothing that depends on a key before the reveal, and nothing of how the others
// answered before the question is closed; a student's own results are sent to that student alone.
import type { Instant } from '../memory/types.ts';
import { publicQuestion, shownResponse } from './blind.ts';
import { distributionOf, shiftOf, unjudged } from './distribution.ts';
import { hasRanks, type Place } from './score.ts';
import { elapsedMs, limitFor } from './session.ts';
import type {
	ClassAnswer,
	ClassContent,
	ClassQuestion,
	ClassSession,
	ClassStudent,
	Mine,
	OwnOutcome,
	PublicState,
	Reveal,
	TeamLine,
	Together
} from './types.ts';

/** What the clock of a phase runs towards; `undefined` where no clock runs. */
function clockOf(session: ClassSession, now: Instant): PublicState['clock'] {
	const { phase, settings, pausedAt } = session;
	const { mode, readingMs } = settings;
	if (phase !== 'reading' && phase !== 'open' && phase !== 'discuss' && phase !== 'self')
		return undefined;
	const talkMs = mode?.kind === 'peer' ? mode.discussMs : null;
	const limitMs =
		phase === 'reading' ? readingMs : phase === 'discuss' ? talkMs : limitFor(session, 1);
	return { elapsedMs: elapsedMs(session, now), limitMs, isPaused: pausedAt !== undefined };
}

/** Entities that a reveal of the question names. */
function entitiesOf(question: ClassQuestion, { entities }: ClassContent) {
	const text = JSON.stringify(question.rung);
	return entities.filter(({ id }) => text.includes(`"${id}"`));
}

/** The key of a question, and what it names. */
export const revealOf = (question: ClassQuestion, content: ClassContent): Reveal => ({
	question,
	entities: entitiesOf(question, content)
});

/** What a class has in common, where its mode has it. */
export type Common = { together?: Together; teams?: TeamLine[] };

/**
 * What everyone may see now.
 *
 * @param answers to the question under way, of both votes where there are two; read only once it is closed
 * @param isHost the host's pages see how a vote came out before the second one; phones see neither before the reveal
 */
export function publicState(
	session: ClassSession,
	content: ClassContent,
	answers: readonly ClassAnswer[],
	now: Instant,
	{ isHost = false, together, teams }: Common & { isHost?: boolean } = {}
): PublicState {
	const { code, version, phase, index, questionCount, settings, isLocked, round } = session;
	const { mode } = settings;
	const question = content.questions[index];
	const isShown = question && phase !== 'lobby' && phase !== 'done';
	const isPeer = mode?.kind === 'peer';
	const isOver = phase === 'reveal' || (phase === 'closed' && !isPeer);
	const votes = answers.filter((one) => one.round === round);
	const hasVote = isHost && isPeer && (phase === 'closed' || phase === 'discuss');
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
			speedBonus: settings.speedBonus,
			...(mode ? { mode } : {}),
			...(settings.isRehearsal ? { isRehearsal: true as const } : {})
		},
		isLocked,
		...(clock ? { clock } : {}),
		...(isShown ? { question: publicQuestion(question, phase !== 'reading') } : {}),
		...(isShown && isOver ? { distribution: shownDistribution(session, question, votes) } : {}),
		...(isShown && phase === 'reveal' ? { reveal: revealOf(question, content) } : {}),
		...(round ? { round } : {}),
		...(isShown && hasVote ? { vote: distributionOf(question, votes) } : {}),
		...(isShown && round && phase === 'reveal' ? { shift: shiftOf(question, answers) } : {}),
		...(together ? { together } : {}),
		...(teams ? { teams } : {}),
		...(phase === 'self'
			? { questions: content.questions.map((one) => publicQuestion(one, true)) }
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

/** What is known of a student beside their own row. */
export type Known = {
	place?: Place;
	/** How many share the ranking. */
	of: number;
	/** Their answers to the question under way: one, or one a vote. */
	answers?: readonly ClassAnswer[];
	/** Everything they answered, where each goes at their own pace. */
	own?: readonly ClassAnswer[];
};

/** What a student may see of themselves now. */
export function mineOf(
	session: ClassSession,
	content: ClassContent,
	student: ClassStudent,
	{ place, of, answers = [], own }: Known
): Mine {
	const question = content.questions[session.index];
	const isRevealed = session.phase === 'reveal';
	const first = answers.find(({ round }) => !round);
	const second = answers.find(({ round }) => round);
	// While the second vote is open the first one is not the answer to it; afterwards it stands where there is no other.
	const current = session.round && session.phase === 'open' ? second : (second ?? first);
	const shown = (answer: ClassAnswer) =>
		isRevealed || !question ? answer.response : shownResponse(question, answer.response);
	const team = student.team === undefined ? undefined : session.teams?.[student.team];
	const isRanked = hasRanks(session.settings.mode) && place !== undefined && place.points > 0;
	return {
		studentId: student.id,
		name: student.name,
		status: student.status,
		timeFactor: student.timeFactor,
		points: place?.points ?? 0,
		right: place?.right ?? 0,
		...(isRanked ? { rank: place.rank, of } : {}),
		...(current && question
			? {
					answer: {
						index: current.index,
						...(current.round ? { round: current.round } : {}),
						response: shown(current),
						confidence: current.confidence
					}
				}
			: {}),
		...(current && isRevealed ? { outcome: outcomeOf(current) } : {}),
		...(session.round && first && question
			? {
					first: {
						response: shown(first),
						confidence: first.confidence,
						...(isRevealed ? { verdict: first.verdict } : {})
					}
				}
			: {}),
		...(team === undefined ? {} : { team }),
		...(own ? { own: own.map(({ index, verdict }) => ({ index, verdict })) } : {})
	};
}

export const outcomeOf = ({ verdict, score, points }: ClassAnswer): OwnOutcome => ({
	verdict,
	score,
	points
});
