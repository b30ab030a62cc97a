// Where names stand on the map, so that none crosses a border, hides another or leaves the frame. Pure.
// A country is cut into lines of text: a name may stand where it fits between the borders of three lines at once.
import type { Spot } from './projection.ts';

export type Shape = { name: string; rings: Spot[][] };
export type SeaSpot = { lines: string[]; discs: { middle: Spot; radius: number }[] };
export type PointToName = {
	id: string;
	name: string;
	spot: Spot;
	/** Kept free round the point, in pixels. */
	gap: number;
	/** An area: its name stands in it, not beside a point. */
	isArea?: boolean | undefined;
};
export type Label = {
	kind: 'state' | 'sea' | 'place';
	id: string;
	lines: string[];
	/** Where its text starts, has its middle, or ends, as `anchor` says; half-way down. */
	x: number;
	y: number;
	anchor: 'start' | 'middle' | 'end';
	/** One of `marks`: set larger. */
	isMark?: boolean;
};
export type Rectangle = { left: number; top: number; right: number; bottom: number };

type Interval = [number, number];

/** Distance of the lines that countries are cut into, as a part of the font's size. */
const ROW = 0.55;
const MOST_STATES = 16;
/** Letters of a name in capitals, set wide; of a sea's, in italics; of a place's. In font sizes. */
const WIDTHS = { state: 0.84, sea: 0.52, place: 0.6 } as const;
const PADDING = 3;
/** Of a mark's name, in font sizes. */
const MARK_SIZE = 1.25;
/** How much of its width a sea's name may lay over the shore on both sides, where it fits nowhere else. */
const OVERLAP = 0.16;
/** The smallest radius of a sea that is named, in widths of its name. */
const SMALLEST_SEA = 0.22;
/** Up and down from its point a name may move, in font sizes; a mark, which has to be named, further. */
const SHIFTS = [0, -0.9, 0.9];
const FAR_SHIFTS = [-1.8, 1.8];
/** From line to line, in font sizes. */
const LINE = 1.2;
/** Half of a dot and the air round it, less `PADDING`. */
const DOT = 2;
/** Kept free along the frame. */
const EDGE = 4;

const widthOf = (kind: Label['kind'], lines: string[], em: number) =>
	Math.max(...lines.map((line) => line.length)) * WIDTHS[kind] * em;

const isClear = (box: Rectangle, taken: Rectangle[]) =>
	taken.every(
		(other) =>
			box.right < other.left ||
			box.left > other.right ||
			box.bottom < other.top ||
			box.top > other.bottom
	);

/** Where a horizontal line runs inside closed lines, by the even-odd rule. */
function inside(rings: Spot[][], y: number): Interval[] {
	const crossings: number[] = [];
	for (const ring of rings)
		for (const [at, [x, here]] of ring.entries()) {
			const [xBefore, before] = ring.at(at - 1) ?? [x, here];
			if (here > y !== before > y)
				crossings.push(xBefore + ((y - before) / (here - before)) * (x - xBefore));
		}
	crossings.sort((a, b) => a - b);
	const found: Interval[] = [];
	for (let at = 0; at + 1 < crossings.length; at += 2)
		found.push([crossings[at] ?? 0, crossings[at + 1] ?? 0]);
	return found;
}

const common = (as: Interval[], bs: Interval[]): Interval[] =>
	as.flatMap(([a0, a1]) =>
		bs.flatMap(([b0, b1]): Interval[] => {
			const both: Interval = [Math.max(a0, b0), Math.min(a1, b1)];
			return both[0] < both[1] ? [both] : [];
		})
	);

type Cut = { name: string; rows: Interval[][]; area: number };

function cutIntoRows({ name, rings }: Shape, height: number, row: number): Cut {
	const rows: Interval[][] = [];
	let area = 0;
	for (let y = row / 2; y < height; y += row) {
		const found = inside(rings, y);
		area += found.reduce((sum, [from, to]) => sum + to - from, 0) * row;
		rows.push(found);
	}
	return { name, rows, area };
}

export type Layout = {
	shapes: Shape[];
	seas: SeaSpot[];
	/** Named first, and larger. */
	marks: PointToName[];
	places: PointToName[];
	width: number;
	height: number;
	/** Size of the font in pixels. */
	em: number;
	/** What no name may cover: pins, buttons. */
	taken?: Rectangle[];
	/** Names nearby places only where fewer than so many states could be named. */
	placesBelow: number;
};

export function placeLabels(layout: Layout): Label[] {
	const { width, height, em } = layout;
	const row = em * ROW;
	const taken = [...(layout.taken ?? [])];
	const cuts = layout.shapes
		.map((shape) => cutIntoRows(shape, height, row))
		.filter(({ area }) => area > 0)
		.sort((a, b) => b.area - a.area);

	const boxAt = (x: number, y: number, w: number, h: number): Rectangle => ({
		left: x - w / 2 - PADDING,
		right: x + w / 2 + PADDING,
		top: y - h / 2 - PADDING,
		bottom: y + h / 2 + PADDING
	});
	const isInFrame = ({ left, right, top, bottom }: Rectangle) =>
		left >= EDGE && top >= EDGE && right <= width - EDGE && bottom <= height - EDGE;
	/** Whether land other than `own` lies under the box. */
	const isOverLand = (box: Rectangle, own?: Cut) =>
		cuts.some(
			(cut) =>
				cut !== own &&
				cut.rows.some(
					(found, at) =>
						(at + 1) * row > box.top &&
						at * row < box.bottom &&
						found.some(([from, to]) => from < box.right && to > box.left)
				)
		);

	function stateLabel(cut: Cut): Label | undefined {
		const w = widthOf('state', [cut.name], em);
		const candidates = cut.rows
			.flatMap((found, at) => {
				const [above, below] = [cut.rows[at - 1], cut.rows[at + 1]];
				const fits = above && below ? common(common(above, found), below) : [];
				return fits.map(([from, to]) => ({ x: (from + to) / 2, at, room: to - from }));
			})
			.filter(({ room }) => room >= w + 2 * PADDING)
			.sort(
				(a, b) => Math.min(b.room, 3 * w) - Math.min(a.room, 3 * w) || middling(a) - middling(b)
			);
		// A narrow country may let its name run out over the sea.
		const overSea = cut.rows
			.flatMap((found, at) =>
				found.map(([from, to]) => ({ x: (from + to) / 2, at, room: to - from }))
			)
			.filter(({ room }) => room > em)
			.sort((a, b) => b.room - a.room)
			.slice(0, 12);
		for (const { x, at } of [
			...candidates.slice(0, 60),
			...(cut.area > 12 * em * em ? overSea : [])
		]) {
			const y = (at + 0.5) * row;
			const box = boxAt(x, y, w, em);
			if (!isInFrame(box) || !isClear(box, taken) || isOverLand(box, cut)) continue;
			taken.push(box);
			return { kind: 'state', id: cut.name, lines: [cut.name], x, y, anchor: 'middle' };
		}
		return undefined;
	}
	const middling = ({ at }: { at: number }) => Math.abs((at + 0.5) * row - height / 2);

	function seaLabel({ lines, discs }: SeaSpot): Label | undefined {
		const w = widthOf('sea', lines, em);
		const h = lines.length * em * LINE;
		const step = em * 1.5;
		for (const overlap of [0, OVERLAP])
			for (const { middle, radius } of discs) {
				if (radius < w * SMALLEST_SEA) continue;
				const spots: { x: number; y: number; far: number }[] = [];
				for (let x = w / 2 + PADDING; x <= width - w / 2; x += step)
					for (let y = h / 2 + PADDING; y <= height - h / 2; y += step) {
						const far = Math.hypot(x - middle[0], y - middle[1]);
						if (far <= radius) spots.push({ x, y, far });
					}
				spots.sort((a, b) => a.far - b.far);
				for (const { x, y } of spots) {
					const box = boxAt(x, y, w, h);
					const core = { ...box, left: box.left + w * overlap, right: box.right - w * overlap };
					if (!isInFrame(box) || !isClear(box, taken) || isOverLand(core)) continue;
					taken.push(box);
					return { kind: 'sea', id: lines.join(' '), lines, x, y, anchor: 'middle' };
				}
			}
		return undefined;
	}

	function placeLabel(
		point: PointToName,
		size: number,
		shifts: readonly number[]
	): Label | undefined {
		const { id, name, gap, isArea = false } = point;
		const [x, y] = point.spot;
		// The second name of an area stands under the first: side by side they would leave it.
		const lines = isArea ? name.split(/ (?=\()/) : [name];
		const w = widthOf('place', lines, size);
		const h = size * (1 + (lines.length - 1) * LINE);
		const dot = boxAt(x, y, 2 * DOT, 2 * DOT);
		if (!isInFrame(dot)) return undefined;
		const ways = [
			...(isArea ? [{ anchor: 'middle', at: x, middle: x } as const] : []),
			{ anchor: 'start', at: x + gap, middle: x + gap + w / 2 } as const,
			{ anchor: 'end', at: x - gap, middle: x - gap - w / 2 } as const
		];
		for (const dy of shifts.map((times) => times * size))
			for (const { anchor, at, middle } of ways) {
				const box = boxAt(middle, y + dy, w, h);
				if (!isInFrame(box) || !isClear(box, taken)) continue;
				taken.push(box, ...(isArea ? [] : [dot]));
				return { kind: 'place', id, lines, x: at, y: y + dy, anchor };
			}
		return undefined;
	}

	const some = <T>(all: T[], place: (one: T) => Label | undefined, most = Infinity) => {
		const labels: Label[] = [];
		for (const one of all) {
			if (labels.length >= most) break;
			const label = place(one);
			if (label) labels.push(label);
		}
		return labels;
	};
	const marks = some(layout.marks, (one) =>
		placeLabel(one, em * MARK_SIZE, [...SHIFTS, ...FAR_SHIFTS])
	);
	const states = some(cuts, stateLabel, MOST_STATES);
	const places =
		states.length < layout.placesBelow
			? some(layout.places, (one) => placeLabel(one, em, SHIFTS))
			: [];
	return [
		...marks.map((one) => ({ ...one, isMark: true })),
		...states,
		...places,
		...some(layout.seas, seaLabel)
	];
}
