// What is to be printed, as it stands in the print page's address: a teacher can keep the link, and the same link
// prints the same sheet.
import { MAX_VERSIONS } from './worksheet.ts';

export type PrintKind = 'worksheet' | 'cards';
export type PrintRequest = {
	deckId: string;
	kind: PrintKind;
	/** `Infinity`: all. */
	count: number;
	versions: number;
	/** The sheet's number, 1 to 999 999. */
	seed: number;
	withKey: boolean;
	withHints: boolean;
};

export const LAST_SEED = 999_999;

/** What a field that may be left empty says: `undefined` when it is, `NaN` when it is no whole number from 1 to `max`. */
export function wholeOrNothing(typed: string, max: number): number | undefined {
	if (typed === '') return undefined;
	const number = /^\d+$/.test(typed) ? Number(typed) : NaN;
	return number >= 1 && number <= max ? number : NaN;
}

/** A whole number of the address within its bounds; what is missing or no number is the fallback. */
function whole(text: string | null, from: number, to: number, fallback: number) {
	if (text === null || !/^\d+$/.test(text)) return fallback;
	return Math.min(to, Math.max(from, Number(text)));
}

export const readPrintRequest = (params: URLSearchParams): PrintRequest => ({
	deckId: params.get('deck') ?? '',
	kind: params.get('kind') === 'cards' ? 'cards' : 'worksheet',
	count: whole(params.get('count'), 1, Infinity, Infinity),
	versions: whole(params.get('versions'), 1, MAX_VERSIONS, 1),
	seed: whole(params.get('seed'), 1, LAST_SEED, 1),
	withKey: params.get('key') !== '0',
	withHints: params.get('hints') === '1'
});

/** The address's search part, without its `?`; what equals the usual is left out. */
export function printSearch(request: PrintRequest): string {
	const { deckId, kind, count, versions, seed, withKey, withHints } = request;
	const params = new URLSearchParams({ deck: deckId, kind });
	if (Number.isFinite(count)) params.set('count', `${count}`);
	if (kind === 'worksheet') {
		params.set('versions', `${versions}`);
		params.set('seed', `${seed}`);
		if (!withKey) params.set('key', '0');
		if (withHints) params.set('hints', '1');
	}
	return `${params}`;
}
