// Geometry of the line on which an order question's answer is shown, in rem from its upper end.
import { placeIn, spread } from '../../core/content/timeline-layout.ts';
import { daysOf } from '../../core/content/timeline.ts';

export type OrderItem = { id: string; text: string; date?: string | undefined };
export type PlacedItem = {
	id: string;
	text: string;
	date: string;
	/** Its place in the right order, from 1. */
	number: number;
	/** Where the date begins and ends on the line: a year is a stretch, a day a point. */
	from: number;
	to: number;
	/** Where its label begins, and how high it is. */
	label: number;
	length: number;
};
export type OrderLine = { height: number; items: PlacedItem[] };

/** A label's height: the date above one line of text, and each further line. */
const LABEL = 2.75;
const LINE = 1.125;
/** Letters on a line of the narrowest phone that shows texts at all; what is wider leaves some air. */
const LETTERS = 26;
/** Room beyond the labels, so that they can stand where their dates are. */
const AIR = 4;

const lengthOf = (text: string) => LABEL + Math.floor(text.length / LETTERS) * LINE;

/** Items at their dates to scale, labels without overlap; `undefined` unless there are two or more, all with a date. */
export function orderLine(items: readonly OrderItem[]): OrderLine | undefined {
	const dated = items.flatMap(({ id, text, date }, at) =>
		date === undefined
			? []
			: [{ id, text, date, number: at + 1, length: lengthOf(text), days: daysOf(date) }]
	);
	if (dated.length < 2 || dated.length < items.length) return undefined;
	const within = {
		from: Math.min(...dated.map(({ days }) => days.from)),
		to: Math.max(...dated.map(({ days }) => days.to))
	};
	const height = dated.reduce((sum, { length }) => sum + length, AIR);
	const line = height - LABEL;
	const placed = dated
		.map(({ days, ...item }) => {
			const { from, to } = placeIn(days, within);
			return { ...item, from: LABEL / 2 + from * line, to: LABEL / 2 + to * line };
		})
		.sort((a, b) => a.from + a.to - b.from - b.to);
	const labels = spread(
		placed.map(({ from, to, length }) => ({ at: (from + to - length) / 2, length })),
		height
	);
	return { height, items: placed.map((item, at) => ({ ...item, label: labels[at] ?? 0 })) };
}
