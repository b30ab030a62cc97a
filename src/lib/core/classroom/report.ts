// What a class brought, for the teacher: which questions were hard, what was wrong and held for certain, who got what.
import { csvText } from '../csv.ts';
import { distributionOf, type Judged } from './distribution.ts';
import type { ClassAnswer, ClassContent, ClassQuestion } from './types.ts';

export type ClassResults = {
	content: ClassContent;
	students: readonly { id: string; name: string }[];
	answers: readonly ClassAnswer[];
	/** Questions that were skipped, by number from 0. */
	skipped: readonly number[];
};

export type QuestionReport = {
	index: number;
	question: ClassQuestion;
	answered: number;
	right: number;
	/** Wrong without a "Not sure": the mistakes that are worth a word in class. */
	confidentlyWrong: number;
	/** ms, of those who answered; 0 where nobody did. */
	medianMs: number;
	distribution: Judged;
};

export type StudentReport = {
	id: string;
	name: string;
	answered: number;
	right: number;
	points: number;
	/** By question from 0; absent where there is no answer. */
	verdicts: (ClassAnswer['verdict'] | undefined)[];
};

const median = (values: readonly number[]) => {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[sorted.length >> 1] ?? 0;
};

const counted = ({ students, answers, skipped }: ClassResults) => {
	const present = new Set(students.map(({ id }) => id));
	return answers.filter(
		({ studentId, index }) => present.has(studentId) && !skipped.includes(index)
	);
};

/** Questions that were asked and not skipped, in their order. */
export function questionReports(results: ClassResults): QuestionReport[] {
	const answers = counted(results);
	const last = Math.max(-1, ...results.answers.map(({ index }) => index));
	return results.content.questions.flatMap((question, index) => {
		if (index > last || results.skipped.includes(index)) return [];
		const own = answers.filter((one) => one.index === index);
		const wrong = own.filter(({ verdict }) => verdict === 'wrong');
		return [
			{
				index,
				question,
				answered: own.length,
				right: own.length - wrong.length,
				confidentlyWrong: wrong.filter(({ confidence }) => confidence === 'sure').length,
				medianMs: median(own.map(({ elapsedMs }) => elapsedMs)),
				distribution: distributionOf(question, own)
			}
		];
	});
}

/** The hardest first: by the share that was right, then by how many answered. */
export const hardestFirst = (reports: readonly QuestionReport[]): QuestionReport[] => {
	const share = ({ right, answered }: QuestionReport) => (answered === 0 ? 1 : right / answered);
	return [...reports].sort((a, b) => share(a) - share(b) || b.answered - a.answered);
};

/** Every student, the most points first. */
export function studentReports(results: ClassResults): StudentReport[] {
	const answers = counted(results);
	const byStudent = new Map<string, ClassAnswer[]>();
	for (const answer of answers)
		byStudent.set(answer.studentId, [...(byStudent.get(answer.studentId) ?? []), answer]);
	return results.students
		.map(({ id, name }) => {
			const own = byStudent.get(id) ?? [];
			const verdicts = results.content.questions.map(
				(_, index) => own.find((one) => one.index === index)?.verdict
			);
			return {
				id,
				name,
				answered: own.length,
				right: own.filter(({ verdict }) => verdict !== 'wrong').length,
				points: own.reduce((sum, { points }) => sum + points, 0),
				verdicts
			};
		})
		.sort((a, b) => b.points - a.points || a.name.localeCompare(b.name, 'en'));
}

const MARKS = { right: 'right', almost: 'almost', wrong: 'wrong' };

/** One row a student, a column a question; begins with a byte order mark so that a spreadsheet reads its letters. */
export function reportCsv(results: ClassResults): string {
	const questions = questionReports(results);
	const head = [
		'Name',
		'Points',
		'Right',
		'Answered',
		...questions.map(
			({ index, question }) => `${index + 1}. ${question.rung.prompt ?? question.prompt}`
		)
	];
	const rows = studentReports(results).map(({ name, points, right, answered, verdicts }) => [
		name,
		points,
		right,
		answered,
		...questions.map(({ index }) => {
			const verdict = verdicts[index];
			return verdict ? MARKS[verdict] : '';
		})
	]);
	return csvText([head, ...rows]);
}
