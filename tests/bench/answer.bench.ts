// Answer to durable, and content to installed, in a real browser, beside the same writes in raw IndexedDB.
import { commands } from 'vitest/browser';
import { expect, test } from 'vitest';
import { newCard } from '../../src/lib/core/memory/card.ts';
import { createScheduler } from '../../src/lib/core/memory/scheduler.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { ulid } from '../../src/lib/core/memory/ulid.ts';
import type { Card, ReviewEvent } from '../../src/lib/core/memory/types.ts';
import { answerCard } from '../../src/lib/db/answer-card.ts';
import { installContent } from '../../src/lib/db/install.ts';
import { contentFiles } from '../../src/lib/db/manifest.ts';
import { startSession } from '../../src/lib/db/sessions.ts';
import { openStore, useDatabases } from '../../src/lib/db/store.ts';
import type { SessionRow } from '../../src/lib/db/schema.ts';
import { reviewAt } from './bench-review.ts';

declare module 'vitest/browser' {
	interface BrowserCommands {
		printRow: (row: string[]) => Promise<void>;
	}
}

const CARDS = Number(import.meta.env.VITE_BENCH_CARDS ?? 20_000);
const EVENTS = Number(import.meta.env.VITE_BENCH_EVENTS ?? 40_000);
const ANSWERS = 200;
const clock = { at: Date.UTC(2026, 10, 23, 12), zoneOffsetMin: 0, rolloverHour: 4 };
const scheduler = createScheduler(DEFAULT_SCHEDULER);
const deckId = 'bench/deck';

const quantile = (times: number[], share: number) =>
	[...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
const ms = (value: number) => `${value.toFixed(2)} ms`;

const reviewOf = (card: Card, at: number): ReviewEvent =>
	reviewAt({ ...clock, at }, { cardId: card.id, deckId });

async function fill() {
	const { learner } = await openStore();
	for (let from = 0; from < CARDS; from += 10_000) {
		const cards = Array.from({ length: Math.min(10_000, CARDS - from) }, (_, at) =>
			scheduler.answer(newCard(`bench/card-${from + at}`, deckId, 1), 3, clock)
		);
		await learner.cards.bulkPut(cards);
	}
	for (let from = 0; from < EVENTS; from += 10_000) {
		const events = Array.from({ length: Math.min(10_000, EVENTS - from) }, (_, at) =>
			reviewOf(newCard(`bench/card-${(from + at) % CARDS}`, deckId, 1), clock.at + from + at)
		);
		await learner.events.bulkAdd(events);
	}
}

async function cardAt(at: number) {
	const card = await (await openStore()).learner.cards.get(`bench/card-${at}`);
	if (!card) throw new Error('the bench has too few cards');
	return card;
}

/** The least that any code could do: one card and one event in one transaction, to `oncomplete`. */
const writeRaw = (db: IDBDatabase, card: Card, event: ReviewEvent) =>
	new Promise<void>((done, fail) => {
		const transaction = db.transaction(['cards', 'events'], 'readwrite');
		transaction.oncomplete = () => done();
		transaction.onabort = () => fail(transaction.error);
		transaction.objectStore('cards').put({ ...card, rev: card.rev + 1 });
		transaction.objectStore('events').add(event);
	});

/** The app's answer and the raw write in turn, so that whatever else the machine does meets both. */
async function timeAnswers() {
	const { learner } = await openStore();
	let session: SessionRow = await startSession({
		id: ulid(clock.at, Math.random),
		kind: 'study',
		queue: [],
		learning: [],
		answered: [],
		startedAt: clock.at,
		startedDay: '2026-11-23',
		rev: 0
	});
	const ours: number[] = [];
	const raw: number[] = [];
	for (let at = 0; at < ANSWERS; at++) {
		const seen = await cardAt(at * 7);
		const next = scheduler.answer(seen, 3, { ...clock, at: clock.at + 60_000 });
		const event = reviewOf(seen, clock.at + 10_000_000 + at);
		const from = performance.now();
		session = await answerCard({ seen, next, event, session });
		ours.push(performance.now() - from);
		const card = await cardAt(at * 7 + 1);
		const other = reviewOf(card, clock.at + 20_000_000 + at);
		const rawFrom = performance.now();
		await writeRaw(learner.backendDB(), card, other);
		raw.push(performance.now() - rawFrom);
	}
	return { ours, raw };
}

test('answer to durable', { timeout: 600_000 }, async () => {
	useDatabases('bench-content', `bench-learner-${Date.now()}`);
	await fill();
	await timeAnswers(); // warm
	const { ours, raw } = await timeAnswers();
	const ratio = (share: number) => (quantile(ours, share) / quantile(raw, share)).toFixed(1);
	await commands.printRow([
		`answer → durable (${CARDS} cards, ${EVENTS} events)`,
		`median ${ms(quantile(ours, 0.5))}, p95 ${ms(quantile(ours, 0.95))}`,
		`raw floor median ${ms(quantile(raw, 0.5))}, p95 ${ms(quantile(raw, 0.95))}; ratio ${ratio(0.5)} / ${ratio(0.95)}, bar 2`
	]);
	expect(ours).toHaveLength(ANSWERS);
	await (await openStore()).learner.delete();
});

test('content install', { timeout: 120_000 }, async () => {
	const texts = new Map<string, string>();
	for (const file of contentFiles)
		texts.set(file.address, await (await fetch(file.address)).text());
	const times: number[] = [];
	for (let turn = 0; turn < 5; turn++) {
		useDatabases(`bench-content-${turn}`, `bench-learner-${turn}`);
		const store = await openStore();
		const from = performance.now();
		const report = await installContent(store, contentFiles, {
			fetchText: async (address) => texts.get(address) ?? '',
			now: clock.at
		});
		times.push(performance.now() - from);
		expect(report.problems).toEqual([]);
		await store.content.delete();
		await store.learner.delete();
	}
	const bytes = [...texts.values()].reduce((sum, text) => sum + text.length, 0);
	await commands.printRow([
		`content install (${contentFiles.length} files, ${Math.round(bytes / 1024)} kB)`,
		`median ${ms(quantile(times, 0.5))}`,
		`fastest ${ms(Math.min(...times))}`
	]);
});
