// A simulated year of daily use through the real database: at odd hours, through both changes of summer time, with two
// moves of time zone and a week off, a mistake now and then taken back. In the end the log alone gives every card and
// every counter as they stand.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seededRandom } from '../../src/lib/core/content/option-order.ts';
import { newCard } from '../../src/lib/core/memory/card.ts';
import { dayOf } from '../../src/lib/core/memory/day.ts';
import { isWithin } from '../../src/lib/core/memory/days-off.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { buildQueue, nextInQueue, type LearningEntry } from '../../src/lib/core/memory/queue.ts';
import { createScheduler } from '../../src/lib/core/memory/scheduler.ts';
import { ulid } from '../../src/lib/core/memory/ulid.ts';
import type { Card, Clock, Grade, ReviewEvent } from '../../src/lib/core/memory/types.ts';
import { answerCard } from '../../src/lib/db/answer-card.ts';
import { readCalendar } from '../../src/lib/db/calendar.ts';
import { readCard } from '../../src/lib/db/cards.ts';
import { readDueCards, readFresh, readToday, unburyDue } from '../../src/lib/db/due.ts';
import { closeMonths } from '../../src/lib/db/months.ts';
import { takeDaysOff } from '../../src/lib/db/plan-days.ts';
import { noteQuietDays } from '../../src/lib/db/quiet-days.ts';
import { rebuildAll } from '../../src/lib/db/rebuild.ts';
import type { SessionRow } from '../../src/lib/db/schema.ts';
import { startSession } from '../../src/lib/db/sessions.ts';
import { readSettings } from '../../src/lib/db/settings.ts';
import { readCareer } from '../../src/lib/db/statistics.ts';
import { undoAnswer } from '../../src/lib/db/undo-answer.ts';
import { Device, deckId, deckRow } from './learner.ts';

const HOUR_MS = 3_600_000;
const YEAR = 365;
const OFF = { fromDay: '2026-08-03', toDay: '2026-08-09' };
const random = seededRandom('a year');

/** Minutes east of UTC: Berlin with its summer time, a month in Vladivostok, half a year's rest in Lisbon. */
function zoneOn(day: number): number {
	if (day >= 120 && day < 150) return 600;
	const isSummer = day >= 87 && day < 297;
	return (day >= 240 ? 0 : 60) + (isSummer ? 60 : 0);
}

let device: Device;
beforeEach(async () => {
	device = await Device.fresh('year', Date.UTC(2026, 0, 1, 8));
	const ids = Array.from({ length: 60 }, (_, n) => `story/q${n}`);
	await device.store.content.decks.put(deckRow(ids));
	await device.putOnShelf();
});
afterEach(() => device.remove());

const event = (
	card: Card,
	next: Card,
	grade: Grade,
	clock: Clock,
	sessionId: string
): ReviewEvent => ({
	kind: 'review',
	id: ulid(clock.at, random),
	...clock,
	cardId: card.id,
	deckId,
	questionVersion: 1,
	rung: 0,
	form: 'choice',
	grade,
	correct: grade > 1,
	response: { form: 'choice', optionId: grade > 1 ? 'right' : 'wrong' },
	...(random() < 0.2 ? { confidence: 'sure' as const } : {}),
	hintUsed: false,
	tries: 1,
	elapsedMs: 6000,
	source: 'study',
	sessionId,
	paramsId: DEFAULT_SCHEDULER.paramsId,
	...(next.dueDay === undefined ? {} : { dueDay: next.dueDay }),
	...(next.dueAt === undefined ? {} : { dueAt: next.dueAt })
});

type Day = { clock: Clock; answers: { before: Card; shown: string; came: string }[] };

/** One day's session, as the app plans and commits it. */
async function studyDay(start: Clock): Promise<Day> {
	const { store } = device;
	const settings = await readSettings(store);
	await unburyDue(store, start);
	const decks = await store.content.decks.toArray();
	const today = await readToday(store, start);
	const queue = buildQueue({
		dueCards: await readDueCards(store, [deckId], start),
		newQuestions: await readFresh(store, decks, 6),
		limits: { newPerDay: 2, reviewsPerDay: 200 },
		answeredToday: { new: today.introducedToday, reviews: 0 },
		clock: start,
		scheduler: createScheduler(settings.scheduler)
	});
	const calendar = await readCalendar(store, settings, start);
	const scheduler = createScheduler(settings.scheduler, calendar);
	let session: SessionRow = await startSession({
		id: ulid(start.at, random),
		kind: 'study',
		queue: [],
		learning: [],
		answered: [],
		startedAt: start.at,
		startedDay: dayOf(start),
		rev: 0
	});
	const day: Day = { clock: start, answers: [] };
	let left = queue;
	let learning: LearningEntry[] = [];
	let clock = start;
	for (let id = nextInQueue(left, learning, clock); id; id = nextInQueue(left, learning, clock)) {
		const asked = id;
		left = left.filter((one) => one !== asked);
		learning = learning.filter(({ questionId }) => questionId !== asked);
		const seen = await readCard(store, asked);
		const card = seen ?? newCard(asked, deckId, 1);
		const known = card.memory ? scheduler.retrievability(card, clock) : 0.7;
		const grade: Grade = random() > known ? 1 : random() < 0.1 ? 2 : 3;
		const shown = scheduler.preview(card, clock)[grade];
		const review = event(card, shown, grade, clock, session.id);
		const next = scheduler.answer(card, grade, clock, undefined, review.confidence === 'sure');
		const logged = { ...review, ...(next.dueDay === undefined ? {} : { dueDay: next.dueDay }) };
		const stored = await answerCard({
			seen,
			next,
			event: logged,
			session: {
				...session,
				answered: [
					{
						questionId: asked,
						eventId: logged.id,
						correct: grade > 1,
						response: logged.response,
						rung: 0,
						queueBefore: [],
						learningBefore: [],
						current: { questionId: asked, deckId, rung: 0, optionOrder: [], typed: '', ...ASKED }
					}
				]
			},
			standing: standingOf(asked)
		});
		session = stored;
		calendar.note(card.dueDay, next.dueDay);
		clock = { ...clock, at: clock.at + 9000 };
		if (random() < 0.02) {
			// A slip of the finger: taken back, and answered once more.
			session = await undoAnswer(session, clock, random, () => standingOf(asked));
			calendar.note(next.dueDay, card.dueDay);
			left = [asked, ...left];
			clock = { ...clock, at: clock.at + 2000 };
			continue;
		}
		day.answers.push({ before: card, shown: shown.dueDay ?? '', came: next.dueDay ?? '' });
		if (next.dueAt !== undefined) learning.push({ questionId: asked, dueAt: next.dueAt });
	}
	return day;
}
const standingOf = (id: string) =>
	Number(id.slice('story/q'.length)) % 2 ? ('official-claim' as const) : ('record' as const);
const ASKED = { unsure: false, hintUsed: false, shownAt: 0, tries: 0 };

test(
	'a year of days, and the log alone gives what stands in the database',
	{ timeout: 240_000 },
	async () => {
		const days: Day[] = [];
		for (let n = 0; n < YEAR; n++) {
			const zoneOffsetMin = zoneOn(n);
			const local = Date.UTC(2026, 0, 1 + n, 5) + random() * 22 * HOUR_MS;
			const clock = {
				at: Math.round(local - zoneOffsetMin * 60_000),
				zoneOffsetMin,
				rolloverHour: 4
			};
			if (n === 190) await takeDaysOff(OFF, clock, random);
			if (isWithin(dayOf(clock), OFF)) {
				expect(await readDueCards(device.store, [deckId], clock)).toEqual([]);
				continue;
			}
			await noteQuietDays(device.store, clock);
			const day = await studyDay(clock);
			if (n % 30 === 0) await closeMonths(device.store, clock);
			if (day.answers.length > 0) days.push(day);
		}
		const answers = days.flatMap((day) => day.answers);
		expect(new Set(days.map(({ clock }) => dayOf(clock))).size).toBe(days.length);
		expect(answers.length).toBeGreaterThan(600);
		for (const { clock, answers: of } of days)
			for (const { before, shown, came } of of) {
				if (before.state === 'review') expect((before.dueDay ?? '') <= dayOf(clock)).toBe(true);
				if (came && !before.retests) expect(came).toBe(shown);
				if (came && days.indexOf(days.find((day) => day.clock === clock) as Day) >= 190)
					expect(isWithin(came, OFF)).toBe(false);
			}
		const { learner } = device.store;
		const counted = await learner.days.toArray();
		expect(counted.reduce((sum, row) => sum + row.answers, 0)).toBe(answers.length);
		const career = await readCareer(device.store, days.at(-1)?.clock ?? device.clock);
		expect(career.streak).toMatchObject({ days: days.length, spent: 0 });
		const { young, known } = career.sum.recalls;
		const reviews = (young?.answers ?? 0) + (known?.answers ?? 0);
		expect(reviews).toBe(answers.filter(({ before }) => before.state === 'review').length);
		expect(((young?.right ?? 0) + (known?.right ?? 0)) / reviews).toBeGreaterThan(0.85);
		// Months that were summed on the way say the same as the days do.
		expect(await learner.months.count()).toBeGreaterThan(9);
		await learner.months.clear();
		expect(await readCareer(device.store, days.at(-1)?.clock ?? device.clock)).toEqual(career);
		const { kept, counted: recounted } = await device.loads();
		expect(kept).toEqual(recounted);
		const before = await device.memory();
		await rebuildAll(device.store, DEFAULT_SCHEDULER);
		const after = await device.memory();
		expect(after.cards).toEqual(before.cards);
		expect(after.confusions).toEqual(before.confusions);
		expect(after.days).toEqual(before.days);
	}
);
