// What an eye would find wrong on a screen, found by measuring: too wide, cut off, under the tab bar, in the notch.
import type { Page } from '@playwright/test';

export type SafeArea = { top: number; right: number; bottom: number; left: number };

/** What is wrong with the page as it stands, a sentence each; nothing when all is well. */
export const faultsOnScreen = (page: Page, safe?: SafeArea) =>
	page.evaluate(async (safe) => {
		const faults: string[] = [];
		const root = document.documentElement;
		const width = root.clientWidth;
		const name = (element: Element) =>
			`<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
		// The router's own line for screen readers is clipped on purpose.
		const isHidden = (element: Element) =>
			element.closest(
				'.visually-hidden, #svelte-announcer, .skip, [hidden], dialog:not([open]), svg, canvas'
			) !== null ||
			!element.checkVisibility({
				visibilityProperty: true,
				opacityProperty: true,
				// What is far out of sight has no layout yet.
				contentVisibilityAuto: true
			});
		const scrolls = (element: Element) =>
			/auto|scroll/.test(getComputedStyle(element).overflowX) || element.matches('[data-map]');
		const isInScroller = (element: Element) => {
			for (let up: Element | null = element; up && up !== document.body; up = up.parentElement)
				if (scrolls(up)) return true;
			return false;
		};
		/** Its middle is outside a box that hides what sticks out of it. */
		const isClippedAway = (element: Element) => {
			const { left, right, top, bottom } = element.getBoundingClientRect();
			const [x, y] = [(left + right) / 2, (top + bottom) / 2];
			for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
				if (getComputedStyle(up).overflowX === 'visible') continue;
				const frame = up.getBoundingClientRect();
				if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return true;
			}
			return false;
		};
		if (root.scrollWidth > width)
			faults.push(`scrolls sideways: ${root.scrollWidth} px in ${width}`);

		const main = document.querySelector('main') ?? document.body;
		for (const element of document.body.querySelectorAll('*')) {
			if (isHidden(element)) continue;
			const box = element.getBoundingClientRect();
			if (box.width === 0 || box.height === 0) continue;
			if ((box.right > width + 1 || box.left < -1) && !isInScroller(element))
				faults.push(
					`sticks out to ${Math.round(box.left)}–${Math.round(box.right)}: ${name(element)}`
				);
			const style = getComputedStyle(element);
			const ownText = [...element.childNodes].some(
				(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()
			);
			const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
			if (ownText && cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
				faults.push(`cuts its text off at the side: ${name(element)}`);
			if (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 2 && ownText)
				faults.push(`cuts its text off below: ${name(element)}`);
		}

		// The last thing of the page stands clear of the tab bar once one has scrolled to it.
		const tabs = document.querySelector('nav.tabs');
		if (tabs && getComputedStyle(tabs).position === 'fixed') {
			// What was out of sight gets its true height on the way, so the foot is reached in steps.
			for (let height = -1; height !== root.scrollHeight;) {
				height = root.scrollHeight;
				window.scrollTo(0, height);
				await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
			}
			const bar = tabs.getBoundingClientRect();
			const isAtFoot = bar.width > bar.height;
			for (const element of main.querySelectorAll('a, button, input, select, summary, p, h2, li')) {
				if (isHidden(element) || isClippedAway(element)) continue;
				const box = element.getBoundingClientRect();
				const isCovered = isAtFoot ? box.bottom > bar.top + 1 : box.left < bar.right - 1;
				if (box.height > 0 && isCovered) faults.push(`lies under the tab bar: ${name(element)}`);
			}
			window.scrollTo(0, 0);
		}

		if (safe) {
			const { clientHeight: height } = root;
			for (const element of document.querySelectorAll('a, button, input, select, summary, h1, p')) {
				if (isHidden(element)) continue;
				const box = element.getBoundingClientRect();
				if (box.width === 0 || box.top > height || box.bottom < 0) continue;
				const isPinned = (side: 'top' | 'bottom') => {
					for (let up: Element | null = element; up; up = up.parentElement)
						if (/fixed|sticky/.test(getComputedStyle(up).position))
							return side === 'bottom' && box.bottom > height - safe.bottom + 1;
					return false;
				};
				const isAside = box.left < safe.left - 1 || box.right > width - safe.right + 1;
				if (isAside && !isInScroller(element) && !isClippedAway(element))
					faults.push(`reaches into the phone's edge: ${name(element)}`);
				if (isPinned('bottom')) faults.push(`lies under the home indicator: ${name(element)}`);
			}
			if (window.scrollY === 0) {
				const heading = document.querySelector('h1')?.getBoundingClientRect();
				if (heading && heading.height > 1 && heading.top < safe.top)
					faults.push('the heading lies under the status bar');
			}
		}
		return [...new Set(faults)].slice(0, 8);
	}, safe);

/** Begins to add up layout shifts that no input caused, and notes the page's background at each painted frame. */
export function watchLoading(page: Page) {
	return page.addInitScript(() => {
		const seen = { shift: 0, moved: [] as string[], backgrounds: [] as string[] };
		Object.assign(window, { seenWhileLoading: seen });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & {
				value: number;
				hadRecentInput: boolean;
				sources: { node?: Node }[];
			})[]) {
				if (entry.hadRecentInput) continue;
				seen.shift += entry.value;
				for (const { node } of entry.sources) {
					const element = node instanceof Element ? node : node?.parentElement;
					seen.moved.push(
						`${entry.value.toFixed(3)} ${element?.tagName.toLowerCase()}.${element?.getAttribute('class')?.split(' ')[0]}`
					);
				}
			}
		}).observe({ type: 'layout-shift', buffered: true });
		const look = () => {
			if (performance.getEntriesByType('paint').length > 0) {
				const colour = getComputedStyle(document.documentElement).backgroundColor;
				if (seen.backgrounds.at(-1) !== colour) seen.backgrounds.push(colour);
			}
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
}

export const seenWhileLoading = (page: Page) =>
	page.evaluate(
		() =>
			(
				window as unknown as {
					seenWhileLoading: { shift: number; moved: string[]; backgrounds: string[] };
				}
			).seenWhileLoading
	);

/** Where the middle of a control stands: 0 at the top of the window, 1 at its foot. */
export async function heightOnScreen(page: Page, accessibleName: RegExp) {
	const control = page
		.locator('a, button')
		.filter({ hasText: accessibleName })
		.filter({ visible: true })
		.first();
	const box = await control.boundingBox();
	const height = page.viewportSize()?.height ?? 1;
	return box ? (box.y + box.height / 2) / height : Number.NaN;
}
