// One sound dossier, and for every rule of the lint a way to break it: `tests/fixtures/broken/<rule>.json` says what is
// changed, and where the lint must then find what.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assembleDossier } from '../../../../src/lib/core/content/assemble.ts';
import { lintDossier } from '../../../../src/lib/core/content/lint/lint-dossier.ts';
import type { LintProblem } from '../../../../src/lib/core/content/lint/lint-problem.ts';
import { RULES } from '../../../../src/lib/core/content/lint/rules.ts';
import { runHash, wordRuns } from '../../../../src/lib/core/content/lint/source-runs.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures');
const ID = 'harbour';
/** What is found before the lint begins, while the files are read and put together. */
const ASSEMBLED = ['schema', 'id-unique', 'reference-resolves', 'decks-in-order'];

/** A change: a value set, removed, or added to a list. A list's items are named by id or by number. */
type Break = { file: string; path: (string | number)[] } & (
	{ value: unknown } | { remove: true } | { add: unknown }
);
type Broken = {
	/** A text of which no run of seven words may be used. */
	article?: string;
	breaks: Break[];
	expect: { file: string; place: string; says: string[] }[];
};

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(FIXTURES, path), 'utf8'));

const soundFiles = () =>
	new Map(
		readdirSync(join(FIXTURES, 'dossiers', ID)).map((name) => [
			name,
			readJson(`dossiers/${ID}/${name}`)
		])
	);

const broken = readdirSync(join(FIXTURES, 'broken')).map((name) => ({
	rule: name.replace('.json', ''),
	...(readJson(`broken/${name}`) as Broken)
}));

const keyIn = (holder: object, key: string | number) =>
	Array.isArray(holder) && typeof key === 'string'
		? holder.findIndex((item: { id?: string }) => item.id === key)
		: key;

function apply(root: unknown, change: Break) {
	const keys = 'add' in change ? change.path : change.path.slice(0, -1);
	const holder = keys.reduce<object>((part, key) => {
		const next: unknown = Reflect.get(part, keyIn(part, key));
		if (typeof next !== 'object' || next === null)
			throw new Error(`${change.file} has nothing at ${change.path.join(' › ')}`);
		return next;
	}, Object(root));
	if ('add' in change) return void (holder as unknown[]).push(change.add);
	const key = keyIn(holder, change.path.at(-1) ?? '');
	if ('value' in change) Reflect.set(holder, key, change.value);
	else if (Array.isArray(holder)) holder.splice(Number(key), 1);
	else Reflect.deleteProperty(holder, key);
}

/** What is wrong with the sound dossier after the changes; its lock counts only where the lock is what is tried. */
function problemsAfter(breaks: readonly Break[], article = '', withLock = false): LintProblem[] {
	const files = soundFiles();
	for (const change of breaks) apply(files.get(change.file), change);
	const texts = new Map(
		[...files].map(([name, file]) => [`${ID}/${name}`, JSON.stringify(file, null, '\t')])
	);
	const { dossier, problems } = assembleDossier(ID, texts);
	if (problems.length > 0 || !dossier) return problems;
	const sourceRuns = new Set(wordRuns(article).map(runHash));
	return lintDossier(dossier, { sourceRuns, ...(withLock && { lock: dossier.lock }) });
}

const inOrder = <T extends { file: string; place: string; words: string }>(all: readonly T[]) =>
	[...all].sort((a, b) =>
		`${a.file} ${a.place} ${a.words}` < `${b.file} ${b.place} ${b.words}` ? -1 : 1
	);

test('the dossier that is to be broken is sound, and complete', () => {
	expect(problemsAfter([], '', true)).toEqual([]);
	expect(soundFiles().get('dossier.json')).toMatchObject({ coverage: 'complete' });
});

test('every rule has a dossier that breaks it, and every such dossier a rule', () => {
	const rules = [...Object.keys(RULES), ...ASSEMBLED].sort();
	expect(broken.map(({ rule }) => rule).sort()).toEqual(rules);
});

test.each(broken)('$rule', ({ rule, breaks, article, expect: expected }) => {
	const problems = problemsAfter(breaks, article, rule === 'lock');
	const found = problems.map(({ file, place, message }) => ({ file, place, words: message }));
	const wanted = expected.map(({ file, place, says }) => ({
		file: `${ID}/${file}`,
		place,
		words: says.join(' … ')
	}));
	expect(inOrder(found).map(({ file, place }) => ({ file, place }))).toEqual(
		inOrder(wanted).map(({ file, place }) => ({ file, place }))
	);
	for (const { file, place, says } of expected) {
		const said = found.filter((one) => one.file === `${ID}/${file}` && one.place === place);
		const fits = said.some(({ words }) => says.every((word) => words.includes(word)));
		expect(fits ? says : said.map(({ words }) => words)).toEqual(says);
	}
	if (!ASSEMBLED.includes(rule))
		expect(new Set(problems.map((problem) => problem.rule))).toEqual(new Set([rule]));
});
