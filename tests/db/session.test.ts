import { beforeEach, expect, test, vi } from 'vitest';
import { replay } from '../../src/lib/core/memory/replay.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { fromRow } from '../../src/lib/db/card-row.ts';
import { readOpenSession } from '../../src/lib/db/sessions.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planQuiz, planStudy } from '../../src/lib/state/start-session.ts';
import { DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';

let store: Store;
beforeEach(async () => {
	store = await freshStore();
	await install(sampleFiles());
});

const right = { form: 'choice', optionId: 'next' } as const;
const wrong = { form: 'choice', optionId: 'same' } as const;
const study = async () => Session.of(store, await planStudy(store), true);
const reopened = async () => {
	const row = await readOpenSession(store, 'study');
	if (!row) throw new Error('no session is open');
	return Session.of(store, row, false);
};
const cards = async () =>
	(await store.learner.cards.toArray()).map(fromRow).map(({ rev, ...card }) => (void rev, card));
const replayed = async () =>
	[...replay(await store.learner.events.toArray(), DEFAULT_SCHEDULER).values()]
		.map(({ rev, ...card }) => (void rev, card))
		.sort((a, b) => (a.id < b.id ? -1 : 1));

test('an answer is one event, one card, one count; the next question comes after it', async () => {
	const session = await study();
	expect(session.current?.questionId).toBe(`${DOSSIER}/q-0`);
	await session.answer(right);
	expect(session.current?.answered?.outcome.verdict).toBe('right');
	expect(await store.learner.events.count()).toBe(1);
	expect(
		(await store.learner.days.toArray()).map(({ answers, right: count }) => [answers, count])
	).toEqual([[1, 1]]);
	await session.next();
	expect(session.current?.questionId).toBe(`${DOSSIER}/q-1`);
	expect(await cards()).toEqual(await replayed());
});

test('a wrong choice is counted as a confusion, and undo takes everything back', async () => {
	const session = await study();
	await session.answer(wrong);
	expect(await store.learner.confusions.toArray()).toEqual([
		{ asked: `${DOSSIER}/q-0`, answered: 'same', count: 1 }
	]);
	await session.undo();
	expect(session.current).toMatchObject({ questionId: `${DOSSIER}/q-0`, tries: 0 });
	expect(session.current?.answered).toBeUndefined();
	expect(await store.learner.confusions.count()).toBe(0);
	expect(await store.learner.cards.count()).toBe(0);
	expect(await store.learner.days.toArray()).toEqual([]);
	expect((await store.learner.events.toArray()).map(({ kind }) => kind).sort()).toEqual([
		'review',
		'undo'
	]);
	await session.answer(right);
	expect(await cards()).toEqual(await replayed());
});

test('undo goes back any number of answers, also after a reload', async () => {
	const first = await study();
	for (let turn = 0; turn < 4; turn++) {
		await first.answer(turn % 2 ? wrong : right);
		await first.next();
	}
	first.close();
	const session = await reopened();
	for (let turn = 0; turn < 4; turn++) await session.undo();
	expect(session.current?.questionId).toBe(`${DOSSIER}/q-0`);
	expect(session.row?.answered).toEqual([]);
	expect(await cards()).toEqual([]);
});

test('a reload finds the typed answer, "not sure" and the hint as they were', async () => {
	const session = await study();
	await session.type('thirt');
	await session.setUnsure(true);
	await session.showHint();
	session.close();
	const again = await reopened();
	expect(again.typed).toBe('thirt');
	expect(again.unsure).toBe(true);
	expect(again.current?.hintUsed).toBe(true);
	await again.answer(right);
	const [event] = await store.learner.events.toArray();
	expect(event).toMatchObject({ kind: 'review', grade: 2, hintUsed: true, confidence: 'unsure' });
});

test('the reveal is there after a reload', async () => {
	const session = await study();
	await session.answer(wrong);
	session.close();
	const again = await reopened();
	expect(again.current?.answered?.response).toEqual(wrong);
	expect(again.open?.question.id).toBe(`${DOSSIER}/q-0`);
});

test('two tabs: the second answer to the same question is refused, and that tab shows the first', async () => {
	const one = await study();
	const two = await reopened();
	await one.answer(right);
	await vi.waitFor(() => expect(two.current?.answered?.response).toEqual(right));
	await two.answer(wrong);
	expect(await store.learner.events.count()).toBe(1);
	one.close();
	two.close();
});

test('two answers at the same moment: one is stored, the other tab says so', async () => {
	const one = await study();
	const two = await reopened();
	await Promise.all([one.answer(right), two.answer(wrong)]);
	expect(await store.learner.events.count()).toBe(1);
	await vi.waitFor(() => expect(one.current?.answered).toEqual(two.current?.answered));
	expect([one.notice, two.notice].filter(Boolean)).toHaveLength(1);
	one.close();
	two.close();
});

test('a failing write is tried once more, then the answer stays until it is saved', async () => {
	const session = await study();
	const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
		throw new DOMException('full', 'QuotaExceededError');
	});
	await session.answer(right);
	expect(add.mock.calls.length).toBeGreaterThanOrEqual(2);
	expect(session.unsaved?.message).toContain('QuotaExceededError');
	expect(session.current?.answered).toBeUndefined();
	add.mockRestore();
	await session.unsaved?.retry();
	expect(session.unsaved).toBeUndefined();
	expect(session.current?.answered?.response).toEqual(right);
	expect(await store.learner.events.count()).toBe(1);
});

test('a session ends when nothing is left, and an undo reopens it', async () => {
	const session = await study();
	// Twice right graduates a new card; learning cards come back within the session.
	for (let turn = 0; turn < 40 && !session.isDone; turn++) {
		await session.answer(right);
		await session.next();
	}
	expect(session.isDone).toBe(true);
	expect(await cards()).toEqual(await replayed());
	await session.undo();
	expect(session.isDone).toBe(false);
	expect(session.current).toBeDefined();
});

test('a practice quiz asks until it is right and grades the first try only', async () => {
	const plan = await planQuiz(store, `${DOSSIER}/first`, {
		count: 1,
		forms: ['choice'],
		mode: 'practice'
	});
	const session = await Session.of(store, plan, true);
	await session.answer(wrong);
	expect(session.current?.answered).toBeUndefined();
	expect(session.current?.tries).toBe(1);
	await session.answer(right);
	expect(session.current?.answered?.outcome.verdict).toBe('right');
	const events = await store.learner.events.toArray();
	expect(events).toHaveLength(1);
	expect(events[0]).toMatchObject({ source: 'quiz', grade: 1, correct: false });
	await session.next();
	expect(session.isDone).toBe(true);
});

test('a quiz asks only the chosen forms', async () => {
	const plan = await planQuiz(store, `${DOSSIER}/first`, {
		count: 3,
		forms: ['typed'],
		mode: 'test'
	});
	const session = await Session.of(store, plan, true);
	expect(session.open?.question.rungs[session.current?.rung ?? -1]?.form).toBe('typed');
});
