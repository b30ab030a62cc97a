// Fitting weights to a learner's log: ours beside fsrs-rs as a native module, on made-up learners. Ours is timed whole,
// as a worker runs it: fitted to four fifths, measured on the last, fitted to all. fsrs-rs is timed for one fit, with
// its histories already made. `node tests/bench/optimizer.ts` alone, or the rows of `npm run bench`.
import { DEFAULT_WEIGHTS } from '../../src/lib/core/memory/defaults.ts';
import { optimize } from '../../src/lib/core/memory/optimizer.ts';
import { fitByBinding, historiesOf, lossOver, split } from '../core/memory/optimizer-oracle.ts';
import { LEARNERS, syntheticLog, type Learner } from '../core/memory/synthetic-log.ts';

const SIZES = [2000, 20_000, 100_000];
const RUNS = 3;

const row = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`);
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const loss = (value: number) => value.toFixed(4);

/** The fastest of some runs, and what they gave. */
async function timed<T>(run: () => T | Promise<T>): Promise<{ value: T; took: number }> {
	const runs: { value: T; took: number }[] = [];
	while (runs.length < RUNS) {
		const from = performance.now();
		const value = await run();
		runs.push({ value, took: performance.now() - from });
	}
	return runs.reduce((best, one) => (one.took < best.took ? one : best));
}

async function measure(name: string, learner: Learner, reviews: number) {
	const items = syntheticLog(learner, reviews, 1);
	const { earlier, later } = split(items);
	const histories = historiesOf(earlier);
	const ours = await timed(() => optimize(items));
	const theirs = await timed(() => fitByBinding(histories));
	if ('tooFew' in ours.value) throw new Error(`${reviews} reviews are too few`);
	row(
		`${name}, ${reviews.toLocaleString('en')} reviews`,
		ms(ours.took),
		ms(theirs.took),
		loss(lossOver(later, DEFAULT_WEIGHTS)),
		loss(ours.value.heldOutAfter),
		loss(lossOver(later, theirs.value)),
		loss(lossOver(later, learner.weights))
	);
}

export async function measureOptimizer() {
	row('learner', 'ours', 'fsrs-rs', 'held-out loss: defaults', 'ours', 'fsrs-rs', 'true weights');
	row('---', '---', '---', '---', '---', '---', '---');
	for (const [name, learner] of Object.entries(LEARNERS))
		for (const reviews of SIZES) await measure(name, learner, reviews);
}

if (import.meta.main) await measureOptimizer();
