// What the parts of a study session need of a question, made from what a class tells of it.
import type { PublicQuestion } from '$lib/core/classroom/types.ts';
import type { Question, Rung } from '$lib/core/content/types.ts';

export const questionLike = (
	{ id, version, prompt }: PublicQuestion,
	rung: Rung,
	explanation = ''
): Question => ({
	id,
	version,
	prompt,
	rungs: [rung],
	explanation,
	factIds: [],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
});
