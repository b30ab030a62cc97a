// The numbers in tests/fixtures/fsrs-vectors.json, by id.
import file from '../../fixtures/fsrs-vectors.json' with { type: 'json' };
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import type { SchedulerSettings } from '../../../src/lib/core/memory/types.ts';

export type Vector<Input, Expect> = { input: Input; expect: Expect; tolerance: number };

/** One vector; its shape is what its test says it is. */
export function vector<Input, Expect>(id: string): Vector<Input, Expect> {
	const found = file.vectors.find((one) => one.id === id);
	if (!found) throw new Error(`No vector ${id} in tests/fixtures/fsrs-vectors.json`);
	return found as unknown as Vector<Input, Expect>;
}

/** The 21 weights of a named set; FSRS-5's 19 become FSRS-6's with its decay. */
export function weightsOf(name: string): number[] {
	const set = new Map<string, number[]>(Object.entries(file.weights)).get(name);
	if (!set) throw new Error(`No weights ${name} in tests/fixtures/fsrs-vectors.json`);
	return set.length === 19 ? [...set, 0, 0.5] : set;
}

/** The defaults without fuzz, with the weights of a named set. */
export const plainSettings = (weights = 'fsrs-6-default'): SchedulerSettings => ({
	...DEFAULT_SCHEDULER,
	weights: weightsOf(weights),
	fuzz: false
});
