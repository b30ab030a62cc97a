// From an outcome to a grade. The first try decides; Hard is a pass and never means forgot.
import type { Circumstances, Outcome } from '../grading/types.ts';
import type { Grade } from './types.ts';

/**
 * Wrong is Again, whatever else happened. "Almost", a hint or "Not sure" is Hard, a full score Good, any other
 * partial score Again. Easy comes from a flashcard's button alone: what the learner chose there stands.
 */
export function gradeOf(outcome: Outcome, circumstances: Circumstances): Grade {
	const { hintUsed, unsure, chosenGrade } = circumstances;
	if (chosenGrade !== undefined) return chosenGrade;
	if (outcome.verdict === 'almost') return 2;
	if (outcome.verdict === 'wrong' || outcome.score < 1) return 1;
	return hintUsed || unsure ? 2 : 3;
}
