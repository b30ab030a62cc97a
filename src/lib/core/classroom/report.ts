// What a class brought, for the teacher: which questions were hard, what was wrong and held for certain, who got what.
import { csvText } from '../csv.ts';
import { distributionOf, shiftOf, type Judged } from './distribution.ts';
import { lastVotes, teamsOf } from './score.ts';
import type {
	ClassAnswer,
	ClassContent,
	ClassMode,
	ClassQuestion,
	Shift,
	TeamLine,
	Together
} from './types.ts';

export type ClassResults = {
	content: ClassContent;
	students: readonly { id: string; name: string; team?: number }[];
	answers: readonly ClassAnswer[];
	/** Questions that were skipped, by number from 0. */
	skipped: readonly number[];
	mode?: ClassMode;
	teams?: string[];
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
	/** Where there was a second vote; all else is of that one. */
	shift?: Shift;
};

export type StudentReport = {
	id: string;
	name: string;
	answered: number;
	right: number;
	points: number;
	/** By question from 0; absent where there is no answer. */
	verdicts: (ClassAnswer['verdict'] | undefined)[];
	/** The same of the first of two votes. */
	firstVerdicts: (ClassAnswer['verdict'] | undefined)[];
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
		const votes = answers.filter((one) => one.index === index);
		const own = lastVotes(votes);
		const wrong = own.filter(({ verdict }) => verdict === 'wrong');
		return [
			{
				index,
				question,
				answered: own.length,
				right: own.length - wrong.length,
				confidentlyWrong: wrong.filter(({ confidence }) => confidence === 'sure').length,
				medianMs: median(own.map(({ elapsedMs }) => elapsedMs)),
				distribution: distributionOf(question, own),
				...(votes.some(({ round }) => round) ? { shift: shiftOf(question, votes) } : {})
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
			const votes = byStudent.get(id) ?? [];
			const own = lastVotes(votes);
			const verdicts = results.content.questions.map(
				(_, index) => own.find((one) => one.index === index)?.verdict
			);
			const firstVerdicts = results.content.questions.map((_, index) => {
				const [first, second] = votes
					.filter((one) => one.index === index)
					.sort((a, b) => (a.round ?? 1) - (b.round ?? 1));
				return second && first?.verdict;
			});
			return {
				id,
				name,
				answered: own.length,
				right: own.filter(({ verdict }) => verdict !== 'wrong').length,
				points: own.reduce((sum, { points }) => sum + points, 0),
				verdicts,
				firstVerdicts
			};
		})
		.sort((a, b) => b.points - a.points || a.name.localeCompare(b.name, 'en'));
}

/** The teams, best first; empty where there are none. */
export function teamReports(results: ClassResults): TeamLine[] {
	const points = new Map(studentReports(results).map(({ id, points }) => [id, points]));
	return teamsOf(
		{ teams: results.teams ?? [] },
		results.students.map((one) => ({ ...one, status: 'in' as const })),
		(id) => points.get(id) ?? 0
	);
}

/** What a class with a goal came to. */
export function togetherReport(results: ClassResults): Together {
	const answers = lastVotes(counted(results));
	const right = answers.filter(({ verdict }) => verdict !== 'wrong').length;
	return { right, answered: answers.length };
}

const MARKS = { right: 'right', almost: 'almost', wrong: 'wrong' };

/** One row a student, a column a question; begins with a byte order mark so that a spreadsheet reads its letters. */
export function reportCsv(results: ClassResults): string {
	const questions = questionReports(results);
	const head = [
		'Name',
		...(results.teams ? ['Team'] : []),
		'Points',
		'Right',
		'Answered',
		...questions.map(
			({ index, question }) => `${index + 1}. ${question.rung.prompt ?? question.prompt}`
		)
	];
	const teamOf = new Map(results.students.map(({ id, team }) => [id, results.teams?.[team ?? -1]]));
	const rows = studentReports(results).map(
		({ id, name, points, right, answered, verdicts, firstVerdicts }) => [
			name,
			...(results.teams ? [teamOf.get(id) ?? ''] : []),
			points,
			right,
			answered,
			...questions.map(({ index }) => {
				const [first, verdict] = [firstVerdicts[index], verdicts[index]];
				const last = verdict ? MARKS[verdict] : '';
				return first ? `${MARKS[first]}, then ${last}` : last;
			})
		]
	);
	return csvText([head, ...rows]);
}
