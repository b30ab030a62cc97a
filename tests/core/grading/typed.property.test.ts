import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gradeTyped } from '../../../src/lib/core/grading/typed.ts';
import { runs } from '../../support/property-runs.ts';
import { entities, typed } from './rungs.ts';

const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc
		.array(
			fc.constantFrom(
				'the',
				'two',
				'hundred',
				'and',
				'million',
				'1,000',
				'-',
				'4.5',
				'May',
				'5',
				'Kim',
				'13th'
			)
		)
		.map((words) => words.join(' '))
);
/** What a deck may hold as a key: 1 to 120 characters, trimmed. */
const anyKey = anyText.map((text) => text.trim().slice(0, 120).trim()).filter(Boolean);

test('no text that a learner can type breaks the grading', () => {
	fc.assert(
		fc.property(anyKey, anyText, (key, text) => {
			const { score, verdict } = gradeTyped(typed(key), text, entities);
			expect(score).toBe({ right: 1, almost: 0.75, wrong: 0 }[verdict]);
		}),
		{ numRuns: runs }
	);
});

test('the key is always right', () => {
	fc.assert(
		fc.property(anyKey, fc.constantFrom(...entities), (key, { id }) => {
			expect(gradeTyped(typed(key, { entityId: id }), key, entities).verdict).toBe('right');
		}),
		{ numRuns: runs }
	);
});

test('an accepted variant is always right', () => {
	fc.assert(
		fc.property(anyKey, (accepted) => {
			const rung = typed('Sergei Shoigu', { accept: [accepted] });
			expect(gradeTyped(rung, accepted, entities).verdict).toBe('right');
		}),
		{ numRuns: runs }
	);
});

test('every name of another entity is wrong, however near the key', () => {
	const pair = fc.tuple(fc.constantFrom(...entities), fc.constantFrom(...entities));
	fc.assert(
		fc.property(pair, ([asked, named]) => {
			fc.pre(asked.id !== named.id);
			for (const name of [named.name, ...named.aliases]) {
				const outcome = gradeTyped(typed(asked.name, { entityId: asked.id }), name, entities);
				expect(outcome).toMatchObject({ verdict: 'wrong', namedEntityId: named.id });
			}
		}),
		{ numRuns: 500 }
	);
});

test('another number is never almost right', () => {
	fc.assert(
		fc.property(
			fc.nat(99_999),
			fc.nat(99_999),
			fc.constantFrom('', 'Resolution '),
			(key, said, before) => {
				fc.pre(key !== said);
				const rung = typed(`${before}${key}`);
				expect(gradeTyped(rung, `${before}${said}`, entities).verdict).toBe('wrong');
			}
		),
		{ numRuns: runs }
	);
});
