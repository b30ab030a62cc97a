// What part of the drawn map the frame shows: `shown = drawn × zoom + shift`. Pure.
import { BEYOND, type Size, type Spot } from './projection.ts';

export type Camera = { zoom: number; x: number; y: number };

export const WHOLE_VIEW: Camera = { zoom: 1, x: 0, y: 0 };
export const CLOSEST = 16;
export const FARTHEST = 0.5;
/** One press of a zoom button. */
export const ZOOM_STEP = 1.6;

const between = (value: number, least: number, most: number) =>
	Math.min(most, Math.max(least, value));

/** No further than what is drawn. */
function held({ zoom, x, y }: Camera, { width, height }: Size): Camera {
	const along = (shift: number, length: number) =>
		between(shift, length - length * (1 + BEYOND) * zoom, length * BEYOND * zoom);
	return { zoom, x: along(x, width), y: along(y, height) };
}

export const toFrame = ({ zoom, x, y }: Camera, [dx, dy]: Spot): Spot => [
	dx * zoom + x,
	dy * zoom + y
];
export const toDrawn = ({ zoom, x, y }: Camera, [fx, fy]: Spot): Spot => [
	(fx - x) / zoom,
	(fy - y) / zoom
];

export const panned = (camera: Camera, dx: number, dy: number, size: Size): Camera =>
	held({ ...camera, x: camera.x + dx, y: camera.y + dy }, size);

/** Closer or farther, with what stands at `about` in the frame staying there. */
export function zoomed(camera: Camera, times: number, about: Spot, size: Size): Camera {
	const zoom = between(camera.zoom * times, FARTHEST, CLOSEST);
	const [dx, dy] = toDrawn(camera, about);
	return held({ zoom, x: about[0] - dx * zoom, y: about[1] - dy * zoom }, size);
}

const isShown = ([x, y]: Spot, { width, height }: Size, margin: number) =>
	x >= margin && y >= margin && x <= width - margin && y <= height - margin;

/**
 * The nearest camera that shows all spots (of the drawing) with a margin, at `closer` or more where they leave room
 * for it; the same one when it does already. What is too far apart for one look gives way to the first spot.
 */
export function showing(
	camera: Camera,
	spots: Spot[],
	size: Size,
	{ closer = 0, margin = 40 } = {}
): Camera {
	const isSeen = spots.every((one) => isShown(toFrame(camera, one), size, margin));
	if (spots.length === 0 || (isSeen && camera.zoom >= closer)) return camera;
	const xs = spots.map(([x]) => x);
	const ys = spots.map(([, y]) => y);
	const [left, right] = [Math.min(...xs), Math.max(...xs)];
	const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
	const fitting = Math.min(
		(size.width - 2 * margin) / Math.max(right - left, 1e-6),
		(size.height - 2 * margin) / Math.max(bottom - top, 1e-6)
	);
	const [first] = spots;
	if (fitting < FARTHEST && first) return showing(camera, [first], size, { closer, margin });
	const zoom = between(Math.min(Math.max(camera.zoom, closer), fitting), FARTHEST, CLOSEST);
	if (isSeen && zoom <= camera.zoom) return camera;
	return held(
		{
			zoom,
			x: size.width / 2 - ((left + right) / 2) * zoom,
			y: size.height / 2 - ((top + bottom) / 2) * zoom
		},
		size
	);
}
