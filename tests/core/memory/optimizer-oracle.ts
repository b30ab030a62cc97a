// What fsrs-rs, as its authors ship it for Node, makes of the same log: the oracle of the optimizer's tests and bench.
import { fsrsRs, type FsrsHistory } from '../../support/fsrs-rs.ts';
import { meanLoss, type Sample } from '../../../src/lib/core/memory/optimizer-fit.ts';
import type { TrainingItem } from '../../../src/lib/core/memory/optimizer-items.ts';

type Answer = { item: TrainingItem; index: number };

/** Later-day answers by time, and where the last fifth of them begins. */
export function split(items: readonly TrainingItem[]): { earlier: Answer[]; later: Answer[] } {
	const answers = items
		.flatMap((item) => [...item.days].map((days, index) => ({ item, index, days })))
		.filter(({ days }) => days > 0)
		.sort((a, b) => timeOf(a) - timeOf(b));
	const cut = Math.floor(answers.length * 0.8);
	return { earlier: answers.slice(0, cut), later: answers.slice(cut) };
}
const timeOf = ({ item, index }: Answer) => item.at[index] ?? 0;

/** fsrs-rs wants each answer with all of its card's before it. */
const historyOf = ({ item, index }: Answer) =>
	new (fsrsRs().FSRSBindingItem)(
		Array.from(
			item.grades.subarray(0, index + 1),
			(grade, at) => new (fsrsRs().FSRSBindingReview)(grade, item.days[at] ?? 0)
		)
	);
export const historiesOf = (answers: readonly Answer[]) => answers.map(historyOf);

/** The weights that fsrs-rs fits; 10 ms is how often it looks whether it is done. */
export const fitByBinding = (histories: FsrsHistory[]) =>
	fsrsRs().computeParameters(histories, { enableShortTerm: true, timeout: 10 });

/** The mean log loss over just these answers, each card gone through from its first. */
export function lossOver(answers: readonly Answer[], weights: readonly number[]): number {
	const sample = new Map<TrainingItem, Sample>();
	for (const { item, index } of answers) {
		const one = sample.get(item) ?? { item, counts: new Float64Array(item.grades.length) };
		one.counts[index] = 1;
		sample.set(item, one);
	}
	return meanLoss([...sample.values()], weights);
}
