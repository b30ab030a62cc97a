import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ulid } from '../../../src/lib/core/memory/ulid.ts';
import { runs } from '../../support/property-runs.ts';
import { instants } from './arbitraries.ts';

const chance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
const from = (stream: Iterator<number>) => () => Number(stream.next().value);

test('an id begins as the specification of ULIDs writes its time', () => {
	expect(ulid(1_469_918_176_385, () => 0)).toBe('01ARYZ6S410000000000000000');
	expect(ulid(0, () => 0.999_999)).toBe('0000000000ZZZZZZZZZZZZZZZZ');
});

test('ids sort by the time they were made, and look alike', () => {
	fc.assert(
		fc.property(instants, fc.integer({ min: 1, max: 1e9 }), chance, (at, later, stream) => {
			const [first, second] = [ulid(at, from(stream)), ulid(at + later, from(stream))];
			expect(first < second).toBe(true);
			expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
		}),
		{ numRuns: runs }
	);
});
