// Lessons of classes that have a name, in counts: what the next one begins with, and how the class came along.
import { isSameClass } from '../core/classroom/next-lesson.ts';
import { Live } from './live.svelte.ts';
import type { HostedClass, LessonRow } from './schema.ts';
import { openStore, type Store } from './store.ts';

export const lessonId = (code: string) => `lesson ${code}`;

/** Keeps a class that is over and its counts; both or neither. */
export async function keepLesson(hosted: HostedClass, lesson: LessonRow): Promise<void> {
	const { learner } = await openStore();
	await learner.transaction('rw', learner.classes, () => learner.classes.bulkPut([hosted, lesson]));
}

export async function readLessons({ learner }: Store): Promise<LessonRow[]> {
	// By their ids: the reports of other classes, which are large, are not read.
	const rows = await learner.classes.where('id').startsWith(lessonId('')).toArray();
	return rows.flatMap((row) => (row.kind === 'lesson' ? [row] : []));
}
export const lessons = () => new Live(readLessons);

/** Takes away all lessons of a class, and its name from the reports that stay. */
export async function removeLessons(className: string): Promise<void> {
	const { learner } = await openStore();
	await learner.transaction('rw', learner.classes, async () => {
		for (const row of await learner.classes.toArray()) {
			if (row.kind === 'guest' || !isSameClass(row.className ?? '', className)) continue;
			if (row.kind === 'lesson') await learner.classes.delete(row.id);
			else {
				const nameless = { ...row };
				delete nameless.className;
				await learner.classes.put(nameless);
			}
		}
	});
}
