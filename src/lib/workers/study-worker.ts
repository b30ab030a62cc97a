// Long sums apart from the page: what study would bring, and which weights fit this learner. A thin shell round `core`;
// it reads no database. Whoever has enough of it ends the worker.
import { optimizeSteps, type Optimized, type TooFew } from '../core/memory/optimizer.ts';
import type { TrainingItem } from '../core/memory/optimizer-items.ts';
import {
	budgets,
	simulateOften,
	workload,
	type BudgetPoint,
	type Simulated,
	type Simulation,
	type WorkloadPoint
} from '../core/memory/simulate.ts';

/** What is asked, by kind. */
export type Jobs = {
	workload: { plan: Simulation; runs: number };
	budgets: { plan: Simulation; runs: number };
	simulate: { plan: Simulation; runs: number };
	fit: { items: TrainingItem[]; weights: readonly number[] };
};
export type Answers = {
	workload: WorkloadPoint[];
	budgets: BudgetPoint[];
	simulate: Simulated;
	fit: Optimized | TooFew;
};
export type JobKind = keyof Jobs;
export type JobMessage = { [K in JobKind]: { kind: K } & Jobs[K] }[JobKind];
export type Report =
	{ progress: { done: number; total: number } } | { answer: Answers[JobKind] } | { fault: string };

const report = (message: Report) => postMessage(message);

/** Runs steps to their end and says how far they are. */
function gather<T>(steps: Iterable<T>, total: number): T[] {
	const points: T[] = [];
	for (const point of steps) {
		points.push(point);
		report({ progress: { done: points.length, total } });
	}
	return points;
}

function fit({ items, weights }: Jobs['fit']): Optimized | TooFew {
	const steps = optimizeSteps(items, { weights });
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		report({ progress: step.value });
	}
}

function run(job: JobMessage): Answers[JobKind] {
	switch (job.kind) {
		case 'workload':
			return gather(workload(job.plan, job.runs), 7);
		case 'budgets':
			return gather(budgets(job.plan, job.runs), 7);
		case 'simulate':
			return simulateOften(job.plan, job.runs);
		case 'fit':
			return fit(job);
	}
}

addEventListener('message', ({ data }: MessageEvent<JobMessage>) => {
	try {
		report({ answer: run(data) });
	} catch (reason) {
		report({ fault: reason instanceof Error ? reason.message : `${reason}` });
	}
});
