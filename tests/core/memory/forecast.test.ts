import { expect, test } from 'vitest';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { dueCounts, estimateMs } from '../../../src/lib/core/memory/forecast.ts';
import type { Card } from '../../../src/lib/core/memory/types.ts';

const card = (fields: Partial<Card>): Card => ({
	...newCard('d/q', 'd/deck', 1),
	state: 'review',
	...fields
});

test('each day shows what comes on it; what waited longest comes today', () => {
	const cards = [
		card({ dueDay: '2026-11-01' }),
		card({ dueDay: '2026-11-23' }),
		card({ state: 'learning', dueAt: Date.UTC(2026, 10, 23, 12) }),
		card({ dueDay: '2026-11-24' }),
		card({ dueDay: '2026-11-24', buriedUntilDay: '2026-11-25' }),
		card({ dueDay: '2026-11-26', buriedUntilDay: '2026-11-20' }),
		card({ dueDay: '2026-11-27' })
	];
	expect(dueCounts(cards, '2026-11-23', 4)).toEqual([3, 1, 1, 1]);
});

test('what is not asked is not counted', () => {
	const cards = [
		newCard('d/q', 'd/deck', 1),
		card({ dueDay: '2026-11-23', suspended: true }),
		card({ dueDay: '2026-11-23', retired: true })
	];
	expect(dueCounts(cards, '2026-11-23', 2)).toEqual([0, 0]);
	expect(dueCounts([], '2026-11-23', 0)).toEqual([]);
});

test('a new question takes about two answers', () => {
	expect(estimateMs(10, 5, 6000)).toBe(120_000);
	expect(estimateMs(0, 0)).toBe(0);
	expect(estimateMs(4, 0)).toBe(60_000);
});
