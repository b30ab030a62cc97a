// Where a place is, in words: for readers who see no map, and for copying.
import type { Place } from '$lib/core/content/types.ts';

const degrees = (value: number, positive: string, negative: string, digits: number) =>
	`${Math.abs(value).toFixed(digits)}° ${value < 0 ? negative : positive}`;

/** `51.884° N, 128.333° E`, as exact as it was checked; `undefined` for what has no point. */
export function coordinatesText({ latitude, longitude, coordinateConfidence }: Place) {
	if (latitude === undefined || longitude === undefined) return undefined;
	const digits = coordinateConfidence === 'checked' ? 3 : 1;
	const text = `${degrees(latitude, 'N', 'S', digits)}, ${degrees(longitude, 'E', 'W', digits)}`;
	return coordinateConfidence === 'checked' ? text : `about ${text}`;
}

/** How far the position can be trusted. */
export function placeNote({ coordinateConfidence, coordinateNote }: Place): string | undefined {
	const grade = {
		checked: 'Checked against its sources.',
		approximate: 'Approximate.',
		'from-memory': 'Approximate, not checked against a source.',
		region: 'An area, not a point.'
	}[coordinateConfidence];
	return coordinateConfidence === 'checked' || !coordinateNote
		? grade
		: `${grade} ${coordinateNote}`;
}
