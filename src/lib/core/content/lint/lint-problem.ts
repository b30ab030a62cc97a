// How a rule of the lint says what it found. Imported by the rules only.
import type { ContentProblem } from '../parse.ts';
import type { Dossier } from '../types.ts';
import { rungsOf, type RungInDeck } from './rung-texts.ts';
import type { Rule } from './rules.ts';

/** A problem with the rule that found it. */
export type LintProblem = ContentProblem & { rule?: Rule };

/** What a rule found, before it becomes a message. */
export type Finding = {
	/** Absent for the lock's: they are one rule. */
	rule?: Rule;
	/** The file's name within the dossier's folder. */
	file: string;
	/** Id of the question, fact or entity; absent where the finding is about the whole file. */
	id?: string;
	/** The field, as one would write it in code: `rungs[0].options[2].text`. */
	field: string;
	found: string;
	expected: string;
};

/** What is wrong in one item of a file that is known already. */
export type Fault = Omit<Finding, 'file' | 'id' | 'rule'> & { rule: Rule };

/** A finding as the problem that an editor reads: file, id and field first, then what to do. */
export function problemFrom(dossierId: string, finding: Finding): LintProblem {
	const file = `${dossierId}/${finding.file}`;
	const place = finding.id === undefined ? finding.field : `${finding.id} ${finding.field}`;
	const { found, expected, rule } = finding;
	return {
		...(rule && { rule }),
		file,
		place,
		found,
		expected,
		message: `${file}: ${place}: ${found}; expected ${expected}`
	};
}

/** The faults of every rung of the dossier; their fields are given from the rung downwards. */
export const rungProblems = (
	dossier: Dossier,
	faultsOf: (place: RungInDeck) => Fault[]
): LintProblem[] =>
	rungsOf(dossier).flatMap((place) =>
		faultsOf(place).map((fault) =>
			problemFrom(dossier.id, {
				...fault,
				file: place.file,
				id: place.question.id,
				field: `${place.field}.${fault.field}`
			})
		)
	);

/** A text as it is quoted in a message, shortened where it is long. */
export const quoted = (text: string) => `"${text.length > 120 ? `${text.slice(0, 117)}…` : text}"`;
