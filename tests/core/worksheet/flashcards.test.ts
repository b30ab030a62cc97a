import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	buildFlashcards,
	cardSheets,
	shortened
} from '../../../src/lib/core/worksheet/flashcards.ts';
import { runs } from '../../support/property-runs.ts';
import { asked, choice, clozeRung, deck, matchRung, numericRung, orderRung } from './deck.ts';

const card = (...rungs: Parameters<typeof asked>[1]) =>
	buildFlashcards([asked('one', rungs)], 1)[0];

describe('what stands on a card', () => {
	const typed = { form: 'typed' as const, prompt: 'Type the station.', key: 'Khasan', accept: [] };
	const back = {
		form: 'flashcard' as const,
		prompt: 'Name the station.',
		back: 'Khasan, in Russia.'
	};

	test('a flashcard rung is printed as it was written', () => {
		expect(card(choice(3, 0), back)).toMatchObject({
			prompt: 'Name the station.',
			options: [],
			answer: 'Khasan, in Russia.'
		});
	});
	test('a question that can be typed is asked in its own words, which do not say "type"', () => {
		expect(card(typed)).toMatchObject({ prompt: 'What about one?', answer: 'Khasan' });
		expect(card(choice(3, 1), typed)).toMatchObject({
			prompt: 'What about one?',
			options: [],
			answer: 'Text 1'
		});
	});
	test('a question that is only a choice shows its options, and the answer says which', () => {
		const shown = card(choice(3, 2));
		expect(shown?.options).toHaveLength(3);
		expect(shown?.options).toContain(shown?.answer);
		expect(shown?.answer).toMatch(/^[ABC]\. Text 2$/);
	});
	test('a statement asks whether it is true', () => {
		const statement = {
			form: 'true-false' as const,
			statement: 'It flew.',
			key: false,
			correction: 'It ran.'
		};
		expect(card(statement)).toMatchObject({
			prompt: 'True or false? It flew.',
			answer: 'False. It ran.'
		});
	});
});

describe('a card of another form', () => {
	test('lists what there is to order, and answers in letters', () => {
		const shown = card(orderRung);
		expect(shown?.options).toHaveLength(3);
		const letter = (id: string) =>
			shown?.options.find((option) => option.endsWith(`Text of ${id}`))?.[0];
		expect(shown?.answer).toBe(`1 ${letter('first')}, 2 ${letter('second')}, 3 ${letter('third')}`);
	});
	test('puts the sentence with its gaps, and never asks whether a number is true', () => {
		expect(card(clozeRung)?.prompt).toMatch(/They met at _+ in _+\.$/);
		expect(card(numericRung)).toMatchObject({
			prompt: 'What about one?',
			answer: '650 km (± 65)'
		});
	});
	test('numbers the left sides of pairs above the lettered right ones', () => {
		expect(card(matchRung)?.options.map((line) => line.slice(0, 2))).toEqual([
			'1.',
			'2.',
			'3.',
			'A.',
			'B.',
			'C.',
			'D.'
		]);
	});
});

test('turned over its long edge, each answer lies behind its question', () => {
	fc.assert(
		fc.property(
			deck({ minLength: 0, maxLength: 20 }),
			fc.integer({ min: 1, max: 3 }),
			fc.integer({ min: 1, max: 4 }),
			(questions, columns, rows) => {
				const sheets = cardSheets(buildFlashcards(questions, questions.length), { columns, rows });
				const printed = sheets.flatMap(({ fronts }) => fronts.flatMap((one) => one ?? []));
				expect(printed.map(({ questionId }) => questionId)).toEqual(questions.map(({ id }) => id));
				for (const { fronts, backs } of sheets) {
					for (let row = 0; row < rows; row++)
						for (let column = 0; column < columns; column++)
							expect(backs[row * columns + (columns - 1 - column)]).toBe(
								fronts[row * columns + column]
							);
				}
			}
		),
		{ numRuns: runs }
	);
});

describe('a long explanation', () => {
	test('keeps whole sentences', () => {
		expect(shortened('Nine votes carry it. A veto stops it. That is all.', 40)).toBe(
			'Nine votes carry it. A veto stops it.'
		);
	});
	test('is cut between words where the first sentence is too long already', () => {
		expect(shortened('One very long sentence without an end in sight', 20)).toBe('One very long…');
	});
	test('never grows past its room', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 2, max: 60 }), (text, length) => {
				expect(shortened(text, length).length).toBeLessThanOrEqual(length);
			}),
			{ numRuns: runs }
		);
	});
});
