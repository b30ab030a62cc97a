// The sentence of a cloze taken apart: what stands between its gaps, and how a gap is told apart by ear.
import type { Blank, ClozeRung } from '../core/content/types.ts';

/** `tail`: what stands right behind a gap, such as a comma, and must not begin a line without it. */
export type ClozePart =
	{ kind: 'text'; text: string } | { kind: 'gap'; blank: Blank; number: number; tail: string };

/** Texts and gaps in the order of the sentence. A gap that the rung does not describe stays an ellipsis. */
export function clozeParts({ text, blanks }: Pick<ClozeRung, 'text' | 'blanks'>): ClozePart[] {
	const parts: ClozePart[] = [];
	for (const [at, piece] of text.split(/\{\{([a-z0-9-]+)\}\}/).entries()) {
		const number = 1 + blanks.findIndex(({ id }) => id === piece);
		const blank = at % 2 === 1 ? blanks[number - 1] : undefined;
		const last = parts.at(-1);
		if (blank) parts.push({ kind: 'gap', blank, number, tail: '' });
		else if (at % 2 === 1) parts.push({ kind: 'text', text: '…' });
		else {
			const tail = last?.kind === 'gap' ? (/^\S{1,12}/.exec(piece)?.[0] ?? '') : '';
			if (last?.kind === 'gap') last.tail = tail;
			parts.push({ kind: 'text', text: piece.slice(tail.length) });
		}
	}
	return parts;
}

/** As much of the sentence as tells one gap from another. */
const BEFORE = 48;
const AFTER = 32;

/** "Gap 1 of 2: Kim crossed into Russia at … on 12 September" */
export function gapLabel(parts: readonly ClozePart[], at: number, of: number): string {
	const part = parts[at];
	if (part?.kind !== 'gap') return '';
	const said = (some: readonly ClozePart[]) =>
		some.map((one) => (one.kind === 'text' ? one.text : `…${one.tail}`)).join('');
	const before = said(parts.slice(0, at));
	const after = part.tail + said(parts.slice(at + 1));
	const start = before.length > BEFORE ? before.slice(-BEFORE).replace(/^\S*\s/, '') : before;
	const end = after.length > AFTER ? after.slice(0, AFTER).replace(/\s\S*$/, '') : after;
	return `Gap ${part.number} of ${of}: ${start}…${end}`;
}
