// `npm run lint:content`: reads every dossier of `quizzes/`, says what is wrong with it and prints its figures; with
// `-- --write-lock` it also takes new questions and raised versions into the lock. Another folder of dossiers may be
// given: `npm run lint:content -- path/to/folder`.
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { assembleDossier } from '../../src/lib/core/content/assemble.ts';
import { deckTables } from '../../src/lib/core/content/lint/deck-table.ts';
import { lintDossier } from '../../src/lib/core/content/lint/lint-dossier.ts';
import { updateLock } from '../../src/lib/core/content/lint/lock.ts';
import { RULES } from '../../src/lib/core/content/lint/rules.ts';
import type { LintProblem } from '../../src/lib/core/content/lint/lint-problem.ts';
import type { Dossier, LockFile } from '../../src/lib/core/content/types.ts';
import { QUIZZES, readDossiers, type DossierFolder } from './read-dossiers.ts';

type Runs = DossierFolder['sourceRuns'];

const writesLock = process.argv.includes('--write-lock');
const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? QUIZZES;

/** The dossier's lock, brought up to date and written first when that was asked for. */
function lockOf(id: string, dossier: Dossier): LockFile {
	if (!writesLock) return dossier.lock;
	const { lock, added, raised, grown } = updateLock(dossier, dossier.lock);
	writeFileSync(join(folder, id, 'lock.json'), `${JSON.stringify(lock, null, '\t')}\n`);
	console.log(
		`${id}/lock.json: ${added.length} added, ${raised.length} raised, ${grown.length} with new rungs.`
	);
	return lock;
}

function printProblems(problems: readonly LintProblem[]) {
	for (const [file, those] of Map.groupBy(problems, (problem) => problem.file)) {
		console.log(`\n${file}`);
		for (const { place, found, expected, line, rule } of those) {
			const where = line === undefined ? place : `line ${line}, ${place}`;
			console.log(`  ${where}${rule ? ` [${rule}]` : ''}`);
			console.log(`    found ${found}\n    expected ${expected}`);
		}
	}
}

/** What the rules that found something ask for, in a sentence each. */
function printRules(problems: readonly LintProblem[]) {
	const names = new Set(problems.flatMap(({ rule }) => rule ?? []));
	if (names.size > 0) console.log('\nrules');
	for (const name of names) console.log(`  [${name}] ${RULES[name]}`);
}

function printTable(rows: readonly string[][]) {
	const widths = rows[0]?.map((_, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0))
	);
	console.log('');
	for (const row of rows)
		console.log(
			row
				.map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
				.join('  ')
				.trimEnd()
		);
}

/**
 * What is wrong with the texts of a dossier. Of one that could not be read as a whole it is not said what it leaves out:
 * what is missing may stand in the file that is to be mended.
 */
function lintWhatIsThere(id: string, dossier: Dossier, isWhole: boolean, runs: Runs) {
	const context = runs ? { sourceRuns: runs } : {};
	if (isWhole) return lintDossier(dossier, { ...context, lock: lockOf(id, dossier) });
	const { coverage, ...part } = dossier;
	void coverage;
	return lintDossier(part, context);
}

function lintFolder({ id, texts, sourceRuns }: DossierFolder): number {
	const { dossier, problems } = assembleDossier(id, texts);
	const isWhole = problems.length === 0;
	const found = dossier ? lintWhatIsThere(id, dossier, isWhole, sourceRuns) : [];
	const all: LintProblem[] = [...problems, ...found];
	printProblems(all);
	printRules(all);
	if (dossier) for (const table of deckTables(dossier)) printTable(table);
	return all.length;
}

const count = readDossiers(folder).reduce((sum, dossier) => sum + lintFolder(dossier), 0);
if (count > 0) {
	console.error(`\n${count} ${count === 1 ? 'problem' : 'problems'} in ${basename(folder)}/.`);
	process.exit(1);
}
