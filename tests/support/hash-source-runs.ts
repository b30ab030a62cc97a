// Writes the hashes of a source article's runs of seven words into a dossier's folder, so that the lint can tell
// borrowed wording without the article: node tests/support/hash-source-runs.ts <article.txt> <dossier folder>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	RUN_ALGORITHM,
	runHash,
	wordRuns,
	type SourceRunsFile
} from '../../src/lib/core/content/lint/source-runs.ts';

const [article, folder] = process.argv.slice(2);
if (article === undefined || folder === undefined) {
	console.error('Usage: node tests/support/hash-source-runs.ts <article.txt> <dossier folder>');
	process.exit(1);
}

const runs = new Set(wordRuns(readFileSync(article, 'utf8')).map(runHash));
const file: SourceRunsFile = { format: 1, algorithm: RUN_ALGORITHM, runs: [...runs].sort() };
writeFileSync(join(folder, 'source-runs.json'), `${JSON.stringify(file, null, '\t')}\n`);
console.log(`${runs.size} runs written.`);
