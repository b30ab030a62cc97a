import { beforeEach, expect, test } from 'vitest';
import { replay } from '../../src/lib/core/memory/replay.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { begin } from '../../src/lib/db/beginnings.ts';
import { recount } from '../../src/lib/db/rebuild.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { studyIn } from '../../src/lib/state/begin-study.ts';
import type { Session } from '../../src/lib/state/session.svelte.ts';
import { DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';
import { storyFiles } from './story-dossier.ts';

let store: Store;
beforeEach(async () => {
	store = await freshStore();
	await install(storyFiles());
});

const rightOf = ({ open }: Session) => {
	const rung = open?.question.rungs[0];
	return { form: 'choice', optionId: rung?.form === 'choice' ? rung.key : '' } as const;
};

test('a newcomer guesses first; guesses are logged, make no card and count nowhere', async () => {
	const session = await studyIn(store, {});
	expect(session.row).toMatchObject({ kind: 'pretest', dossierId: DOSSIER });
	expect(session.current?.questionId).toBe(`${DOSSIER}/who-bo`);
	await session.answer({ form: 'choice', optionId: 'ada' });
	await session.next();
	expect(session.current?.questionId).toBe(`${DOSSIER}/who-cleo`);
	await session.answer(rightOf(session));
	await session.next();
	expect(session.isDone).toBe(true);

	const events = await store.learner.events.toArray();
	expect(events.map((event) => 'source' in event && [event.source, event.correct])).toEqual([
		['pretest', false],
		['pretest', true]
	]);
	expect(events.every((event) => !('dueDay' in event) && !('dueAt' in event))).toBe(true);
	expect(await store.learner.cards.count()).toBe(0);
	expect(await store.learner.days.count()).toBe(0);
	expect(await store.learner.confusions.count()).toBe(0);
	// What a restore would make of the log.
	expect(replay(events, DEFAULT_SCHEDULER).size).toBe(0);
	expect(recount(events, DEFAULT_SCHEDULER, () => undefined)).toEqual({ days: [], confusions: [] });
	session.close();
});

test('a guess can be taken back', async () => {
	const session = await studyIn(store, {});
	await session.answer(rightOf(session));
	await session.undo();
	expect(session.current?.answered).toBeUndefined();
	expect(session.row?.answered).toEqual([]);
	expect(await store.learner.cards.count()).toBe(0);
	expect(await store.learner.days.count()).toBe(0);
	session.close();
});

test('left in the middle it goes on there; left at the primer it shows the primer', async () => {
	const first = await studyIn(store, {});
	await first.answer(rightOf(first));
	await first.next();
	first.close();
	const second = await studyIn(store, {});
	expect(second.row?.id).toBe(first.row?.id);
	expect(second.current?.questionId).toBe(`${DOSSIER}/who-cleo`);
	await second.answer(rightOf(second));
	await second.next();
	second.close();
	const third = await studyIn(store, {});
	expect(third.row?.kind).toBe('pretest');
	expect(third.isDone).toBe(true);
	third.close();
});

test('after the primer the dossier is studied, and the guesses never come again', async () => {
	const guesses = await studyIn(store, {});
	await begin(DOSSIER);
	guesses.close();
	const study = await studyIn(store, {});
	expect(study.row?.kind).toBe('study');
	expect(study.current?.questionId).toBe(`${DOSSIER}/who-ada`);
	study.close();
	await store.learner.sessions.clear();
	expect((await studyIn(store, { dossierId: DOSSIER })).row?.kind).toBe('study');
});

test('who asks for one deck, or has studied before, is not held up', async () => {
	const deck = await studyIn(store, { deckId: `${DOSSIER}/people` });
	expect(deck.row?.kind).toBe('study');
	await deck.answer(rightOf(deck));
	deck.close();
	await store.learner.sessions.clear();
	expect((await studyIn(store, {})).row?.kind).toBe('study');
});

test('a dossier without guesses is studied at once', async () => {
	store = await freshStore();
	await install(sampleFiles());
	expect((await studyIn(store, {})).row?.kind).toBe('study');
});
