// A learner made up: memory follows FSRS-6 under weights of its own, answers are drawn by chance from it, the same
// for the same seed. Reviews come when due under the defaults, some late, some early, as a class of learners comes.
import { DEFAULT_WEIGHTS } from '../../../src/lib/core/memory/defaults.ts';
import {
	intervalDays,
	nextMemory,
	retrievability,
	type MemoryState
} from '../../../src/lib/core/memory/fsrs.ts';
import type { TrainingItem } from '../../../src/lib/core/memory/optimizer-items.ts';
import type { Grade, ReviewEvent } from '../../../src/lib/core/memory/types.ts';
import { chance } from './arbitraries.ts';
import { review } from './events.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 5, 12);
const SAME_DAY_RECALL = 0.85;
const LONGEST_WAIT = 730;

/** How a learner remembers, and which grades they give. */
export type Learner = {
	weights: readonly number[];
	/** The chances of each grade at the first answer. */
	first: readonly [again: number, hard: number, good: number, easy: number];
	/** Of the passes later on, how many are Hard and how many Easy. */
	hard: number;
	easy: number;
};

const changed = (changes: Record<number, number>) =>
	DEFAULT_WEIGHTS.map((weight, index) => changes[index] ?? weight);

export const LEARNERS: Record<string, Learner> = {
	/** Most quizzes: right or wrong, and now and then "almost". */
	'right or wrong': {
		weights: changed({ 0: 0.4, 2: 4.2, 8: 1.6, 11: 1.7, 14: 1.5, 17: 0.7, 20: 0.25 }),
		first: [0.35, 0.05, 0.6, 0],
		hard: 0.05,
		easy: 0
	},
	'all four grades': {
		weights: [
			...[0.6, 1.8, 4.3, 12, 6, 0.9, 2.8, 0.01, 1.7, 0.2, 0.9, 1.6, 0.08, 0.3, 1.7, 0.5, 1.9, 0.6],
			...[0.1, 0.07, 0.25]
		],
		first: [0.25, 0.15, 0.5, 0.1],
		hard: 0.12,
		easy: 0.13
	},
	'forgets fast': {
		weights: changed({ 0: 0.12, 1: 0.4, 2: 0.8, 3: 3, 4: 7.2, 8: 1.3, 9: 0.3, 11: 1.1, 20: 0.4 }),
		first: [0.45, 0.1, 0.42, 0.03],
		hard: 0.15,
		easy: 0.02
	},
	'forgets slowly': {
		weights: changed({ 0: 1.5, 1: 5, 2: 14, 3: 45, 4: 5, 8: 2.3, 10: 1.3, 11: 2, 20: 0.12 }),
		first: [0.15, 0.1, 0.6, 0.15],
		hard: 0.05,
		easy: 0.2
	}
};

function drawn(shares: readonly number[], luck: number): Grade {
	let sum = 0;
	const index = shares.findIndex((share) => (sum += share) > luck);
	return (index < 0 ? 3 : index + 1) as Grade;
}

function waitOf(app: MemoryState, wasForgotten: boolean, random: () => number): number {
	if (wasForgotten && random() < 0.7) return 0;
	const due = intervalDays(app.stability, 0.9, DEFAULT_WEIGHTS, LONGEST_WAIT);
	return Math.min(LONGEST_WAIT, Math.max(1, Math.round(due * (0.6 + 0.9 * random()))));
}

type Answers = { grades: Grade[]; days: number[]; at: number[] };

/** One question from its first answer on. `from` is the day of the first. */
function answersTo(learner: Learner, from: number, most: number, random: () => number): Answers {
	const answers: Answers = { grades: [], days: [], at: [] };
	let truth: MemoryState | undefined;
	let app: MemoryState | undefined;
	let at = START + from * DAY_MS + Math.floor(random() * 36e5);
	while (answers.grades.length < most) {
		const days = app ? waitOf(app, answers.grades.at(-1) === 1, random) : 0;
		at += days * DAY_MS + 600_000;
		const recall =
			truth && (days ? retrievability(days, truth.stability, learner.weights) : SAME_DAY_RECALL);
		const { hard, easy } = learner;
		const grade =
			recall === undefined
				? drawn(learner.first, random())
				: random() < recall
					? drawn([0, hard, 1 - hard - easy, easy], random())
					: 1;
		truth = nextMemory(truth, days, grade, learner.weights);
		app = nextMemory(app, days, grade, DEFAULT_WEIGHTS);
		answers.grades.push(grade);
		answers.days.push(days);
		answers.at.push(at);
	}
	return answers;
}

const itemOf = ({ grades, days, at }: Answers): TrainingItem => ({
	grades: Uint8Array.from(grades),
	days: Uint32Array.from(days),
	at: Float64Array.from(at),
	ceilings: new Float64Array(grades.length).fill(Infinity),
	left: new Float64Array(grades.length).fill(1)
});

/** So many reviews of one learner, over about a year of new questions, by the time of each card's last answer. */
export function syntheticLog(learner: Learner, reviews: number, seed: number): TrainingItem[] {
	const random = chance(seed);
	const items: TrainingItem[] = [];
	for (let left = reviews; left > 0;) {
		const most = Math.min(left, 3 + Math.floor(random() * 10));
		items.push(itemOf(answersTo(learner, Math.floor(random() * 360), most, random)));
		left -= most;
	}
	return items.sort((a, b) => (a.at.at(-1) ?? 0) - (b.at.at(-1) ?? 0));
}

/** The same log as events, as the app would have kept it. */
export function eventsOf(items: readonly TrainingItem[]): ReviewEvent[] {
	return items.flatMap(({ grades, at }, card) =>
		[...grades].map((grade, index) =>
			review({
				id: `${String(card).padStart(6, '0')}-${String(index).padStart(3, '0')}`,
				cardId: `story/card-${String(card).padStart(6, '0')}`,
				at: at[index] ?? 0,
				grade: grade as Grade,
				correct: grade > 1
			})
		)
	);
}
