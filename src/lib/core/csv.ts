// Tables as CSV, for spreadsheets: what could run there as a formula is text. Pure.

/**
 * A cell of a CSV file (RFC 4180). A spreadsheet runs what begins with `=`, `+`, `-`, `@`, a tab or a line break as a
 * formula, so such a text gets an apostrophe before it; numbers stay numbers.
 */
export function csvCell(value: string | number): string {
	if (typeof value === 'number') return String(value);
	const safe = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value;
	return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as a file's text; begins with a byte order mark so that a spreadsheet reads its letters. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
	`\ufeff${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
