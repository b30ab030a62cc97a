// A mistake made with certainty is corrected best, and comes back after a week unless it is tested again (Butterfield
// and Metcalfe 2001; Butler et al. 2011): the two passes after it come on the next day and within a week.
import type { Card } from './types.ts';

const WITHIN_DAYS = { 2: 1, 1: 7 } as const;

/** The most days until the card comes after a pass; Infinity where no retest is owed. */
export const retestWithin = ({ retests }: Pick<Card, 'retests'>): number =>
	retests === undefined ? Infinity : WITHIN_DAYS[retests];
