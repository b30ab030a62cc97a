// FSRS-6 along one card's answers, with the exact derivative of every step by every weight (forward mode). The
// formulas are those of ts-fsrs, which the app schedules with, without its rounding to eight decimals; see fsrs.ts.
import { MIN_STABILITY, WEIGHT_COUNT } from './fsrs.ts';
import { read } from './optimizer-weights.ts';

const MAX_STABILITY = 36_500;
/** ts-fsrs begins no memory below this. */
const MIN_FIRST_STABILITY = 0.1;
const EASY = 4;
/** Difficulty depends on weights 4 to 7 only. */
const DIFFICULTY_FROM = 4;
const DIFFICULTY_TO = 7;

/**
 * The memory of one card as it is answered. Call `begin`, then for each later answer `predict` and `answer`.
 * With `isTracing` false the derivatives are left alone, in less than half the time.
 */
export class Model {
	stability = 0;
	difficulty = 0;
	/** The chance of recall that `predict` found. */
	recall = 1;
	/** Derivatives by each weight: of stability, of difficulty, of the chance of recall. */
	readonly dStability = new Float64Array(WEIGHT_COUNT);
	readonly dDifficulty = new Float64Array(WEIGHT_COUNT);
	readonly dRecall = new Float64Array(WEIGHT_COUNT);

	readonly #w: Float64Array;
	readonly #isTracing: boolean;
	/** The forgetting curve (1 + factor · days / stability) ^ −w20. */
	readonly #factor: number;
	readonly #dFactor: number;
	readonly #growth: number;
	readonly #lapseCap: number;
	readonly #easyDifficulty: number;
	/** Derivatives of `recall` by stability and by weight 20. */
	#recallByStability = 0;
	#recallByDecay = 0;

	constructor(weights: ArrayLike<number>, isTracing: boolean) {
		const w = Float64Array.from(weights);
		const decay = read(w, 20);
		this.#w = w;
		this.#isTracing = isTracing;
		this.#factor = 0.9 ** (-1 / decay) - 1;
		this.#dFactor = ((this.#factor + 1) * Math.log(0.9)) / decay ** 2;
		this.#growth = Math.exp(read(w, 8));
		this.#lapseCap = Math.exp(-read(w, 17) * read(w, 18));
		this.#easyDifficulty = this.#firstDifficulty(EASY);
	}

	#firstDifficulty(grade: number): number {
		return read(this.#w, 4) - Math.exp(read(this.#w, 5) * (grade - 1)) + 1;
	}

	/** The first answer to a question; see `answer` for `ceiling`. */
	begin(grade: number, ceiling: number) {
		const first = read(this.#w, grade - 1);
		const difficulty = this.#firstDifficulty(grade);
		this.stability = Math.min(Math.max(first, MIN_FIRST_STABILITY), MAX_STABILITY, ceiling);
		this.difficulty = Math.min(Math.max(difficulty, 1), 10);
		if (!this.#isTracing) return;
		this.dStability.fill(0);
		this.dDifficulty.fill(0);
		if (first === this.stability) this.dStability[grade - 1] = 1;
		if (difficulty !== this.difficulty) return;
		this.dDifficulty[4] = 1;
		this.dDifficulty[5] = (1 - grade) * Math.exp(read(this.#w, 5) * (grade - 1));
	}

	/** A corrected key leaves this part of stability. */
	weaken(left: number) {
		this.stability *= left;
		const isFloor = this.stability < MIN_STABILITY;
		if (isFloor) this.stability = MIN_STABILITY;
		if (!this.#isTracing) return;
		for (let k = 0; k < WEIGHT_COUNT; k++)
			this.dStability[k] = isFloor ? 0 : read(this.dStability, k) * left;
	}

	/** The chance of recall so many days after the last answer. */
	predict(days: number) {
		const decay = read(this.#w, 20);
		const base = 1 + (this.#factor * days) / this.stability;
		const recall = days === 0 ? 1 : base ** -decay;
		this.recall = recall;
		if (!this.#isTracing) return;
		const slope = (-decay * recall) / base;
		this.#recallByStability = (-slope * this.#factor * days) / this.stability ** 2;
		this.#recallByDecay =
			days === 0 ? 0 : -recall * Math.log(base) + (slope * this.#dFactor * days) / this.stability;
		for (let k = 0; k < WEIGHT_COUNT; k++)
			this.dRecall[k] = this.#recallByStability * read(this.dStability, k);
		this.dRecall[20] = read(this.dRecall, 20) + this.#recallByDecay;
	}

	/** The answer that `predict` was asked about. A pass carries stability no further than `ceiling`, in days. */
	answer(grade: number, days: number, ceiling: number) {
		if (days === 0) this.#answerSameDay(grade, ceiling);
		else if (grade === 1) this.#forget();
		else this.#recallAfterDays(grade, ceiling);
		this.#changeDifficulty(grade);
	}

	#answerSameDay(grade: number, ceiling: number) {
		const { stability } = this;
		const w17 = read(this.#w, 17);
		const w19 = read(this.#w, 19);
		const lift = grade - 3 + read(this.#w, 18);
		const change = Math.exp(w17 * lift) * stability ** -w19;
		// A pass never lowers stability, and Again never raises it.
		if (grade === 1 ? change > 1 : change < 1) return;
		const next = stability * change;
		if (!this.#moveTo(next, change * (1 - w19), 0, 0, ceiling)) return;
		this.#add(17, next * lift);
		this.#add(18, next * w17);
		this.#add(19, -next * Math.log(stability));
	}

	#forget() {
		const { stability, difficulty, recall } = this;
		const w11 = read(this.#w, 11);
		const w12 = read(this.#w, 12);
		const w13 = read(this.#w, 13);
		const w14 = read(this.#w, 14);
		const power = (stability + 1) ** w13;
		const scale = w11 * difficulty ** -w12 * Math.exp((1 - recall) * w14);
		const next = scale * (power - 1);
		const cap = Math.max(stability * this.#lapseCap, MIN_STABILITY);
		if (next < cap) {
			const byStability = (scale * w13 * power) / (stability + 1);
			if (!this.#moveTo(next, byStability, (-next * w12) / difficulty, -next * w14, Infinity))
				return;
			this.#add(11, next / w11);
			this.#add(12, -next * Math.log(difficulty));
			this.#add(13, scale * power * Math.log(stability + 1));
			this.#add(14, next * (1 - recall));
		} else if (this.#moveTo(cap, this.#lapseCap, 0, 0, Infinity)) {
			this.#add(17, -cap * read(this.#w, 18));
			this.#add(18, -cap * read(this.#w, 17));
		}
	}

	#recallAfterDays(grade: number, ceiling: number) {
		const { stability, difficulty, recall } = this;
		const w9 = read(this.#w, 9);
		const w10 = read(this.#w, 10);
		const factor = grade === 2 ? read(this.#w, 15) : grade === EASY ? read(this.#w, 16) : 1;
		const wait = Math.exp((1 - recall) * w10);
		const scale = this.#growth * (11 - difficulty) * stability ** (1 - w9);
		const gain = scale * (wait - 1);
		const grown = gain * factor;
		const moved = this.#moveTo(
			stability + grown,
			1 + (grown * (1 - w9)) / stability,
			-grown / (11 - difficulty),
			-scale * factor * wait * w10,
			ceiling
		);
		if (!moved) return;
		this.#add(8, grown);
		this.#add(9, -grown * Math.log(stability));
		this.#add(10, scale * factor * wait * (1 - recall));
		if (grade === 2) this.#add(15, gain);
		else if (grade === EASY) this.#add(16, gain);
	}

	/**
	 * The next stability, and what its derivatives by weights owe to the state before: `by…` are its derivatives by
	 * stability, difficulty and the chance of recall. False where a bound decides, or nothing is traced: then no
	 * weight has a part of its own in it.
	 */
	#moveTo(
		next: number,
		byStability: number,
		byDifficulty: number,
		byRecall: number,
		ceiling: number
	): boolean {
		const highest = Math.min(Math.max(this.stability, ceiling), MAX_STABILITY);
		const isKept = next > highest && highest === this.stability;
		const isBound = next > highest || next < MIN_STABILITY;
		this.stability = Math.min(Math.max(next, MIN_STABILITY), highest);
		if (!this.#isTracing || isKept) return false;
		if (isBound) {
			this.dStability.fill(0);
			return false;
		}
		const ofStability = byStability + byRecall * this.#recallByStability;
		for (let k = 0; k < WEIGHT_COUNT; k++)
			this.dStability[k] = ofStability * read(this.dStability, k);
		for (let k = DIFFICULTY_FROM; k <= DIFFICULTY_TO; k++)
			this.#add(k, byDifficulty * read(this.dDifficulty, k));
		this.#add(20, byRecall * this.#recallByDecay);
		return true;
	}

	#add(index: number, amount: number) {
		this.dStability[index] = read(this.dStability, index) + amount;
	}

	#changeDifficulty(grade: number) {
		const w6 = read(this.#w, 6);
		const w7 = read(this.#w, 7);
		const room = ((3 - grade) * (10 - this.difficulty)) / 9;
		const moved = this.difficulty + w6 * room;
		const next = w7 * this.#easyDifficulty + (1 - w7) * moved;
		this.difficulty = Math.min(Math.max(next, 1), 10);
		if (!this.#isTracing) return;
		const d = this.dDifficulty;
		if (next !== this.difficulty) {
			d.fill(0);
			return;
		}
		const kept = (1 - w7) * (1 - (w6 * (3 - grade)) / 9);
		for (let k = DIFFICULTY_FROM; k <= DIFFICULTY_TO; k++) d[k] = kept * read(d, k);
		d[4] = read(d, 4) + w7;
		d[5] = read(d, 5) - w7 * 3 * Math.exp(3 * read(this.#w, 5));
		d[6] = read(d, 6) + (1 - w7) * room;
		d[7] = read(d, 7) + this.#easyDifficulty - moved;
	}
}
