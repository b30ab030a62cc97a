// The simulated students of a rehearsal, in the teacher's own browser. Each is a phone to the server: it joins, answers
// and comes back by the same messages. Nothing of them is kept on this device. No runes, so that tests run it as it is.
import {
	simulatedAnswer,
	simulatedStudents,
	type SimulatedStudent
} from '../core/classroom/rehearsal.ts';
import type { ClassContent, Mine, PublicState } from '../core/classroom/types.ts';
import { openPhoneLink, sentKey, type LinkAddress, type PhoneLink } from './class-link.ts';

/** Who drops out comes back after so long. */
const AWAY_MS = 8000;
/** Nobody gambles with the last part of the time. */
const LATEST = 0.8;

type Surroundings = {
	code: string;
	content: ClassContent;
	address: LinkAddress;
	/** Times every wait: tests have no time to lose. */
	haste: number;
};

/** One student, with one thing to wait for at a time. */
class SimulatedPhone {
	#link: PhoneLink | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** What the running timer is for. */
	#waitsFor = '';
	readonly #given = new Set<string>();
	#hasDropped = false;
	#mine: Mine | undefined;
	#state: PublicState | undefined;
	readonly #student: SimulatedStudent;
	readonly #around: Surroundings;

	constructor(student: SimulatedStudent, around: Surroundings) {
		this.#student = student;
		this.#around = around;
		if (!student.isLate) this.#joinIn(student.joinsAfterMs);
	}

	/** What the class does, seen by those who are not in it now. */
	follow({ phase }: Pick<PublicState, 'phase'>) {
		const { isLate, joinsAfterMs } = this.#student;
		if (phase === 'done') this.leave();
		else if (isLate && phase !== 'lobby' && !this.#link && !this.#waitsFor)
			this.#joinIn(joinsAfterMs);
	}

	#joinIn(ms: number) {
		this.#wait('join', ms, () => {
			this.#link = this.#join();
		});
	}

	#wait(what: string, ms: number, then: () => void) {
		if (this.#waitsFor === what) return;
		clearTimeout(this.#timer);
		this.#waitsFor = what;
		this.#timer = setTimeout(() => {
			this.#waitsFor = '';
			then();
		}, ms * this.#around.haste);
	}

	#stopWaiting() {
		clearTimeout(this.#timer);
		this.#waitsFor = '';
	}

	#join() {
		const { code, address } = this.#around;
		return openPhoneLink({
			...address,
			// A browser opens few plain connections to one server, and the page needs its own.
			socket: {
				transports: ['websocket', 'polling'],
				tryAllTransports: true,
				...address.socket
			},
			code,
			token: this.#student.token,
			onstate: (state) => this.#see(state),
			onmine: (mine) => (this.#mine = mine),
			onstatus: () => undefined
		});
	}

	#see(state: PublicState) {
		// What comes after one's own leaving is not seen.
		if (!this.#link) return;
		this.#state = state;
		if (state.phase === 'open') this.#answerSoon(state, state.index);
		else if (state.phase === 'self') this.#nextOwn();
		else this.#stopWaiting();
		if (state.phase === 'reveal' && state.index === 0) this.#dropOut();
	}

	#answerSoon(state: PublicState, index: number, then: () => void = () => undefined) {
		const { clock, round } = state;
		const key = sentKey({ index, ...(round ? { round } : {}) });
		const question = this.#around.content.questions[index];
		if (!question || this.#given.has(key)) return;
		if (clock?.isPaused) return this.#stopWaiting();
		const { entities } = this.#around.content;
		const answer = simulatedAnswer(this.#student, question, entities, round ?? 1);
		const left = clock?.limitMs == null ? Infinity : clock.limitMs - clock.elapsedMs;
		const delayMs = Math.min(answer.delayMs, Math.max(0, LATEST * left));
		this.#wait(`answer ${key}`, delayMs, () => {
			this.#given.add(key);
			const { response, confidence } = answer;
			const sent = { index, ...(round ? { round } : {}), response, confidence };
			void this.#link?.answer({ ...sent, elapsedMs: delayMs }).then(then);
		});
	}

	/** At one's own pace: the first question that has no answer, then the one after it. */
	#nextOwn() {
		const state = this.#state;
		if (state?.phase !== 'self') return;
		for (const { index } of this.#mine?.own ?? []) this.#given.add(sentKey({ index }));
		const at = this.#around.content.questions.findIndex(
			(_, index) => !this.#given.has(sentKey({ index }))
		);
		if (at === 2) this.#dropOut();
		if (at >= 0 && this.#link) this.#answerSoon(state, at, () => this.#nextOwn());
	}

	/** Once, where this student is the one who does. */
	#dropOut() {
		if (!this.#student.dropsOut || this.#hasDropped) return;
		this.#hasDropped = true;
		this.leave();
		this.#joinIn(AWAY_MS);
	}

	leave() {
		this.#stopWaiting();
		this.#link?.close();
		this.#link = undefined;
	}
}

export type Rehearsal = {
	/** Tells of the class as the host sees it. */
	follow(state: Pick<PublicState, 'phase'>): void;
	close(): void;
};

/**
 * Brings simulated students into a class, from 1 to 30. With the same seed they are the same students again.
 *
 * @param haste times every wait
 */
export function openRehearsal({
	code,
	seed,
	students,
	content,
	haste = 1,
	...address
}: LinkAddress & {
	code: string;
	seed: string;
	students: number;
	content: ClassContent;
	haste?: number;
}): Rehearsal {
	const around: Surroundings = { code, content, address, haste };
	const phones = simulatedStudents(seed, students).map(
		(student) => new SimulatedPhone(student, around)
	);
	return {
		follow: (state) => phones.forEach((phone) => phone.follow(state)),
		close: () => phones.forEach((phone) => phone.leave())
	};
}
