// Why a backup file cannot be restored, in words that its owner can act on.
import type * as v from 'valibot';

export type BackupProblem = {
	kind: 'not-json' | 'other-file' | 'newer-version' | 'damaged';
	/** Sentences for the page. */
	message: string;
	/** Counted from 1: the line where the JSON breaks off, as far as the browser says. */
	line?: number;
	/** Counted from 1: the damaged event. */
	event?: number;
	/** The damaged field, `response.form`. */
	field?: string;
};

/** A value as it stands in the file, cut to a readable length. */
export const brief = (value: unknown) => {
	const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value);
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

/** valibot's expectations are operators and type names; a custom message already says it in words. */
function expectation({ message, expected, input }: v.BaseIssue<unknown>) {
	if (!message.startsWith('Invalid ')) return message;
	if (input === undefined) return 'a value';
	const [, operator, bound] = /^([<>]=)(.+)$/.exec(expected ?? '') ?? [];
	if (operator) return `${operator === '>=' ? 'at least' : 'at most'} ${bound}`;
	return expected ?? message;
}

/** The field that valibot stumbled over, what stood there and what should. */
export const account = (issue: v.BaseIssue<unknown>) => ({
	field: (issue.path ?? []).map(({ key }) => String(key)).join('.'),
	found: brief(issue.input),
	expected: expectation(issue)
});

export function damaged(
	what: string,
	{ field, found, expected }: ReturnType<typeof account>
): BackupProblem {
	const where = field === '' ? what : `${what}, field “${field}”,`;
	return {
		kind: 'damaged',
		message: `${where} is damaged: found ${found}, expected ${expected}.`,
		...(field === '' ? {} : { field })
	};
}

export function otherFile(format: unknown): BackupProblem {
	const named = typeof format === 'string' ? ` (it calls itself ${brief(format)})` : '';
	return {
		kind: 'other-file',
		message: `This is not a Dossier backup but another program’s file${named}. A backup’s name begins with “dossier-backup”.`
	};
}

export const newerVersion = (found: number, readable: number): BackupProblem => ({
	kind: 'newer-version',
	message: `This backup was saved by a newer Dossier (format ${found}; this one reads ${readable}). Update Dossier, then restore it.`
});

/** Browsers say where the JSON breaks off in different words, Safari not at all. */
export function notJson(text: string, complaint: string): BackupProblem {
	const lineAt = (position: number) => text.slice(0, position).split('\n').length;
	const end = text.trimEnd().length;
	if (end === 0) return { kind: 'not-json', message: 'The file is empty.' };
	const [, said] = /line (\d+)/i.exec(complaint) ?? [];
	const [, position] = /position (\d+)/i.exec(complaint) ?? [];
	if (/end of|unterminated|EOF/i.test(complaint) || Number(position) >= end) {
		const line = lineAt(end);
		const message = `The file breaks off at line ${line}: it was not copied whole.`;
		return { kind: 'not-json', line, message };
	}
	const line = position ? lineAt(Number(position)) : said ? Number(said) : undefined;
	const where = line === undefined ? '' : ` at line ${line}`;
	const message = `The file is not JSON${where}: it is damaged, or no backup at all.`;
	return { kind: 'not-json', message, ...(line === undefined ? {} : { line }) };
}
