// What days of study would bring: cards are answered as FSRS expects them to be, day after day, with seeded chance.
// Own code: no package for the browser offers it (fsrs-rs and Anki do, natively).
import { seededRandom } from '../content/option-order.ts';
import { intervalDays, nextMemory, retrievability, type MemoryState } from './fsrs.ts';
import type { Grade } from './types.ts';

/** A card at the start: its memory, whole days since its last answer, and until it is due (0 or less: due now). */
export type SimulatedCard = MemoryState & { elapsedDays: number; dueIn: number };

export type Simulation = {
	cards: readonly SimulatedCard[];
	/** Questions never answered. */
	fresh: number;
	days: number;
	/** First answers a day, at most. */
	newPerDay: number;
	/** Due cards a day, at most. */
	reviewsPerDay: number;
	/** Minutes a day, at most; due cards come before new ones. */
	minutesPerDay?: number;
	/** 0.7 to 0.97. */
	desiredRetention: number;
	maximumIntervalDays: number;
	weights: readonly number[];
	habits: Habits;
	/** From this day on every card comes once more, spread to the last day; and no interval passes over it. */
	lookFrom?: number;
	/** The same seed gives the same chance; runs to compare use the same ones. */
	seed: number;
};

/** How this learner answers. */
export type Habits = {
	/** Seconds for an answer to a question met before, and to a new one. */
	secondsPerReview: number;
	secondsPerNew: number;
	/** The share of new questions that are right at once, 0 to 1. */
	firstRight: number;
};

/** Until there are answers to tell by: medians of quiz answers; three in four are right at first sight. */
export const DEFAULT_HABITS: Habits = { secondsPerReview: 12, secondsPerNew: 25, firstRight: 0.75 };

export type SimulatedDay = { reviews: number; fresh: number; minutes: number };
export type Simulated = {
	days: SimulatedDay[];
	/** How many questions would be known on the day after the last, as a sum of chances. */
	known: number;
	/** How many were ever asked by then. */
	met: number;
};

/** The cards of one run, in columns. */
class Deck {
	readonly stability: Float64Array;
	readonly difficulty: Float64Array;
	readonly last: Int32Array;
	readonly due: Int32Array;
	/** The day of its last look before an exam; past the end where there is none. */
	readonly look: Int32Array;
	met: number;
	/** Card numbers by the day on which they come. */
	readonly #calendar: number[][];
	readonly #plan: Simulation;

	constructor(plan: Simulation) {
		const size = plan.cards.length + plan.fresh;
		this.#plan = plan;
		this.stability = new Float64Array(size);
		this.difficulty = new Float64Array(size);
		this.last = new Int32Array(size);
		this.due = new Int32Array(size);
		this.look = new Int32Array(size).fill(plan.days);
		this.#calendar = Array.from({ length: plan.days }, () => []);
		this.met = plan.cards.length;
		const { lookFrom } = plan;
		if (lookFrom !== undefined && lookFrom < plan.days)
			for (let at = 0; at < size; at++) this.look[at] = lookFrom + (at % (plan.days - lookFrom));
		for (const [at, card] of plan.cards.entries()) {
			this.#keep(at, card, -card.elapsedDays);
			this.#comeOn(at, Math.max(0, card.dueIn));
		}
	}

	state(at: number): MemoryState {
		return { stability: this.stability[at] ?? 0, difficulty: this.difficulty[at] ?? 0 };
	}

	recall(at: number, day: number): number {
		return retrievability(day - (this.last[at] ?? 0), this.stability[at] ?? 0, this.#plan.weights);
	}

	on(day: number): number[] {
		return this.#calendar[day] ?? [];
	}

	/** After an answer: the memory it leaves, and the day on which the card comes again. */
	answer(at: number, memory: MemoryState, day: number) {
		this.#keep(at, memory, day);
		const { desiredRetention, weights, maximumIntervalDays } = this.#plan;
		const days = intervalDays(memory.stability, desiredRetention, weights, maximumIntervalDays);
		this.#comeOn(at, day + Math.max(1, Math.round(days)), day);
	}

	/** What there was no time for comes on the next day. */
	putOff(at: number, day: number) {
		this.#calendar[day + 1]?.push(at);
	}

	#keep(at: number, memory: MemoryState, day: number) {
		this.stability[at] = memory.stability;
		this.difficulty[at] = memory.difficulty;
		this.last[at] = day;
	}

	#comeOn(at: number, day: number, from = -1) {
		const look = this.look[at] ?? this.#plan.days;
		const due = look > from ? Math.min(day, look) : day;
		this.due[at] = due;
		this.#calendar[due]?.push(at);
	}
}

/** A pass is Good, now and then Hard. */
const passOf = (draw: number): Grade => (draw < 0.1 ? 2 : 3);

/** One run. Due cards go first, the most nearly forgotten ahead; what the limits leave over waits a day. */
export function simulate(plan: Simulation): Simulated {
	const { weights, habits } = plan;
	const chance = seededRandom(`run ${plan.seed}`);
	const deck = new Deck(plan);
	const size = plan.cards.length + plan.fresh;
	const minutes = plan.minutesPerDay ?? Infinity;
	const days: SimulatedDay[] = [];
	/** Forgotten on the day, it is asked once more after some minutes. */
	const learn = (at: number, grade: Grade, before: MemoryState | undefined, day: number) => {
		const elapsed = before ? day - (deck.last[at] ?? 0) : 0;
		const first = nextMemory(before, elapsed, grade, weights);
		deck.answer(at, grade === 1 || !before ? nextMemory(first, 0, 3, weights) : first, day);
		return grade === 1 ? 2 : 1;
	};
	for (let day = 0; day < plan.days; day++) {
		const so = { reviews: 0, fresh: 0, minutes: 0 };
		const due = deck.on(day);
		if (due.length > plan.reviewsPerDay || minutes < Infinity)
			due.sort((a, b) => deck.recall(a, day) - deck.recall(b, day) || a - b);
		for (const [place, at] of due.entries()) {
			if (place >= plan.reviewsPerDay || so.minutes >= minutes) {
				deck.putOff(at, day);
				continue;
			}
			const grade = chance() < deck.recall(at, day) ? passOf(chance()) : 1;
			const answers = learn(at, grade, deck.state(at), day);
			so.reviews += 1;
			so.minutes += (answers * habits.secondsPerReview) / 60;
		}
		while (so.fresh < plan.newPerDay && deck.met < size && so.minutes < minutes) {
			learn(deck.met, chance() < habits.firstRight ? 3 : 1, undefined, day);
			deck.met += 1;
			so.fresh += 1;
			so.minutes += habits.secondsPerNew / 60;
		}
		days.push(so);
	}
	let known = 0;
	for (let at = 0; at < deck.met; at++) known += deck.recall(at, plan.days);
	return { days, known, met: deck.met };
}

/** The mean of several runs, with seeds counted up from the plan's. */
export function simulateOften(plan: Simulation, runs: number): Simulated {
	const all = Array.from({ length: runs }, (_, at) => simulate({ ...plan, seed: plan.seed + at }));
	const mean = (pick: (one: Simulated) => number) =>
		all.reduce((sum, one) => sum + pick(one), 0) / runs;
	return {
		days: Array.from({ length: plan.days }, (_, day) => ({
			reviews: mean(({ days }) => days[day]?.reviews ?? 0),
			fresh: mean(({ days }) => days[day]?.fresh ?? 0),
			minutes: mean(({ days }) => days[day]?.minutes ?? 0)
		})),
		known: mean(({ known }) => known),
		met: mean(({ met }) => met)
	};
}

export type WorkloadPoint = {
	desiredRetention: number;
	minutesPerDay: number;
	/** Known after the last day. */
	known: number;
};

/** Retentions that the curve is drawn for. */
export const RETENTIONS: readonly number[] = [0.8, 0.83, 0.85, 0.88, 0.9, 0.92, 0.95];

/** What each desired retention costs and brings: minutes a day against questions known at the end. */
export function* workload(plan: Simulation, runs: number): Generator<WorkloadPoint> {
	for (const desiredRetention of RETENTIONS) {
		const { days, known } = simulateOften({ ...plan, desiredRetention }, runs);
		const minutesPerDay = days.reduce((sum, one) => sum + one.minutes, 0) / Math.max(1, plan.days);
		yield { desiredRetention, minutesPerDay, known };
	}
}

export type BudgetPoint = { minutesPerDay: number; known: number; met: number };

/** Minutes a day that are compared. */
export const BUDGETS: readonly number[] = [3, 5, 10, 15, 20, 30, 45];

/** What so many minutes a day would bring, all new questions being allowed that fit into them. */
export function* budgets(plan: Simulation, runs: number): Generator<BudgetPoint> {
	for (const minutesPerDay of BUDGETS) {
		const free = { ...plan, minutesPerDay, newPerDay: Infinity, reviewsPerDay: Infinity };
		const { known, met } = simulateOften(free, runs);
		yield { minutesPerDay, known, met };
	}
}
