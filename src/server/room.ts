// One class in this process: what its store says, kept at hand, and who is connected here. It tells phones and host
// what changed, moves on when the clock says so, and decides nothing that the store could not refuse.
import { decideAnswer, type SentAnswer } from '../lib/core/classroom/decide-answer.ts';
import { PROGRESS_MS } from '../lib/core/classroom/protocol.ts';
import {
	counts,
	lastVotes,
	standingsOf,
	teamsOf,
	togetherOf,
	type Place
} from '../lib/core/classroom/score.ts';
import { apply, dueCommand, elapsedMs, isInTime } from '../lib/core/classroom/session.ts';
import type {
	ClassAnswer,
	ClassContent,
	ClassSession,
	ClassStudent,
	HostCommand,
	Mine,
	Progress,
	PublicState,
	RosterLine
} from '../lib/core/classroom/types.ts';
import {
	mineOf,
	outcomeOf,
	publicState,
	revealOf,
	type Common
} from '../lib/core/classroom/views.ts';
import { Attendance } from './attendance.ts';
import { KeptAnswers } from './kept-answers.ts';
import { StoreAway, type LiveChange, type LiveStore } from './stores/live-store.ts';

export type Clock = { now(): number };

/** How often the clock of a running question is looked at. */
const TICK_MS = 200;
const ENDED_KEPT_MS = 2 * 3_600_000;
const IDLE_KEPT_MS = 12 * 3_600_000;

/** When a class is forgotten, ms UTC. */
export const expiryOf = ({ endedAt }: ClassSession, now: number): number =>
	endedAt === undefined ? now + IDLE_KEPT_MS : endedAt + ENDED_KEPT_MS;

/** How a room speaks to those who are connected. */
export type Voice = {
	/** To every phone of the class that was let in. */
	phones(event: 'state', state: PublicState): void;
	/** To the phones of one student. */
	student(studentId: string, event: 'mine', mine: Mine): void;
	/** To every host page of the class. */
	hosts(event: 'state' | 'progress', message: PublicState | Progress): void;
	/** A student was let in or removed: their phones hear from now on what they may. */
	moved(student: ClassStudent): void;
	/** A student went on with another phone: the others have left. */
	replaced(student: ClassStudent): void;
	gone(): void;
};

/** After a failure, until it is tried again. */
const REREAD_MS = 1000;
/** Phases in which the clock may ask for the next step. */
const TIMED: ReadonlySet<ClassSession['phase']> = new Set<ClassSession['phase']>([
	...(['reading', 'open', 'discuss', 'self'] as const)
]);

export class Room {
	readonly code: string;
	readonly content: ClassContent;
	readonly hostKeyHash: string;
	session: ClassSession;
	readonly students = new Map<string, ClassStudent>();
	readonly #answers: KeptAnswers;
	readonly #attendance: Attendance;
	readonly #changed = new Set<string>();
	readonly #store: LiveStore;
	readonly #clock: Clock;
	readonly #voice: Voice;
	#places: Map<string, Place> | undefined;
	#progressTimer: NodeJS.Timeout | undefined;
	#tickTimer: NodeJS.Timeout | undefined;
	#isClosed = false;
	#readAt = -1;
	#unsubscribe: () => void = () => undefined;

	private constructor(
		stored: { session: ClassSession; content: ClassContent; hostKeyHash: string },
		{ store, clock, voice }: { store: LiveStore; clock: Clock; voice: Voice }
	) {
		this.code = stored.session.code;
		this.session = stored.session;
		this.content = stored.content;
		this.hostKeyHash = stored.hostKeyHash;
		this.#store = store;
		this.#clock = clock;
		this.#voice = voice;
		this.#answers = new KeptAnswers(stored.session);
		const announce = store.announce?.bind(store);
		this.#attendance = new Attendance({
			now: () => clock.now(),
			announce: announce && ((ids) => announce(this.code, ids)),
			onchange: (id) => this.#touch(id)
		});
	}

	/** Reads a class from the store; `undefined` where there is none. */
	static async open(
		code: string,
		parts: { store: LiveStore; clock: Clock; voice: Voice }
	): Promise<Room | undefined> {
		const { store } = parts;
		// Listening begins before reading: what changes in between is heard, and hearing it twice does no harm.
		const early: LiveChange[] = [];
		let hear: (change: LiveChange) => void = (change) => void early.push(change);
		const unsubscribe = store.subscribe(code, (change) => hear(change));
		const read = async () => {
			const stored = await store.load(code);
			return stored && ([stored, await store.students(code), await store.answers(code)] as const);
		};
		const found = await read().catch((reason: unknown) => {
			unsubscribe();
			throw reason;
		});
		if (!found) {
			unsubscribe();
			return undefined;
		}
		const [stored, students, answers] = found;
		const room = new Room(stored, parts);
		room.#unsubscribe = unsubscribe;
		for (const student of students) room.students.set(student.id, student);
		for (const answer of answers) room.#answers.keep(answer);
		hear = (change) => room.#hear(change);
		for (const change of early) hear(change);
		room.#watchClock();
		return room;
	}

	/** Lets go of its timers and its store. */
	close(): void {
		this.#isClosed = true;
		clearTimeout(this.#tickTimer);
		clearTimeout(this.#progressTimer);
		this.#attendance.close();
		this.#unsubscribe();
	}

	#hear(change: LiveChange) {
		if (change.kind === 'gone') return this.#voice.gone();
		if (change.kind === 'reread') return void this.#reread(change.heal);
		if (change.kind === 'present') return this.#attendance.hear(change.process, change.studentIds);
		if (change.kind === 'session') return this.#enter(change.session);
		if (change.kind === 'answer') {
			this.#answers.keep(change.answer);
			this.#touch(change.answer.studentId);
			if (this.#answers.ownPace) this.tell(change.answer.studentId);
			// Looking at everyone after each answer would cost a large class more than the answers do.
			if (this.#answers.countBeside(change.answer) >= this.#attendance.size) this.#tick();
			return;
		}
		const before = this.students.get(change.student.id);
		this.students.set(change.student.id, change.student);
		this.#places = undefined;
		this.#touch(change.student.id);
		if (before?.status !== change.student.status) this.#voice.moved(change.student);
		if (before && before.tokenHash !== change.student.tokenHash)
			this.#voice.replaced(change.student);
		if (before?.team !== change.student.team || before?.name !== change.student.name)
			this.tell(change.student.id);
	}

	/** The engine was away: what it lost is written back, what was missed is read. */
	async #reread(heal: Extract<LiveChange, { kind: 'reread' }>['heal']): Promise<void> {
		const { session, content, hostKeyHash } = this;
		try {
			const healed = await heal({
				stored: { session, content, hostKeyHash },
				students: [...this.students.values()],
				answers: this.#answers.all(),
				expiresAt: expiryOf(session, this.#clock.now())
			});
			if (!healed || this.#isClosed) return;
			for (const student of healed.students) this.#hear({ kind: 'student', student });
			for (const answer of healed.answers) this.#answers.keep(answer);
			const found = healed.stored.session;
			// Of two changes that were made to the same version the stored one stands.
			if (found.version === this.session.version) this.session = found;
			this.#enter(found);
			this.#tellEveryone();
		} catch {
			if (!this.#isClosed) setTimeout(() => void this.#reread(heal), REREAD_MS).unref();
		}
	}

	#enter(session: ClassSession) {
		if (session.version <= this.session.version) return;
		const before = this.session;
		this.session = session;
		this.#places = undefined;
		this.#voice.phones('state', this.state());
		this.#voice.hosts('state', this.hostState());
		// Scores change when a question begins to count.
		if (before.index >= 0 && !counts(before, before.index) && counts(session, before.index))
			this.#tellEveryone();
		// A second vote begins without an answer, and ends with two.
		else if (session.round) this.#tellEveryone();
		if (session.index !== before.index || session.round !== before.round)
			for (const id of this.students.keys()) this.#touch(id);
		this.#watchClock();
	}

	#tellEveryone() {
		for (const id of this.students.keys()) {
			this.#touch(id);
			if (this.isHere(id)) this.tell(id);
		}
	}

	/** Sends a student what is theirs. */
	tell(studentId: string): void {
		const mine = this.mine(studentId);
		if (mine) this.#voice.student(studentId, 'mine', mine);
	}

	isHere(studentId: string): boolean {
		return this.#attendance.isHere(studentId);
	}

	/** A phone of the student connected (+1) or left (-1). */
	connected(studentId: string, by: 1 | -1): void {
		this.#attendance.connected(studentId, by);
	}

	#answersTo(index: number): ClassAnswer[] {
		return [...this.students.keys()].flatMap((id) => this.#answers.votesOf(index, id));
	}

	/** What everyone may see now. */
	state(): PublicState {
		return this.#stateFor(false);
	}

	/** What the host's pages see now. */
	hostState(): PublicState {
		return this.#stateFor(true);
	}

	#stateFor(isHost: boolean): PublicState {
		const { phase, index } = this.session;
		const isOver = phase === 'closed' || phase === 'discuss' || phase === 'reveal';
		const answers = isOver ? this.#answersTo(index) : [];
		return publicState(this.session, this.content, answers, this.#clock.now(), {
			isHost,
			...this.#common()
		});
	}

	/** What counts changes from one version to the next only. */
	#commonAt = { version: -1, common: {} as Common };
	#common(): Common {
		const { session, students } = this;
		if (this.#commonAt.version === session.version) return this.#commonAt.common;
		const kind = session.settings.mode?.kind;
		const common: Common = {
			...(kind === 'goal'
				? { together: togetherOf(session, students, lastVotes(this.#answers.all())) }
				: {}),
			...(session.teams
				? {
						teams: teamsOf(
							session,
							students.values(),
							(id) => this.#standings().get(id)?.points ?? 0
						)
					}
				: {})
		};
		this.#commonAt = { version: session.version, common };
		return common;
	}

	#standings(): Map<string, Place> {
		this.#places ??= new Map(
			standingsOf(this.session, [...this.students.values()], this.#answers.all()).map((place) => [
				place.studentId,
				place
			])
		);
		return this.#places;
	}

	/** What one student may see of themselves. */
	mine(studentId: string): Mine | undefined {
		const student = this.students.get(studentId);
		if (!student) return undefined;
		const own = this.#answers.ownPace?.of(studentId);
		const place = own ?? this.#standings().get(studentId);
		return mineOf(this.session, this.content, student, {
			of: own ? 0 : this.#standings().size,
			...(place ? { place } : {}),
			answers: this.#answers.votesOf(this.session.index, studentId),
			...(own ? { own: own.answers } : {})
		});
	}

	#line(student: ClassStudent): RosterLine {
		const own = this.#answers.ownPace?.of(student.id);
		const place = own ?? this.#standings().get(student.id);
		return {
			id: student.id,
			name: student.name,
			status: student.status,
			isHere: this.isHere(student.id),
			hasAnswered: this.#answers.isDone(this.session, student.id),
			points: place?.points ?? 0,
			right: place?.right ?? 0,
			...(student.team === undefined ? {} : { team: student.team }),
			...(own ? { done: own.answered } : {})
		};
	}

	/** Everybody, as the teacher's list has them. */
	roster(): RosterLine[] {
		return [...this.students.values()].map((student) => this.#line(student));
	}

	/** Counters, with the lines that changed since they were last sent to the hosts. */
	progress(changed: RosterLine[] = []): Progress {
		const { phase } = this.session;
		const present = [...this.students.values()].filter(({ status }) => status === 'in');
		const isOpen = phase === 'open' || phase === 'self';
		const now = this.#clock.now();
		let here = 0;
		let answered = 0;
		let stillAllowed = 0;
		const isPlainTimeOver = isOpen && !isInTime(this.session, 1, now);
		for (const { id, timeFactor } of present) {
			if (this.isHere(id)) here += 1;
			if (this.#answers.isDone(this.session, id)) answered += 1;
			else if (isPlainTimeOver && isInTime(this.session, timeFactor, now)) stillAllowed += 1;
		}
		return {
			version: this.session.version,
			joined: present.length,
			here,
			answered,
			stillAllowed,
			...(this.#answers.ownPace ? { questions: this.#answers.ownPace.questions } : {}),
			changed
		};
	}

	/** Counters are gathered: many answers make one message. */
	#touch(studentId: string) {
		this.#changed.add(studentId);
		this.#progressTimer ??= setTimeout(() => {
			this.#progressTimer = undefined;
			const lines = [...this.#changed].flatMap((id) => {
				const student = this.students.get(id);
				return student ? [this.#line(student)] : [];
			});
			this.#changed.clear();
			this.#voice.hosts('progress', this.progress(lines));
		}, PROGRESS_MS);
	}

	/** Students who are still expected to answer: let in, here or just gone, and without an answer. */
	#expected() {
		const expected = [...this.students.values()].filter(
			({ id, status }) => status === 'in' && this.#attendance.isExpected(id)
		);
		const pending = expected.filter(({ id }) => !this.#answers.isDone(this.session, id));
		return { everyone: expected.length, pending };
	}

	#tick() {
		if (!TIMED.has(this.session.phase)) return;
		const { everyone, pending } = this.#expected();
		const command = dueCommand(this.session, pending, everyone, this.#clock.now());
		if (!command) return;
		// Another process may have been first: then its change arrives, and there is nothing left to do.
		void this.command(command, this.session.version).catch(() => undefined);
	}

	#watchClock() {
		clearTimeout(this.#tickTimer);
		this.#tickTimer = undefined;
		const { phase, pausedAt } = this.session;
		if (!TIMED.has(phase) || pausedAt !== undefined) return;
		const wait =
			phase === 'reading'
				? Math.max(1, this.session.settings.readingMs - elapsedMs(this.session, this.#clock.now()))
				: TICK_MS;
		this.#tickTimer = setTimeout(() => {
			this.#tick();
			this.#watchClock();
		}, wait);
	}

	/**
	 * Follows a command given to the session at a version; `false` where it is another one by now.
	 *
	 * @throws CommandRefused where the phase does not allow it
	 */
	async command(command: HostCommand, version: number): Promise<boolean> {
		if (version !== this.session.version) return false;
		const now = this.#clock.now();
		const session = apply(this.session, command, now);
		return this.#store.transition(this.code, version, session, expiryOf(session, now));
	}

	/** Takes a student's answer: written and counted, or known already, or why not. */
	async answer(studentId: string, sent: SentAnswer) {
		const student = this.students.get(studentId);
		if (!student) return { refused: 'not-in' as const };
		// The first answer stands whatever came after: the same acknowledgement, also when it is closed by now.
		const first = this.#answers.of({ ...sent, studentId });
		if (first && student.status === 'in') return this.#taken(first, true);
		const decided = decideAnswer(this.session, this.content, student, sent, this.#clock.now());
		if ('refused' in decided) return decided;
		const written = await this.#store.answer(this.code, decided.answer);
		// What is known here and not there was lost by an engine, and is about to be written back.
		if (written.status === 'gone') throw new StoreAway('the class is not there');
		if (!('answer' in written)) return { refused: 'not-open' as const };
		// By another way than the one it was heard on: a store tells its own process too, but perhaps later.
		this.#answers.keep(written.answer);
		return this.#taken(written.answer, written.status === 'repeat');
	}

	/** At one's own pace the answer brings its reveal. */
	#taken(answer: ClassAnswer, isRepeat: boolean) {
		const question = this.#answers.ownPace && this.content.questions[answer.index];
		if (!question) return { answer, isRepeat };
		const own = {
			reveal: revealOf(question, this.content),
			response: answer.response,
			outcome: outcomeOf(answer)
		};
		return { answer, isRepeat, own };
	}

	/** The answers to one question, of both votes, for the report. */
	async results(index: number): Promise<ClassAnswer[]> {
		// A report is of what is written, not of what was heard: read once a step, where others write too.
		if (this.#store.announce && this.#readAt !== this.session.version) {
			const { version } = this.session;
			for (const answer of await this.#store.answers(this.code)) this.#answers.keep(answer);
			this.#readAt = version;
		}
		return this.#answersTo(index);
	}
}
