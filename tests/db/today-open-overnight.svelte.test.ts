import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { clockNow } from '../../src/lib/state/clock.ts';
import { currentDay } from '../../src/lib/state/current-day.ts';

afterEach(() => vi.useRealTimers());

test('a page left open overnight shows the new day when it comes back, and asks nothing anew before', () => {
	vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 23, 22).getTime() });
	const seen: number[] = [];
	const stop = $effect.root(() => {
		const day = $derived(currentDay(4));
		const clock = $derived((void day, clockNow(4)));
		$effect(() => void seen.push(clock.at));
	});
	const comeBack = () => {
		document.dispatchEvent(new Event('visibilitychange'));
		flushSync();
	};
	flushSync();
	vi.setSystemTime(new Date(2026, 10, 24, 3, 59));
	comeBack();
	expect(seen).toHaveLength(1);
	vi.setSystemTime(new Date(2026, 10, 24, 8));
	comeBack();
	expect(seen).toEqual([new Date(2026, 10, 23, 22).getTime(), new Date(2026, 10, 24, 8).getTime()]);
	stop();
});
