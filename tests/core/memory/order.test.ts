import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	besideConfusable,
	interspersed,
	SIBLING_GAP,
	spreadSiblings,
	withoutSiblings
} from '../../../src/lib/core/memory/order.ts';
import { runs } from '../../support/property-runs.ts';
import { vector } from './vectors.ts';

/** A question written `name:fact,fact`. */
const factIdsOf = (id: string) => id.split(':')[1]?.split(',') ?? [];
const isSibling = (a: string, b: string) =>
	factIdsOf(a).some((fact) => factIdsOf(b).includes(fact));

const questions = fc.uniqueArray(
	fc
		.tuple(fc.nat({ max: 60 }), fc.subarray(['kim', 'putin', 'unsc', 'arms'], { maxLength: 2 }))
		.map(([name, facts]) => (facts.length ? `${name}:${facts.join(',')}` : `${name}`)),
	{ maxLength: 30 }
);

test('new questions are mixed into reviews as evenly as in Anki', () => {
	for (const [a = [], b = [], mixed] of vector<unknown, number[][][]>('anki-intersperse').expect)
		expect(interspersed(a, b)).toEqual(mixed);
});

test('mixing loses nothing and keeps each list in its order', () => {
	fc.assert(
		fc.property(fc.array(fc.nat()), fc.array(fc.nat()), (a, b) => {
			const [one, other] = [a.map((n) => ({ n })), b.map((n) => ({ n }))];
			const mixed = interspersed(one, other);
			expect(mixed.filter((item) => one.includes(item))).toEqual(one);
			expect(mixed.filter((item) => other.includes(item))).toEqual(other);
		}),
		{ numRuns: runs / 10 }
	);
});

describe('new siblings', () => {
	test('wait while others are left', () => {
		expect(withoutSiblings(['a:kim', 'b:kim', 'c:arms', 'd'], 3, factIdsOf)).toEqual([
			'a:kim',
			'c:arms',
			'd'
		]);
	});

	test('come after all when nothing else is left', () => {
		expect(withoutSiblings(['a:kim', 'b:kim', 'c'], 5, factIdsOf)).toEqual(['a:kim', 'c', 'b:kim']);
	});

	test('never come beyond the limit', () => {
		expect(withoutSiblings(['a:kim', 'b:kim', 'c'], 0, factIdsOf)).toEqual([]);
		expect(withoutSiblings(['a:kim', 'b:kim', 'c'], 1, factIdsOf)).toEqual(['a:kim']);
	});
});

describe('siblings', () => {
	test('wait until five others were asked', () => {
		expect(spreadSiblings(['a:kim', 'b:kim', '1', '2', '3', '4', '5', '6'], factIdsOf)).toEqual([
			...['a:kim', '1', '2', '3', '4', '5'],
			...['b:kim', '6']
		]);
	});

	test('are left out of a session too short to part them', () => {
		expect(spreadSiblings(['a:kim', 'b:kim', '1'], factIdsOf)).toEqual(['a:kim', '1']);
	});

	test('keep apart from what was asked just before', () => {
		expect(spreadSiblings(['b:kim', '1'], factIdsOf, ['a:kim'])).toEqual(['1']);
	});

	test('never stand closer than five others, and nothing is asked twice', () => {
		fc.assert(
			fc.property(questions, (ids) => {
				const spread = spreadSiblings(ids, factIdsOf);
				expect(new Set(spread).size).toBe(spread.length);
				expect(spread.every((id) => ids.includes(id))).toBe(true);
				const tooClose = spread.filter((id, at) =>
					spread.slice(Math.max(0, at - SIBLING_GAP), at).some((other) => isSibling(id, other))
				);
				expect(tooClose).toEqual([]);
				// What was left out really had no room at the end.
				const last = spread.slice(-SIBLING_GAP);
				const out = ids.filter((id) => !spread.includes(id));
				expect(out.filter((id) => !last.some((other) => isSibling(id, other)))).toEqual([]);
			}),
			{ numRuns: runs }
		);
	});
});

describe('questions that are easily confused', () => {
	const confusable = (a: string, b: string) => a.charAt(0) === b.charAt(0);

	test('are asked one after the other, so that the difference shows', () => {
		expect(besideConfusable(['x1', 'y', 'z', 'x2', 'x3'], confusable, factIdsOf)).toEqual([
			...['x1', 'x2', 'y', 'z', 'x3']
		]);
	});

	test('stay apart when one gives the other away', () => {
		expect(besideConfusable(['x1:kim', 'y', 'x2:kim'], confusable, factIdsOf)).toEqual([
			...['x1:kim', 'y', 'x2:kim']
		]);
	});

	test('stay where they are when nothing is known of confusions', () => {
		expect(besideConfusable(['x1', 'y', 'x2'], undefined, factIdsOf)).toEqual(['x1', 'y', 'x2']);
	});
});
