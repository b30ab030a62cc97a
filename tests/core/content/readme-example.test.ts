// Editors copy the example from the guide: it must work as it stands.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assembleDossier } from '../../../src/lib/core/content/assemble.ts';
import { INSTRUMENT_TAGS } from '../../../src/lib/core/content/lint/coverage-instruments.ts';
import { lintDossier } from '../../../src/lib/core/content/lint/lint-dossier.ts';
import { RungSchema } from '../../../src/lib/core/content/schema.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '../../../quizzes/README.md'), 'utf8');
const EXAMPLE = /\*\*`(apollo-11\/[\w.-]+\.json)`\*\*\s+```json\n(.*?)```/gs;

const exampleTexts = () =>
	new Map([...GUIDE.matchAll(EXAMPLE)].map(([, path = '', text = '']) => [path, text]));

test('the example in the guide for editors is a whole dossier without a problem', () => {
	const texts = exampleTexts();
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

test('the guide names every form and every field that may be left out, and every tag and flag that the lint goes by', () => {
	for (const { entries } of RungSchema.options)
		expect(GUIDE).toContain(`| \`${entries.form.literal}\``);
	const optional = [
		'views',
		'routes',
		'pretest',
		'contrasts',
		'event',
		'unlocksAfter',
		'showsAsOf'
	];
	for (const field of optional) expect(GUIDE).toContain(`| \`${field}\``);
	for (const tag of [...INSTRUMENT_TAGS, 'attribute', '"coverage": "complete"'])
		expect(GUIDE).toContain(tag);
});

test('the problem that the guide shows is one that the lint finds, word by word', () => {
	const texts = exampleTexts();
	const deck = texts.get('apollo-11/landing.deck.json') ?? '';
	const whyWrong = ', "whyWrong": "Aldrin stepped out second."';
	expect(deck).toContain(whyWrong);
	texts.set('apollo-11/landing.deck.json', deck.replace(whyWrong, ''));
	const { dossier } = assembleDossier('apollo-11', texts);
	if (!dossier) throw new Error('the example was not read');
	const [problem, ...others] = lintDossier(dossier, {});
	expect(others).toEqual([]);
	expect(GUIDE).toContain(
		`${problem?.file}\n  ${problem?.place} [${problem?.rule}]\n    found ${problem?.found}\n    expected ${problem?.expected}\n`
	);
});
