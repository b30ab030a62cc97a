// What grading an answer gives. Types only.
import type { Response } from '../memory/types.ts';

export type { Response };

/** The result of comparing one response with a rung's key. */
export type Outcome = {
	/** 0 to 1; only 1 is a full score. */
	score: number;
	/** A part of the full score is still `wrong`: only what is whole, or missed by a slip of the pen, counts as known. */
	verdict: 'right' | 'almost' | 'wrong';
	/** The right answer in words, as it is shown. */
	expected: string;
	/** For a typed answer that names something else in the dossier: the entity it named. */
	namedEntityId?: string;
	/** Of a form with parts: how many of them are right. */
	parts?: { right: number; of: number };
	/** Of a pin: how far from the place it fell (0 inside an outline), and how far would still have counted. */
	distance?: { km: number; toleranceKm: number };
};

/** How the answer came about: what the grade depends on beside the outcome. */
export type Circumstances = {
	hintUsed: boolean;
	/** The learner tapped "Not sure" before answering. */
	unsure: boolean;
	/** From a flashcard's buttons. */
	chosenGrade?: 1 | 2 | 3 | 4;
};
