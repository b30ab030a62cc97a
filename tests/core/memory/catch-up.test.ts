import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { catchUp } from '../../../src/lib/core/memory/catch-up.ts';
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import { addDays, dayOf } from '../../../src/lib/core/memory/day.ts';
import { createScheduler } from '../../../src/lib/core/memory/scheduler.ts';
import type { Card } from '../../../src/lib/core/memory/types.ts';
import { runs } from '../../support/property-runs.ts';
import { START } from './arbitraries.ts';

const clock = { at: START, zoneOffsetMin: 0, rolloverHour: 4 };
const today = dayOf(clock);
const scheduler = createScheduler(DEFAULT_SCHEDULER);
const card = (id: string, stability: number, daysAgo: number): Card => ({
	...newCard(id, 'd/deck', 1),
	state: 'review',
	dueDay: today,
	memory: {
		model: 'fsrs-6',
		paramsId: 'p',
		stability,
		difficulty: 5,
		lastReviewAt: START - daysAgo * 86_400_000,
		lastReviewDay: addDays(today, -daysAgo)
	}
});

test('what loses most by waiting stays today, what is well known waits longest', () => {
	const due = [card('firm', 300, 300), card('fresh', 2, 2), card('middle', 20, 20)];
	const moved = catchUp(due, 3, today, clock, scheduler);
	expect([...moved]).toEqual([
		['middle', addDays(today, 1)],
		['firm', addDays(today, 2)]
	]);
});

test('each day takes as many as the others, and no card is lost or moved twice', () => {
	const drawn = fc.uniqueArray(fc.nat(5000), { maxLength: 60 });
	fc.assert(
		fc.property(drawn, fc.integer({ min: 1, max: 9 }), (ids, days) => {
			const due = ids.map((n) => card(`q${n}`, 1 + (n % 90), 1 + (n % 40)));
			const moved = catchUp(due, days, today, clock, scheduler);
			const perDay = new Map<string, number>([[today, due.length - moved.size]]);
			for (const day of moved.values()) perDay.set(day, (perDay.get(day) ?? 0) + 1);
			const most = Math.ceil(due.length / days);
			for (const [day, count] of perDay) {
				expect(count).toBeLessThanOrEqual(most);
				expect(day <= addDays(today, days - 1)).toBe(true);
			}
		}),
		{ numRuns: Math.min(runs, 500) }
	);
});
