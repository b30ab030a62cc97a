// A calm change from the question to its answer, where the browser can draw one and the reader wants motion.
import { tick } from 'svelte';

/** No picture to draw: nobody looks, the browser cannot, or the reader asked for less motion. */
const isStill = () =>
	document.hidden ||
	!('startViewTransition' in document) ||
	matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Makes the change and fades to it from the picture before. Resolves when the change stands in the page; the fade goes
 * on by itself and blocks nothing. Where there is no fade to draw the change is made at once.
 */
export async function withTransition(change: () => void): Promise<void> {
	if (isStill()) return change();
	const transition = document.startViewTransition(async () => {
		change();
		await tick();
	});
	// Another change, or a tab that is hidden, ends the fade early: the change itself stands.
	transition.ready.catch(() => undefined);
	transition.finished.catch(() => undefined);
	await transition.updateCallbackDone;
}
