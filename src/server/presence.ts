// Who is connected to other processes that serve the same class: each says so every few seconds, and is believed for
// some more, so that a process that died takes its students along without a word.

/** How often a process says who is connected to it. */
export const ANNOUNCE_MS = 5000;
const BELIEVED_MS = 16_000;

export class Presence {
	readonly #processes = new Map<string, { ids: ReadonlySet<string>; until: number }>();

	/** Takes note of who is connected to a process now; gives those for whom that changed. */
	hear(process: string, studentIds: readonly string[], now: number): string[] {
		const before = this.#processes.get(process)?.ids ?? new Set();
		const ids = new Set(studentIds);
		if (ids.size === 0) this.#processes.delete(process);
		else this.#processes.set(process, { ids, until: now + BELIEVED_MS });
		return [
			...studentIds.filter((id) => !before.has(id)),
			...[...before].filter((id) => !ids.has(id))
		];
	}

	/** Forgets processes that have fallen silent; gives those who were connected to them. */
	forget(now: number): string[] {
		const gone = [...this.#processes].filter(([, { until }]) => until < now);
		for (const [process] of gone) this.#processes.delete(process);
		return gone.flatMap(([, { ids }]) => [...ids]);
	}

	has(studentId: string): boolean {
		for (const { ids } of this.#processes.values()) if (ids.has(studentId)) return true;
		return false;
	}

	get size(): number {
		let size = 0;
		for (const { ids } of this.#processes.values()) size += ids.size;
		return size;
	}
}
