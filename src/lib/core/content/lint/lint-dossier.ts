// The content lint: what a dossier that reads without error may still get wrong. Pure.
// Imported by the command line of editors, by tests and by whatever lets somebody write a deck.
// Schema and references are not its concern: `assembleDossier` has checked them.
import type { Dossier, LockFile } from '../types.ts';
import { lintBalance } from './balance.ts';
import { lintBeyond } from './beyond.ts';
import { lintClaimStatus } from './claim-status.ts';
import { lintContrasts } from './contrasts.ts';
import { lintCoverage } from './coverage.ts';
import { lintDuplicates } from './duplicates.ts';
import { lintFill } from './fill.ts';
import { lintFrame } from './frame.ts';
import type { LintProblem } from './lint-problem.ts';
import { lintLock } from './lock.ts';
import { lintMapPins } from './map-pin.ts';
import { lintOptions } from './options.ts';
import { lintParts } from './parts.ts';
import { lintPlagiarism } from './plagiarism.ts';
import { lintReading } from './reading.ts';
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

const CHECKS: ((dossier: Dossier) => LintProblem[])[] = [
	lintStanding,
	lintOptions,
	lintFill,
	lintTyped,
	lintParts,
	lintClaimStatus,
	lintMapPins,
	lintContrasts,
	lintWording,
	lintReading,
	lintDuplicates,
	lintBalance,
	lintBeyond,
	lintFrame,
	lintCoverage
];

/** Every problem that the rules find, rule by rule; none for a clean dossier. Never throws. */
export function lintDossier(dossier: Dossier, { lock, sourceRuns }: LintContext): LintProblem[] {
	return [
		...CHECKS.flatMap((check) => check(dossier)),
		...(sourceRuns ? lintPlagiarism(dossier, sourceRuns) : []),
		...(lock
			? lintLock(dossier, lock).map((problem) => ({ ...problem, rule: 'lock' as const }))
			: [])
	];
}
