// What stands on screen before the databases are open comes from localStorage or from the page itself, and an answer
// to it waits: it must not break the page, nor answer a question that is another one by now.
import { beforeEach, expect, test } from 'vitest';
import { begin } from '../../src/lib/db/beginnings.ts';
import type { Store } from '../../src/lib/db/store.ts';
import { studyIn } from '../../src/lib/state/begin-study.ts';
import {
	isOnScreen,
	keepNext,
	readNext,
	type NextQuestion
} from '../../src/lib/state/next-question.ts';
import { Session } from '../../src/lib/state/session.svelte.ts';
import { planStudy } from '../../src/lib/state/start-session.ts';
import { DOSSIER, freshStore, install, sampleFiles } from './sample-dossier.ts';
import { storyFiles } from './story-dossier.ts';

const KEY = 'dossier:next';

let store: Store;
beforeEach(async () => {
	localStorage.removeItem(KEY);
	store = await freshStore();
});

const studied = async () => {
	await install(sampleFiles());
	const session = await Session.of(store, await planStudy(store), true);
	session.close();
	return session;
};
/** What the session kept, changed. */
function kept(change: (next: Record<string, unknown>) => unknown) {
	const next = JSON.parse(localStorage.getItem(KEY) ?? '') as Record<string, unknown>;
	localStorage.setItem(KEY, JSON.stringify(change(next)));
	return readNext();
}

test('what the release before kept is shown: it knew no guesses and no maps', async () => {
	const session = await studied();
	const next = kept(({ isPretest, ...rest }) => (void isPretest, rest));
	expect(next?.question.id).toBe(`${DOSSIER}/q-0`);
	expect(isOnScreen(next, session)).toBe(true);
});

test.for<[string, (next: Record<string, unknown>) => unknown]>([
	['nothing but its day', ({ day }) => ({ day })],
	['a question without rungs', (next) => ({ ...next, question: { id: 'a/b', prompt: 'Why?' } })],
	['a rung that is not there', (next) => ({ ...next, rung: 7 })],
	['a rung that is a word', (next) => ({ ...next, rung: 'first' })],
	['no order of options', ({ optionOrder, ...rest }) => (void optionOrder, rest)],
	['no evidence', (next) => ({ ...next, evidence: null })],
	['evidence without entities', (next) => ({ ...next, evidence: { facts: [], sources: {} } })],
	['a draft that is no text', (next) => ({ ...next, typed: { gap: 'x' } })],
	['a map without places', (next) => ({ ...next, map: {} })]
])('%s is no question', async ([, change]) => {
	await studied();
	expect(kept(change)).toBeUndefined();
});

test('an answer that waited is not given to a rung of another form, nor to a newer version', async () => {
	const session = await studied();
	const next = readNext();
	if (!next) throw new Error('nothing was kept');
	expect(isOnScreen(next, session)).toBe(true);
	const [choice, typed] = next.question.rungs;
	const other = { ...next.question, rungs: [typed, choice] } as NextQuestion['question'];
	expect(isOnScreen({ ...next, question: other, optionOrder: [] }, session)).toBe(false);
	const older = { ...next.question, version: 0 };
	expect(isOnScreen({ ...next, question: older }, session)).toBe(false);
	expect(isOnScreen({ ...next, optionOrder: ['next', 'same', 'gone'] }, session)).toBe(false);
	expect(isOnScreen(undefined, session)).toBe(false);
});

test('a guess that was said not to count is not scheduled', async () => {
	await install(storyFiles());
	const guesses = await studyIn(store, {});
	guesses.close();
	const guess = readNext();
	expect(guess?.isPretest).toBe(true);
	expect(isOnScreen(guess, guesses)).toBe(true);
	await begin(DOSSIER);
	const plan = await planStudy(store);
	const study = await Session.of(store, { ...plan, queue: [`${DOSSIER}/who-bo`] }, true);
	study.close();
	expect(study.current?.questionId).toBe(guess?.question.id);
	expect(
		guess && isOnScreen({ ...guess, optionOrder: study.current?.optionOrder ?? [] }, study)
	).toBe(false);
	keepNext(undefined);
});
