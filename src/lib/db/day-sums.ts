// Sums of the day counters: what was answered, how much of it was right, by form, standing and maturity. Pure.
import type { Day } from '../core/memory/types.ts';
import type { DayRow, Tally } from './schema.ts';

type Tallies = 'forms' | 'standings' | 'maturities' | 'confidences' | 'recalls';
export type Sum = Omit<Required<DayRow>, 'day' | 'deckId'>;
type Counted = Omit<DayRow, 'day' | 'deckId'>;

const TALLIES: readonly Tallies[] = ['forms', 'standings', 'maturities', 'confidences', 'recalls'];

const emptySum = (): Sum => ({
	answers: 0,
	right: 0,
	introduced: 0,
	elapsedMs: 0,
	forms: {},
	standings: {},
	maturities: {},
	confidences: {},
	recalls: {}
});

function addTallies(sum: Partial<Record<string, Tally>>, own: Partial<Record<string, Tally>>) {
	for (const [key, tally] of Object.entries(own)) {
		if (!tally) continue;
		const so = sum[key] ?? { answers: 0, right: 0 };
		sum[key] = { answers: so.answers + tally.answers, right: so.right + tally.right };
	}
}

/** All rows together, whatever their day and deck. */
export function sumDays(rows: readonly Counted[]): Sum {
	const sum = emptySum();
	for (const row of rows) {
		sum.answers += row.answers;
		sum.right += row.right;
		sum.introduced += row.introduced;
		sum.elapsedMs += row.elapsedMs;
		for (const kind of TALLIES) addTallies(sum[kind], row[kind] ?? {});
	}
	return sum;
}

/** Answers to questions met before, and how many were right: what was remembered, not what was guessed. */
export function rememberedOf({ maturities }: Sum): Tally {
	const { learning, known } = maturities;
	return {
		answers: (learning?.answers ?? 0) + (known?.answers ?? 0),
		right: (learning?.right ?? 0) + (known?.right ?? 0)
	};
}

/** Right answers in per cent, rounded; `undefined` before the first answer. */
export const rightPercent = ({ answers, right }: Tally) =>
	answers > 0 ? Math.round((100 * right) / answers) : undefined;

export type HeatDay = {
	day: Day;
	answers: number;
	/** 0 for none, else 1 to 4 by quarters of the busiest day. */
	level: 0 | 1 | 2 | 3 | 4;
};

const LEVELS = [1, 2, 3, 4] as const;

/** One entry for each of the given days, in their order. */
export function heatOf(days: Day[], rows: readonly { day: Day; answers: number }[]): HeatDay[] {
	const answers = new Map<Day, number>();
	for (const row of rows) answers.set(row.day, (answers.get(row.day) ?? 0) + row.answers);
	const most = Math.max(0, ...days.map((day) => answers.get(day) ?? 0));
	return days.map((day) => {
		const count = answers.get(day) ?? 0;
		const level = count > 0 ? (LEVELS[Math.ceil((4 * count) / most) - 1] ?? 4) : 0;
		return { day, answers: count, level };
	});
}
