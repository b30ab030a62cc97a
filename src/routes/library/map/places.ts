// The places of a dossier as its map shows them. Pure.
import { distanceKm, isInside, type Coordinates } from '$lib/core/content/geography.ts';
import type { Entity, Place } from '$lib/core/content/types.ts';
import { pointOf } from '$lib/ui/map/views.ts';

export type PlaceOnMap = { place: Place; point: Coordinates };

/** Every place that can be drawn, in the dossier's order. */
export const placesOf = (entities: readonly Entity[]): PlaceOnMap[] =>
	entities.flatMap((place) => {
		const point = place.kind === 'place' ? pointOf(place) : undefined;
		return place.kind === 'place' && point ? [{ place, point }] : [];
	});

/** The place that a tap means: the nearest point within reach, else the smallest outline round it. */
export function placeAt(
	places: readonly PlaceOnMap[],
	tapped: Coordinates,
	reachKm: number
): Place | undefined {
	const near = places
		.filter(({ place }) => !place.outline)
		.map(({ place, point }) => ({ place, km: distanceKm(tapped, point) }))
		.filter(({ km }) => km <= reachKm)
		.sort((a, b) => a.km - b.km)[0];
	if (near) return near.place;
	return places
		.map(({ place }) => place)
		.filter(({ outline }) => outline && isInside(tapped, outline))
		.sort((a, b) => extent(a) - extent(b))[0];
}

function extent({ outline = [] }: Place): number {
	const xs = outline.map(([east]) => east);
	const ys = outline.map(([, north]) => north);
	return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
}
