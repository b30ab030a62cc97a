// A pin as it is kept while the question is open, and what is said of it afterwards. Pure.
import type { Coordinates } from '../../core/content/geography.ts';
import type { Outcome } from '../../core/grading/types.ts';

const isNumber = (value: unknown): value is number => typeof value === 'number' && isFinite(value);

/** `{"latitude":51.9,"longitude":128.3}`; anything else, and what lies on no Earth, is no pin. */
export function readPin(draft: string): Coordinates | null {
	if (draft === '') return null;
	try {
		const found = JSON.parse(draft) as Partial<Coordinates> | null;
		const { latitude, longitude } = found ?? {};
		return isNumber(latitude) && isNumber(longitude) && isOnEarth({ latitude, longitude })
			? { latitude, longitude }
			: null;
	} catch {
		return null; // a draft of another form, left by an older version
	}
}

export const isOnEarth = ({ latitude, longitude }: Coordinates): boolean =>
	Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

const tidy = (value: number) => Math.round(value * 1e4) / 1e4;

export const writePin = ({ latitude, longitude }: Coordinates): string =>
	JSON.stringify({ latitude: tidy(latitude), longitude: tidy(longitude) });

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `8.4 km`, `86 km`, `1,240 km`. */
export const kmText = (km: number): string => `${(km < 10 ? tenths : whole).format(km)} km`;

/** `86 km off`; of a place with an edge, `inside` or `86 km outside`. */
export function distanceText({ km }: { km: number }, hasOutline: boolean): string {
	if (hasOutline) return km === 0 ? 'inside' : `${kmText(km)} outside`;
	return `${kmText(km)} off`;
}

/** What of the pin is said beside the right place. */
export function pinVerdict(
	outcome: Outcome,
	hasPin: boolean,
	hasOutline: boolean
): { text: string; note: string } {
	const { distance } = outcome;
	if (!hasPin || !distance) return { text: 'No pin set', note: '' };
	const text = distanceText(distance, hasOutline);
	const counts = hasOutline
		? 'Anywhere inside the outline counts.'
		: `Up to ${kmText(distance.toleranceKm)} counts.`;
	return { text: text.charAt(0).toUpperCase() + text.slice(1), note: counts };
}
