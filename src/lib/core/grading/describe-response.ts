// A response in words, for looking back at it.
import type { Question } from '../content/types.ts';
import type { Response } from './types.ts';

/** What was answered, as the learner saw it; the option's id when that option is no longer there. */
export function describeResponse(question: Question, rung: number, response: Response): string {
	if (response.form === 'typed') return response.text.trim() || 'nothing';
	if (response.form === 'true-false') return response.value ? 'True' : 'False';
	if (response.form === 'flashcard')
		return ['Again', 'Hard', 'Good', 'Easy'][response.grade - 1] ?? '';
	const data = question.rungs[rung];
	const options = data?.form === 'choice' ? data.options : [];
	return options.find((option) => option.id === response.optionId)?.text ?? response.optionId;
}
