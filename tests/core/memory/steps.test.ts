import { expect, test } from 'vitest';
import { stepDelay } from '../../../src/lib/core/memory/steps.ts';
import { vector } from './vectors.ts';

const MINUTE_MS = 60_000;

test('each answer in the steps waits as long as in Anki', () => {
	type Row = [number[], number, number, number, number | null];
	for (const row of vector<unknown, Row[]>('anki-learning-step-delays').expect) {
		const [steps, remaining, again, hard, good] = row;
		const step = steps.length - remaining;
		expect(stepDelay(steps, step, 1), `Again in ${row.join(' ')}`).toBe(again * 1000);
		expect(stepDelay(steps, step, 2), `Hard in ${row.join(' ')}`).toBe(hard * 1000);
		expect(stepDelay(steps, step, 3), `Good in ${row.join(' ')}`).toBe(
			good === null ? undefined : good * 1000
		);
		expect(stepDelay(steps, step, 4), 'Easy leaves the steps').toBeUndefined();
	}
});

test('without steps every answer leaves them', () => {
	for (const grade of [1, 2, 3, 4] as const) expect(stepDelay([], 0, grade)).toBeUndefined();
});

test('a card on a step that was since removed goes on from the last one', () => {
	expect(stepDelay([1, 10], 5, 2)).toBe(10 * MINUTE_MS);
	expect(stepDelay([1, 10], 5, 3)).toBeUndefined();
});
