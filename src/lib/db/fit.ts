// The log as the optimizer reads it, and new weights put in force.
import { trainingItems, type TrainingItem } from '../core/memory/optimizer-items.ts';
import { ulid } from '../core/memory/ulid.ts';
import type { Clock, MemoryEvent, ParametersEvent } from '../core/memory/types.ts';
import { rebuildAll } from './rebuild.ts';
import { readSettings } from './settings.ts';
import { openStore, type Store } from './store.ts';

/** Events read at a time: between two reads the page may draw. */
const BATCH = 20_000;

export async function readTrainingItems({ learner }: Store): Promise<TrainingItem[]> {
	const events: MemoryEvent[] = [];
	let last = '';
	for (;;) {
		const batch = await learner.events.where('id').above(last).limit(BATCH).toArray();
		const newest = batch.at(-1);
		if (!newest) return trainingItems(events);
		last = newest.id;
		for (const event of batch) events.push(event);
	}
}

/**
 * Puts weights in force: an event in the log, so that other devices take them over, and every memory worked out anew.
 * No day changes: each card comes when it was said to come.
 */
export async function applyWeights(
	weights: readonly number[],
	reviews: number,
	clock: Clock,
	random: () => number
) {
	const store = await openStore();
	const { scheduler } = await readSettings(store);
	const id = ulid(clock.at, random);
	const event: ParametersEvent = {
		kind: 'parameters',
		scope: 'all',
		id,
		...clock,
		paramsId: `fitted-${id}`,
		weights: [...weights]
	};
	await rebuildAll(store, scheduler, async ({ events, settings }) => {
		await events.add(event);
		await settings.put({ key: 'fitted', value: { at: clock.at, reviews } });
	});
}
