// What grading an answer gives. Types only.
import type { Response } from '../memory/types.ts';

export type { Response };

/** The result of comparing one response with a rung's key. */
export type Outcome = {
	/** 0 to 1; only 1 is a full score. */
	score: number;
	verdict: 'right' | 'almost' | 'wrong';
	/** The right answer in words, as it is shown. */
	expected: string;
	/** For a typed answer that names something else in the dossier: the entity it named. */
	namedEntityId?: string;
};

/** How the answer came about: what the grade depends on beside the outcome. */
export type Circumstances = {
	hintUsed: boolean;
	/** The learner tapped "Not sure" before answering. */
	unsure: boolean;
	/** From a flashcard's buttons. */
	chosenGrade?: 1 | 2 | 3 | 4;
};
