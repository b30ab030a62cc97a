// An update of a dossier while a question of it stands on screen: a rung joins or goes, options change, a person that
// an option was drawn from is no longer there.
import { beforeEach, expect, test } from 'vitest';
import { newCard } from '../../src/lib/core/memory/card.ts';
import type { Form } from '../../src/lib/core/content/types.ts';
import { readAnswered } from '../../src/lib/db/answered-questions.ts';
import { readOpenSession } from '../../src/lib/db/sessions.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planQuiz, planStudy } from '../../src/lib/state/start-session.ts';
import { DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';
import { storyFiles } from './story-dossier.ts';

type Rungs = Record<string, unknown>[];

let store: Store;
beforeEach(async () => {
	store = await freshStore();
});

/** The files with the rungs of each question changed. */
function withRungs(files: Map<string, string>, deck: string, change: (rungs: Rungs) => Rungs) {
	const path = `${DOSSIER}/${deck}.deck.json`;
	const file = JSON.parse(files.get(path) ?? '') as { questions: { rungs: Rungs }[] };
	for (const question of file.questions) question.rungs = change(question.rungs);
	return files.set(path, JSON.stringify(file));
}
const quizOf = async (form: Form, deck: string, id: string) => {
	const setting = { count: 1, forms: [form], mode: 'practice' as const };
	const plan = await planQuiz(store, `${DOSSIER}/${deck}`, setting, [`${DOSSIER}/${id}`]);
	return Session.of(store, plan, true);
};
const reopened = async (kind: 'study' | 'quiz') => {
	const row = await readOpenSession(store, kind);
	if (!row) throw new Error('no session is open');
	return Session.of(store, row, false);
};
const rungOf = ({ open, current }: Session) => open?.question.rungs[current?.rung ?? -1];
const choiceOf = (session: Session) => {
	const rung = rungOf(session);
	if (rung?.form !== 'choice') throw new Error('no choice is on screen');
	return { ...rung, shown: session.current?.optionOrder ?? [] };
};

const withAnotherChoice = () =>
	withRungs(sampleFiles(), 'first', ([choice = {}, ...rest]) => [choice, choice, ...rest]);

test('a choice that joined below the rung on screen shows its options, and no draft of another form', async () => {
	await install(sampleFiles());
	const lastReviewAt = Date.now() - 10 * 86_400_000;
	const memory = {
		...{ model: 'fsrs-6' as const, paramsId: 'default', stability: 10 },
		difficulty: 5
	};
	await store.learner.cards.put({
		...newCard(`${DOSSIER}/q-0`, `${DOSSIER}/first`, 1),
		...{ state: 'review', dueDay: '2026-01-01', reps: 3, rev: 3 },
		memory: { ...memory, lastReviewAt, lastReviewDay: '2026-01-01' }
	});
	const plan = await planStudy(store);
	const session = await Session.of(store, { ...plan, queue: [`${DOSSIER}/q-0`] }, true);
	expect(rungOf(session)?.form).toBe('typed');
	await session.type('tw');
	session.close();
	await install(withAnotherChoice());
	const again = await reopened('study');
	const { shown, options } = choiceOf(again);
	expect(shown.toSorted()).toEqual(options.map(({ id }) => id).toSorted());
	expect(again.typed).toBe('');
	again.close();
	// What was mended is kept: another tab sees the same.
	const other = await reopened('study');
	expect(other.current?.optionOrder).toEqual(shown);
	other.close();
});

test('a quiz of typed answers stays one when a choice joins, and keeps what was typed', async () => {
	await install(sampleFiles());
	const quiz = await quizOf('typed', 'first', 'q-0');
	await quiz.type('tw');
	quiz.close();
	await install(withAnotherChoice());
	const again = await reopened('quiz');
	expect(rungOf(again)?.form).toBe('typed');
	expect(again.typed).toBe('tw');
	again.close();
});

test('the rung on screen went: the question is asked as it is now, and can be answered', async () => {
	await install(sampleFiles());
	(await quizOf('typed', 'first', 'q-0')).close();
	await install(withRungs(sampleFiles(), 'first', ([choice = {}]) => [choice]));
	const again = await reopened('quiz');
	expect(choiceOf(again).shown).toHaveLength(3);
	await again.answer({ form: 'choice', optionId: 'next' });
	expect(again.current?.answered?.outcome.verdict).toBe('right');
	again.close();
});

test('an option was renamed: the ones on offer now are shown, the right one among them', async () => {
	await install(sampleFiles());
	(await Session.of(store, await planStudy(store), true)).close();
	const options = [
		{ id: 'after', text: 'The one after' },
		{ id: 'before', text: 'The one before', whyWrong: 'That comes before.' },
		{ id: 'far', text: 'A far one', whyWrong: 'That is nine later.' }
	];
	await install(
		withRungs(sampleFiles(), 'first', ([choice = {}, ...rest]) => [
			{ ...choice, key: 'after', options },
			...rest
		])
	);
	const again = await reopened('study');
	expect(choiceOf(again).shown.toSorted()).toEqual(['after', 'before', 'far']);
	again.close();
});

test('someone whom an option was drawn from is gone: another one stands in', async () => {
	await install(storyFiles());
	// Emil is drawn first.
	const [asked, gone] = [`${DOSSIER}/ada`, 'emil'];
	await store.learner.confusions.put({ asked, answered: `${DOSSIER}/${gone}`, count: 1 });
	const session = await Session.of(
		store,
		await planStudy(store, { deckId: `${DOSSIER}/people` }),
		true
	);
	expect(choiceOf(session).shown).toContain(gone);
	session.close();
	const files = storyFiles();
	const path = `${DOSSIER}/entities.json`;
	const file = JSON.parse(files.get(path) ?? '') as { entities: { id: string }[] };
	file.entities = file.entities.filter(({ id }) => id !== gone);
	await install(files.set(path, JSON.stringify(file)));
	const again = await reopened('study');
	expect(again.open?.question.id).toBe(session.open?.question.id);
	expect(choiceOf(again).shown).toHaveLength(3);
	expect(choiceOf(again).shown).not.toContain(gone);
	expect(
		choiceOf(again)
			.options.map(({ id }) => id)
			.toSorted()
	).toEqual(choiceOf(again).shown.toSorted());
	again.close();
});

test('what did not change stands as it was, with its draft', async () => {
	await install(sampleFiles());
	const quiz = await quizOf('typed', 'first', 'q-0');
	await quiz.type('tw');
	quiz.close();
	await install(sampleFiles({ title: 'Numbers, second edition' }));
	const again = await reopened('quiz');
	expect(again.typed).toBe('tw');
	expect(again.row?.rev).toBe(quiz.row?.rev);
	again.close();
});

test('taken back to a question that was withdrawn meanwhile, the session goes on with the next', async () => {
	await install(sampleFiles());
	const session = await Session.of(store, await planStudy(store), true);
	await session.answer({ form: 'choice', optionId: 'next' });
	await session.next();
	session.close();
	await install(sampleFiles({ without: [0] }));
	const again = await reopened('study');
	await again.undo();
	expect(again.open?.question.id).toBe(`${DOSSIER}/q-1`);
	expect(again.current?.answered).toBeUndefined();
	again.close();
});

test('a question looked back at has the options that it was shown with', async () => {
	await install(storyFiles());
	const quiz = await quizOf('choice', 'people', 'who-ada');
	const { shown, key } = choiceOf(quiz);
	const wrong = shown.find((id) => id !== key) ?? '';
	await quiz.answer({ form: 'choice', optionId: wrong });
	const answered = quiz.row?.answered ?? [];
	quiz.close();
	const looked = await readAnswered(store, answered);
	const rung = looked[0]?.open.question.rungs[0];
	expect(rung?.form === 'choice' && rung.options.map(({ id }) => id)).toContain(wrong);
});
