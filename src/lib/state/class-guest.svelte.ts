// A student in a live class, on this phone: what the server says, what was answered, and what of it goes into memory.
// An answer is kept here before it is sent; whatever happens to the class, the student's own memory has it.
import { drawableRung, shownOrder } from '../core/classroom/blind.ts';
import type { SentAnswer } from '../core/classroom/decide-answer.ts';
import { nextOwn, ownMine, ownState, type OwnReveal } from '../core/classroom/own-pace.ts';
import type {
	ClassQuestion,
	Mine,
	PublicQuestion,
	PublicState,
	TimeFactor
} from '../core/classroom/types.ts';
import { encodeTakeHome, originOf, questionHash } from '../core/classroom/take-home.ts';
import { encodeHomework } from '../core/homework-link.ts';
import { seededRandom } from '../core/content/option-order.ts';
import { weakestStanding } from '../core/content/standings.ts';
import { grade } from '../core/grading/grade.ts';
import { newCard } from '../core/memory/card.ts';
import { DAY_MS, dayOf } from '../core/memory/day.ts';
import type { Response } from '../core/memory/types.ts';
import { ulid } from '../core/memory/ulid.ts';
import { recordClassAnswer, StaleCard } from '../db/answer-card.ts';
import { readCalendar } from '../db/calendar.ts';
import { readCard, readCards } from '../db/cards.ts';
import {
	guestId,
	keepAnswer,
	keepClass,
	nameAttended,
	noteResults,
	readAttended,
	settleAnswer
} from '../db/classes.ts';
import { readQuestion } from '../db/content.ts';
import { schedulerOf } from '../db/replay-card.ts';
import type { AttendedClass } from '../db/schema.ts';
import { readSettings } from '../db/settings.ts';
import { startApp } from './app.ts';
import { newToken, openPhoneLink, sentKey, type LinkStatus, type PhoneLink } from './class-link.ts';
import { clockNow } from './clock.ts';
import { decideAnswer } from './decide-answer.ts';

export type Sending = 'none' | 'sending' | 'saved' | 'refused';

const RECORD_ATTEMPTS = 3;

export class ClassGuest {
	readonly code: string;
	state = $state.raw<PublicState>();
	mine = $state.raw<Mine>();
	status = $state.raw<LinkStatus>({ kind: 'connecting' });
	resumeKey = $state('');
	/** The app's address at home, where the class server knows it. */
	homeUrl = $state('');
	/** What became of the answer to the question under way. */
	sending = $state<Sending>('none');
	/** Why it does not count, in the server's words. */
	refusal = $state('');
	/** What was answered on this phone, also while the server is away. */
	given = $state.raw<Response>();
	/** Ids of questions that were revealed and not answered right. */
	missed = $state.raw<string[]>([]);
	/** Questions of this class that went into this learner's memory. */
	recorded = $state(0);
	#link: PhoneLink | undefined;
	#row: AttendedClass;
	#basePath: string;
	#shownAt = 0;
	/** The question on screen, and which vote on it. */
	#shownKey = '';
	/** What the server said, where each goes at their own pace; `state` and `mine` are then made from it. */
	#common = $state.raw<PublicState>();
	#commonMine: Mine | undefined;
	/** The question that this student is at. */
	#ownIndex = -1;
	#ownReveal: { index: number; own: OwnReveal } | undefined;

	private constructor(row: AttendedClass, basePath: string) {
		this.code = row.code;
		this.#row = row;
		this.missed = row.missed ?? [];
		this.recorded = Object.values(row.answers).filter(({ eventId }) => eventId).length;
		this.#basePath = basePath;
	}

	/** Joins a class, or comes back to it. */
	static async join(
		code: string,
		{ basePath, name, resumeKey }: { basePath: string; name?: string; resumeKey?: string }
	): Promise<ClassGuest> {
		const store = await startApp();
		const known = await readAttended(store, code, Date.now());
		const row: AttendedClass = known ?? {
			id: guestId(code),
			kind: 'guest',
			code,
			token: newToken(),
			title: '',
			name: '',
			startedAt: Date.now(),
			answers: {}
		};
		if (!known) await keepClass(row);
		const guest = new ClassGuest(row, basePath);
		guest.#open({ ...(name ? { name } : {}), ...(resumeKey ? { resumeKey } : {}) });
		return guest;
	}

	#open(who: { name?: string; resumeKey?: string }) {
		this.#link = openPhoneLink({
			basePath: this.#basePath,
			code: this.code,
			token: this.#row.token,
			...who,
			onstate: (state) => this.#hear(state),
			onmine: (mine) => this.#hearMine(mine),
			onresumekey: (key) => (this.resumeKey = key),
			onhome: (url) => (this.homeUrl = url),
			onstatus: (status) => (this.status = status)
		});
	}

	/** After a refusal: once more, under another name or with a key. */
	async tryAgain(who: { name?: string; resumeKey?: string } = {}) {
		this.#link?.close();
		const { status } = this;
		// Who was taken off the list, or moved on, comes back as somebody new.
		const isOut = status.kind === 'refused' && /^(removed|moved)$/.test(status.problem);
		if (isOut || this.mine?.status === 'removed') {
			this.#row = { ...this.#row, token: newToken(), answers: {} };
			await keepClass(this.#row);
		}
		this.mine = undefined;
		this.status = { kind: 'connecting' };
		this.#open(who);
	}

	#hear(state: PublicState) {
		this.#common = state.phase === 'self' ? state : undefined;
		if (this.#common) this.#showOwn();
		else this.#show(state);
	}

	#hearMine(mine: Mine) {
		this.#commonMine = mine;
		if (this.#common) this.#showOwn();
		else this.#know(mine);
	}

	/** Whether each goes at their own pace. */
	get isOwnPace(): boolean {
		return this.#common !== undefined;
	}

	/** At one's own pace a class is, for each student, one of their own: their question, its reveal, the next one. */
	#showOwn() {
		const [common, mine] = [this.#common, this.#commonMine];
		if (!common || !mine) return;
		const { questions = [] } = common;
		if (this.#ownIndex < 0) {
			// What a reload cut off comes first; else the first question that has no answer.
			const cutOff = questions.findIndex(({ id }, index) => {
				const kept = this.#row.answers[index];
				return kept?.questionId === id && kept.settled === undefined;
			});
			this.#ownIndex = cutOff >= 0 ? cutOff : this.#nextIndex();
			void this.#fetchReveals(questions);
		}
		const index = this.#ownIndex;
		const own = this.#ownReveal?.index === index ? this.#ownReveal.own : undefined;
		const confidence = this.#row.answers[index]?.sent.confidence ?? null;
		this.#show(ownState(common, index, own));
		this.#know(ownMine(mine, index, own && { ...own, confidence }));
	}

	#nextIndex(): number {
		const { questions = [] } = this.#common ?? {};
		return nextOwn(
			questions.length,
			this.#ownIndex,
			(index) =>
				this.#commonMine?.own?.some((one) => one.index === index) === true ||
				this.#row.answers[index]?.settled !== undefined
		);
	}

	/** What was answered before a reload, and is not in memory yet, is told again by the server. */
	async #fetchReveals(questions: readonly PublicQuestion[]) {
		for (const [index, question] of questions.entries()) {
			const kept = this.#row.answers[index];
			if (!kept || kept.settled !== 'saved' || kept.eventId || kept.questionId !== question.id)
				continue;
			const result = await this.#link?.answer(kept.sent);
			if (result?.kind === 'saved' && result.own) await this.#rememberOwn(index, result.own);
		}
	}

	/** Goes on to the next question without an answer, at one's own pace. */
	nextOwn() {
		this.#ownIndex = this.#nextIndex();
		this.#ownReveal = undefined;
		this.#showOwn();
	}

	#show(state: PublicState) {
		const key = sentKey(state);
		const isNext = key !== this.#shownKey;
		this.state = state;
		if (isNext) {
			this.#shownKey = key;
			this.refusal = '';
			const kept = this.#row.answers[key];
			// The same question, as it was left before a reload.
			const isSame = kept?.questionId === state.question?.id;
			this.given = kept && isSame ? kept.sent.response : undefined;
			this.sending = kept && isSame ? (kept.settled ?? 'sending') : 'none';
			if (kept && isSame && kept.settled === undefined) void this.#send(kept.sent);
			this.#shownAt = performance.now();
			this.#adopt();
		}
		if (state.phase === 'open' && state.clock && state.clock.elapsedMs < 1000)
			this.#shownAt = performance.now();
		if (state.phase === 'done' && this.#row.endedAt === undefined)
			this.#note({ endedAt: Math.floor(Date.now() / 60_000) * 60_000 });
		if (state.phase === 'reveal') {
			this.#judge();
			void this.#remember(state);
		}
	}

	#know(mine: Mine) {
		this.mine = mine;
		if (this.state?.phase === 'reveal') {
			this.#judge();
			void this.#remember(this.state);
		}
		if (mine.name !== this.#row.name || this.#row.title === '')
			void nameAttended(this.code, mine.name, this.state?.title ?? '').then(
				(row) => (this.#row = row ?? this.#row),
				() => undefined
			);
		this.#adopt();
	}

	/** What was answered on another phone, or before this one was cleared; while a vote is open only that very vote. */
	#adopt() {
		const { state, mine } = this;
		const answer = mine?.answer;
		if (!state || !answer || answer.index !== state.index || this.given !== undefined) return;
		if (state.phase === 'open' && answer.round !== state.round) return;
		this.given = answer.response;
		this.sending = 'saved';
	}

	/** What one answered to the question under way: of two votes the first, which was one's own. */
	#ownAnswer() {
		const { mine, state } = this;
		if (!mine || !state) return undefined;
		const { first, answer, outcome } = mine;
		if (state.round && first?.verdict)
			return { ...first, verdict: first.verdict, key: sentKey({ index: state.index }) };
		if (answer?.index !== state.index || !outcome) return undefined;
		return { ...answer, verdict: outcome.verdict, key: sentKey(state) };
	}

	/** Notes whether the revealed question was missed, once both its reveal and one's own result are here. */
	#judge() {
		const { state, mine } = this;
		const asked = state?.phase === 'reveal' ? state.reveal?.question : undefined;
		const id = asked?.id;
		if (!state || id === undefined || !mine) return;
		const own = this.#ownAnswer();
		const verdict = own?.verdict;
		const isKnown = verdict !== undefined && verdict !== 'wrong';
		const others = this.missed.filter((one) => one !== id);
		this.missed = isKnown ? others : [...others, id];
		if (own && verdict !== undefined && asked) {
			const question = questionHash(id);
			const before = (this.#row.taken ?? []).filter((one) => one.question !== question);
			const kept = this.#row.answers[own.key];
			this.#note({
				missed: this.missed,
				taken: [
					...before,
					{
						question,
						rung: asked.rungIndex,
						verdict,
						isUnsure: own.confidence === 'unsure',
						version: asked.version & 7,
						seconds: Math.round((kept?.sent.elapsedMs ?? 0) / 1000)
					}
				]
			});
		} else this.#note({ missed: this.missed });
	}

	#note(results: Pick<AttendedClass, 'missed' | 'taken' | 'endedAt'>) {
		this.#row = { ...this.#row, ...results };
		void noteResults(this.code, results).catch(() => undefined);
	}

	/**
	 * A link that brings what was answered to the app at home; `undefined` where this is home already, or nothing was
	 * answered. `here` is this page's origin.
	 */
	takeHomeLink(here: string): string | undefined {
		const { taken = [], answers, endedAt = 0, token } = this.#row;
		const [first] = Object.values(answers);
		if (!this.homeUrl || !first || taken.length === 0) return undefined;
		if (this.homeUrl.startsWith(`${here}/`)) return undefined;
		const code = encodeTakeHome({
			dossierId: first.questionId.slice(0, first.questionId.indexOf('/')),
			endedAt,
			origin: originOf(this.code, token),
			answers: taken
		});
		return `${this.homeUrl}class/#take=${code}`;
	}

	/** The question under way as the forms draw it. */
	get drawn() {
		const rung = this.state?.question?.rung;
		return rung && { rung: drawableRung(rung), order: shownOrder(rung) };
	}

	async answer(response: Response, isUnsure: boolean) {
		const { state } = this;
		if (state?.phase !== 'open' || !state.question || this.given) return;
		const sent: SentAnswer = {
			index: state.index,
			...(state.round ? { round: state.round } : {}),
			response,
			confidence: isUnsure ? 'unsure' : 'sure',
			elapsedMs: Math.max(0, performance.now() - this.#shownAt)
		};
		this.given = response;
		this.sending = 'sending';
		// Kept first: a phone that dies now still has it. Where the disk is full it is sent all the same.
		const row = await keepAnswer(this.code, sentKey(sent), {
			questionId: state.question.id,
			sent,
			at: Date.now()
		}).catch(() => undefined);
		if (row) this.#row = row;
		await this.#send(row?.answers[sentKey(sent)]?.sent ?? sent);
	}

	async #send(sent: SentAnswer) {
		const result = await this.#link?.answer(sent);
		if (!result) return;
		const settled = result.kind;
		const key = sentKey(sent);
		const row = await settleAnswer(this.code, key, settled).catch(() => undefined);
		if (row) this.#row = row;
		if (key !== this.#shownKey) return;
		this.sending = settled;
		if (result.kind === 'refused') this.refusal = result.words;
		if (result.kind !== 'saved' || !result.own || !this.#common) return;
		this.#ownReveal = { index: sent.index, own: result.own };
		this.#showOwn();
	}

	/** Puts the revealed question into this learner's own memory, once. */
	async #remember({ reveal }: PublicState) {
		// What the server has is in the question's own ids, once the outcome has come with it.
		const own = this.#ownAnswer();
		if (own && reveal) await this.#rememberAs(own.key, reveal.question, own.response);
	}

	#rememberOwn = (index: number, { reveal, response }: OwnReveal) =>
		this.#rememberAs(sentKey({ index }), reveal.question, response);

	/** Where a phone is a team, what it answers is not its owner's knowledge. */
	get isTeamPhone(): boolean {
		const mode = this.state?.settings.mode;
		return mode?.kind === 'teams' && mode.phones === 'one';
	}

	async #rememberAs(key: string, asked: ClassQuestion, response: Response) {
		const { code } = this;
		const kept = this.#row.answers[key];
		if (!kept || kept.eventId || kept.questionId !== asked.id || this.isTeamPhone) return;
		const store = await startApp();
		const open = await readQuestion(store, asked.id, asked.deckId);
		if (!open || open.question.version !== asked.version) return;
		const settings = await readSettings(store);
		const { scheduler } = settings;
		const clock = { ...clockNow(settings.rolloverHour), at: kept.at };
		const outcome = grade(asked.rung, response, { entities: open.references.entities });
		const id = ulid(kept.at, seededRandom(`${code} ${this.#row.token} ${asked.id}`));
		const calendar = await readCalendar(store, settings, clock);
		for (let attempt = 0; attempt < RECORD_ATTEMPTS; attempt++) {
			const seen = await readCard(store, asked.id);
			const { event, next } = decideAnswer({
				question: open.question,
				card: seen ?? newCard(asked.id, asked.deckId, asked.version),
				current: {
					rung: asked.rungIndex,
					hintUsed: false,
					shownAt: kept.at - kept.sent.elapsedMs
				},
				given: {
					...{ response, outcome },
					unsure: kept.sent.confidence === 'unsure',
					sure: kept.sent.confidence === 'sure'
				},
				session: { id: `class ${code}`, kind: 'class' },
				scheduler: schedulerOf(settings, calendar),
				paramsId: scheduler.paramsId,
				clock,
				id
			});
			try {
				const standing = weakestStanding(open.evidence.facts.map(({ status }) => status));
				await recordClassAnswer({ seen, next, event, standing, row: this.#row, key });
				this.#row = {
					...this.#row,
					answers: { ...this.#row.answers, [key]: { ...kept, eventId: id } }
				};
				this.recorded += 1;
				return;
			} catch (reason) {
				// Answered in study a moment ago: decided anew from how the card stands now.
				if (!(reason instanceof StaleCard)) return;
			}
		}
	}

	/** How many of the questions answered here come back by tomorrow. */
	async countSoon(): Promise<number> {
		const store = await startApp();
		const now = clockNow((await readSettings(store)).rolloverHour);
		const tomorrow = dayOf({ ...now, at: now.at + DAY_MS });
		const ids = Object.values(this.#row.answers).flatMap(({ questionId, eventId }) =>
			eventId === undefined ? [] : [questionId]
		);
		const cards = await readCards(store, ids);
		return cards.filter((card) => {
			if (!card) return false;
			const { dueDay, dueAt } = card;
			const day = dueDay ?? (dueAt === undefined ? undefined : dayOf({ ...now, at: dueAt }));
			return day !== undefined && day <= tomorrow;
		}).length;
	}

	rename = (name?: string) => this.#link?.rename(name);
	setTime = (factor: TimeFactor) => this.#link?.setTime(factor);
	look = () => this.#link?.look();

	/** A link that asks for what was missed once more; `undefined` where nothing was. */
	missedLink(page: string): string | undefined {
		const [first] = this.missed;
		if (first === undefined) return undefined;
		const slugOf = (id: string) => id.slice(id.indexOf('/') + 1);
		const dossierId = first.slice(0, first.indexOf('/'));
		const questions = this.missed.filter((id) => id.startsWith(`${dossierId}/`)).map(slugOf);
		const title = this.state?.title ?? '';
		return `${page}#${encodeHomework({ dossierId, questions, title })}`;
	}

	close() {
		this.#link?.close();
	}
}
