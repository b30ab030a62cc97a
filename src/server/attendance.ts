// Who is there: connected to this process or to another one that serves the same class, or only just gone.
import { PROGRESS_MS } from '../lib/core/classroom/protocol.ts';
import { ANNOUNCE_MS, Presence } from './presence.ts';

/** Who lost the connection is waited for this long: a refresh, a lift, a change of network. */
const AWAY_MS = 10_000;

export type AttendanceParts = {
	now: () => number;
	/** Tells other processes who is connected to this one; none where there are no others. */
	announce: ((studentIds: readonly string[]) => Promise<void>) | undefined;
	/** Somebody came or went. */
	onchange: (studentId: string) => void;
};

export class Attendance {
	/** How many phones of a student are connected here; only who has one. */
	readonly #connections = new Map<string, number>();
	readonly #elsewhere = new Presence();
	readonly #lastHere = new Map<string, number>();
	readonly #parts: AttendanceParts;
	readonly #openedAt: number;
	readonly #timer: NodeJS.Timeout | undefined;
	#soon: NodeJS.Timeout | undefined;

	constructor(parts: AttendanceParts) {
		this.#parts = parts;
		this.#openedAt = parts.now();
		if (parts.announce) this.#timer = setInterval(() => this.#announce(), ANNOUNCE_MS).unref();
	}

	close(): void {
		clearInterval(this.#timer);
		clearTimeout(this.#soon);
	}

	/** A phone of the student connected here (+1) or left (-1). */
	connected(studentId: string, by: 1 | -1): void {
		const phones = Math.max(0, (this.#connections.get(studentId) ?? 0) + by);
		if (phones === 0) this.#connections.delete(studentId);
		else this.#connections.set(studentId, phones);
		this.#note([studentId]);
		if (!this.#parts.announce) return;
		// A whole class comes at once: that is one message.
		this.#soon ??= setTimeout(() => {
			this.#soon = undefined;
			this.#announce();
		}, PROGRESS_MS);
	}

	/** Another process said who is connected to it. */
	hear(process: string, studentIds: readonly string[]): void {
		this.#note(this.#elsewhere.hear(process, studentIds, this.#parts.now()));
	}

	isHere(studentId: string): boolean {
		return this.#connections.has(studentId) || this.#elsewhere.has(studentId);
	}

	/** Here, or just gone and likely to come back. */
	isExpected(studentId: string): boolean {
		const now = this.#parts.now();
		// After a restart of the server everyone is away for a moment.
		const unknown = now - this.#openedAt > AWAY_MS ? -Infinity : now;
		return this.isHere(studentId) || now - (this.#lastHere.get(studentId) ?? unknown) < AWAY_MS;
	}

	/** How many students are connected, here and elsewhere. */
	get size(): number {
		return this.#connections.size + this.#elsewhere.size;
	}

	#announce() {
		this.#note(this.#elsewhere.forget(this.#parts.now()));
		void this.#parts.announce?.([...this.#connections.keys()]).catch(() => undefined);
	}

	#note(studentIds: readonly string[]) {
		for (const id of studentIds) {
			this.#lastHere.set(id, this.#parts.now());
			this.#parts.onchange(id);
		}
	}
}
