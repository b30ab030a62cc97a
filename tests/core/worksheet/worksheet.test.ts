import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rung } from '../../../src/lib/core/content/types.ts';
import type { PaperReferences } from '../../../src/lib/core/worksheet/paper-rung.ts';
import {
	buildWorksheet,
	MAX_VERSIONS,
	type SheetQuestion
} from '../../../src/lib/core/worksheet/worksheet.ts';
import { runs } from '../../support/property-runs.ts';
import {
	asked,
	choice,
	claimsRung,
	clozeRung,
	deck,
	matchRung,
	numericRung,
	orderRung,
	pinRung,
	seoul,
	severalRung
} from './deck.ts';

const setting = fc.record({
	count: fc.integer({ min: 1, max: 12 }),
	versions: fc.integer({ min: 1, max: MAX_VERSIONS }),
	seed: fc.integer({ min: 0, max: 999_999 })
});
const decks = deck({ minLength: 1, maxLength: 12 });

test('every version asks the same questions, as many as were wished for or there are', () => {
	fc.assert(
		fc.property(decks, setting, (questions, wish) => {
			const versions = buildWorksheet(questions, wish);
			expect(versions.map(({ name }) => name).join('')).toBe('ABCDEF'.slice(0, wish.versions));
			const idsOf = (at: number) => versions[at]?.questions.map((one) => one.questionId).sort();
			for (const [at, version] of versions.entries()) {
				expect(version.questions).toHaveLength(Math.min(wish.count, questions.length));
				expect(idsOf(at)).toEqual(idsOf(0));
				expect(version.questions.map(({ number }) => number)).toEqual(
					version.questions.map((_, index) => index + 1)
				);
			}
		}),
		{ numRuns: runs }
	);
});

test('every line of the key names the right option and its letter in that version', () => {
	fc.assert(
		fc.property(decks, setting, (questions, wish) => {
			for (const { questions: sheet, key } of buildWorksheet(questions, wish)) {
				expect(key).toHaveLength(sheet.length);
				for (const [at, line] of key.entries()) {
					const shown = sheet[at];
					expect([line.number, line.questionId]).toEqual([shown?.number, shown?.questionId]);
					const rungs = questions.find(({ id }) => id === line.questionId)?.rungs ?? [];
					const written = rungs.find(({ form }) => form === 'choice');
					if (written?.form !== 'choice') {
						expect(line.letter).toBeUndefined();
						continue;
					}
					const option = shown?.options.find(({ letter }) => letter === line.letter);
					expect(option?.optionId).toBe(written.key);
					expect(line.answer).toBe(option?.text);
					expect(shown?.options.map(({ optionId }) => optionId).sort()).toEqual(
						written.options.map(({ id }) => id).sort()
					);
				}
			}
		}),
		{ numRuns: runs }
	);
});

test('neighbours cannot copy: numbers differ in all versions, key letters from each to the next', () => {
	fc.assert(
		fc.property(deck({ minLength: 6, maxLength: 12 }), setting, (questions, wish) => {
			const versions = buildWorksheet(questions, { ...wish, count: questions.length });
			for (const { id } of questions) {
				const lines = versions.map(({ key }) => key.find((line) => line.questionId === id));
				expect(new Set(lines.map((line) => line?.number)).size).toBe(versions.length);
				for (const [at, line] of lines.entries()) {
					if (at > 0 && line?.letter) expect(line.letter).not.toBe(lines[at - 1]?.letter);
				}
			}
		}),
		{ numRuns: runs }
	);
});

test('the same sheet number prints the same sheet, another one another', () => {
	const questions = Array.from({ length: 20 }, (_, at) =>
		asked(`question-${at}`, [choice(3, at % 3)])
	);
	const wish = { count: 10, versions: 2, seed: 482_913 };
	expect(buildWorksheet(questions, wish)).toEqual(buildWorksheet(questions, wish));
	expect(buildWorksheet(questions, { ...wish, seed: 482_914 })).not.toEqual(
		buildWorksheet(questions, wish)
	);
});

test('keys stand at every letter about equally often', () => {
	const questions = Array.from({ length: 900 }, (_, at) => asked(`question-${at}`, [choice(3, 0)]));
	const [version] = buildWorksheet(questions, { count: 900, versions: 1, seed: 7 });
	for (const letter of 'ABC') {
		const share = (version?.key.filter((line) => line.letter === letter).length ?? 0) / 900;
		expect(share).toBeGreaterThan(0.28);
		expect(share).toBeLessThan(0.39);
	}
});

test('paper asks a choice where there is one, and never says "type"', () => {
	const typed = { form: 'typed' as const, prompt: 'Type the name.', key: 'Khasan', accept: [] };
	const wish = { count: 1, versions: 1, seed: 1 };
	const [both] = buildWorksheet([asked('both', [typed, choice(3, 1)])], wish);
	expect(both?.questions[0]?.form).toBe('choice');
	const [only] = buildWorksheet([asked('only', [typed], 'Which station was it?')], wish);
	expect(only?.questions[0]).toMatchObject({ form: 'typed', prompt: 'Which station was it?' });
	expect(only?.key[0]?.answer).toBe('Khasan');
});

test('an empty deck gives empty versions', () => {
	const versions = buildWorksheet([], { count: 10, versions: 2, seed: 1 });
	expect(versions.map(({ questions, key }) => [questions, key])).toEqual([
		[[], []],
		[[], []]
	]);
});

describe('the other forms on paper', () => {
	const wish = { count: 1, versions: 2, seed: 3 };
	const printed = (rungs: Rung[], references?: PaperReferences) =>
		buildWorksheet([asked('one', rungs)], { ...wish, references });
	const letterOf = (question: SheetQuestion | undefined, id: string) =>
		question?.options.find(({ optionId }) => optionId === id)?.letter;

	test('several of several: all options, and the key names the letters of the right ones', () => {
		for (const { questions, key } of printed([severalRung])) {
			expect(questions[0]?.options).toHaveLength(4);
			const letters = ['a', 'c'].map((id) => letterOf(questions[0], id)).sort();
			expect(key[0]?.answer).toMatch(new RegExp(`^${letters[0]} .+; ${letters[1]} .+$`));
		}
	});

	test('an order is never printed in order; the key tells the letters from first to last', () => {
		for (let seed = 0; seed < 50; seed += 1)
			for (const { questions, key } of buildWorksheet([asked('one', [orderRung])], {
				...wish,
				versions: 6,
				seed
			})) {
				const shown = questions[0]?.options.map(({ optionId }) => optionId) ?? [];
				expect([...shown].sort()).toEqual(['first', 'second', 'third']);
				expect(shown).not.toEqual(['first', 'second', 'third']);
				const letters = ['first', 'second', 'third'].map((id) => letterOf(questions[0], id));
				expect(key[0]?.answer).toBe(`1 ${letters[0]}, 2 ${letters[1]}, 3 ${letters[2]}`);
			}
	});

	test('pairs: left sides numbered, right sides and extras lettered', () => {
		for (const { questions, key } of printed([matchRung])) {
			expect(questions[0]?.lefts).toEqual(['Left of x', 'Left of y', 'Left of z']);
			expect(questions[0]?.options).toHaveLength(4);
			const letters = ['x', 'y', 'z'].map((id) => letterOf(questions[0], id));
			expect(key[0]?.answer).toBe(`1 ${letters[0]}, 2 ${letters[1]}, 3 ${letters[2]}`);
		}
	});

	test('gaps leave room to write, a number its unit, statements the standings on offer', () => {
		expect(printed([clozeRung])[0]?.questions[0]?.sentence).toMatch(
			/^They met at _{8,} in _{8,}\.$/
		);
		expect(printed([clozeRung])[0]?.key[0]?.answer).toBe('Vostochny; September');
		expect(printed([numericRung])[0]?.questions[0]?.unit).toBe('km');
		expect(printed([numericRung])[0]?.key[0]?.answer).toBe('650 km (± 65)');
		expect(printed([claimsRung])[0]?.questions[0]).toMatchObject({
			lefts: ['It was adopted in 2006.', 'It broke the rules, they said.'],
			standings: ['Record', 'Denial', 'Allegation']
		});
		expect(printed([claimsRung])[0]?.key[0]?.answer).toBe('1 Record, 2 Allegation');
	});

	test('a pin is asked on another rung where there is one, else on a line, and answered by the place’s name', () => {
		expect(printed([pinRung, numericRung])[0]?.questions[0]?.form).toBe('numeric');
		const [only] = printed([pinRung], { entities: [seoul], facts: [] });
		expect(only?.questions[0]).toMatchObject({ form: 'map-pin', prompt: 'What about one?' });
		expect(only?.key[0]?.answer).toBe('Seoul');
	});
});

test('pairs are never printed side by side, not even where what belongs to nothing changed places', () => {
	if (matchRung.form !== 'match') throw new Error('no pairs');
	const other = { id: 'other', text: 'Text of other', whyWrong: 'It belongs to nothing.' };
	const pairs = asked('pairs', [{ ...matchRung, extras: [...(matchRung.extras ?? []), other] }]);
	for (let seed = 1; seed <= 400; seed += 1)
		for (const { key } of buildWorksheet([pairs], { count: 1, versions: MAX_VERSIONS, seed }))
			expect(key[0]?.answer).not.toBe('1 A, 2 B, 3 C');
});
