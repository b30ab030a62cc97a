import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, mergeEvents } from '../../../src/lib/core/memory/merge.ts';
import { replay } from '../../../src/lib/core/memory/replay.ts';
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import type { MemoryEvent } from '../../../src/lib/core/memory/types.ts';
import { runs } from '../../support/property-runs.ts';
import { deeds, Learner, withoutRev } from './histories.ts';

/** Events enough to collide: few ids, few moments. An id stands for one event, wherever it turns up. */
const logs = fc.array(fc.nat({ max: 40 }), { maxLength: 20 }).map((numbers) =>
	numbers.map((n): MemoryEvent => ({
		kind: 'suspend',
		id: `event-${n}`,
		at: n % 7,
		zoneOffsetMin: 0,
		rolloverHour: 4,
		cardId: `d/q-${n % 3}`,
		deckId: 'd/deck'
	}))
);

test('two devices hold the same log whichever was merged into which', () => {
	fc.assert(
		fc.property(logs, logs, (a, b) => {
			expect(mergeEvents(a, b)).toEqual(mergeEvents(b, a));
		}),
		{ numRuns: runs }
	);
});

test('three devices may be merged in any order', () => {
	fc.assert(
		fc.property(logs, logs, logs, (a, b, c) => {
			expect(mergeEvents(mergeEvents(a, b), c)).toEqual(mergeEvents(a, mergeEvents(b, c)));
		}),
		{ numRuns: runs }
	);
});

test('merging the same backup twice changes nothing', () => {
	fc.assert(
		fc.property(logs, logs, (a, b) => {
			const merged = mergeEvents(a, b);
			expect(mergeEvents(merged, b)).toEqual(merged);
			expect(mergeEvents(a, a)).toEqual(inOrder(a));
			const places = merged.map(({ at, id }) => `${at} ${id}`);
			expect(new Set(places).size).toBe(places.length);
			expect(places).toEqual([...places].sort());
		}),
		{ numRuns: runs }
	);
});

test('what was undone on one device stays undone when the others’ logs come in', () => {
	fc.assert(
		fc.property(deeds, deeds, (here, there) => {
			const [phone, tablet] = [here, there].map((happened, at) => {
				const learner = new Learner(DEFAULT_SCHEDULER, at + 1);
				for (const deed of happened) learner.do(deed);
				return learner.log;
			});
			const cards = (log: readonly MemoryEvent[]) => withoutRev(replay(log, DEFAULT_SCHEDULER));
			const merged = mergeEvents(phone ?? [], tablet ?? []);
			expect(cards(mergeEvents(merged, phone ?? []))).toEqual(cards(merged));
			expect(cards(mergeEvents(tablet ?? [], phone ?? []))).toEqual(cards(merged));
		}),
		{ numRuns: runs / 10 }
	);
});
