// A foot that stays on screen covers what is scrolled under it: what gets the focus is scrolled clear of it.
import type { Attachment } from 'svelte/attachments';

/** Of the window's height at most, so that there is room left to scroll into. */
const HIGHEST_SHARE = 0.5;

/** For an element stuck to the lower edge: as long as it is there, the page scrolls what gets the focus above it. */
export const standsOver: Attachment<HTMLElement> = (element) => {
	const { style } = document.documentElement;
	const measure = () => {
		const fromEdge = parseFloat(getComputedStyle(element).bottom) || 0;
		const height = Math.min(element.offsetHeight + fromEdge, innerHeight * HIGHEST_SHARE);
		style.setProperty('--foot', `${Math.ceil(height)}px`);
	};
	const observer = new ResizeObserver(measure);
	observer.observe(element);
	return () => {
		observer.disconnect();
		style.removeProperty('--foot');
	};
};
