// From one lesson to the next: what a class missed most, and how the same questions went each time they were asked.
// Of a lesson only counts are kept, never who answered what.
import { csvText } from '../csv.ts';
import type { Instant } from '../memory/types.ts';
import { nameKey } from './names.ts';
import { questionReports, type ClassResults } from './report.ts';

/** How one question went in one lesson. */
export type LessonQuestion = {
	id: string;
	deckId: string;
	/** As it was asked. */
	prompt: string;
	answered: number;
	right: number;
	/** Wrong without a "Not sure". */
	confidentlyWrong: number;
};

/** A lesson of a class, in counts. */
export type Lesson = {
	/** The class's own name, such as "7b". */
	className: string;
	title: string;
	startedAt: Instant;
	/** In the order in which they were asked. */
	questions: LessonQuestion[];
};

/** A new lesson begins with at most so many of the last one. */
export const STARTER_SIZE = 5;

/** The counts of a class that is over; questions that were skipped or never asked are left out. */
export const lessonQuestions = (results: ClassResults): LessonQuestion[] =>
	questionReports(results).map(({ question, answered, right, confidentlyWrong }) => ({
		id: question.id,
		deckId: question.deckId,
		prompt: question.rung.prompt ?? question.prompt,
		answered,
		right,
		confidentlyWrong
	}));

/** Right answers of all, from 0 to 1; 1 where nobody answered, for then nothing was missed. */
export const shareRight = ({ answered, right }: { answered: number; right: number }): number =>
	answered === 0 ? 1 : right / answered;

/**
 * The most missed first, at most {@link STARTER_SIZE}: the smallest share right, then the most who were wrong and sure,
 * then in the order in which they were asked. What everybody had right, and what nobody answered, is not among them.
 */
export function mostMissed(
	questions: readonly LessonQuestion[],
	most = STARTER_SIZE
): LessonQuestion[] {
	return questions
		.filter(({ answered, right }) => right < answered)
		.sort(
			(a, b) =>
				// As whole numbers: two thirds are two thirds, of three or of six.
				a.right * b.answered - b.right * a.answered || b.confidentlyWrong - a.confidentlyWrong
		)
		.slice(0, most);
}

/** Whether two names are the same class's: case, accents and blanks do not tell two apart. */
export const isSameClass = (a: string, b: string): boolean =>
	nameKey(a) !== '' && nameKey(a) === nameKey(b);

/** The lessons of each class: the class that had the newest lesson first, its own lessons the oldest first. */
export function lessonsByClass<One extends Lesson>(
	lessons: readonly One[]
): { className: string; lessons: [One, ...One[]]; last: One }[] {
	const byName = new Map<string, [One, ...One[]]>();
	for (const lesson of [...lessons].sort((a, b) => a.startedAt - b.startedAt)) {
		const key = nameKey(lesson.className);
		if (key === '') continue;
		const earlier = byName.get(key);
		if (earlier) earlier.push(lesson);
		else byName.set(key, [lesson]);
	}
	return [...byName.values()]
		.map((own) => {
			const last = own.at(-1) ?? own[0];
			// As it was written last.
			return { className: last.className, lessons: own, last };
		})
		.sort((a, b) => b.last.startedAt - a.last.startedAt);
}

/** How often a question was answered and right in one lesson; absent where it was not asked. */
export type Count = { answered: number; right: number };

export type ClassShift = {
	/** The lessons, the oldest first, with all their answers together. */
	lessons: { at: Instant; title: string; total: Count }[];
	/** Questions that were asked in more than one lesson, with a count for each of `lessons`. */
	questions: { id: string; prompt: string; counts: (Count | undefined)[] }[];
};

/** How a class came along. `lessons` are those of one class, in any order. */
export function classShift(lessons: readonly Lesson[]): ClassShift {
	const ordered = [...lessons].sort((a, b) => a.startedAt - b.startedAt);
	const prompts = new Map<string, string>();
	for (const { questions } of ordered)
		for (const { id, prompt } of questions) prompts.set(id, prompt);
	const countIn = ({ questions }: Lesson, id: string): Count | undefined => {
		const asked = questions.find((one) => one.id === id);
		return asked && { answered: asked.answered, right: asked.right };
	};
	return {
		lessons: ordered.map(({ startedAt, title, questions }) => ({
			at: startedAt,
			title,
			total: questions.reduce(
				(sum, one) => ({ answered: sum.answered + one.answered, right: sum.right + one.right }),
				{ answered: 0, right: 0 }
			)
		})),
		questions: [...prompts]
			.map(([id, prompt]) => ({ id, prompt, counts: ordered.map((one) => countIn(one, id)) }))
			.filter(({ counts }) => counts.filter(Boolean).length > 1)
	};
}

const percentOf = (count: Count | undefined) =>
	count && count.answered > 0 ? Math.round(100 * shareRight(count)) : '';

/** The shift as a table: a row a question, for each lesson the share right in per cent and how many answered. */
export function shiftCsv({ lessons, questions }: ClassShift): string {
	const day = (at: Instant) => new Date(at).toISOString().slice(0, 10);
	const cells = (counts: readonly (Count | undefined)[]) =>
		counts.flatMap((count) => [percentOf(count), count?.answered ?? '']);
	return csvText([
		[
			'Question',
			...lessons.flatMap(({ at }) => [`${day(at)}, right in %`, `${day(at)}, answered`])
		],
		['All questions', ...cells(lessons.map(({ total }) => total))],
		...questions.map(({ prompt, counts }) => [prompt, ...cells(counts)])
	]);
}
