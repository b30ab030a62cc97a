// The folder that shows that a dossier can be dropped in: it must be as sound as those that ship.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assembleDossier } from '../../../src/lib/core/content/assemble.ts';
import { lintDossier } from '../../../src/lib/core/content/lint/lint-dossier.ts';

const ID = 'chandrayaan-3';
const FOLDER = join(import.meta.dirname, '../../fixtures/dossiers/second');
const texts = new Map(
	readdirSync(FOLDER).map((name) => [`${ID}/${name}`, readFileSync(join(FOLDER, name), 'utf8')])
);

test('a second dossier of two decks is read without a problem', () => {
	const { dossier, problems } = assembleDossier(ID, texts);
	expect(problems).toEqual([]);
	expect(dossier?.title).toContain('Chandrayaan');
	expect(dossier?.deckFiles.map(({ id, questions }) => [id, questions.length])).toEqual([
		['mission', 3],
		['landing-site', 3]
	]);
});

test('it asks in every form and passes the lint, its lock included', () => {
	const { dossier } = assembleDossier(ID, texts);
	if (!dossier) throw new Error('the dossier was not read');
	const rungs = dossier.deckFiles.flatMap(({ questions }) => questions.flatMap((one) => one.rungs));
	expect(new Set(rungs.map(({ form }) => form))).toEqual(
		new Set(['flashcard', 'choice', 'true-false', 'typed'])
	);
	expect(lintDossier(dossier, { lock: dossier.lock })).toEqual([]);
});
