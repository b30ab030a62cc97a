// How much one address or one connection may ask for. Joining is not limited: a whole school sits behind one address.
// Wrong codes are, for they are guesses.

export type Limits = {
	classes: number;
	studentsPerClass: number;
	/** Wrong codes of one address at once, and how many a second are forgiven. */
	wrongCodes: { most: number; perSecond: number };
	/** New classes of one address: all teachers of a school may begin at the bell. */
	newClasses: { most: number; perSecond: number };
	/** Messages of one connection. */
	messages: { most: number; perSecond: number };
};

export const LIMITS: Limits = {
	classes: 500,
	studentsPerClass: 2500,
	wrongCodes: { most: 60, perSecond: 1 },
	newClasses: { most: 150, perSecond: 0.5 },
	messages: { most: 120, perSecond: 20 }
};

/** A bucket that empties by itself: `take` says whether one more fits. */
export class Bucket {
	#filled = 0;
	#at: number;
	readonly #most: number;
	readonly #perMs: number;

	constructor({ most, perSecond }: { most: number; perSecond: number }, now: number) {
		this.#most = most;
		this.#perMs = perSecond / 1000;
		this.#at = now;
	}

	#leak(now: number) {
		this.#filled = Math.max(0, this.#filled - Math.max(0, now - this.#at) * this.#perMs);
		this.#at = now;
	}

	isFull(now: number): boolean {
		this.#leak(now);
		return this.#filled + 1 > this.#most;
	}

	isEmpty(now: number): boolean {
		this.#leak(now);
		return this.#filled === 0;
	}

	/** Adds one where it fits. */
	take(now: number): boolean {
		if (this.isFull(now)) return false;
		this.#filled += 1;
		return true;
	}
}

/** A bucket for each address; empty ones are forgotten. */
export function createBuckets(limit: { most: number; perSecond: number }) {
	const buckets = new Map<string, Bucket>();
	return {
		of(address: string, now: number): Bucket {
			const bucket = buckets.get(address) ?? new Bucket(limit, now);
			buckets.set(address, bucket);
			return bucket;
		},
		tidy(now: number): void {
			for (const [address, bucket] of buckets) if (bucket.isEmpty(now)) buckets.delete(address);
		}
	};
}
