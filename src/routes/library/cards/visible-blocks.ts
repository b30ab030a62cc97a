// Which blocks of a long list are built: those near the window, and the one that has the focus. A block that is not
// built keeps the height that it had, or is thought to have.

/** Ahead and behind, in heights of the window, so that a flick of the thumb and a press of Tab find something. */
const BESIDE = 1;

export function visibleBlocks({
	heights,
	scrolled,
	height,
	focused
}: {
	/** Of each block, in px. */
	heights: readonly number[];
	/** How far the window's upper edge stands below the list's; negative above it. */
	scrolled: number;
	/** The window's height. */
	height: number;
	focused: number | undefined;
}): Set<number> {
	const from = scrolled - BESIDE * height;
	const to = scrolled + (1 + BESIDE) * height;
	const shown = new Set<number>();
	let top = 0;
	for (const [at, own] of heights.entries()) {
		if (top + own > from && top < to) shown.add(at);
		top += own;
	}
	if (focused !== undefined && focused < heights.length) shown.add(focused);
	return shown;
}
