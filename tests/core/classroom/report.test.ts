import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell } from '../../../src/lib/core/csv.ts';
import { distributionOf, unjudged } from '../../../src/lib/core/classroom/distribution.ts';
import {
	hardestFirst,
	questionReports,
	reportCsv,
	studentReports,
	type ClassResults
} from '../../../src/lib/core/classroom/report.ts';
import type { ClassAnswer } from '../../../src/lib/core/classroom/types.ts';
import { contentOf, FORMS, ofForm, oneOfEach, rightResponse } from './sample-class.ts';

const content = contentOf(ofForm('choice', 3));
const answer = (
	index: number,
	studentId: string,
	isRight: boolean,
	more: Partial<ClassAnswer> = {}
) => {
	const rung = content.questions[index]?.rung;
	if (rung?.form !== 'choice') throw new Error('no choice');
	const wrong = rung.options.find(({ id }) => id !== rung.key)?.id ?? '';
	const made: ClassAnswer = {
		index,
		studentId,
		response: { form: 'choice', optionId: isRight ? rung.key : wrong },
		confidence: 'sure',
		elapsedMs: 1000 * (index + 1),
		verdict: isRight ? 'right' : 'wrong',
		score: isRight ? 1 : 0,
		points: isRight ? 1000 : 0,
		at: 0,
		...more
	};
	return made;
};
const results: ClassResults = {
	content,
	students: [
		{ id: 'a', name: '=HYPERLINK("evil")' },
		{ id: 'b', name: 'Zoë, "the quick"' }
	],
	answers: [
		answer(0, 'a', true),
		answer(0, 'b', true),
		answer(1, 'a', false),
		answer(1, 'b', false, { confidence: 'unsure' }),
		answer(0, 'gone', false)
	],
	skipped: []
};

describe('a report', () => {
	test('has the hardest question first, and how many were wrong and sure', () => {
		const [first, second, ...rest] = hardestFirst(questionReports(results));
		expect(first).toMatchObject({ index: 1, answered: 2, right: 0, confidentlyWrong: 1 });
		expect(second).toMatchObject({ index: 0, answered: 2, right: 2, confidentlyWrong: 0 });
		// The third was never asked.
		expect(rest).toEqual([]);
	});

	test('has every student who stayed, with points and what each question came to', () => {
		expect(
			studentReports(results).map(({ id, points, verdicts }) => [id, points, verdicts])
		).toEqual([
			['a', 1000, ['right', 'wrong', undefined]],
			['b', 1000, ['right', 'wrong', undefined]]
		]);
		const skipped = { ...results, skipped: [0] };
		expect(studentReports(skipped).map(({ points }) => points)).toEqual([0, 0]);
		expect(questionReports(skipped).map(({ index }) => index)).toEqual([1]);
	});

	test('as a table runs nothing in a spreadsheet and keeps quotes, commas and letters', () => {
		const lines = reportCsv(results).split('\r\n');
		expect(lines[0]?.startsWith('\uFEFFName,Points,Right,Answered,')).toBe(true);
		expect(lines[1]).toBe(`"'=HYPERLINK(""evil"")",1000,1,2,right,wrong`);
		expect(lines[2]).toBe('"Zoë, ""the quick""",1000,1,2,right,wrong');
	});

	test('no cell begins as a formula, and every text can be read back', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.constantFrom('=1', '+1', '-1', '@a', '\t=1', '\r=1', ' =1', '＝1')
				),
				(text) => {
					const cell = csvCell(text);
					const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
					expect(inner).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/);
					expect([text, `'${text}`]).toContain(inner);
					if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/);
				}
			),
			{ numRuns: 3000 }
		);
		expect(csvCell(-5)).toBe('-5');
	});
});

describe('how a class answered', () => {
	test('counts every form, and before the reveal says nothing of what is right', () => {
		for (const question of oneOfEach()) {
			const right: ClassAnswer = {
				...answer(0, 'a', true),
				response: rightResponse(question.rung)
			};
			const distribution = distributionOf(question, [right, { ...right, studentId: 'b' }]);
			expect(distribution).toMatchObject({ answered: 2, right: 2 });
			if (question.rung.form !== 'map-pin') {
				const rightBars = distribution.bars.filter(({ isRight }) => isRight);
				expect(rightBars.length).toBeGreaterThan(0);
				expect(rightBars.every(({ count }) => count === 2)).toBe(true);
			}
			expect(JSON.stringify(unjudged(question, distribution))).not.toContain('ight');
		}
		expect(FORMS).toHaveLength(10);
	});

	test('puts alike words together and sums up the rare ones', () => {
		const [typed] = ofForm('typed', 1);
		if (!typed) throw new Error('no typed question');
		const words = ['Kim', 'kim', ' KIM ', ...Array.from({ length: 9 }, (_, at) => `other ${at}`)];
		const answers = words.map((text, at) => ({
			...answer(0, String(at), false),
			response: { form: 'typed' as const, text }
		}));
		const { bars, others } = distributionOf(typed, answers);
		expect(bars[0]).toMatchObject({ text: 'Kim', count: 3 });
		expect(bars).toHaveLength(6);
		expect(others).toBe(4);
	});
});
