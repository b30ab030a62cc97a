import { expect, test } from 'vitest';
import { makesWay, movedTo, placeAt } from '../../src/lib/ui/reorder.ts';

test('an item is moved, the others keep their order, and nothing is lost beyond the ends', () => {
	expect(movedTo(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a']);
	expect(movedTo(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
	expect(movedTo(['a', 'b', 'c'], 'b', -7)).toEqual(['b', 'a', 'c']);
	expect(movedTo(['a', 'b', 'c'], 'b', 99)).toEqual(['a', 'c', 'b']);
});

test('what is dragged lands where its middle is, and the others make room for its height', () => {
	// A tall box between two low ones, eight pixels apart.
	const boxes = [
		{ top: 0, height: 50 },
		{ top: 58, height: 100 },
		{ top: 166, height: 50 }
	];
	expect(placeAt(boxes, 0, 80)).toBe(0);
	expect(placeAt(boxes, 0, 90)).toBe(1);
	expect(placeAt(boxes, 0, 500)).toBe(2);
	expect(placeAt(boxes, 2, -500)).toBe(0);
	expect([1, 2].map((place) => makesWay(boxes, place, 0, 1))).toEqual([-58, 0]);
	expect([0, 1].map((place) => makesWay(boxes, place, 2, 0))).toEqual([58, 58]);
	expect([0, 2].map((place) => makesWay(boxes, place, 1, 1))).toEqual([0, 0]);
});
