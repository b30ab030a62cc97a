// Keeps the screen on while a session is, for those who chose it: reading evidence takes longer than a phone waits.
import { keepsAwake } from './marks.ts';

/** False on plain http and in browsers without it. */
export const canStayAwake = () => typeof navigator !== 'undefined' && 'wakeLock' in navigator;

/** Holds the screen on until the returned function is called. A browser that refuses is not asked again until it is seen anew. */
export function stayAwake(isWished = keepsAwake()): () => void {
	if (!canStayAwake() || !isWished) return () => undefined;
	let lock: WakeLockSentinel | undefined;
	let isOver = false;
	const hold = async () => {
		// The browser lets go whenever the page is hidden, and refuses when the battery is low.
		if (isOver || document.visibilityState !== 'visible') return;
		lock = await navigator.wakeLock.request('screen').catch(() => undefined);
		if (isOver) void lock?.release();
	};
	const onvisible = () => void hold();
	document.addEventListener('visibilitychange', onvisible);
	void hold();
	return () => {
		isOver = true;
		document.removeEventListener('visibilitychange', onvisible);
		void lock?.release();
	};
}
