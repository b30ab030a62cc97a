// What the map of a pin question names: neighbours for orientation while it is open, the true place afterwards. Pure.
import { distanceKm, type Coordinates } from '../../core/content/geography.ts';
import type { Entity, MapPinRung, Place } from '../../core/content/types.ts';
import { toleranceOf } from '../../core/grading/map-pin.ts';
import type { Outcome } from '../../core/grading/types.ts';
import { distanceText } from './pin-words.ts';
import type { Named } from './plot.ts';
import { pointOf } from './views.ts';

/** A place nearer than so many tolerances to the one asked for would give it away. */
const TELLTALE = 1.5;
/** From a pin's tip to the middle of its head, in pixels. */
const PIN_HEAD = 21;

/** Other places of the dossier that give orientation and no answer. */
export function neighboursOf(
	rung: MapPinRung,
	place: Place | undefined,
	entities: readonly Entity[]
): Named[] {
	const target = place && !place.outline ? pointOf(place) : undefined;
	return entities.flatMap((entity) => {
		if (entity.kind !== 'place' || entity.outline || entity.id === rung.target) return [];
		const point = entity.coordinateConfidence === 'region' ? undefined : pointOf(entity);
		const tells =
			point && target && place && distanceKm(point, target) < TELLTALE * toleranceOf(rung, place);
		return point && !tells ? [{ id: entity.id, name: entity.name, ...point }] : [];
	});
}

/** Every way in which the map itself could write the name of the place. */
export function namesOf({ name, aliases }: Place): string[] {
	return [name, ...aliases, ...aliases.map((alias) => `${name} (${alias})`)];
}

/** The true place by name and, beside a pin that missed it, by how much. */
export function answerMarks(
	rung: MapPinRung,
	place: Place,
	pin: Coordinates | undefined,
	{ distance }: Outcome
): Named[] {
	const point = pointOf(place);
	if (!point) return [];
	const isArea = place.outline !== undefined;
	const name = {
		...{ id: place.id, name: place.name, ...point, isArea },
		clearKm: toleranceOf(rung, place)
	};
	// Beside a pin that hit it, the two would crowd.
	if (!pin || !distance || distance.km <= distance.toleranceKm) return [name];
	const missed = { id: 'distance', name: distanceText(distance, isArea), ...pin };
	return [name, { ...missed, lift: PIN_HEAD }];
}
