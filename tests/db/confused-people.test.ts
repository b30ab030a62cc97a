import { beforeEach, expect, test } from 'vitest';
import { readConfusedWith } from '../../src/lib/db/confusions.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { readOpenSession } from '../../src/lib/db/sessions.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planQuiz, planStudy } from '../../src/lib/state/start-session.ts';
import { DOSSIER, freshStore, install } from './sample-dossier.ts';
import { storyFiles } from './story-dossier.ts';

let store: Store;
beforeEach(async () => {
	store = await freshStore();
	await install(storyFiles());
});

const study = async () =>
	Session.of(store, await planStudy(store, { deckId: `${DOSSIER}/people` }), true);
const optionsOf = ({ open }: Session) => {
	const rung = open?.question.rungs[0];
	return rung?.form === 'choice' ? rung.options.map(({ id }) => id) : [];
};
const typedQuiz = async () => {
	const setting = { count: 2, forms: ['typed' as const], mode: 'practice' as const };
	const plan = await planQuiz(store, `${DOSSIER}/people`, setting, [`${DOSSIER}/who-ada`]);
	return Session.of(store, plan, true);
};

test('a choice is filled from people of the dossier, and shows the same ones after a reload', async () => {
	const session = await study();
	const shown = optionsOf(session);
	expect(shown).toHaveLength(3);
	expect(shown).toContain('ada');
	expect(new Set(shown).size).toBe(3);
	expect(session.current?.optionOrder.toSorted()).toEqual(shown.toSorted());
	session.close();
	const row = await readOpenSession(store, 'study');
	if (!row) throw new Error('no session is open');
	const again = await Session.of(store, row, false);
	expect(optionsOf(again).toSorted()).toEqual(shown.toSorted());
	again.close();
});

test('what was taken for what is counted by entity, whatever the form, and undone again', async () => {
	const quiz = await typedQuiz();
	await quiz.answer({ form: 'typed', text: 'Bo' });
	const expected = [{ asked: `${DOSSIER}/ada`, answered: `${DOSSIER}/bo`, count: 1 }];
	expect(await store.learner.confusions.toArray()).toEqual(expected);
	expect(await readConfusedWith(store, DOSSIER, 'ada')).toEqual(['bo']);
	await quiz.undo();
	expect(await store.learner.confusions.count()).toBe(0);
	quiz.close();
});

test('who was confused before is among the options the next time', async () => {
	await store.learner.confusions.bulkPut([
		{ asked: `${DOSSIER}/ada`, answered: `${DOSSIER}/emil`, count: 3 },
		{ asked: `${DOSSIER}/ada`, answered: `${DOSSIER}/dora`, count: 1 }
	]);
	const session = await study();
	expect(optionsOf(session).toSorted()).toEqual(['ada', 'dora', 'emil']);
	session.close();
});

test('after a confusion the two stand side by side, with what the dossier says of them', async () => {
	const session = await study();
	expect(session.confused).toBeUndefined();
	await session.answer({ form: 'choice', optionId: 'bo' });
	expect(session.confused).toMatchObject({
		difference: 'Ada came first.',
		rows: [{ aspect: 'Number', values: ['0', '1'] }]
	});
	expect(session.confused?.entities.map(({ name }) => name)).toEqual(['Ada', 'Bo']);
	session.close();
});

test('a right answer confuses nothing', async () => {
	const session = await study();
	await session.answer({ form: 'choice', optionId: 'ada' });
	expect(session.confused).toBeUndefined();
	expect(await store.learner.confusions.count()).toBe(0);
	session.close();
});

test('questions about people who are easily confused follow each other', async () => {
	const deck = await store.content.decks.get(`${DOSSIER}/people`);
	expect(deck?.questionIds.indexOf(`${DOSSIER}/who-bo`)).toBe(2);
	const { queue } = await planStudy(store);
	expect(queue.slice(0, 2)).toEqual([`${DOSSIER}/who-ada`, `${DOSSIER}/who-bo`]);
});
