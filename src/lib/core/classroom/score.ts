// What an answer is worth. Right counts; speed, where the teacher turned it on, adds a fifth at most, measured against
// the student's own time, so that longer time costs nothing.
import type { ClassAnswer, ClassSession, ClassStudent, TimeFactor } from './types.ts';
import { limitFor } from './session.ts';

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
	if (!session.settings.speedBonus || score < 1) return points;
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
	(index < session.index || session.phase === 'reveal' || session.phase === 'done');

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
	for (const answer of answers) {
		const place = places.get(answer.studentId);
		if (!place || !counts(session, answer.index)) continue;
		place.points += answer.points;
		place.answered += 1;
		if (answer.verdict !== 'wrong') place.right += 1;
	}
	const ranked = [...places.values()].sort(
		(a, b) => b.points - a.points || (a.studentId < b.studentId ? -1 : 1)
	);
	let rank = 0;
	let points: number | undefined;
	for (const [at, place] of ranked.entries()) {
		if (place.points !== points) rank = at + 1;
		points = place.points;
		place.rank = rank;
	}
	return ranked;
}
