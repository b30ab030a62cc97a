// The answers of one class as this process knows them, by question, vote and student.
import { answerKey } from '../lib/core/classroom/session.ts';
import type { ClassAnswer, ClassSession } from '../lib/core/classroom/types.ts';
import { OwnPace } from './own-pace.ts';

const voteOf = ({ index, round }: Pick<ClassAnswer, 'index' | 'round'>) => `${index} ${round ?? 1}`;

export class KeptAnswers {
	readonly #answers = new Map<string, ClassAnswer>();
	readonly #counts = new Map<string, number>();
	/** Where each goes at their own pace. */
	readonly ownPace: OwnPace | undefined;

	constructor({ settings, questionCount }: ClassSession) {
		if (settings.mode?.kind === 'self') this.ownPace = new OwnPace(questionCount);
	}

	/** Takes an answer in; one that is known changes no count. */
	keep(answer: ClassAnswer): void {
		const key = answerKey(answer);
		if (!this.#answers.has(key)) {
			const vote = voteOf(answer);
			this.#counts.set(vote, (this.#counts.get(vote) ?? 0) + 1);
			this.ownPace?.add(answer);
		}
		this.#answers.set(key, answer);
	}

	all(): ClassAnswer[] {
		return [...this.#answers.values()];
	}

	of(asked: Parameters<typeof answerKey>[0]): ClassAnswer | undefined {
		return this.#answers.get(answerKey(asked));
	}

	/** A student's answers to a question: one, or one a vote. */
	votesOf(index: number, studentId: string): ClassAnswer[] {
		const first = this.of({ index, studentId });
		const second = this.of({ index, studentId, round: 2 });
		return [...(first ? [first] : []), ...(second ? [second] : [])];
	}

	/** How many answered the same question in the same vote. */
	countBeside(answer: ClassAnswer): number {
		return this.#counts.get(voteOf(answer)) ?? 0;
	}

	/** Whether nothing more is expected of a student until the next step. */
	isDone(session: ClassSession, studentId: string): boolean {
		if (this.ownPace) return this.ownPace.isThrough(studentId);
		return this.of({ ...session, studentId }) !== undefined;
	}
}
