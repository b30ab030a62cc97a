// Which way a key moves a pin, in degrees. Pure.
import { keyStep } from './projection.ts';

const WAYS: Record<string, [north: number, east: number]> = {
	ArrowUp: [1, 0],
	ArrowDown: [-1, 0],
	ArrowRight: [0, 1],
	ArrowLeft: [0, -1]
};
/** With Shift. */
const BIG = 5;

export function pinMoveOf(
	{ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
	kmPerPixel: number
): { north: number; east: number } | undefined {
	const way = Object.hasOwn(WAYS, key) ? WAYS[key] : undefined;
	if (!way) return undefined;
	const step = keyStep(kmPerPixel) * (shiftKey ? BIG : 1);
	return { north: way[0] * step, east: way[1] * step };
}
