// Which day inside the range of fuzz a card takes: the emptier the likelier, easy days less, days off not at all. The
// choice is seeded by the card, as fuzz is. The exponent is Anki's (`load_balancer.rs`); unlike there a day's load is
// measured against its share, so that half a day fills up to half, and nearer days are not preferred.
import { addDays } from './day.ts';
import { isWithin } from './days-off.ts';
import type { Calendar, Day, SchedulerSettings } from './types.ts';

/** Farther ahead the load says little, and fuzz alone spreads well enough. */
const FARTHEST_DAYS = 90;
/** As little as can be, on a day that is to stay free: still better than a day off. */
const LEAST_SHARE = 0.0001;

/** Monday is 0. */
const weekdayOf = (day: Day) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** How likely each number of days is, against the others. */
export function dayWeight(
	today: Day,
	days: number,
	{ loadBalance, easyDays }: Pick<SchedulerSettings, 'loadBalance' | 'easyDays'>,
	{ load, breaks }: Calendar
): number {
	const day = addDays(today, days);
	if (breaks.some((daysOff) => isWithin(day, daysOff))) return 0;
	const share = Math.max(LEAST_SHARE, easyDays?.[weekdayOf(day)] ?? 1);
	const cards = loadBalance === false || days > FARTHEST_DAYS ? 0 : load(day);
	return ((1 + cards) / share) ** -2.15;
}

/** A whole number of `lower` to `upper`, each as likely as its weight; `factor` is 0 ≤ x < 1. `undefined` if all weigh 0. */
export function weighted(
	lower: number,
	upper: number,
	factor: number,
	weightOf: (days: number) => number
): number | undefined {
	const weights = Array.from({ length: upper - lower + 1 }, (_, at) => weightOf(lower + at));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	if (total === 0) return undefined;
	let left = factor * total;
	for (const [at, weight] of weights.entries()) {
		left -= weight;
		if (left < 0) return lower + at;
	}
	return upper;
}
