import { beforeEach, expect, test } from 'vitest';
import { actOnCards } from '../../src/lib/db/act-on-cards.ts';
import { eraseEverything } from '../../src/lib/db/erase.ts';
import { readOpenSession } from '../../src/lib/db/sessions.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { clockNow, random } from '../../src/lib/state/clock.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planQuiz, planStudy } from '../../src/lib/state/start-session.ts';
import { DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';

let store: Store;
beforeEach(async () => {
	store = await freshStore();
	await install(sampleFiles());
});
const right = { form: 'choice', optionId: 'next' } as const;
const study = async () => Session.of(store, await planStudy(store), true);
const reopened = async () => {
	const row = await readOpenSession(store, 'study');
	if (!row) throw new Error('no session is open');
	return Session.of(store, row, false);
};

test('a question withdrawn while it stood on screen is passed over when the session goes on', async () => {
	(await study()).close();
	await install(sampleFiles({ without: [0] }));
	const session = await reopened();
	expect(session.open?.question.id).toBe(`${DOSSIER}/q-1`);
	session.close();
});

test('a session whose every question was withdrawn ends', async () => {
	(await study()).close();
	await install(sampleFiles({ count: 8, without: [0, 1, 2, 3, 4, 5] }));
	const session = await reopened();
	expect(session.isDone).toBe(true);
	session.close();
});

test('a question suspended in the library meanwhile is not asked again', async () => {
	const session = await study();
	await session.answer({ form: 'choice', optionId: 'same' });
	await actOnCards([`${DOSSIER}/q-0`], { kind: 'suspend' }, clockNow(4), random);
	for (let turn = 0; turn < 40 && !session.isDone; turn++) {
		await session.next();
		if (session.current) expect(session.current.questionId).not.toBe(`${DOSSIER}/q-0`);
		await session.answer(right);
	}
	expect(session.isDone).toBe(true);
	session.close();
});

test('what a quiz settled meanwhile is not asked twice on one day', async () => {
	const session = await study();
	const setting = { count: 6, forms: ['choice' as const], mode: 'test' as const };
	for (let round = 0; round < 2; round++) {
		const plan = await planQuiz(store, `${DOSSIER}/first`, setting, [`${DOSSIER}/q-3`]);
		const quiz = await Session.of(store, plan, true);
		await quiz.answer(right);
		quiz.close();
	}
	const [card] = (await store.learner.cards.toArray()).filter(({ id }) => id.endsWith('q-3'));
	expect(card?.state).toBe('review');
	const asked: string[] = [];
	for (let turn = 0; turn < 40 && !session.isDone; turn++) {
		asked.push(session.current?.questionId ?? '');
		await session.answer(right);
		await session.next();
	}
	expect(asked).not.toContain(`${DOSSIER}/q-3`);
	session.close();
});

test('erased in another tab: the session here ends instead of waiting for ever', async () => {
	const session = await study();
	await eraseEverything();
	await session.answer(right);
	expect(session.isDone).toBe(true);
	expect(await store.learner.events.count()).toBe(0);
	session.close();
});
