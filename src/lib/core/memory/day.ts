// Local days that begin at the rollover hour, so that an evening's study past midnight is still that evening.
// The zone travels inside the Clock: a flight or a change to summer time never splits or doubles a day.
import type { Clock, Day, Instant } from './types.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Days since 1970-01-01; `NaN` for what is no day. Days are counted as in UTC, which has no summer time. */
export const dayNumber = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const dayAt = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);
/** The day that is so many days after 1970-01-01. */
export const dayAtNumber = (number: number): Day => dayAt(number * DAY_MS);

/** The local day of a moment: with the rollover at 4, 03:59 still belongs to the day before. */
export function dayOf({ at, zoneOffsetMin, rolloverHour }: Clock): Day {
	return dayAt(at + zoneOffsetMin * MINUTE_MS - rolloverHour * HOUR_MS);
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
	return dayNumber(b) - dayNumber(a);
}

/** `n` days later, or earlier when `n` is negative. `n` is whole. */
export function addDays(day: Day, n: number): Day {
	return dayAtNumber(dayNumber(day) + n);
}

/** The moment at which a local day begins in the clock's zone, in ms UTC. */
export function startOfDay(day: Day, { zoneOffsetMin, rolloverHour }: Clock): Instant {
	return dayNumber(day) * DAY_MS - zoneOffsetMin * MINUTE_MS + rolloverHour * HOUR_MS;
}

/** True for a real calendar day written `2026-11-23`. */
export function isDay(text: string): text is Day {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const at = Date.parse(`${text}T00:00:00Z`);
	return Number.isFinite(at) && dayAt(at) === text;
}
