// Editors copy the example from the guide: it must work as it stands.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assembleDossier } from '../../../src/lib/core/content/assemble.ts';
import { lintDossier } from '../../../src/lib/core/content/lint/lint-dossier.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '../../../quizzes/README.md'), 'utf8');
const EXAMPLE = /\*\*`(apollo-11\/[\w.-]+\.json)`\*\*\s+```json\n(.*?)```/gs;

test('the example in the guide for editors is a whole dossier without a problem', () => {
	const texts = new Map(
		[...GUIDE.matchAll(EXAMPLE)].map(([, path = '', text = '']) => [path, text])
	);
	expect([...texts.keys()].map((path) => path.replace('apollo-11/', ''))).toEqual([
		'dossier.json',
		'sources.json',
		'entities.json',
		'facts.json',
		'misconceptions.json',
		'landing.deck.json'
	]);
	const { dossier, problems } = assembleDossier('apollo-11', texts);
	expect(problems).toEqual([]);
	if (!dossier) throw new Error('the example was not read');
	expect(lintDossier(dossier, {})).toEqual([]);
});
