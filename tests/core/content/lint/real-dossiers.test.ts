import { expect, test } from 'vitest';
import { assembleDossier } from '../../../../src/lib/core/content/assemble.ts';
import { lintDossier } from '../../../../src/lib/core/content/lint/lint-dossier.ts';
import { readDossiers } from '../../../support/read-dossiers.ts';

test.each(readDossiers())('the dossier $id is clean', ({ id, texts, sourceRuns }) => {
	const { dossier, problems } = assembleDossier(id, texts);
	expect(problems).toEqual([]);
	if (!dossier) throw new Error(`${id} has no problem and yet was not read`);
	const found = lintDossier(dossier, { lock: dossier.lock, ...(sourceRuns ? { sourceRuns } : {}) });
	expect(found.map(({ message }) => message)).toEqual([]);
});
