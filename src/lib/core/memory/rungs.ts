// The ladder: the same question in a harder form once it is known, and an easier one when the harder one fails.
import type { Form } from '../content/types.ts';
import type { Outcome } from '../grading/types.ts';
import type { Card } from './types.ts';

/**
 * Stability, in days, from which each rung is asked. 4: the first review after graduating was passed, so the answer
 * has outlived a few nights and can be asked without options. 15: it holds for two weeks, and each later rung for
 * about three times as long as the one before, as intervals grow.
 */
export const RUNG_STABILITIES: readonly number[] = [0, 4, 15, 45];

/** What a review was asked as. `rungCount` is how many rungs the question has. */
export type Asked = { rung: number; rungCount: number; form: Form };

/** Recognised among what is shown, not recalled: a pass may be a guess. */
const CHOOSING: readonly Form[] = [
	'choice',
	'true-false',
	'multi-select',
	'order',
	'match',
	'claim-status'
];

/** The rung to ask now, 0 (easy) to `rungCount - 1`; 0 for a new question. */
export function rungFor(card: Card | undefined, rungCount: number): number {
	const stability = card?.memory?.stability ?? 0;
	const earned = RUNG_STABILITIES.filter((from) => stability >= from).length - 1;
	return Math.max(0, Math.min(earned, rungCount - 1, card?.rungLimit ?? Infinity));
}

/**
 * Whether a first try counts as a probe: it failed above the lowest rung, so an easier one is asked before it counts
 * as forgotten. A card that was probed already (`rungLimit`) is not probed again.
 */
export function isProbe(
	rung: number,
	verdict: Outcome['verdict'],
	card?: Pick<Card, 'rungLimit'>
): boolean {
	return rung > 0 && verdict === 'wrong' && card?.rungLimit === undefined;
}

/**
 * The stability, in days, that a pass may carry a card to: choosing among a few proves no more than that the next
 * rung may be asked. Infinity where nothing was chosen among or no rung is left.
 */
export function stabilityCeiling({ rung, rungCount, form }: Asked): number {
	if (rung >= rungCount - 1 || !CHOOSING.includes(form)) return Infinity;
	return RUNG_STABILITIES[rung + 1] ?? Infinity;
}
