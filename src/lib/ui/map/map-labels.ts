// The names for what the frame shows now: countries cut at its edge, seas and places brought to its pixels. Pure.
import type { Coordinates } from '../../core/content/geography.ts';
import { BADGE_HEIGHT, badgesOf } from './badges.ts';
import { toDrawn, toFrame, type Camera } from './camera.ts';
import { placeLabels, type Label, type PointToName, type Rectangle } from './labels.ts';
import type { Named } from './plot.ts';
import type { Projection, Spot } from './projection.ts';
import { SEAS } from './seas.ts';
import type { World } from './world.ts';

/** Half a pin's head and some air. */
const PIN_GAP = 15;
/** Past a wider circle the name would not be read as the place's. */
const WIDEST_GAP = 40;
/** Room for the zoom buttons at the lower end. */
const BUTTONS = { width: 152, height: 60 };

export type Naming = {
	projection: Projection;
	camera: Camera;
	world: World;
	hiddenNames: readonly string[];
	marks: readonly Named[];
	landmarks: readonly Named[];
	landmarksBelow: number;
	/** Journeys, whose numbers cover their stops. */
	journeys?: readonly (readonly Coordinates[])[];
	/** Size of the font in pixels. */
	em?: number;
};

/** Labels with their places in the drawing, so that a camera can carry them along. */
export function mapLabels(naming: Naming): Label[] {
	const { projection, camera, world, em = 11 } = naming;
	const { width, height, kmPerPixel } = projection;
	const inFrame = (points: readonly Named[]): PointToName[] =>
		points.flatMap(({ id, name, lift = 0, clearKm = 0, clear = 0, isArea, ...point }) => {
			const spot = projection.spot(point);
			if (!spot) return [];
			const [x, y] = toFrame(camera, spot);
			const circle = Math.min(WIDEST_GAP, (clearKm / kmPerPixel) * camera.zoom);
			const gap = Math.max(em * 0.6, circle + em * 0.3, clear, lift > 0 ? PIN_GAP : 0);
			return [{ id, name, spot: [x, y - lift], gap, isArea }];
		});
	const seen: [Spot, Spot] = [toDrawn(camera, [0, 0]), toDrawn(camera, [width, height])];
	const shapes = world.countries.features.flatMap((country) => {
		const rings = projection.rings(country, seen);
		if (rings.length === 0) return [];
		return {
			name: country.properties.name,
			rings: rings.map((ring) => ring.map((spot) => toFrame(camera, spot)))
		};
	});
	const seas = SEAS.filter(({ lines }) => !naming.hiddenNames.includes(lines.join(' '))).map(
		({ lines, discs }) => ({
			lines,
			discs: discs.flatMap(([longitude, latitude, km]) => {
				const spot = projection.spot({ latitude, longitude });
				return spot
					? [{ middle: toFrame(camera, spot), radius: (km / kmPerPixel) * camera.zoom }]
					: [];
			})
		})
	);
	const buttons: Rectangle = {
		left: width - BUTTONS.width,
		top: height - BUTTONS.height,
		right: width,
		bottom: height
	};
	const covered = (naming.journeys ?? []).flatMap((stops) => {
		const spots = stops.map((stop) => {
			const spot = projection.spot(stop);
			return spot && toFrame(camera, spot);
		});
		return badgesOf(spots).map(({ x, y, width: w }): Rectangle => ({
			...{ left: x - w / 2, right: x + w / 2 },
			...{ top: y - BADGE_HEIGHT / 2, bottom: y + BADGE_HEIGHT / 2 }
		}));
	});
	return placeLabels({
		...{ shapes, seas, width, height, em },
		marks: inFrame(naming.marks),
		places: inFrame(naming.landmarks),
		placesBelow: naming.landmarksBelow,
		taken: [buttons, ...covered]
	}).map((label) => {
		const [x, y] = toDrawn(camera, [label.x, label.y]);
		return { ...label, x, y };
	});
}
