// Practice asks until the answer is right. Who did not know it could only guess on: a typed answer left no way to see
// what was right, an empty one was refused although the form promised the answer, and a flashcard that was not known
// came back although its back had just been read.
import { beforeEach, expect, test } from 'vitest';
import type { Form } from '../../src/lib/core/content/types.ts';
import type { Response } from '../../src/lib/core/memory/types.ts';
import { readOpenSession } from '../../src/lib/db/sessions.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { isEmptyAnswer, mayTryAgain } from '../../src/lib/state/practice.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planQuiz } from '../../src/lib/state/start-session.ts';
import { DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';

let store: Store;
beforeEach(async () => {
	store = await freshStore();
	await install(sampleFiles());
});

async function practise(form: Form) {
	const setting = { count: 2, forms: [form], mode: 'practice' as const };
	return Session.of(store, await planQuiz(store, `${DOSSIER}/first`, setting), true);
}

test('after a wrong try the answer can be shown, and the first try stays the graded one', async () => {
	const session = await practise('typed');
	await session.showAnswer();
	expect(session.current?.answered).toBeUndefined();
	await session.answer({ form: 'typed', text: 'ninety' });
	await session.answer({ form: 'typed', text: 'eighty' });
	expect(session.current).toMatchObject({ tries: 2 });
	await session.showAnswer();
	expect(session.current?.answered).toMatchObject({
		response: { text: 'eighty' },
		outcome: { verdict: 'wrong' }
	});
	const events = await store.learner.events.toArray();
	expect(events).toHaveLength(1);
	expect(events[0]).toMatchObject({ correct: false, response: { text: 'ninety' } });
	await session.next();
	expect(session.current).toMatchObject({ tries: 0 });
	expect(session.row?.answered).toHaveLength(1);
});

test('the answer can be shown after a reload too, and undo takes the question back', async () => {
	const session = await practise('typed');
	await session.answer({ form: 'typed', text: 'ninety' });
	session.close();
	const row = await readOpenSession(store, 'quiz');
	if (!row) throw new Error('no quiz is open');
	const reloaded = await Session.of(store, row, false);
	await reloaded.showAnswer();
	expect(reloaded.current?.answered).toMatchObject({ response: { text: 'ninety' } });
	await reloaded.undo();
	expect(reloaded.current).toMatchObject({ tries: 0 });
	expect(reloaded.current?.answered).toBeUndefined();
	expect(reloaded.row?.answered).toEqual([]);
});

test('the last wrong try is still known after a reload, and only that one is kept', async () => {
	const session = await practise('typed');
	expect(session.lastTry).toBeUndefined();
	for (const text of ['ninety', 'eighty', 'seventy']) await session.answer({ form: 'typed', text });
	session.close();
	const row = await readOpenSession(store, 'quiz');
	if (!row) throw new Error('no quiz is open');
	expect(JSON.stringify(row)).not.toContain('eighty');
	const reloaded = await Session.of(store, row, false);
	expect(reloaded.lastTry).toEqual({
		response: { form: 'typed', text: 'seventy' },
		outcome: expect.objectContaining({ verdict: 'wrong' })
	});
	await reloaded.showAnswer();
	expect(reloaded.current?.answered).toMatchObject({ response: { text: 'seventy' } });
	await reloaded.undo();
	expect(reloaded.lastTry).toBeUndefined();
	await reloaded.showAnswer();
	expect(reloaded.current?.answered).toBeUndefined();
});

test('an empty answer shows the answer at once, as the form said', async () => {
	const session = await practise('typed');
	await session.answer({ form: 'typed', text: ' ' });
	expect(session.current?.answered?.outcome.verdict).toBe('wrong');
});

test('an empty answer shows the answer after a wrong try too', async () => {
	const session = await practise('typed');
	await session.answer({ form: 'typed', text: 'ninety' });
	await session.answer({ form: 'typed', text: '' });
	expect(session.current?.answered?.outcome.verdict).toBe('wrong');
});

test('a flashcard whose back was seen, and every empty answer, is not tried again', () => {
	expect(mayTryAgain({ form: 'flashcard', grade: 1 })).toBe(false);
	expect(mayTryAgain({ form: 'choice', optionId: 'same' })).toBe(true);
	expect(mayTryAgain({ form: 'order', itemIds: ['a', 'b'] })).toBe(true);
	const empties: Response[] = [
		{ form: 'numeric', text: '' },
		{ form: 'cloze', texts: { a: '', b: ' ' } },
		{ form: 'multi-select', optionIds: [] },
		{ form: 'match', matches: {} },
		{ form: 'claim-status', standings: {} },
		{ form: 'map-pin', pin: null }
	];
	for (const empty of empties) expect(isEmptyAnswer(empty), empty.form).toBe(true);
	expect(isEmptyAnswer({ form: 'cloze', texts: { a: 'x', b: '' } })).toBe(false);
});
