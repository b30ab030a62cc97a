import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalForm } from '../../../src/lib/core/grading/normal-form.ts';
import { editDistance, slipsBetween } from '../../../src/lib/core/grading/typing-slip.ts';
import { runs } from '../../support/property-runs.ts';

describe('the distance between two texts', () => {
	test.each([
		['', '', 0],
		['khasan', 'khasan', 0],
		['', 'abc', 3],
		['khasan', 'khsan', 1],
		['khasan', 'khassan', 1],
		['khasan', 'khesan', 1],
		['khasan', 'khasna', 1],
		['kitten', 'sitting', 3],
		['ca', 'abc', 3],
		['🚀a', 'a', 1]
	])('“%s” to “%s” is %i', (left, right, distance) => {
		expect(editDistance(left, right)).toBe(distance);
	});

	const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'д'), maxLength: 8 });

	test('is the same both ways, zero only for equals, and at most the longer length', () => {
		fc.assert(
			fc.property(word, word, (left, right) => {
				const distance = editDistance(left, right);
				expect(distance).toBe(editDistance(right, left));
				expect(distance === 0).toBe(left === right);
				expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
				expect(distance).toBeGreaterThanOrEqual(Math.abs(left.length - right.length));
			}),
			{ numRuns: runs }
		);
	});
});

describe('one slip of the finger', () => {
	const letters = fc.string({
		unit: fc.constantFrom(...'abcdefgijklmz'),
		minLength: 5,
		maxLength: 20
	});
	const slip = fc.record({
		kind: fc.constantFrom('leave out', 'double', 'replace', 'swap'),
		at: fc.nat(18)
	});

	test('in five letters or more is always forgiven', () => {
		fc.assert(
			fc.property(letters, slip, (name, { kind, at }) => {
				const index = at % (name.length - 1);
				const [letter = '', next = ''] = name.slice(index, index + 2);
				const middle = {
					'leave out': next,
					double: letter + letter + next,
					replace: `q${next}`,
					swap: next + letter
				}[kind];
				const typed = name.slice(0, index) + middle + name.slice(index + 2);
				expect(slipsBetween(normalForm(typed), normalForm(name))).toBeLessThanOrEqual(1);
			}),
			{ numRuns: runs }
		);
	});
});
