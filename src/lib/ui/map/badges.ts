// The numbers of a journey's stops on the map. Pure.
import type { Spot } from './projection.ts';

export type Badge = { x: number; y: number; text: string; width: number };

/** Of a badge, in pixels. */
export const BADGE_HEIGHT = 17;
/** Numbers nearer to each other than this share a badge. */
const CROWDED = 17;
const widthOf = (text: string) => text.length * 6.8 + 10;

/** Stops as badges: those that would lie upon each other as one, with all their numbers. */
export function badgesOf(spots: readonly (Spot | undefined)[]): Badge[] {
	const found: Badge[] = [];
	for (const [index, spot] of spots.entries()) {
		if (!spot) continue;
		const [x, y] = spot;
		const near = found.find((badge) => Math.hypot(badge.x - x, badge.y - y) < CROWDED);
		const text = near ? `${near.text}, ${index + 1}` : String(index + 1);
		if (near) Object.assign(near, { text, width: widthOf(text) });
		else found.push({ x, y, text, width: widthOf(text) });
	}
	return found;
}
