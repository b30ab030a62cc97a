// What memory costs at size, in a real browser: planning a session, the days ahead, Progress, all questions, the
// simulator. `VITE_BENCH_CARDS` and `VITE_BENCH_EVENTS` set the size; the counters are those of a log of that length.
import { commands } from 'vitest/browser';
import { expect, test } from 'vitest';
import type { Question } from '../../src/lib/core/content/types.ts';
import { isWanted, sortRows } from '../../src/lib/core/memory/browse.ts';
import { newCard } from '../../src/lib/core/memory/card.ts';
import { addDays, dayOf } from '../../src/lib/core/memory/day.ts';
import { DEFAULT_LIMITS, DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { buildQueue } from '../../src/lib/core/memory/queue.ts';
import { createScheduler } from '../../src/lib/core/memory/scheduler.ts';
import { DEFAULT_HABITS, workload } from '../../src/lib/core/memory/simulate.ts';
import type { Card, Clock, ReviewEvent } from '../../src/lib/core/memory/types.ts';
import { readBrowse } from '../../src/lib/db/browse.ts';
import { readCalendar } from '../../src/lib/db/calendar.ts';
import { refreshCardSums } from '../../src/lib/db/card-sums.ts';
import { readDueCards, readFresh, readToday } from '../../src/lib/db/due.ts';
import { pageId } from '../../src/lib/db/held-content.ts';
import { putLoads } from '../../src/lib/db/loads.ts';
import { closeMonths } from '../../src/lib/db/months.ts';
import type { DayRow, DeckRow, DossierRow, PageRow } from '../../src/lib/db/schema.ts';
import { readSettings } from '../../src/lib/db/settings.ts';
import { readCareer, readForecast } from '../../src/lib/db/statistics.ts';
import { openStore, useDatabases, type Store } from '../../src/lib/db/store.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planStudy } from '../../src/lib/state/start-session.ts';
import { reviewAt } from './bench-review.ts';

const CARDS = Number(import.meta.env.VITE_BENCH_CARDS ?? 20_000);
const EVENTS = Number(import.meta.env.VITE_BENCH_EVENTS ?? 40_000);
const DECKS = 40;
const DAYS = 730;
const RUNS = 5;
const clock: Clock = {
	at: Date.now(),
	zoneOffsetMin: -new Date().getTimezoneOffset(),
	rolloverHour: 4
};
const today = dayOf(clock);
const scheduler = createScheduler(DEFAULT_SCHEDULER);

const ms = (value: number) => `${value.toFixed(1)} ms`;
const size = `${CARDS.toLocaleString('en')} cards, ${EVENTS.toLocaleString('en')} events`;

async function median(work: () => unknown): Promise<number> {
	const times: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		const from = performance.now();
		await work();
		times.push(performance.now() - from);
	}
	return times.sort((a, b) => a - b)[RUNS >> 1] ?? 0;
}
const row = async (name: string, value: string, beside = '') => {
	await commands.printRow([`${name} (${size})`, value, beside]);
};

/** The same rows read with the browser's own calls in one transaction: the least that any code could do. */
const rawRead = ({ learner }: Store, tables: string[], ask: (of: IDBTransaction) => unknown) =>
	new Promise<void>((done, fail) => {
		const transaction = learner.backendDB().transaction(tables, 'readonly');
		transaction.oncomplete = () => done();
		transaction.onabort = () => fail(transaction.error);
		ask(transaction);
	});
async function beside(value: number, floor: () => Promise<unknown>, bar?: string) {
	const raw = await median(floor);
	const ratio = (value / raw).toFixed(1);
	return `raw floor ${ms(raw)}, ratio ${ratio}${bar === undefined ? '' : `; bar ${bar}`}`;
}

const idOf = (at: number) => `bench/q${at}`;
const deckOf = (at: number) => `bench/deck${at % DECKS}`;

function deckRow(deck: number): DeckRow {
	const ids = Array.from({ length: Math.ceil(CARDS / DECKS) }, (_, at) => idOf(at * DECKS + deck));
	return {
		id: `bench/deck${deck}`,
		dossierId: 'bench',
		title: `Deck ${deck}`,
		summary: '',
		objectives: [],
		questionIds: ids,
		pageNumbers: ids.map((_, at) => Math.floor(at / 250)),
		keyHashes: ids.map(() => ''),
		versions: ids.map(() => 1),
		forms: ids.map(() => ['choice']),
		factIds: ids.map(() => []),
		standings: ids.map((_, at) => (at % 3 ? 'record' : 'allegation'))
	};
}

/** A card in review, due within half a year; one in five hundred today. */
function cardOf(at: number): Card {
	const stability = 1 + ((at * 37) % 300);
	return {
		...newCard(idOf(at), deckOf(at), 1),
		state: 'review',
		rev: 1,
		reps: 4 + (at % 9),
		lapses: at % 7,
		dueDay: addDays(today, (at * 13) % 500 === 0 ? 0 : 1 + ((at * 13) % 180)),
		memory: {
			model: 'fsrs-6',
			paramsId: DEFAULT_SCHEDULER.paramsId,
			stability,
			difficulty: 1 + ((at * 11) % 90) / 10,
			lastReviewAt: clock.at - (at % 60) * 86_400_000,
			lastReviewDay: addDays(today, -(at % 60))
		}
	};
}

const eventOf = (at: number): ReviewEvent =>
	reviewAt(
		{ ...clock, at: clock.at - (EVENTS - at) * 1000 },
		{ cardId: idOf(at % CARDS), deckId: deckOf(at % CARDS) }
	);

function dayRow(at: number): DayRow {
	const answers = Math.max(1, Math.round(EVENTS / DAYS / 5));
	const tally = { answers, right: Math.round(answers * 0.9) };
	return {
		// None today, whose limits would be reached.
		day: addDays(today, -1 - (at % DAYS)),
		deckId: `bench/deck${Math.floor(at / DAYS) * 7}`,
		answers,
		right: tally.right,
		introduced: 1,
		elapsedMs: answers * 8000,
		forms: { choice: tally },
		standings: { record: tally },
		maturities: { known: tally },
		confidences: {},
		recalls: { known: tally }
	};
}

async function batched<T>(
	count: number,
	make: (at: number) => T,
	put: (rows: T[]) => Promise<unknown>
) {
	for (let from = 0; from < count; from += 10_000)
		await put(Array.from({ length: Math.min(10_000, count - from) }, (_, at) => make(from + at)));
}

const questionOf = (id: string): Question => ({
	id,
	version: 1,
	prompt: `Which of four is meant by ${id}?`,
	rungs: [
		{
			form: 'choice',
			key: 'a',
			options: ['a', 'b', 'c', 'd'].map((option) => ({ id: option, text: `Option ${option}` }))
		}
	],
	explanation: 'It is the first of the four.',
	factIds: [],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
});
const pagesOf = ({ id, questionIds }: DeckRow): PageRow[] =>
	Array.from({ length: Math.ceil(questionIds.length / 250) }, (_, page) => ({
		id: pageId(id, page),
		deckId: id,
		questions: questionIds.slice(page * 250, (page + 1) * 250).map(questionOf)
	}));

async function fill({ content, learner }: Store) {
	const deckIds = Array.from({ length: DECKS }, (_, at) => `bench/deck${at}`);
	const dossier = { id: 'bench', title: 'Bench', deckIds, hashes: {}, problems: [] };
	await content.dossiers.put(dossier as unknown as DossierRow);
	const decks = Array.from({ length: DECKS }, (_, at) => deckRow(at));
	await content.decks.bulkPut(decks);
	for (const deck of decks) await content.pages.bulkPut(pagesOf(deck));
	const none = { sources: [], entities: [], facts: [], misconceptions: [] };
	await content.references.put({ id: 'bench', ...none });
	await batched(CARDS, cardOf, (rows) => learner.cards.bulkPut(rows));
	await putLoads(
		learner,
		Array.from({ length: CARDS }, (_, at) => cardOf(at))
	);
	await batched(EVENTS, eventOf, (rows) => learner.events.bulkAdd(rows));
	await batched(DAYS * 5, dayRow, (rows) => learner.days.bulkPut(rows));
	await closeMonths({ learner } as Store, clock);
}

/** From the tap to the first question, and from each to the next. */
async function timeQuestions(store: Store) {
	const planned = performance.now();
	const session = await Session.of(store, await planStudy(store), true);
	await row('from the tap to the first question', ms(performance.now() - planned), 'bar 450 ms');
	const times: number[] = [];
	const answers: number[] = [];
	while (times.length < 60 && session.row?.finishedAt === undefined) {
		const from = performance.now();
		await session.answer({ form: 'choice', optionId: 'a' });
		const answered = performance.now();
		await session.next();
		answers.push(answered - from);
		times.push(performance.now() - answered);
	}
	session.close();
	const { learner } = store;
	const row0 = await learner.sessions.toCollection().last();
	const raw = await median(
		() =>
			new Promise<void>((done, fail) => {
				const transaction = learner.backendDB().transaction(['sessions', 'cards'], 'readwrite');
				transaction.oncomplete = () => done();
				transaction.onabort = () => fail(transaction.error);
				transaction.objectStore('cards').get(idOf(1));
				transaction.objectStore('sessions').put(row0);
			})
	);
	const at = (of: number[], share: number) =>
		of.sort((a, b) => a - b)[Math.floor(of.length * share)] ?? 0;
	await row(
		`next question (${times.length})`,
		`median ${ms(at(times, 0.5))}, p95 ${ms(at(times, 0.95))}`,
		`raw floor ${ms(raw)}, ratio ${(at(times, 0.5) / raw).toFixed(1)}; bar 16 ms`
	);
	await row(
		'an answer, graded and on screen',
		`median ${ms(at(answers, 0.5))}, p95 ${ms(at(answers, 0.95))}`
	);
}

test('memory at size', { timeout: 1_800_000 }, async () => {
	useDatabases(`bench-content-m${Date.now()}`, `bench-learner-m${Date.now()}`);
	const store = await openStore();
	await fill(store);
	const settings = await readSettings(store);

	const cards = Array.from({ length: 20_000 }, (_, at) => cardOf(at));
	const scheduling = await median(() => cards.map((card) => scheduler.answer(card, 3, clock)));
	await commands.printRow([
		'schedules a second',
		Math.round((cards.length / scheduling) * 1000).toLocaleString('en'),
		''
	]);

	const decks = await store.content.decks.toArray();
	const ids = decks.map(({ id }) => id);
	const shown = await median(() => readToday(store, clock));
	const loadRows = () =>
		rawRead(store, ['loads', 'days', 'settings'], (of) => {
			of.objectStore('loads').getAll();
			of.objectStore('days').getAll(IDBKeyRange.bound([today], [today, []]));
			of.objectStore('settings').getAll();
		});
	await row('what Today shows', ms(shown), await beside(shown, loadRows, '15 ms'));
	const queue = async () =>
		buildQueue({
			dueCards: await readDueCards(store, ids, clock),
			newQuestions: await readFresh(store, decks, 45),
			limits: DEFAULT_LIMITS,
			answeredToday: { new: 0, reviews: 0 },
			clock,
			scheduler
		});
	const queued = await median(queue);
	const dueRows = () =>
		rawRead(store, ['cards'], (of) => {
			const index = of.objectStore('cards').index('[deckId+dueDay]');
			for (const id of ids) index.getAll(IDBKeyRange.bound([id], [id, today]));
		});
	await row('a session’s queue', ms(queued), await beside(queued, dueRows));
	await row('the days ahead', ms(await median(() => readCalendar(store, settings, clock))));
	await timeQuestions(store);

	const first = performance.now();
	await refreshCardSums(store, clock);
	await row(
		'figures over all cards, counted anew',
		ms(performance.now() - first),
		'beside the page'
	);
	const progress = await median(() =>
		Promise.all([readCareer(store, clock), refreshCardSums(store, clock)])
	);
	const counters = () =>
		rawRead(store, ['months', 'days', 'settings'], (of) => {
			of.objectStore('months').getAll();
			of.objectStore('days').getAll(IDBKeyRange.lowerBound([addDays(today, -30)]));
			of.objectStore('settings').getAll();
		});
	await row('Progress from counters', ms(progress), await beside(progress, counters, '20 ms'));
	await row('what comes in 30 days', ms(await median(() => readForecast(store, clock, 30))));

	const browsed = await median(() => readBrowse(store, clock));
	const allCards = () => rawRead(store, ['cards'], (of) => of.objectStore('cards').getAll());
	await row('all questions, read', ms(browsed), await beside(browsed, allCards));
	const rows = await readBrowse(store, clock);
	expect(rows.length).toBeGreaterThanOrEqual(CARDS);
	await row(
		'all questions, filtered and sorted',
		ms(
			await median(() =>
				sortRows(
					rows.filter((one) => isWanted(one, { state: 'review', lapses: 2 }, today)),
					'recall',
					today
				)
			)
		)
	);

	const plan = {
		cards: [],
		fresh: 300,
		days: 180,
		newPerDay: 10,
		reviewsPerDay: 200,
		desiredRetention: 0.9,
		maximumIntervalDays: 36_500,
		weights: DEFAULT_SCHEDULER.weights,
		habits: DEFAULT_HABITS,
		seed: 1
	};
	await commands.printRow([
		'workload curve: 7 retentions × 10 runs, 300 questions, 180 days',
		ms(await median(() => [...workload(plan, 10)])),
		'in a worker'
	]);
	await store.learner.delete();
	await store.content.delete();
});
