// Where each goes at their own pace: how far every student is and how every question does, counted answer by answer, so
// that a large class costs no more than a small one.
import type { Place } from '../lib/core/classroom/score.ts';
import type { ClassAnswer } from '../lib/core/classroom/types.ts';

export type OwnPlace = Place & { answers: ClassAnswer[] };

export class OwnPace {
	/** By question. */
	readonly questions: { answered: number; right: number }[];
	readonly #students = new Map<string, OwnPlace>();

	constructor(questionCount: number) {
		this.questions = Array.from({ length: questionCount }, () => ({ answered: 0, right: 0 }));
	}

	/** Counts an answer that was not there before. */
	add(answer: ClassAnswer) {
		const { index, studentId, verdict, points } = answer;
		const right = verdict === 'wrong' ? 0 : 1;
		const question = this.questions[index];
		if (question) {
			question.answered += 1;
			question.right += right;
		}
		const place = this.of(studentId);
		place.answers.push(answer);
		place.answered += 1;
		place.right += right;
		place.points += points;
		this.#students.set(studentId, place);
	}

	of(studentId: string): OwnPlace {
		const none = { points: 0, right: 0, answered: 0, rank: 1, answers: [] };
		return this.#students.get(studentId) ?? { studentId, ...none };
	}

	/** Whether a student has answered everything. */
	isThrough(studentId: string): boolean {
		return this.of(studentId).answered >= this.questions.length;
	}
}
