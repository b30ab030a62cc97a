// What a lesson leaves for the next one: its counts, a class that begins with what was missed, homework of the same.
import { lessonQuestions, type LessonQuestion } from '../core/classroom/next-lesson.ts';
import type { Difficulty } from '../core/classroom/types.ts';
import { USUAL_SETTINGS } from '../core/classroom/usual-settings.ts';
import { encodeHomework } from '../core/homework-link.ts';
import { lessonId } from '../db/lessons.ts';
import type { HostedClass, LessonRow } from '../db/schema.ts';

/** The counts of a class that is over; `undefined` where it has no name, was a rehearsal, or asked nothing. */
export function lessonOf(row: HostedClass): LessonRow | undefined {
	const { code, title, startedAt, className, report, difficulty = 'easy' } = row;
	if (!className || !report || row.rehearsal || report.isRehearsal) return undefined;
	const questions = lessonQuestions(report);
	if (questions.length === 0) return undefined;
	const kept = { id: lessonId(code), kind: 'lesson' as const, code, className };
	return { ...kept, title, startedAt, difficulty, questions };
}

export type Starter = {
	questions: readonly LessonQuestion[];
	difficulty: Difficulty;
	className?: string | undefined;
};

/** Begins a class with just these questions; gives its code, or says why there is none. Never throws. */
export async function beginNextLesson(
	{ questions, difficulty, className }: Starter,
	basePath: string
): Promise<{ code: string } | { words: string }> {
	try {
		const { beginClass } = await import('./class-host.svelte.ts');
		return await beginClass(
			{
				deckId: questions[0]?.deckId ?? '',
				questionIds: questions.map(({ id }) => id),
				difficulty,
				settings: USUAL_SETTINGS,
				...(className ? { className } : {})
			},
			basePath
		);
	} catch (reason) {
		return { words: reason instanceof Error ? reason.message : 'The class could not be begun.' };
	}
}

/** The fragment of a link that asks for these questions at home. */
export function homeworkOf(questions: readonly LessonQuestion[]): string {
	const slugOf = (id: string) => id.slice(id.indexOf('/') + 1);
	const dossierId = questions[0]?.id.split('/')[0] ?? '';
	return encodeHomework({
		dossierId,
		questions: questions.map(({ id }) => slugOf(id)),
		title: 'What we missed'
	});
}
