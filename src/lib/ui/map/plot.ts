// What is drawn on the map is given in degrees; this says where it stands at the moment. Types only.
import type { GeoPermissibleObjects } from 'd3-geo';
import type { Coordinates } from '../../core/content/geography.ts';
import type { Spot } from './projection.ts';

export type Plot = {
	/** Where a point stands in the frame now; `undefined` on the far side of the Earth. */
	spot: (point: Coordinates) => Spot | undefined;
	/** A shape as the `d` of a path, to be drawn with `transform`. */
	path: (shape: GeoPermissibleObjects) => string;
	transform: string;
};

/** Something on the map that has a name. */
export type Named = Coordinates & {
	id: string;
	name: string;
	/** So far above its point the name stands, in pixels. */
	lift?: number;
	/** The name stays outside a circle of this radius. */
	clearKm?: number;
	/** An area: its name stands in it, not beside a point. */
	isArea?: boolean;
	/** And outside so many pixels. */
	clear?: number;
};
