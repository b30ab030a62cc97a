// Pieces of the map and what lies in them. Pure.
import {
	distanceKm,
	isInside,
	type Coordinates,
	type Point
} from '../../core/content/geography.ts';
import type { MapView, Place } from '../../core/content/types.ts';
import { spanOf } from './projection.ts';

/** For a dossier that names no piece of the map. */
export const WHOLE_WORLD: MapView = {
	id: 'whole-world',
	title: 'The world',
	west: -170,
	south: -56,
	east: -169.9,
	north: 75
};

export const contains = (view: MapView, { latitude, longitude }: Coordinates): boolean =>
	latitude >= view.south &&
	latitude <= view.north &&
	(longitude - view.west + 720) % 360 <= spanOf(view);

export const middleOf = (view: MapView): Coordinates => ({
	latitude: (view.south + view.north) / 2,
	longitude: ((view.west + spanOf(view) / 2 + 540) % 360) - 180
});

/** The closest look at all of the points; the first view, or the world, where none shows them all. */
export function closestView(views: readonly MapView[], points: readonly Coordinates[]): MapView {
	const extent = (view: MapView) => spanOf(view) * (view.north - view.south);
	const fitting = views.filter((view) => points.every((point) => contains(view, point)));
	return fitting.toSorted((a, b) => extent(a) - extent(b))[0] ?? views[0] ?? WHOLE_WORLD;
}

/** Points a side of the grid that is searched for the inmost one. */
const GRID = 24;

/** A point well inside an outline, for its name; its first corner where it has no inside. */
function inmost(outline: readonly Point[]): Coordinates {
	const xs = outline.map(([east]) => east);
	const ys = outline.map(([, north]) => north);
	const [west, south] = [Math.min(...xs), Math.min(...ys)];
	const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south];
	const steps = Array.from({ length: GRID }, (_, at) => (at + 0.5) / GRID);
	const grid = steps.flatMap((x) =>
		steps.map((y) => ({ longitude: west + width * x, latitude: south + height * y }))
	);
	const cornerKm = (point: Coordinates) =>
		Math.min(...outline.map(([longitude, latitude]) => distanceKm(point, { latitude, longitude })));
	const inside = grid
		.filter((point) => isInside(point, outline))
		.map((point) => ({ point, km: cornerKm(point) }))
		.sort((a, b) => b.km - a.km);
	const [longitude = 0, latitude = 0] = outline[0] ?? [];
	return inside[0]?.point ?? { latitude, longitude };
}

/** Where a place stands: its point, a point inside its outline, or nowhere. */
export function pointOf({ outline, latitude, longitude }: Place): Coordinates | undefined {
	if (outline) return inmost(outline);
	return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}
