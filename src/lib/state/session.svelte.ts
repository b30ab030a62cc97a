// A session on screen: study or quiz. It holds no truth of its own: every move is committed to the session's row
// first, and what another tab commits is taken over.
import { latestAsOf } from '../core/content/evidence.ts';
import { sideBySide, type SideBySide } from '../core/content/contrast.ts';
import { withDrawnOptions } from '../core/content/entity-option.ts';
import { confusionOf, type Confusion } from '../core/grading/confusion.ts';
import { grade } from '../core/grading/grade.ts';
import type { Outcome } from '../core/grading/types.ts';
import type { Scheduler } from '../core/memory/scheduler.ts';
import { newCard } from '../core/memory/card.ts';
import { ulid } from '../core/memory/ulid.ts';
import { clockDoubt, type ClockDoubt } from '../core/memory/clock-check.ts';
import type { Card, Clock, Grade, Instant, MemoryEvent, Response } from '../core/memory/types.ts';
import { answerCard, logAnswer, StaleCard, StaleSession } from '../db/answer-card.ts';
import { readCalendar, type KeptCalendar } from '../db/calendar.ts';
import { actOnCards, type CardAction } from '../db/act-on-cards.ts';
import { readCard } from '../db/cards.ts';
import { readQuestion, type OpenQuestion } from '../db/content.ts';
import { locateQuestion } from '../db/locate-question.ts';
import { schedulerOf } from '../db/replay-card.ts';
import type { CurrentQuestion, SessionRow } from '../db/schema.ts';
import {
	advanceSession,
	noteCurrent,
	readSession,
	startSession,
	watchSession
} from '../db/sessions.ts';
import { readSettings, type Settings } from '../db/settings.ts';
import { isCleared, type Store } from '../db/store.ts';
import { readNewestAt } from '../db/newest-answer.ts';
import { undoAnswer } from '../db/undo-answer.ts';
import { clockNow, random } from './clock.ts';
import { drawOptions } from './drawn-options.ts';
import { decideAnswer } from './decide-answer.ts';
import { readOftenTaken } from './often-taken.ts';
import {
	answered,
	finished,
	isAsPresented,
	isStillAsked,
	present,
	presentedAnew,
	rungToAsk,
	takeNext,
	triedAgain,
	progressOf
} from './session-steps.ts';
import { storageHealth } from './storage-health.svelte.ts';
import { markStarted } from './marks.ts';
import { keepNext, type NextQuestion } from './next-question.ts';
import { revealed, withLastTry } from './practice.ts';
import { status } from './status.svelte.ts';
import { troubleOf, type Trouble } from './trouble-words.ts';

/** An answer that could not be written; it stays on screen until it is. */
export type Unsaved = Trouble & { retry: () => Promise<void> };

const asShown = (open: OpenQuestion, current: CurrentQuestion): OpenQuestion => ({
	...open,
	question: withDrawnOptions(open.question, current, open.references.entities)
});

export class Session {
	/** The session as stored. */
	row = $state.raw<SessionRow>();
	/** The question on screen with its evidence. */
	open = $state.raw<OpenQuestion>();
	card = $state.raw<Card>();
	/** What is typed, kept as it is written. */
	typed = $state('');
	unsure = $state(false);
	sure = $state(false);
	isSaving = $state(false);
	unsaved = $state.raw<Unsaved>();
	/** The device's clock is doubted: this answer waits until the learner has looked at it. */
	doubt = $state.raw<ClockDoubt & { response: Response }>();
	/** What happened elsewhere, in one sentence. */
	notice = $state('');
	/** How a change of what is on screen is drawn; the page may fade to it. Resolves when the change is made. */
	draw: (change: () => void) => Promise<void> | void = (change) => change();
	#store: Store;
	#settings: Settings;
	/** With the days ahead once they are counted, so that the dates it shows are the dates that come. */
	#scheduler = $state.raw<Scheduler>() as Scheduler;
	#calendar: KeptCalendar | undefined;
	#daysAhead: Promise<void>;
	#unwatch: () => void = () => undefined;
	/** When the newest answer of the log was given; read before the first answer of the session. */
	#newestAt: Promise<Instant | undefined>;
	#isClockTrusted = false;
	/** Of the answer with this event: what its question is most often taken for, where it keeps slipping. */
	#oftenTaken: { eventId: string; confusion: Confusion | undefined } | undefined;
	/** What this page wrote: should the browser clear its storage, this much can still be saved as a file. */
	#given: MemoryEvent[] = [];

	private constructor(store: Store, settings: Settings) {
		this.#store = store;
		this.#settings = settings;
		this.#scheduler = schedulerOf(settings);
		this.#daysAhead = this.#readDaysAhead();
		this.#newestAt = readNewestAt(store).catch(() => undefined);
	}

	/** Shows a stored session, or starts the one given; every later write goes through it. */
	static async of(store: Store, row: SessionRow, isNew: boolean): Promise<Session> {
		const session = new Session(store, await readSettings(store));
		const shown = isNew ? await startSession(row) : row;
		await session.#show(shown);
		await session.#mend();
		session.#unwatch = watchSession(store, shown.id, (stored) => void session.#follow(stored));
		return session;
	}

	close() {
		this.#unwatch();
	}

	/** Without it days are chosen by fuzz alone: an answer never fails for want of a count. */
	async #readDaysAhead() {
		try {
			this.#calendar = await readCalendar(this.#store, this.#settings, this.clock);
			this.#scheduler = schedulerOf(this.#settings, this.#calendar);
		} catch {
			this.#calendar = undefined;
		}
	}

	get clock(): Clock {
		return clockNow(this.#settings.rolloverHour);
	}

	get current(): CurrentQuestion | undefined {
		return this.row?.current;
	}

	get isDone(): boolean {
		return this.row?.finishedAt !== undefined;
	}

	/** The card each grade would give, for the dates on a flashcard's buttons. */
	preview(): Record<Grade, Card> | undefined {
		const { open, current } = this;
		const form = current && open?.question.rungs[current.rung]?.form;
		if (!open || !current || !form) return undefined;
		return this.#scheduler.preview(this.#cardOrNew(open), this.clock, {
			rung: current.rung,
			rungCount: open.question.rungs.length,
			form
		});
	}

	retrievability(): number | undefined {
		return this.card?.memory ? this.#scheduler.retrievability(this.card, this.clock) : undefined;
	}

	/** The right entity beside the one that the answer took for it, once there is one. */
	get confused(): SideBySide | undefined {
		const { open, current } = this;
		const rung = current && open?.question.rungs[current.rung];
		if (!open || !rung || !current.answered) return undefined;
		const { response, outcome, eventId } = current.answered;
		const confusion =
			confusionOf(open.question, rung, response, outcome) ??
			(this.#oftenTaken?.eventId === eventId ? this.#oftenTaken.confusion : undefined);
		return sideBySide(confusion, open.references);
	}

	/** The last wrong try of a practice quiz, graded. */
	get lastTry(): { response: Response; outcome: Outcome } | undefined {
		const { open, current } = this;
		const rung = current && open?.question.rungs[current.rung];
		const response = current?.lastResponse;
		// An update may have put another rung in its place.
		if (!open || !response || rung?.form !== response.form) return undefined;
		return { response, outcome: grade(rung, response, { entities: open.references.entities }) };
	}

	/** Grades the response, commits it, then shows the reveal. A second call while one is saving does nothing. */
	async answer(response: Response) {
		const { row, open, current } = this;
		if (!row || !open || !current || current.answered || this.isSaving) return;
		const rung = open.question.rungs[current.rung];
		if (!rung) return;
		// A second tap while the log is looked at is no second answer.
		this.isSaving = true;
		const isDoubted = await this.#doubts(response);
		await this.#daysAhead;
		this.isSaving = false;
		if (isDoubted) return;
		const clock = this.clock;
		const outcome = grade(rung, response, { entities: open.references.entities });
		if (current.tries > 0) {
			const after = withLastTry(triedAgain(row, current, response, outcome), response);
			await this.#commit(async () => advanceSession(after));
			return;
		}
		const card = this.#cardOrNew(open);
		const { event, next } = decideAnswer({
			question: open.question,
			card,
			current,
			given: { response, outcome, unsure: this.unsure, sure: this.sure },
			session: row,
			scheduler: this.#scheduler,
			paramsId: this.#settings.scheduler.paramsId,
			clock,
			id: ulid(clock.at, random)
		});
		const isProbeEvent = event.kind === 'probe';
		const after = withLastTry(
			answered(
				row,
				{
					...current,
					typed: this.typed,
					unsure: this.unsure,
					...(this.sure ? { sure: true } : {})
				},
				{
					response,
					outcome,
					eventId: event.id,
					card: next,
					isProbe: isProbeEvent
				}
			),
			response
		);
		const standing = this.#standingOf(open, current.questionId);
		await this.#commit(async () => {
			if (row.kind === 'pretest') return logAnswer({ event, session: after });
			const { isUnscheduled } = row;
			// Only a help: an answer never fails for want of it.
			const often = readOftenTaken(this.#store, open, current.rung, next).catch(() => undefined);
			this.#oftenTaken = { eventId: event.id, confusion: await often };
			const stored = await answerCard({
				...{ seen: this.card, event, session: after, standing },
				next: isUnscheduled ? undefined : next
			});
			if (isUnscheduled) return stored;
			this.#calendar?.note(card.dueDay, next.dueDay);
			this.card = next;
			return stored;
		});
		if (this.row?.answered.at(-1)?.eventId === event.id) this.#given.push(event);
		if (this.row?.answered.length === 1) this.#afterFirstAnswer();
	}

	/** True when the clock speaks against the log, and the learner has not said that it is right. */
	async #doubts(response: Response): Promise<boolean> {
		if (this.#isClockTrusted) return false;
		const doubt = clockDoubt(this.clock.at, await this.#newestAt);
		this.doubt = doubt && { ...doubt, response };
		this.#isClockTrusted = doubt === undefined;
		return doubt !== undefined;
	}

	/** Saves the answer that waited: with the clock as it is, or as it was set meanwhile. */
	async settleDoubt(isRight: boolean) {
		const waiting = this.doubt;
		if (!waiting) return;
		this.doubt = undefined;
		this.#isClockTrusted = isRight;
		await this.answer(waiting.response);
	}

	/** The answers that this page holds, as a backup file would. */
	get rescued(): { settings: Settings; events: MemoryEvent[] } {
		return { settings: this.#settings, events: this.#given };
	}

	/** Ends the tries of a practice quiz: the right answer stands, though it was not found. */
	async showAnswer() {
		const { row, open, current } = this;
		const first = row?.answered.at(-1)?.response;
		if (!row || !open || !current?.tries || current.answered || this.isSaving || !first) return;
		const rung = open.question.rungs[current.rung];
		if (!rung) return;
		const context = { entities: open.references.entities };
		// Put anew after an update, the question has lost its later tries; the first one is on record.
		const shown = this.lastTry ?? { response: first, outcome: grade(rung, first, context) };
		await this.#commit(async () => advanceSession(revealed(row, current, shown)));
	}

	/** Moves on to the next question, or ends the session when none is left. */
	async next() {
		const { row, open, current } = this;
		if (!row || this.isSaving || row.finishedAt !== undefined) return;
		// A second tap that comes late skips nothing.
		if (open && current && !current.answered) return;
		await this.#commit(async () => advanceSession(await this.#movedOn(row)));
	}

	/** What was withdrawn, put away or settled elsewhere since the queue was built is passed over. */
	async #movedOn(row: SessionRow): Promise<SessionRow> {
		const { clock } = this;
		for (let taken = takeNext(row, clock); taken; taken = takeNext(taken.session, clock)) {
			const { questionId, session } = taken;
			const deckId = await locateQuestion(this.#store, questionId);
			const open = deckId && (await readQuestion(this.#store, questionId, deckId));
			const card = await readCard(this.#store, questionId);
			if (!open || (this.#minds(row) && !isStillAsked(card, clock, row))) continue;
			return { ...session, current: await this.#put(open, card, row.quiz?.forms) };
		}
		return finished(row, clock.at);
	}

	/** A quiz, and practice beside the schedule, ask whatever the cards say. */
	#minds = ({ kind, isUnscheduled }: SessionRow) => kind !== 'quiz' && !isUnscheduled;

	async #put(open: OpenQuestion, card: Card | undefined, forms: readonly string[] | undefined) {
		const rung = rungToAsk(open.question, card, forms);
		const question = await drawOptions(this.#store, open, rung, card?.reps ?? 0);
		return present(question, open.deck.id, card, this.clock, rung);
	}

	/**
	 * Goes on where nothing stands on screen, or a question that was withdrawn while it stood there; one that an update
	 * changed is put anew, or it might offer nothing that can be right.
	 */
	async #mend() {
		const { row, open, current } = this;
		if (!row || row.finishedAt !== undefined) return;
		if (!open) return this.next();
		if (!current || current.answered || isAsPresented(open.question, current)) return;
		await this.#commit(async () => {
			const written = await readQuestion(this.#store, current.questionId, open.deck.id);
			const fresh = await this.#put(written ?? open, this.card, row.quiz?.forms);
			return advanceSession({ ...row, current: presentedAnew(fresh, current) });
		});
	}

	/** Ends the session here; what was answered stays answered. */
	async finish() {
		const { row } = this;
		if (!row || row.finishedAt !== undefined) return;
		await this.#commit(async () => advanceSession(finished(row, this.clock.at)));
	}

	/** Takes the last answer back; again for the one before. */
	async undo() {
		const { row } = this;
		if (!row?.answered.length || this.isSaving) return;
		const { questionId: id, deckId } = row.answered.at(-1)?.current ?? {
			questionId: '',
			deckId: ''
		};
		await this.#commit(async () => {
			const open = await readQuestion(this.#store, id, deckId);
			return undoAnswer(row, this.clock, random, () =>
				open ? this.#standingOf(open, id) : undefined
			);
		});
		this.#daysAhead = this.#readDaysAhead();
		await this.#mend();
	}

	/** Does to the card on screen what was chosen; what is put away makes room for the next question. */
	async act(action: CardAction) {
		const { row, open } = this;
		if (!row || !open || this.isSaving) return;
		await this.#commit(async () => {
			await actOnCards([open.question.id], action, this.clock, random);
			this.card = await readCard(this.#store, open.question.id);
			return action.kind === 'flag' ? row : advanceSession(await this.#movedOn(row));
		});
		this.#daysAhead = this.#readDaysAhead();
	}

	async type(text: string) {
		this.typed = text;
		await this.#note({ typed: text });
	}

	/** One cannot be both: to say the one takes the other back. */
	async setUnsure(unsure: boolean) {
		this.unsure = unsure;
		this.sure &&= !unsure;
		await this.#note({ unsure, sure: this.sure });
	}

	async setSure(sure: boolean) {
		this.sure = sure;
		this.unsure &&= !sure;
		await this.#note({ sure, unsure: this.unsure });
	}

	async showHint() {
		if (!this.row?.current) return;
		this.row = { ...this.row, current: { ...this.row.current, hintUsed: true } };
		await this.#note({ hintUsed: true });
	}

	#cardOrNew(open: OpenQuestion): Card {
		return this.card ?? newCard(open.question.id, open.deck.id, open.question.version);
	}

	#standingOf(open: OpenQuestion, questionId: string) {
		return open.deck.standings[open.deck.questionIds.indexOf(questionId)];
	}

	async #show(row: SessionRow) {
		const id = row.current?.questionId;
		const isOther =
			id !== undefined && (id !== this.open?.question.id || row.current?.answered === undefined);
		const [open, card] = isOther
			? await Promise.all([
					readQuestion(this.#store, id, row.current?.deckId ?? ''),
					readCard(this.#store, id)
				])
			: [];
		await this.draw(() => {
			if (isOther) {
				this.card = card;
				this.open = open && row.current ? asShown(open, row.current) : undefined;
				this.typed = row.current?.typed ?? '';
				this.unsure = row.current?.unsure ?? false;
				this.sure = row.current?.sure ?? false;
			}
			this.row = row;
		});
		if (row.kind !== 'quiz') keepNext(this.#onScreen());
	}

	/** What the page shows before the databases are open; nothing once the question is answered. */
	#onScreen(): NextQuestion | undefined {
		const { row, open, current } = this;
		if (!row || !open || !current || current.answered || row.finishedAt !== undefined)
			return undefined;
		const { question, deck, evidence } = open;
		const { rung, optionOrder, typed, unsure, hintUsed } = current;
		return {
			...{ question, evidence, rung, optionOrder, typed, unsure, hintUsed },
			...progressOf(row),
			deckTitle: deck.title,
			isPretest: row.kind === 'pretest',
			...(deck.showsAsOf ? { asOf: latestAsOf(evidence) } : {}),
			...(question.rungs[rung]?.form === 'map-pin' ? { map: open.map } : {})
		};
	}

	async #follow(stored: SessionRow) {
		if (this.isSaving || this.unsaved || !this.row || stored.rev <= this.row.rev) return;
		this.open = undefined;
		await this.#show(stored);
	}

	/** Runs a write; the screen moves only after it is durable. */
	async #commit(write: () => Promise<SessionRow>) {
		this.isSaving = true;
		this.notice = '';
		try {
			await this.#show(await this.#twice(write));
			this.unsaved = undefined;
		} catch (reason) {
			await this.#explain(reason, write);
		} finally {
			this.isSaving = false;
		}
	}

	/** A closed connection or a passing quota error is tried once more before anyone is bothered. */
	async #twice(write: () => Promise<SessionRow>) {
		try {
			return await write();
		} catch (reason) {
			if (reason instanceof StaleCard || reason instanceof StaleSession) throw reason;
			return write();
		}
	}

	async #explain(reason: unknown, write: () => Promise<SessionRow>) {
		if (reason instanceof StaleCard || reason instanceof StaleSession) {
			this.notice = reason.message;
			const stored = this.row && (await readSession(this.#store, this.row.id));
			if (!stored && (await isCleared(this.#store))) {
				this.notice = '';
				status.isCleared = true;
				return;
			}
			this.open = undefined;
			// Erased, or put aside by a restore: there is nothing to go on with.
			const rest = stored ?? (this.row && finished(this.row, this.clock.at));
			if (rest) await this.#show(rest);
			return;
		}
		this.unsaved = { ...troubleOf(reason), retry: () => this.#commit(write) };
	}

	async #note(change: Parameters<typeof noteCurrent>[2]) {
		const { row, current } = this;
		if (!row || !current || current.answered) return;
		try {
			await noteCurrent(row.id, current.questionId, change);
		} catch {
			// Only the draft is lost, and only if the page goes too; the answer itself reports its own failure.
			return;
		}
	}

	#afterFirstAnswer() {
		markStarted(true);
		void storageHealth.askToPersist();
	}
}
