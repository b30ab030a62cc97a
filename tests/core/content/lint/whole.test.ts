// What the lint says of a whole dossier: its coverage, its figures, and that nothing makes it fall over.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleDossier } from '../../../../src/lib/core/content/assemble.ts';
import { deckTables } from '../../../../src/lib/core/content/lint/deck-table.ts';
import { lintDossier } from '../../../../src/lib/core/content/lint/lint-dossier.ts';
import { gradeLevel } from '../../../../src/lib/core/content/lint/reading.ts';
import type { Dossier, Entity } from '../../../../src/lib/core/content/types.ts';
import { runs } from '../../../support/property-runs.ts';
import { question, typed, withAdded, withChanged } from './base-dossier.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/dossiers/harbour');
const harbourTexts = () =>
	new Map(
		readdirSync(FOLDER).map((name) => [`harbour/${name}`, readFileSync(join(FOLDER, name), 'utf8')])
	);

function harbour(): Dossier {
	const { dossier } = assembleDossier('harbour', harbourTexts());
	if (!dossier) throw new Error('the dossier was not read');
	return dossier;
}

const rulesOf = (dossier: Dossier) => lintDossier(dossier, {}).map(({ rule }) => rule);

describe('coverage', () => {
	test('is not asked of a dossier that does not say it is complete', () => {
		const { coverage, ...rest } = harbour();
		expect(coverage).toBe('complete');
		const none = { ...rest, facts: rest.facts.map((fact) => ({ ...fact, inSeed: true })) };
		expect(rulesOf({ ...none, pretest: [], primer: ['Short.'] })).toEqual([]);
		expect(rulesOf({ ...none, coverage, pretest: [], primer: ['Short.'] })).not.toEqual([]);
	});

	test('does not want a region or a sea to be pinned', () => {
		const region = (entity: Entity): Entity =>
			entity.id === 'skarvik' ? { ...entity, coordinateConfidence: 'region' } as Entity : entity; // prettier-ignore
		const dossier = harbour();
		const unpinned = dossier.deckFiles.map((deck) => ({
			...deck,
			questions: deck.questions.map((one) => ({
				...one,
				rungs: one.rungs.map((rung) =>
					rung.form === 'map-pin' && rung.target === 'skarvik' ? typed('Skarvik') : rung
				)
			}))
		}));
		const without = { ...dossier, deckFiles: unpinned };
		expect(rulesOf(without)).toEqual(['place-pinned', 'place-pinned']); // the town, and the quay beside it
		expect(rulesOf({ ...without, entities: dossier.entities.map(region) })).toEqual([
			'place-pinned'
		]);
	});

	test('takes an instrument for named by its number', () => {
		const dossier = harbour();
		const entities = dossier.entities.map((entity) =>
			entity.id === 'order-12' ? { ...entity, name: 'Council Resolution 1212 (1912)' } : entity
		);
		const renamed = (from: string) =>
			JSON.parse(JSON.stringify(dossier.deckFiles).replaceAll('Harbour Order 12', from)) as Dossier['deckFiles']; // prettier-ignore
		const asked = (from: string) =>
			rulesOf({ ...dossier, entities, deckFiles: renamed(from) }).filter(
				(rule) => rule === 'instrument-asked'
			);
		expect(asked('the rule 1212')).toEqual([]);
		expect(asked('the rule')).toEqual(Array(3).fill('instrument-asked'));
	});
});

describe('sentences', () => {
	const saying = (explanation: string) =>
		rulesOf(withChanged('keeper', (it) => ({ ...it, explanation })));
	const words = (count: number) => Array(count).fill('word').join(' ');

	test('of thirty words are short enough', () => {
		expect(saying(`${words(30)}.`)).toEqual([]);
		expect(saying(`${words(31)}.`)).toEqual(['hard-to-read']);
	});

	test('end at a full stop, also before a quotation, and not at an initial', () => {
		expect(saying(`${words(20)}. ${'Then '}${words(20)}.`)).toEqual([]);
		expect(saying(`${words(20)}.” “Then ${words(20)}.`)).toEqual([]);
		expect(saying(`${words(20)} J. F. Kennedy ${words(20)}.`)).toEqual(['hard-to-read']);
	});

	test('have a grade: the formula of Kincaid, and 0 for nothing', () => {
		// 15 words with 18 syllables in one sentence; twice the same is no harder.
		const sentence = 'The mail boat ran onto the outer rock an hour after the light was gone.';
		const grade = 0.39 * 15 + 11.8 * (18 / 15) - 15.59;
		expect(gradeLevel(sentence)).toBeCloseTo(grade, 5);
		expect(gradeLevel(`${sentence} ${sentence}`)).toBeCloseTo(grade, 5);
		expect(gradeLevel('International organisations deliberate interminably.')).toBeGreaterThan(20);
		expect(gradeLevel('')).toBe(0);
	});
});

describe('the tables', () => {
	const row = (dossier: Dossier, table: number, deck: string) => {
		const [headings = [], ...rows] = deckTables(dossier)[table] ?? [];
		const cells = rows.find(([id]) => id === deck) ?? [];
		expect(cells).toHaveLength(headings.length);
		return Object.fromEntries(headings.map((heading, at) => [heading, cells[at]]));
	};

	test('count questions, rungs and forms', () => {
		expect(row(harbour(), 0, 'story')).toMatchObject({
			questions: '17',
			'rungs 1/2/3/4': '4/8/5/0',
			choice: '13',
			'map-pin': '2',
			'claim-status': '1',
			numeric: '2'
		});
		expect(row(harbour(), 0, 'all')).toMatchObject({ questions: '18', choice: '14' });
	});

	test('count Bloom’s levels, facts, places and instruments', () => {
		expect(row(harbour(), 1, 'story')).toMatchObject({
			remember: '11 (65 %)',
			'story facts': '11 of 11',
			'places pinned': '2 of 3',
			'instruments asked': '2 of 2'
		});
		expect(row(harbour(), 1, 'later')).toMatchObject({ 'story facts': '0 of 11' });
	});

	test('measure where the key stands and how long it is', () => {
		expect(row(harbour(), 2, 'story')).toMatchObject({
			choices: '12',
			'key longest': '25 %',
			'key at 1/2/3/…': '4/4/4 of 3'
		});
	});

	test('of a dossier with one deck have no row for all', () => {
		const dossier = withAdded(question('one', 'How many lamps were there?', [typed('one')]));
		for (const [, ...rows] of deckTables(dossier))
			expect(rows.map(([id]) => id)).toEqual(['story']);
	});
});

/** Every place in a file, from the outside in. */
function placesIn(value: unknown, keys: (string | number)[] = []): (string | number)[][] {
	if (typeof value !== 'object' || value === null) return [keys];
	return Object.entries(value).flatMap(([key, part]) =>
		placesIn(part, [...keys, Array.isArray(value) ? Number(key) : key])
	);
}

test('whatever stands in a dossier that can be read, the lint has an answer', () => {
	const files = [...harbourTexts()].filter(([path]) => !path.endsWith('lock.json'));
	const places = files.flatMap(([path, text]) =>
		placesIn(JSON.parse(text)).map((keys) => ({ path, keys }))
	);
	const value = fc.oneof(
		fc.constantFrom('lamp', 'Ada Lund', 'per-holm', 'f-claim', '…', '1911-03', 'Is it so, or not?'),
		fc.constantFrom(0, 1, 2, -1, 60, 180, 1e9, true, false)
	);
	const change = fc.record({ place: fc.constantFrom(...places), value });
	let read = 0;
	fc.assert(
		fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
			const texts = harbourTexts();
			for (const { place, value: put } of changes) {
				const file: unknown = JSON.parse(texts.get(place.path) ?? '');
				const holder = place.keys
					.slice(0, -1)
					.reduce<unknown>((part, key) => Reflect.get(Object(part), key), file);
				Reflect.set(Object(holder), place.keys.at(-1) ?? '', put);
				texts.set(place.path, JSON.stringify(file));
			}
			const { dossier, problems } = assembleDossier('harbour', texts);
			if (!dossier || problems.length > 0) return;
			read += 1;
			for (const { message } of lintDossier(dossier, {}))
				expect(message).not.toContain('undefined');
			deckTables(dossier);
		}),
		{ numRuns: runs / 20 }
	);
	expect(read).toBeGreaterThan(0);
});
