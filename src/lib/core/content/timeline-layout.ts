// Where things stand on a line of time: pure geometry over day numbers and lengths. Imported by ui and tests.
// Lengths are in whatever unit the caller uses throughout (rem, px, per cent). Never reads a clock or the DOM.
import { daysOf, type Days, type PartialDate } from './timeline.ts';

/**
 * Where a stretch of days lies within another, as shares of it from 0 to 1: a day is as wide as a day. What reaches
 * over an edge is cut there.
 */
export function placeIn(days: Days, within: Days): { from: number; to: number } {
	const length = within.to - within.from + 1;
	const share = (number: number) => Math.min(1, Math.max(0, (number - within.from) / length));
	return { from: share(days.from), to: share(days.to + 1) };
}

/** A label of this length that would best begin at `at`. */
export type Wish = { at: number; length: number };

/**
 * Puts labels on the lowest lane on which none touches another, in the order in which they begin.
 *
 * @param gap the least room between two labels of one lane; not negative.
 * @returns the lane of each label, from 0, in the order given.
 */
export function lanesFor(labels: readonly Wish[], gap = 0): number[] {
	const ends: number[] = [];
	const lanes = new Array<number>(labels.length).fill(0);
	const inOrder = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.at - b.at);
	for (const { at, length, index } of inOrder) {
		const free = ends.findIndex((end) => end + gap <= at);
		const lane = free < 0 ? ends.length : free;
		ends[lane] = at + length;
		lanes[index] = lane;
	}
	return lanes;
}

/** Labels that stand one behind the other, moved as a whole. */
type Block = { start: number; length: number; members: number; wishes: number };

/**
 * Moves labels along one line until none overlaps, each as near to its wish as the others let it (least squares, by
 * pooling neighbours that collide; M. Ayer and others, Annals of Mathematical Statistics 26, 1955). None begins
 * before 0; where all fit, none ends after `room`; where they do not, they stand close and run over the end.
 *
 * @param labels by ascending wish: they keep this order.
 * @returns where each label begins.
 */
export function spread(labels: readonly Wish[], room: number): number[] {
	const blocks: Block[] = [];
	const settle = ({ wishes, members, length }: Block) =>
		Math.max(0, Math.min(wishes / members, room - length));
	for (const { at, length } of labels) {
		let last: Block = { start: 0, length, members: 1, wishes: at };
		last.start = settle(last);
		for (
			let before = blocks.at(-1);
			before && before.start + before.length > last.start;
			before = blocks.at(-1)
		) {
			blocks.pop();
			// A member further back wishes the block's start to be that much earlier.
			const wishes = before.wishes + last.wishes - last.members * before.length;
			last = {
				start: 0,
				length: before.length + last.length,
				members: before.members + last.members,
				wishes
			};
			last.start = settle(last);
		}
		blocks.push(last);
	}
	let [end, left, at] = [0, 0, 0];
	return labels.map(({ length }) => {
		if (left === 0) {
			const block = blocks[at++];
			end = block?.start ?? end;
			left = block?.members ?? 1;
		}
		const start = end;
		end += length;
		left -= 1;
		return start;
	});
}

export type Gap = {
	/** Days that lie between the two dates; 0 where they touch or overlap. */
	days: number;
	/** In units: 1 for next to each other, growing to scale up to `LONGEST_GAP`. */
	length: number;
	/** Longer than is drawn: the line is broken, and says how long it was. */
	isLong: boolean;
	/** 'No entry for 12 years'; only for a long one. */
	text?: string;
};

/** So many units (years, or days) are drawn to scale; a longer gap is broken off and named. */
export const LONGEST_GAP = 4;
const DAYS_A_YEAR = 365.25;

/** The gap between the headings of two groups, the earlier one first. */
export function gapBetween(before: PartialDate, after: PartialDate, unit: 'day' | 'year'): Gap {
	const days = Math.max(0, daysOf(after).from - daysOf(before).to - 1);
	const count = unit === 'day' ? days : Math.round(days / DAYS_A_YEAR);
	const isLong = count > LONGEST_GAP;
	const gap = { days, length: 1 + Math.min(count, LONGEST_GAP), isLong };
	return isLong ? { ...gap, text: `No entry for ${lengthText(days, count, unit)}` } : gap;
}

const lengthText = (days: number, count: number, unit: 'day' | 'year') =>
	unit === 'year' || days < DAYS_A_YEAR
		? `${count} ${unit}s`
		: `${Math.round(days / DAYS_A_YEAR)} years`.replace(/^1 years/, 'a year');

export type Bar = { from: number; to: number; known: number; later: number };

/**
 * How many events begin in each year or day of a stretch of time, those that were known and those that came later.
 * Bars stand where they belong in it, as shares from 0 to 1; those without an event are left out. An event that is
 * less precise than the unit counts in the first one that it may mean.
 */
export function barsIn(
	within: Days,
	unit: 'day' | 'year',
	dates: { known: readonly PartialDate[]; later: readonly PartialDate[] }
): Bar[] {
	const bars = new Map<string, Bar>();
	for (const kind of ['known', 'later'] as const)
		for (const date of dates[kind]) {
			const { from } = daysOf(date);
			if (from < within.from || from > within.to) continue;
			const key = unit === 'year' ? date.slice(0, 4) : String(from);
			const days = unit === 'year' ? daysOf(key) : { from, to: from };
			const bar = bars.get(key) ?? { ...placeIn(days, within), known: 0, later: 0 };
			bar[kind] += 1;
			bars.set(key, bar);
		}
	return [...bars.values()].sort((a, b) => a.from - b.from);
}

/** Years that a scale names: every 1, 2, 5, 10, 20, 50 or 100, at most `most` of them, as four digits. */
export function yearTicks(within: Days, most: number): string[] {
	const yearOf = (number: number) => new Date(number * 86_400_000).getUTCFullYear();
	const [first, last] = [yearOf(within.from), yearOf(within.to)];
	const step = [1, 2, 5, 10, 20, 50, 100].find((one) => (last - first) / one < most) ?? 200;
	const ticks: string[] = [];
	for (let year = Math.ceil(first / step) * step; year <= last; year += step)
		ticks.push(String(year).padStart(4, '0'));
	return ticks;
}
