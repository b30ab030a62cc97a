// The one place where pages read the clock, the zone and chance; everything below takes them as arguments.
import type { Clock } from '../core/memory/types.ts';

export function clockNow(rolloverHour: number): Clock {
	const now = new Date();
	return { at: now.getTime(), zoneOffsetMin: -now.getTimezoneOffset(), rolloverHour };
}

/** 0 ≤ x < 1 from the platform's generator; `Math.random` where a plain-http page has no other. */
export function random(): number {
	if (typeof crypto === 'undefined' || !crypto.getRandomValues) return Math.random();
	return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
