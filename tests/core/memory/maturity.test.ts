import { expect, test } from 'vitest';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { maturityOf } from '../../../src/lib/core/memory/maturity.ts';
import type { CardState } from '../../../src/lib/core/memory/types.ts';

const graded = (state: CardState, stability: number) => ({
	...newCard('d/q', 'd/deck', 1),
	state,
	memory: {
		model: 'fsrs-6' as const,
		paramsId: 'p',
		stability,
		difficulty: 5,
		lastReviewAt: 0,
		lastReviewDay: '2026-11-23'
	}
});

test.each([
	['never graded', newCard('d/q', 'd/deck', 1), 'new'],
	['in its first steps', graded('learning', 2), 'learning'],
	['a young review card', graded('review', 20.9), 'learning'],
	['three weeks stable', graded('review', 21), 'known'],
	['long known and just forgotten', graded('relearning', 30), 'learning']
] as const)('%s', (_, card, maturity) => {
	expect(maturityOf(card)).toBe(maturity);
});
