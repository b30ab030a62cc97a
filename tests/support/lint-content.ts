// `npm run lint:content`: reads every dossier of `quizzes/` and says what is wrong with it; with `-- --write-lock`
// it also takes new questions and raised versions into the lock.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleDossier } from '../../src/lib/core/content/assemble.ts';
import { deckTables } from '../../src/lib/core/content/lint/deck-table.ts';
import { lintDossier } from '../../src/lib/core/content/lint/lint-dossier.ts';
import { updateLock } from '../../src/lib/core/content/lint/lock.ts';
import type { LintProblem } from '../../src/lib/core/content/lint/lint-problem.ts';
import type { Dossier, LockFile } from '../../src/lib/core/content/types.ts';
import { QUIZZES, readDossiers, type DossierFolder } from './read-dossiers.ts';

const writesLock = process.argv.includes('--write-lock');

/** The dossier's lock, brought up to date and written first when that was asked for and the dossier is whole. */
function lockOf(id: string, dossier: Dossier, isWhole: boolean): LockFile {
	if (!writesLock || !isWhole) return dossier.lock;
	const { lock, added, raised, grown } = updateLock(dossier, dossier.lock);
	writeFileSync(join(QUIZZES, id, 'lock.json'), `${JSON.stringify(lock, null, '\t')}\n`);
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

function lintFolder({ id, texts, sourceRuns }: DossierFolder): number {
	const { dossier, problems } = assembleDossier(id, texts);
	const all: LintProblem[] = dossier
		? [
				...problems,
				...lintDossier(dossier, {
					lock: lockOf(id, dossier, problems.length === 0),
					...(sourceRuns ? { sourceRuns } : {})
				})
			]
		: problems;
	printProblems(all);
	if (dossier) for (const table of deckTables(dossier)) printTable(table);
	return all.length;
}

const count = readDossiers().reduce((sum, folder) => sum + lintFolder(folder), 0);
if (count > 0) {
	console.error(`\n${count} ${count === 1 ? 'problem' : 'problems'} in quizzes/.`);
	process.exit(1);
}
