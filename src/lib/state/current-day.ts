// The local day as a page that stays open should see it: looked at again each minute, and when the page comes back
// to the front, because a phone stops the timers of what is behind.
import { createSubscriber } from 'svelte/reactivity';
import { dayOf } from '../core/memory/day.ts';
import type { Day } from '../core/memory/types.ts';
import { clockNow } from './clock.ts';

const MINUTE_MS = 60_000;

const passing = createSubscriber((look) => {
	const timer = setInterval(look, MINUTE_MS);
	document.addEventListener('visibilitychange', look);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', look);
	};
});

/** Read in a `$derived`, it wakes what depends on it only when a new day begins. */
export function currentDay(rolloverHour: number): Day {
	passing();
	return dayOf(clockNow(rolloverHour));
}
