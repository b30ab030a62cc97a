// Which rows of a long list are built: those near the window, and the one that has the focus.

/** Rows ahead and behind, so that a flick of the thumb and a press of Tab find something. */
const BESIDE = 12;

export function visibleRows({
	count,
	rowPx,
	scrolled,
	height,
	focused
}: {
	count: number;
	rowPx: number;
	/** How far the window's upper edge stands below the list's; negative above it. */
	scrolled: number;
	height: number;
	focused: number | undefined;
}): number[] {
	const first = Math.max(0, Math.floor(scrolled / rowPx) - BESIDE);
	const last = Math.min(count - 1, Math.ceil((scrolled + height) / rowPx) + BESIDE);
	const near = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
	const isAmong = focused === undefined || (focused >= first && focused <= last);
	if (isAmong || focused >= count) return near;
	// In the order of the list, which is the order of Tab.
	return focused < first ? [focused, ...near] : [...near, focused];
}
