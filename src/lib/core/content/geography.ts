// Distances on the globe. Pure; imported by grading, the content lint and the map.

/** Degrees north and east. */
export type Coordinates = { latitude: number; longitude: number };
/** [degrees east, degrees north], as GeoJSON orders them. */
export type Point = readonly [number, number];

/** Mean radius of the Earth in km (IUGG). */
export const EARTH_RADIUS_KM = 6371.0088;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in km, 0 to 20 015, by the haversine formula (R. W. Sinnott, Sky and Telescope 68, 1984). */
export function distanceKm(a: Coordinates, b: Coordinates): number {
	const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
	const h =
		half(b.latitude - a.latitude) +
		Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude);
	return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Whether the point lies inside the closed line, by the even-odd rule on plain degrees: no outline may cross 180°. */
export function isInside({ latitude, longitude }: Coordinates, outline: readonly Point[]): boolean {
	let isIn = false;
	for (const [at, [east, north]] of outline.entries()) {
		const [eastBefore, northBefore] = outline.at(at - 1) ?? [east, north];
		if (north > latitude === northBefore > latitude) continue;
		const crossing =
			eastBefore + ((latitude - northBefore) / (north - northBefore)) * (east - eastBefore);
		if (longitude < crossing) isIn = !isIn;
	}
	return isIn;
}

/**
 * Distance in km from a point to the closed line: 0 inside it. Edges are taken as straight on a local flat map, on
 * which the point may stand a turn further east or west: over 180° the near edge is near.
 */
export function distanceToOutlineKm(from: Coordinates, outline: readonly Point[]): number {
	if (isInside(from, outline)) return 0;
	const scale = Math.cos(radians(from.latitude));
	let nearest = Infinity;
	for (const turn of [-360, 0, 360]) {
		const flat = ([east, north]: Point) => ({
			x: (east + turn - from.longitude) * scale,
			y: north - from.latitude
		});
		for (const [at, end] of outline.entries()) {
			const a = flat(outline.at(at - 1) ?? end);
			const b = flat(end);
			const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
			const along = length === 0 ? 0 : -(a.x * (b.x - a.x) + a.y * (b.y - a.y)) / length;
			const t = Math.min(1, Math.max(0, along));
			const nearestOnEdge = {
				latitude: from.latitude + a.y + t * (b.y - a.y),
				longitude: from.longitude + (a.x + t * (b.x - a.x)) / scale
			};
			nearest = Math.min(nearest, distanceKm(from, nearestOnEdge));
		}
	}
	return nearest;
}
