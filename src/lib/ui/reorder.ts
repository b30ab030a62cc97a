// Moving one item of a list, and where a dragged one would land. Pure: the component measures and draws.

/** A copy with the item at another place; places beyond the ends are the ends. */
export function movedTo<T>(items: readonly T[], item: T, to: number): T[] {
	const others = items.filter((one) => one !== item);
	const at = Math.min(Math.max(to, 0), others.length);
	return [...others.slice(0, at), item, ...others.slice(at)];
}

/** Where an item stood when the drag began, in pixels. */
export type Box = { top: number; height: number };

/** The place over which the middle of a box now is, when the box at `from` was dragged down by `by` pixels. */
export function placeAt(boxes: readonly Box[], from: number, by: number): number {
	const dragged = boxes[from];
	if (!dragged) return from;
	const middle = ({ top, height }: Box) => top + height / 2;
	const at = middle(dragged) + by;
	return boxes.filter((box, place) => place !== from && middle(box) < at).length;
}

/** By how many pixels the box at `place` makes way for the one dragged from `from` to `to`. */
export function makesWay(boxes: readonly Box[], place: number, from: number, to: number): number {
	const [first, second] = boxes;
	const gap = first && second ? second.top - first.top - first.height : 0;
	const room = (boxes[from]?.height ?? 0) + gap;
	if (from < place && place <= to) return -room;
	return to <= place && place < from ? room : 0;
}
