import { distanceKm, distanceToOutlineKm, type Coordinates } from '../content/geography.ts';
import type { Entity, MapPinRung, Place } from '../content/types.ts';
import type { Outcome, Response } from './types.ts';

/** Within so many tolerances a pin earns half: the right corner of the map, not the place. */
const NEAR = 2;
const NEAR_SCORE = 0.5;
/** Where neither the rung nor the place says how far off counts, in km. */
const DEFAULT_TOLERANCE_KM = 50;

/** The place that a rung asks for, if the dossier has it. */
export function placeOf(rung: MapPinRung, entities: readonly Entity[]): Place | undefined {
	const entity = entities.find(({ id }) => id === rung.target);
	return entity?.kind === 'place' ? entity : undefined;
}

/** How far off still counts, in km; a place with an outline is found anywhere inside it, with nothing beside. */
export const toleranceOf = (rung: MapPinRung, place: Place): number =>
	place.outline ? 0 : (rung.toleranceKm ?? place.pinToleranceKm ?? DEFAULT_TOLERANCE_KM);

/** From a pin to the place, in km: to its point, or to the edge of its outline (0 inside). */
export function pinDistanceKm(pin: Coordinates, place: Place): number | undefined {
	if (place.outline) return distanceToOutlineKm(pin, place.outline);
	const { latitude, longitude } = place;
	if (latitude === undefined || longitude === undefined) return undefined;
	return distanceKm(pin, { latitude, longitude });
}

const isOnEarth = ({ latitude, longitude }: Coordinates) =>
	Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

/**
 * A pin on the map. Within the tolerance, or inside the outline, it is right; within twice the tolerance (for an
 * outline: within the place's own tolerance of its edge) it earns half and is still wrong. A pin that is missing or
 * not on Earth is wrong, as is one for a place that the dossier no longer has.
 */
export function gradeMapPin(
	rung: MapPinRung,
	{ pin }: Extract<Response, { form: 'map-pin' }>,
	entities: readonly Entity[]
): Outcome {
	const place = placeOf(rung, entities);
	const expected = place?.name ?? rung.target;
	const km = place && pin && isOnEarth(pin) ? pinDistanceKm(pin, place) : undefined;
	if (!place || km === undefined) return { score: 0, verdict: 'wrong', expected };
	const toleranceKm = toleranceOf(rung, place);
	const near = place.outline ? (place.pinToleranceKm ?? DEFAULT_TOLERANCE_KM) : NEAR * toleranceKm;
	const isRight = km <= toleranceKm;
	return {
		score: isRight ? 1 : km <= near ? NEAR_SCORE : 0,
		verdict: isRight ? 'right' : 'wrong',
		expected,
		distance: { km, toleranceKm }
	};
}
