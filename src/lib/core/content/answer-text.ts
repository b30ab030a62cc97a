import type { Question, Rung } from './types.ts';

function rungAnswer(rung: Rung): string {
	switch (rung.form) {
		case 'choice':
			return rung.options.find((option) => option.id === rung.key)?.text ?? '';
		case 'true-false':
			if (rung.key) return 'True';
			return rung.correction === undefined ? 'False' : `False. ${rung.correction}`;
		case 'typed':
			return rung.key;
		case 'flashcard':
			return rung.back;
	}
}

/**
 * The right answer in words: of the given rung (counted from 0, easy to hard), or of the lowest where there is no
 * such rung. A false statement's answer goes on with what is true instead.
 */
export function answerText(question: Question, rung = 0): string {
	const data = question.rungs[rung] ?? question.rungs[0];
	return data ? rungAnswer(data) : '';
}
