// A question that keeps slipping: shown closely and asked in another form, never just put away. Forgetting it six times
// is not for want of repetitions, so more of the same would not help.
import type { Card } from './types.ts';

/** From so many lapses on, and again after each few more. Anki's first is 8; with graded forms it shows earlier. */
export const LEECH_FROM = 6;
const LEECH_EVERY = 3;

/** Whether it slipped often. */
export const isLeech = ({ lapses }: Pick<Card, 'lapses'>): boolean => lapses >= LEECH_FROM;

/** Whether the lapse just made is one to look at closely: the sixth, the ninth, and so on. */
export const needsRepair = (card: Pick<Card, 'state' | 'lapses'>): boolean =>
	card.state === 'relearning' && isLeech(card) && (card.lapses - LEECH_FROM) % LEECH_EVERY === 0;

/** The rung to ask it on in the place of `rung`: an easier one, else the next; the same where there is no other. */
export const otherRung = (rung: number, rungCount: number): number =>
	rung > 0 ? rung - 1 : Math.min(1, rungCount - 1);
