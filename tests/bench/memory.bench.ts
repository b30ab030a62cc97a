// What memory costs at size, in a real browser: planning a session, the days ahead, Progress, all questions, the
// simulator. `VITE_BENCH_CARDS` and `VITE_BENCH_EVENTS` set the size; the counters are those of a log of that length.
import { commands } from 'vitest/browser';
import { expect, test } from 'vitest';
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
import type { DayRow, DeckRow, DossierRow } from '../../src/lib/db/schema.ts';
import { readSettings } from '../../src/lib/db/settings.ts';
import { readCareer, readForecast } from '../../src/lib/db/statistics.ts';
import { openStore, useDatabases, type Store } from '../../src/lib/db/store.ts';
import { reviewAt } from './bench-review.ts';

const CARDS = Number(import.meta.env.VITE_BENCH_CARDS ?? 20_000);
const EVENTS = Number(import.meta.env.VITE_BENCH_EVENTS ?? 40_000);
const DECKS = 40;
const DAYS = 730;
const RUNS = 5;
const clock: Clock = { at: Date.UTC(2026, 10, 23, 12), zoneOffsetMin: 0, rolloverHour: 4 };
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
		day: addDays(today, -(at % DAYS)),
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

async function fill({ content, learner }: Store) {
	const deckIds = Array.from({ length: DECKS }, (_, at) => `bench/deck${at}`);
	const dossier = { id: 'bench', title: 'Bench', deckIds, hashes: {}, problems: [] };
	await content.dossiers.put(dossier as unknown as DossierRow);
	await content.decks.bulkPut(Array.from({ length: DECKS }, (_, at) => deckRow(at)));
	await batched(CARDS, cardOf, (rows) => learner.cards.bulkPut(rows));
	await batched(EVENTS, eventOf, (rows) => learner.events.bulkAdd(rows));
	await batched(DAYS * 5, dayRow, (rows) => learner.days.bulkPut(rows));
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
	await row('what Today shows', ms(await median(() => readToday(store, clock))));
	await row(
		'a session’s queue',
		ms(
			await median(async () => {
				buildQueue({
					dueCards: await readDueCards(store, ids, clock),
					newQuestions: await readFresh(store, decks.slice(0, 2), 45),
					limits: DEFAULT_LIMITS,
					answeredToday: { new: 0, reviews: 0 },
					clock,
					scheduler
				});
			})
		)
	);
	await row('the days ahead', ms(await median(() => readCalendar(store, settings, clock))));

	const first = performance.now();
	await refreshCardSums(store, clock);
	await row(
		'figures over all cards, counted anew',
		ms(performance.now() - first),
		'beside the page'
	);
	await row(
		'Progress from counters',
		ms(await median(() => Promise.all([readCareer(store, clock), refreshCardSums(store, clock)]))),
		'bar 20 ms'
	);
	await row('what comes in 30 days', ms(await median(() => readForecast(store, clock, 30))));

	await row('all questions, read', ms(await median(() => readBrowse(store, clock))));
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
