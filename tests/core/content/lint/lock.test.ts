import { describe, expect, test } from 'vitest';
import { lintDossier } from '../../../../src/lib/core/content/lint/lint-dossier.ts';
import { updateLock } from '../../../../src/lib/core/content/lint/lock.ts';
import type { Dossier, LockFile } from '../../../../src/lib/core/content/types.ts';
import {
	baseDossier,
	choice,
	dossierOf,
	question,
	typed,
	withAdded,
	withChanged
} from './base-dossier.ts';

const EMPTY: LockFile = { format: 1, questions: {} };
const released = updateLock(baseDossier(), EMPTY).lock;

const CLAIM = 'harbour/storm-claim';
const ADDED = question('bell', 'What rang at two?', [typed('the bell')]);

/** The claim with another answer, at the given version. */
const changedTo = (version: number) =>
	withChanged('storm-claim', (it) => ({ ...it, version, rungs: [choice('The rain', ['A gull'])] }));

const retiring = (id: string): LockFile => {
	const entry = released.questions[id];
	if (!entry) throw new Error(`${id} was not released`);
	return { ...released, questions: { ...released.questions, [id]: { ...entry, retired: true } } };
};

function expectProblem(
	dossier: Dossier,
	lock: LockFile,
	file: string,
	place: string,
	words: string
) {
	const problems = lintDossier(dossier, { lock });
	expect(problems.map((problem) => [problem.file, problem.place])).toEqual([
		[`harbour/${file}`, place]
	]);
	for (const part of [file, place, words]) expect(problems[0]?.message).toContain(part);
}

describe('the lock', () => {
	test('what was released stands as it was', () => {
		expect(lintDossier(baseDossier(), { lock: released })).toEqual([]);
	});

	test('a new question is not in it yet', () => {
		const words = 'run `npm run lint:content -- --write-lock`';
		expectProblem(withAdded(ADDED), released, 'story.deck.json', 'harbour/bell id', words);
	});

	test('an answer changed under the same version', () => {
		expectProblem(changedTo(1), released, 'story.deck.json', `${CLAIM} version`, 'expected 2');
	});

	test('an answer changed under a higher version that the lock does not know', () => {
		expectProblem(changedTo(2), released, 'story.deck.json', `${CLAIM} version`, '--write-lock');
	});

	test('a version raised for a statement that was wrong, and is as true as before', () => {
		const dossier = withChanged('storm-claim', (it) => ({ ...it, version: 2 }));
		expectProblem(dossier, released, 'story.deck.json', `${CLAIM} version`, '--write-lock');
		const { lock, raised } = updateLock(dossier, released);
		expect(raised).toEqual([CLAIM]);
		expect(lintDossier(dossier, { lock })).toEqual([]);
	});

	test('a version lower than the one released', () => {
		const { lock } = updateLock(changedTo(2), released);
		expectProblem(changedTo(1), lock, 'story.deck.json', `${CLAIM} version`, 'expected 2 or more');
	});

	test('a released question that vanished', () => {
		const dossier = withoutClaim();
		expectProblem(dossier, released, 'lock.json', `${CLAIM} retired`, '"retired": true');
		expect(lintDossier(dossier, { lock: retiring(CLAIM) })).toEqual([]);
	});

	test('a retired id that is used again', () => {
		expectProblem(baseDossier(), retiring(CLAIM), 'story.deck.json', `${CLAIM} id`, 'retired');
	});

	test('a reworded prompt or explanation changes nothing', () => {
		const dossier = withChanged('keeper', (it) => ({
			...it,
			prompt: 'Whose work was the lamp of the harbour?',
			explanation: 'So says the log.'
		}));
		expect(lintDossier(dossier, { lock: released })).toEqual([]);
	});
});

describe('writing the lock', () => {
	test('takes in new questions, sorted by id', () => {
		const { lock, added } = updateLock(withAdded(ADDED), released);
		expect(added).toEqual(['harbour/bell']);
		expect(Object.keys(lock.questions)).toEqual([
			'harbour/bell',
			'harbour/keeper',
			'harbour/lamp-year',
			CLAIM
		]);
		expect(lintDossier(withAdded(ADDED), { lock })).toEqual([]);
	});

	test('follows an answer whose version rose', () => {
		const { lock, raised } = updateLock(changedTo(2), released);
		expect(raised).toEqual([CLAIM]);
		expect(lock.questions[CLAIM]?.version).toBe(2);
		expect(lintDossier(changedTo(2), { lock })).toEqual([]);
	});

	test('takes in a rung that joined, without a higher version', () => {
		const grown = withChanged('storm-claim', (it) => ({
			...it,
			rungs: [typed('The wind'), ...it.rungs, typed('The west wind')]
		}));
		expectProblem(grown, released, 'story.deck.json', `${CLAIM} rungs`, '--write-lock');
		const { lock, grown: ids } = updateLock(grown, released);
		expect(ids).toEqual([CLAIM]);
		expect(lock.questions[CLAIM]?.version).toBe(1);
		expect(lintDossier(grown, { lock })).toEqual([]);
		expectProblem(baseDossier(), lock, 'story.deck.json', `${CLAIM} version`, 'expected 2');
	});

	test('never takes in an answer that changed under the same version', () => {
		expect(updateLock(changedTo(1), released).lock).toEqual(released);
	});

	test('keeps vanished and retired questions as they are', () => {
		expect(updateLock(withoutClaim(), released).lock).toEqual(released);
		expect(updateLock(withoutClaim(), retiring(CLAIM)).lock).toEqual(retiring(CLAIM));
		expect(updateLock(baseDossier(), retiring(CLAIM)).lock).toEqual(retiring(CLAIM));
	});
});

function withoutClaim(): Dossier {
	const questions = baseDossier().deckFiles.flatMap((deck) => deck.questions);
	return dossierOf(questions.filter(({ id }) => id !== CLAIM));
}
