// The sentence of a cloze taken apart: what stands between its gaps, and how a gap is told apart by ear.
import type { Blank, ClozeRung } from '../core/content/types.ts';

export type ClozePart =
	{ kind: 'text'; text: string } | { kind: 'gap'; blank: Blank; number: number };

/** Texts and gaps in the order of the sentence. A gap that the rung does not describe stays an ellipsis. */
export function clozeParts({ text, blanks }: Pick<ClozeRung, 'text' | 'blanks'>): ClozePart[] {
	return text.split(/\{\{([a-z0-9-]+)\}\}/).map((piece, at): ClozePart => {
		const number = 1 + blanks.findIndex(({ id }) => id === piece);
		const blank = at % 2 === 1 ? blanks[number - 1] : undefined;
		if (blank) return { kind: 'gap', blank, number };
		return { kind: 'text', text: at % 2 === 1 ? '…' : piece };
	});
}

/** As much of the sentence as tells one gap from another. */
const BEFORE = 48;
const AFTER = 32;

/** "Gap 1 of 2: Kim crossed into Russia at … on 12 September" */
export function gapLabel(parts: readonly ClozePart[], at: number, of: number): string {
	const part = parts[at];
	if (part?.kind !== 'gap') return '';
	const said = (some: readonly ClozePart[]) =>
		some.map((one) => (one.kind === 'text' ? one.text : '…')).join('');
	const before = said(parts.slice(0, at));
	const after = said(parts.slice(at + 1));
	const start = before.length > BEFORE ? before.slice(-BEFORE).replace(/^\S*\s/, '') : before;
	const end = after.length > AFTER ? after.slice(0, AFTER).replace(/\s\S*$/, '') : after;
	return `Gap ${part.number} of ${of}: ${start}…${end}`;
}
