// How a rule of the lint says what it found. Imported by the rules only.
import type { ContentProblem } from '../parse.ts';

/** What a rule found, before it becomes a message. */
export type Finding = {
	/** The file's name within the dossier's folder. */
	file: string;
	/** Id of the question, fact or entity; absent where the finding is about the whole file. */
	id?: string;
	/** The field, as one would write it in code: `rungs[0].options[2].text`. */
	field: string;
	found: string;
	expected: string;
};

/** A finding as the problem that an editor reads: file, id and field first, then what to do. */
export function problemFrom(dossierId: string, finding: Finding): ContentProblem {
	const file = `${dossierId}/${finding.file}`;
	const place = finding.id === undefined ? finding.field : `${finding.id} ${finding.field}`;
	const { found, expected } = finding;
	return {
		file,
		place,
		found,
		expected,
		message: `${file}: ${place}: ${found}; expected ${expected}`
	};
}

/** A text as it is quoted in a message, shortened where it is long. */
export const quoted = (text: string) => `"${text.length > 120 ? `${text.slice(0, 117)}…` : text}"`;
