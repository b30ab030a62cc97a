// The content lint: what a dossier that reads without error may still get wrong. Pure.
// Imported by the command line of editors, by tests and by whatever lets somebody write a deck.
// Schema and references are not its concern: `assembleDossier` has checked them.
import type { ContentProblem } from '../parse.ts';
import type { Dossier, LockFile } from '../types.ts';
import { lintBalance } from './balance.ts';
import { lintDuplicates } from './duplicates.ts';
import { lintLock } from './lock.ts';
import { lintOptions } from './options.ts';
import { lintPlagiarism } from './plagiarism.ts';
import { lintStanding } from './standing.ts';
import { lintTyped } from './typed.ts';
import { lintWording } from './wording.ts';

/** What the lint compares a dossier with; a rule whose part is absent is left out. */
export type LintContext = {
	/** The lock as released. */
	lock?: LockFile;
	/** Hashes of the source article's runs of seven words. */
	sourceRuns?: ReadonlySet<string>;
};

/** Every problem that the rules find, rule by rule; none for a clean dossier. Never throws. */
export function lintDossier(dossier: Dossier, { lock, sourceRuns }: LintContext): ContentProblem[] {
	return [
		...lintStanding(dossier),
		...lintOptions(dossier),
		...lintTyped(dossier),
		...lintWording(dossier),
		...lintDuplicates(dossier),
		...lintBalance(dossier),
		...(sourceRuns ? lintPlagiarism(dossier, sourceRuns) : []),
		...(lock ? lintLock(dossier, lock) : [])
	];
}
