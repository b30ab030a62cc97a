// Histories of a few cards as the app makes them: an answer goes through the scheduler and is logged with the due it
// chose, an undo goes through `undoOf`, everything else is an event applied. Drawn by fast-check.
import fc from 'fast-check';
import { newCard } from '../../../src/lib/core/memory/card.ts';
import { addDays, dayOf } from '../../../src/lib/core/memory/day.ts';
import { isProbe } from '../../../src/lib/core/memory/rungs.ts';
import { createScheduler } from '../../../src/lib/core/memory/scheduler.ts';
import { applyEvent } from '../../../src/lib/core/memory/replay.ts';
import { ulid } from '../../../src/lib/core/memory/ulid.ts';
import { undoOf } from '../../../src/lib/core/memory/undo.ts';
import type {
	Card,
	CardEvent,
	Clock,
	Grade,
	MemoryEvent,
	ProbeEvent,
	ReviewEvent,
	SchedulerSettings,
	UndoEvent
} from '../../../src/lib/core/memory/types.ts';
import { chance, grades, offsets, START } from './arbitraries.ts';

const DECK = 'vostochny-2023/actors';
export const CARD_IDS = ['putin', 'kim', 'lavrov'].map((name) => `vostochny-2023/${name}`);

/** One thing that happens. `pick` chooses among what there is: an event to undo, a day, a flag. */
export type Deed = {
	kind:
		| 'answer'
		| 'fail'
		| 'pretest'
		| 'suspend'
		| 'unsuspend'
		| 'bury'
		| 'flag'
		| 'reset'
		| 'set-due'
		| 'corrected'
		| 'retired'
		| 'restored'
		| 'break'
		| 'import'
		| 'undo';
	cardId: string;
	grade: Grade;
	gapMin: number;
	zoneOffsetMin: number;
	pick: number;
};

export const deeds: fc.Arbitrary<Deed[]> = fc.array(
	fc.record({
		kind: fc.oneof(
			{ weight: 8, arbitrary: fc.constantFrom<Deed['kind']>('answer') },
			{ weight: 3, arbitrary: fc.constantFrom<Deed['kind']>('fail', 'undo') },
			{
				weight: 4,
				arbitrary: fc.constantFrom<Deed['kind']>(
					...(['pretest', 'suspend', 'unsuspend', 'bury', 'flag', 'reset', 'set-due'] as const),
					...(['corrected', 'retired', 'restored', 'break', 'import'] as const)
				)
			}
		),
		cardId: fc.constantFrom(...CARD_IDS),
		grade: grades,
		gapMin: fc.oneof(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 60 * 1440 })),
		zoneOffsetMin: offsets,
		pick: fc.nat({ max: 50 })
	}),
	{ maxLength: 14 }
);

/** The log so far and the cards as they were kept, one write at a time. */
export class Learner {
	readonly log: MemoryEvent[] = [];
	readonly cards = new Map<string, Card>();
	readonly #settings: SchedulerSettings;
	readonly #random: () => number;
	#at = START;

	constructor(settings: SchedulerSettings, seed = 1) {
		this.#settings = settings;
		this.#random = chance(seed);
	}

	do(deed: Deed) {
		this.#at += deed.gapMin * 60_000;
		const clock: Clock = { at: this.#at, zoneOffsetMin: deed.zoneOffsetMin, rolloverHour: 4 };
		if (deed.kind === 'undo') this.#undo(deed, clock);
		else if (deed.kind === 'answer' || deed.kind === 'fail') this.#answer(deed, clock);
		else this.#record(this.#eventOf(deed, clock));
	}

	/** Takes back the event `pick` places from the end, an undo too; nothing while there is none. */
	#undo({ pick }: Deed, clock: Clock) {
		const targets = this.log.filter(
			(event): event is CardEvent | (UndoEvent & { cardId: string }) =>
				'cardId' in event && event.cardId !== undefined
		);
		const target = targets.at(-1 - (pick % Math.max(1, targets.length)));
		if (!target) return;
		const id = ulid(clock.at, this.#random);
		const { event, card } = undoOf(target, this.log, id, clock, this.#settings);
		this.log.push(event);
		this.#keep(target.cardId, card);
	}

	#answer(deed: Deed, clock: Clock) {
		const { cardId, pick } = deed;
		const scheduler = createScheduler(this.#settings);
		const card = this.cards.get(cardId) ?? newCard(cardId, DECK, 1);
		const asked = { rung: pick % 3, rungCount: 3, form: 'choice' as const };
		const response = { form: 'choice' as const, optionId: 'kim' };
		const isSure = pick % 5 === 0;
		const base = {
			...this.#base(deed, clock),
			...asked,
			questionVersion: card.questionVersion,
			correct: deed.grade > 1 && deed.kind === 'answer',
			response,
			...(isSure ? { confidence: 'sure' as const } : {}),
			hintUsed: false,
			tries: 1,
			elapsedMs: 4000,
			source: 'study' as const,
			sessionId: 'session',
			paramsId: this.#settings.paramsId
		};
		if (deed.kind === 'fail' && isProbe(asked.rung, 'wrong', card)) {
			const next = scheduler.probe(card, asked.rung, clock, isSure);
			const event: ProbeEvent = { ...base, kind: 'probe', ...dueOf(next) };
			return this.#log(event, next);
		}
		const grade = deed.kind === 'fail' ? 1 : deed.grade;
		const next = scheduler.answer(card, grade, clock, asked, isSure);
		const event: ReviewEvent = { ...base, kind: 'review', grade, ...dueOf(next) };
		this.#log(event, next);
	}

	#log(event: CardEvent, card: Card) {
		this.log.push(event);
		this.#keep(event.cardId, card);
	}

	#base({ cardId }: Deed, clock: Clock) {
		return { id: ulid(clock.at, this.#random), ...clock, cardId, deckId: DECK };
	}

	#eventOf(deed: Deed, clock: Clock): MemoryEvent {
		const { kind, pick } = deed;
		const base = this.#base(deed, clock);
		const today = dayOf(clock);
		const { id, at, zoneOffsetMin, rolloverHour } = base;
		const ofAll = { id, at, zoneOffsetMin, rolloverHour };
		const questionVersion = 1 + (pick % 3);
		switch (kind) {
			case 'bury':
				return { ...base, kind, untilDay: addDays(today, pick % 5) };
			case 'flag':
				return { ...base, kind, flag: pick % 4 };
			case 'set-due':
				return { ...base, kind, dueDay: addDays(today, pick) };
			case 'corrected':
			case 'retired':
			case 'restored':
				return { ...base, kind: 'version-bump', questionVersion, change: kind };
			case 'break':
				return { ...ofAll, scope: 'all', kind, fromDay: today, toDay: addDays(today, pick) };
			case 'pretest':
				return { ...base, ...unscheduled(deed.grade, pick % 2 === 0 ? 'pretest' : 'cram') };
			case 'suspend':
			case 'unsuspend':
			case 'reset':
				return { ...base, kind };
			default:
				return { ...ofAll, kind: 'import', origin: 'phone', count: pick };
		}
	}

	#record(event: MemoryEvent) {
		this.log.push(event);
		const ids =
			event.kind === 'break' ? [...this.cards.keys()] : 'cardId' in event ? [event.cardId] : [];
		for (const cardId of ids)
			if (cardId) this.#keep(cardId, applyEvent(this.cards.get(cardId), event, this.#settings));
	}

	#keep(cardId: string, card: Card | undefined) {
		if (card) this.cards.set(cardId, card);
		else this.cards.delete(cardId);
	}
}

const dueOf = ({ dueDay, dueAt }: Card) => ({
	...(dueDay === undefined ? {} : { dueDay }),
	...(dueAt === undefined ? {} : { dueAt })
});

const unscheduled = (grade: Grade, source: 'pretest' | 'cram') => ({
	kind: 'review' as const,
	questionVersion: 1,
	rung: 0,
	form: 'choice' as const,
	grade,
	correct: grade > 1,
	response: { form: 'choice' as const, optionId: 'kim' },
	hintUsed: false,
	tries: 1,
	elapsedMs: 4000,
	source,
	sessionId: 'pretest',
	paramsId: 'p'
});

/** Cards by id without `rev`, which counts the writes of a cache. */
export const withoutRev = (cards: ReadonlyMap<string, Card>) =>
	Object.fromEntries([...cards].map(([id, { rev, ...card }]) => (void rev, [id, card])));
