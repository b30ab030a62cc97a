// How well a question is known, in the three words that statistics use.
import type { Card } from './types.ts';

export type Maturity = 'new' | 'learning' | 'known';

/** Three weeks, from which Anki calls a card mature. */
export const KNOWN_FROM_DAYS = 21;

/** `known`: a review card of three weeks' stability. `new`: never graded. */
export function maturityOf(card: Pick<Card, 'state' | 'memory'>): Maturity {
	if (!card.memory) return 'new';
	return card.state === 'review' && card.memory.stability >= KNOWN_FROM_DAYS ? 'known' : 'learning';
}
