// Makes of a learner's cards and habits what a simulation starts from.
import { addDays, dayOf, daysBetween } from '../core/memory/day.ts';
import { examDays } from '../core/memory/exam-plan.ts';
import { DEFAULT_HABITS, type Habits, type Simulation } from '../core/memory/simulate.ts';
import type { Clock } from '../core/memory/types.ts';
import { readDossiers } from '../db/content.ts';
import { sumDays } from '../db/day-sums.ts';
import { readDays } from '../db/months.ts';
import { readDeckCards } from '../db/statistics.ts';
import type { Exam, Settings } from '../db/settings.ts';
import type { Store } from '../db/store.ts';

/** Habits are read off so many days; fewer answers than this say too little. */
const LATELY = 60;
const LEAST_ANSWERS = 40;

export async function readHabits(store: Store, clock: Clock): Promise<Habits> {
	const today = dayOf(clock);
	const sum = sumDays(await readDays(store, today, addDays(today, -LATELY)));
	const first = sum.maturities.new;
	if (sum.answers < LEAST_ANSWERS) return DEFAULT_HABITS;
	const seconds = sum.elapsedMs / 1000 / sum.answers;
	return {
		secondsPerReview: seconds,
		// A new question is asked about twice on its first day, and its evidence is read.
		secondsPerNew: seconds * 2.5,
		firstRight:
			first && first.answers >= LEAST_ANSWERS
				? first.right / first.answers
				: DEFAULT_HABITS.firstRight
	};
}

/** What is known of the decks now, to be carried on for so many days. `deckIds` empty: every deck. */
export async function readSimulation(
	store: Store,
	settings: Settings,
	clock: Clock,
	{ deckIds, days }: { deckIds: readonly string[]; days: number }
): Promise<Simulation> {
	const today = dayOf(clock);
	const decks = (await readDossiers(store))
		.flatMap((one) => one.decks)
		.filter(({ id }) => deckIds.length === 0 || deckIds.includes(id));
	const cards = (await Promise.all(decks.map(({ id }) => readDeckCards(store, id))))
		.flat()
		.filter(({ suspended, retired }) => !suspended && !retired);
	const total = decks.reduce((sum, { questionIds }) => sum + questionIds.length, 0);
	const { limits, scheduler } = settings;
	return {
		cards: cards.flatMap(({ memory, dueDay }) =>
			memory
				? [
						{
							stability: memory.stability,
							difficulty: memory.difficulty,
							elapsedDays: Math.max(0, daysBetween(memory.lastReviewDay, today)),
							dueIn: dueDay === undefined ? 0 : daysBetween(today, dueDay)
						}
					]
				: []
		),
		fresh: Math.max(0, total - cards.length),
		days,
		newPerDay: limits.newPerDay,
		reviewsPerDay: limits.reviewsPerDay,
		desiredRetention: scheduler.desiredRetention,
		maximumIntervalDays: scheduler.maximumIntervalDays,
		weights: [...scheduler.weights],
		habits: await readHabits(store, clock),
		seed: 1
	};
}

/** The plan of an exam as a simulation: new questions at its pace, and its last look. */
export async function readExamSimulation(
	store: Store,
	settings: Settings,
	clock: Clock,
	exam: Exam
): Promise<Simulation> {
	const today = dayOf(clock);
	const days = Math.max(1, daysBetween(today, exam.examDay));
	const plan = await readSimulation(store, settings, clock, { deckIds: exam.deckIds, days });
	const { learnUntil, lookFrom } = examDays(exam.startDay, exam.examDay);
	const toLearn = Math.max(1, daysBetween(today, learnUntil) + 1);
	return {
		...plan,
		newPerDay: Math.max(plan.newPerDay, Math.ceil(plan.fresh / toLearn)),
		lookFrom: Math.max(0, daysBetween(today, lookFrom))
	};
}
