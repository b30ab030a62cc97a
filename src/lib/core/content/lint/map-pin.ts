// Rule: a pin can be set by a finger, and by somebody who knows the place rather than the picture.
import { placeOf, pinDistanceKm, toleranceOf } from '../../grading/map-pin.ts';
import { EARTH_RADIUS_KM, type Coordinates } from '../geography.ts';
import type { Dossier, MapPinRung, MapView, Place, Rung } from '../types.ts';
import { quoted, rungProblems, type Fault, type LintProblem } from './lint-problem.ts';
import { rungsOf } from './rung-texts.ts';

/** A map on a small phone, what is left beside the view, and what a finger can hit there. Pixels. */
const MAP_WIDTH = 350;
const MARGIN = 8;
const SMALLEST_RADIUS = 12;
/** A place this near to the middle of its view is found by tapping the middle. Share of width and height. */
const CENTRE = 0.05;
/** Wider views are drawn as the whole Earth is. Degrees. */
const WIDEST_PIECE = 170;

type Pin = { rung: MapPinRung; place: Place; view: MapView; at: Coordinates };

/**
 * The place lies inside the view and not at its very centre. For a place with coordinates: the tolerance is a circle
 * of 12 pixels or more on a map 350 pixels wide, and reaches at most half the way to any other place that is pinned in
 * the same view, or all the way to one with an outline.
 */
export function lintMapPins(dossier: Dossier): LintProblem[] {
	const pins = rungsOf(dossier).flatMap(({ rung }) => pinOf(rung, dossier) ?? []);
	return rungProblems(dossier, ({ rung }) => {
		const pin = pinOf(rung, dossier);
		if (!pin) return [];
		if (pin.place.outline) return placeFaults(pin);
		return [...placeFaults(pin), ...sizeFaults(pin), ...apartFaults(pin, pins)];
	});
}

function pinOf(rung: Rung, { entities, views = [] }: Dossier): Pin | undefined {
	if (rung.form !== 'map-pin') return undefined;
	const place = placeOf(rung, entities);
	const view = views.find(({ id }) => id === rung.view);
	const at = place && middleOf(place);
	return place && view && at ? { rung, place, view, at } : undefined;
}

/** Its coordinates, or the middle of its outline. */
function middleOf({ latitude, longitude, outline }: Place): Coordinates | undefined {
	if (!outline)
		return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
	const middle = (all: number[]) => (Math.min(...all) + Math.max(...all)) / 2;
	return {
		latitude: middle(outline.map(([, north]) => north)),
		longitude: middle(outline.map(([east]) => east))
	};
}

/** Degrees from west to east, 0 to 360, across 180° where it must be. */
const eastward = (from: number, to: number) => (to - from + 360) % 360;
const widthOf = ({ west, east }: MapView) => eastward(west, east) || 360;

function placeFaults({ at, view, place, rung }: Pin): Fault[] {
	const across = eastward(view.west, at.longitude) / widthOf(view);
	const up = (at.latitude - view.south) / (view.north - view.south);
	if (across > 1 || up < 0 || up > 1)
		return [
			{
				rule: 'pin-inside',
				field: 'view',
				found: `${quoted(rung.view)}, in which ${quoted(place.name)} does not lie`,
				expected: 'a view that shows the place'
			}
		];
	if (Math.abs(across - 0.5) > CENTRE || Math.abs(up - 0.5) > CENTRE) return [];
	const found = `${quoted(rung.view)}, with ${quoted(place.name)} at its very centre`;
	return [{ rule: 'pin-off-centre', field: 'view', found, expected: 'a view that is set off' }];
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * How wide the view is in km on Lambert's azimuthal equal-area projection round its middle (J. P. Snyder, Map
 * Projections: A Working Manual, 1987, eq. 24-2 and 24-3), at the widest of eleven parallels; a view of most of the
 * Earth along its widest parallel.
 */
function widthKm(view: MapView): number {
	const half = radians(widthOf(view) / 2);
	const middle = radians((view.south + view.north) / 2);
	const widths = Array.from({ length: 11 }, (_, step) => {
		const north = radians(view.south + ((view.north - view.south) * step) / 10);
		if (widthOf(view) > WIDEST_PIECE) return 2 * EARTH_RADIUS_KM * half * Math.cos(north);
		const cosine =
			Math.sin(middle) * Math.sin(north) + Math.cos(middle) * Math.cos(north) * Math.cos(half);
		const k = Math.sqrt(2 / (1 + cosine));
		return 2 * EARTH_RADIUS_KM * k * Math.cos(north) * Math.sin(half);
	});
	return Math.max(...widths);
}

function sizeFaults({ rung, place, view }: Pin): Fault[] {
	const kmPerPixel = widthKm(view) / (MAP_WIDTH - 2 * MARGIN);
	const km = toleranceOf(rung, place);
	const pixels = km / kmPerPixel;
	if (pixels >= SMALLEST_RADIUS) return [];
	return [
		{
			rule: 'pin-size',
			field: 'toleranceKm',
			found: `${km} km, which is ${pixels.toFixed(1)} pixels on a map ${MAP_WIDTH} pixels wide`,
			expected: `${Math.ceil(kmPerPixel * SMALLEST_RADIUS)} km or more, or a view that shows less`
		}
	];
}

/** Two circles may touch; the edge of a region or a sea may be touched by one. */
function apartFaults({ rung, place, at }: Pin, pins: readonly Pin[]): Fault[] {
	const limits = pins
		.filter((other) => other.rung.view === rung.view && other.place.id !== place.id)
		.map((other) => {
			const away = pinDistanceKm(at, other.place) ?? Infinity;
			return { name: other.place.name, away, most: other.place.outline ? away : away / 2 };
		});
	const nearest = limits.sort((a, b) => a.most - b.most)[0];
	const km = toleranceOf(rung, place);
	if (!nearest || km <= nearest.most) return [];
	return [
		{
			rule: 'pin-apart',
			field: 'toleranceKm',
			found: `${km} km, though ${quoted(nearest.name)}, pinned in the same view, is ${Math.round(nearest.away)} km away`,
			expected: `at most ${Math.floor(nearest.most)} km, or another view`
		}
	];
}
