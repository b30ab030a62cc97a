// The dossiers of `quizzes/`, read from disk: for the lint and for tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceRunsFile } from '../../src/lib/core/content/lint/source-runs.ts';

/** The folder that holds one folder a dossier. */
export const QUIZZES = join(import.meta.dirname, '../../quizzes');

export type DossierFolder = {
	/** The folder's name. */
	id: string;
	/** The text of each file of the dossier by `<id>/<file name>`. */
	texts: Map<string, string>;
	/** Hashes of the source article's runs, where `source-runs.json` has them: the lint's, no part of the dossier. */
	sourceRuns?: ReadonlySet<string>;
};

const SOURCE_RUNS = 'source-runs.json';

/** Every dossier folder, by name. Files other than JSON are not read. */
export function readDossiers(folder = QUIZZES): DossierFolder[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name: id }) => {
			const read = (name: string) => readFileSync(join(folder, id, name), 'utf8');
			const names = readdirSync(join(folder, id)).filter((name) => name.endsWith('.json'));
			const own = names.filter((name) => name !== SOURCE_RUNS).sort();
			const texts = new Map(own.map((name) => [`${id}/${name}`, read(name)]));
			if (!names.includes(SOURCE_RUNS)) return { id, texts };
			const { runs } = JSON.parse(read(SOURCE_RUNS)) as SourceRunsFile;
			return { id, texts, sourceRuns: new Set(runs) };
		})
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}
