// What an answer is worth. Right counts; speed, where the teacher turned it on, adds a fifth at most, measured against
// the student's own time, so that longer time costs nothing.
import { limitFor } from './session.ts';
import type {
	ClassAnswer,
	ClassMode,
	ClassSession,
	ClassStudent,
	TeamLine,
	TimeFactor,
	Together
} from './types.ts';

export const FULL_POINTS = 1000;
export const FULL_BONUS = 200;
/** Finer differences are the network's. */
const STEP_MS = 250;

/**
 * Points of an answer: `score` (0 to 1) of {@link FULL_POINTS}, and where speed counts a bonus for a full score that
 * falls evenly from {@link FULL_BONUS} to 0 over the student's own time. Without a limit the bonus is half.
 */
export function pointsFor(
	session: ClassSession,
	factor: TimeFactor,
	{ score, elapsedMs }: Pick<ClassAnswer, 'score' | 'elapsedMs'>
): number {
	const points = Math.round(FULL_POINTS * score);
	// At one's own pace there is nothing to be quick against.
	const isTimed = session.settings.speedBonus && session.settings.mode?.kind !== 'self';
	if (!isTimed || score < 1) return points;
	const limit = limitFor(session, factor);
	const used = Math.floor(elapsedMs / STEP_MS) * STEP_MS;
	const left = limit === null ? 0.5 : Math.min(1, Math.max(0, 1 - used / limit));
	return points + Math.round(FULL_BONUS * left);
}

/**
 * Whether the answers to a question count by now: once it is revealed or left behind. Counted earlier, a score would
 * tell who was right.
 */
export const counts = (session: ClassSession, index: number): boolean =>
	!session.skipped.includes(index) &&
	(index < session.index ||
		(index === session.index && session.phase === 'reveal') ||
		session.phase === 'done' ||
		session.phase === 'self');

/** Whether students are ranked: where each, or each team with one phone, plays for themselves. */
export const hasRanks = (mode: ClassMode | undefined): boolean =>
	mode === undefined || (mode.kind === 'teams' && mode.phones === 'one');

/** Whether points are shown at all; else what is right is. */
export const hasPoints = (mode: ClassMode | undefined): boolean =>
	mode === undefined || mode.kind === 'teams';

/** Of two votes of a student on a question the second, which is what they say in the end. */
export function lastVotes(answers: readonly ClassAnswer[]): ClassAnswer[] {
	if (!answers.some(({ round }) => round)) return [...answers];
	const last = new Map<string, ClassAnswer>();
	for (const answer of answers) {
		const key = `${answer.index} ${answer.studentId}`;
		if (answer.round || !last.has(key)) last.set(key, answer);
	}
	return [...last.values()];
}

/** How much of all that was answered is right, of the questions that count so far and of who is in the class. */
export function togetherOf(
	session: ClassSession,
	students: ReadonlyMap<string, ClassStudent>,
	answers: Iterable<ClassAnswer>
): Together {
	const together = { right: 0, answered: 0 };
	for (const { index, studentId, verdict } of answers) {
		if (!counts(session, index) || students.get(studentId)?.status !== 'in') continue;
		together.answered += 1;
		if (verdict !== 'wrong') together.right += 1;
	}
	return together;
}

/** Whether a class has reached the share it set itself; with nothing answered it has not. */
export const isReached = ({ right, answered }: Together, percent: number): boolean =>
	answered > 0 && 100 * right >= percent * answered;

/** Ranks for points in falling order, from 1; the same points share one. */
function ranksOf(points: readonly number[]): number[] {
	let rank = 0;
	return points.map((one, at) => (one === points[at - 1] ? rank : (rank = at + 1)));
}

/** The teams, best first: each with the mean of its members' points, so that their number changes nothing. */
export function teamsOf(
	{ teams = [] }: Pick<ClassSession, 'teams'>,
	students: Iterable<Pick<ClassStudent, 'id' | 'status' | 'team'>>,
	pointsOf: (studentId: string) => number
): TeamLine[] {
	const sums = teams.map((name, team) => ({ team, name, members: 0, points: 0 }));
	for (const { id, team, status } of students) {
		const sum = status === 'in' && team !== undefined ? sums[team] : undefined;
		if (!sum) continue;
		sum.members += 1;
		sum.points += pointsOf(id);
	}
	const lines = sums
		.map(({ points, ...sum }) => ({
			...sum,
			points: sum.members === 0 ? 0 : Math.round(points / sum.members)
		}))
		.sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : 1));
	const ranks = ranksOf(lines.map(({ points }) => points));
	return lines.map((line, at) => ({ ...line, rank: ranks[at] ?? at + 1 }));
}

/** The team to join: the one with the fewest members, the first of several. */
export function smallestTeam(
	{ teams = [] }: Pick<ClassSession, 'teams'>,
	students: Iterable<ClassStudent>
): number | undefined {
	const members = teams.map(() => 0);
	for (const { team, status } of students)
		if (team !== undefined && status !== 'removed') members[team] = (members[team] ?? 0) + 1;
	return teams.length === 0 ? undefined : members.indexOf(Math.min(...members));
}

export type Place = {
	studentId: string;
	points: number;
	right: number;
	answered: number;
	/** From 1; the same for the same points. */
	rank: number;
};

/**
 * Everyone who was let in, best first; who has the same points shares a rank. Only questions that {@link counts} lets
 * count, and nothing of students who were removed.
 */
export function standingsOf(
	session: ClassSession,
	students: readonly ClassStudent[],
	answers: readonly ClassAnswer[]
): Place[] {
	const places = new Map<string, Place>();
	for (const { id, status } of students)
		if (status === 'in')
			places.set(id, { studentId: id, points: 0, right: 0, answered: 0, rank: 1 });
	for (const answer of lastVotes(answers)) {
		const place = places.get(answer.studentId);
		if (!place || !counts(session, answer.index)) continue;
		place.points += answer.points;
		place.answered += 1;
		if (answer.verdict !== 'wrong') place.right += 1;
	}
	const ranked = [...places.values()].sort(
		(a, b) => b.points - a.points || (a.studentId < b.studentId ? -1 : 1)
	);
	const ranks = ranksOf(ranked.map(({ points }) => points));
	return ranked.map((place, at) => ({ ...place, rank: ranks[at] ?? at + 1 }));
}
