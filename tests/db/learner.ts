// A learner with a fresh database, who answers as the study page does: each answer through its own transaction.
import { newCard } from '../../src/lib/core/memory/card.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { createScheduler } from '../../src/lib/core/memory/scheduler.ts';
import { ulid } from '../../src/lib/core/memory/ulid.ts';
import type { Clock, Grade, ReviewEvent } from '../../src/lib/core/memory/types.ts';
import { seededRandom } from '../../src/lib/core/content/option-order.ts';
import { answerCard } from '../../src/lib/db/answer-card.ts';
import { fromRow } from '../../src/lib/db/card-row.ts';
import { readCard } from '../../src/lib/db/cards.ts';
import { loadsOf } from '../../src/lib/db/loads.ts';
import type { DeckRow, DossierRow, LoadRow, SessionRow } from '../../src/lib/db/schema.ts';
import { startSession } from '../../src/lib/db/sessions.ts';
import { openStore, useDatabases, type Store } from '../../src/lib/db/store.ts';

export const deckId = 'story/deck';
export const NOON = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const scheduler = createScheduler(DEFAULT_SCHEDULER);

let opened = 0;

export const deckRow = (questionIds: string[]): DeckRow => ({
	id: deckId,
	dossierId: 'story',
	title: 'Deck',
	summary: 'A deck.',
	objectives: [],
	questionIds,
	pageNumbers: questionIds.map(() => 0),
	keyHashes: questionIds.map(() => ''),
	versions: questionIds.map(() => 1),
	forms: questionIds.map(() => ['choice']),
	factIds: questionIds.map(() => []),
	standings: questionIds.map((_, at) => (at % 2 ? 'official-claim' : 'record'))
});

/** One device. Its random numbers are its own, as its clock is. */
export class Device {
	readonly store: Store;
	readonly random: () => number;
	#at: number;
	#session: SessionRow;

	private constructor(store: Store, name: string, at: number) {
		this.store = store;
		this.random = seededRandom(`device ${name}`);
		this.#at = at;
		this.#session = {
			id: ulid(at, this.random),
			kind: 'study',
			queue: [],
			learning: [],
			answered: [],
			startedAt: at,
			startedDay: '2026-11-23',
			rev: 0
		};
	}

	/** A device with nothing on it but one deck of ten questions; it becomes the one in use. */
	static async fresh(name: string, at = NOON): Promise<Device> {
		opened += 1;
		const own = `${name}-${opened}-${performance.timeOrigin}`;
		useDatabases(`test-content-${own}`, `test-learner-${own}`);
		const store = await openStore();
		await store.content.decks.put(deckRow(Array.from({ length: 10 }, (_, n) => `story/q${n}`)));
		const device = new Device(store, name, at);
		await startSession(device.#session);
		return device;
	}

	/** A dossier row, for what looks at decks through their dossier. */
	async putOnShelf() {
		const row = { id: 'story', title: 'Story', deckIds: [deckId], hashes: {}, problems: [] };
		await this.store.content.dossiers.put(row as unknown as DossierRow);
	}

	get clock(): Clock {
		return { at: this.#at, zoneOffsetMin: 0, rolloverHour: 4 };
	}

	wait(ms: number) {
		this.#at += ms;
	}

	/** Answers question `n`; a fail takes the wrong option. */
	async answer(n: number, grade: Grade = 3): Promise<ReviewEvent> {
		this.wait(MINUTE);
		const id = `story/q${n}`;
		const seen = await readCard(this.store, id);
		const next = scheduler.answer(seen ?? newCard(id, deckId, 1), grade, this.clock);
		const event: ReviewEvent = {
			kind: 'review',
			id: ulid(this.#at, this.random),
			...this.clock,
			cardId: id,
			deckId,
			questionVersion: 1,
			rung: 0,
			form: 'choice',
			grade,
			correct: grade > 1,
			response: { form: 'choice', optionId: grade > 1 ? 'right' : 'wrong' },
			hintUsed: false,
			tries: 1,
			elapsedMs: 4000,
			source: 'study',
			sessionId: this.#session.id,
			paramsId: DEFAULT_SCHEDULER.paramsId,
			...(next.dueDay === undefined ? {} : { dueDay: next.dueDay }),
			...(next.dueAt === undefined ? {} : { dueAt: next.dueAt })
		};
		this.#session = await answerCard({
			seen,
			next,
			event,
			session: this.#session,
			standing: n % 2 ? 'official-claim' : 'record'
		});
		return event;
	}

	/** Days on which the answers differ, so that cards come to every state. */
	async study() {
		for (const n of [0, 1, 2, 3]) await this.answer(n, n === 2 ? 1 : 3);
		for (const n of [0, 1, 2, 3]) await this.answer(n);
		this.wait(3 * 86_400_000);
		for (const n of [0, 1, 4]) await this.answer(n, n === 1 ? 1 : 3);
	}

	/** All that the learner has, apart from the count of writes. */
	async memory() {
		const { learner } = this.store;
		const [cards, days, confusions] = await Promise.all([
			learner.cards.toArray(),
			learner.days.toArray(),
			learner.confusions.toArray()
		]);
		return { cards: cards.map(fromRow).map((card) => ({ ...card, rev: 0 })), days, confusions };
	}

	/** What is kept of each deck's load, and what its cards come to; empty rows aside. */
	async loads() {
		const { learner } = this.store;
		const [kept, cards] = await Promise.all([learner.loads.toArray(), learner.cards.toArray()]);
		const isAny = ({ learning, held, due }: LoadRow) => learning + held + due.length > 0;
		return { kept: kept.filter(isAny), counted: loadsOf(cards).filter(isAny) };
	}

	/** Ids of the log's events, imports aside. */
	async log() {
		const events = await this.store.learner.events.toArray();
		return events.filter(({ kind }) => kind !== 'import').map(({ id }) => id);
	}

	async remove() {
		await this.store.content.delete();
		await this.store.learner.delete();
	}
}
