// How far a typed answer is from a name, and how far a slip of the finger may go.
import type { NormalForm } from './normal-form.ts';

/** Letters a text needs for one slip to be forgiven, and for two. */
const LETTERS_FOR_ONE = 5;
const LETTERS_FOR_TWO = 9;
/** Within a longer name, a word as short as this must be right: 'UN' and 'US' differ by one letter. */
const SHORT_WORD = 2;

/**
 * Edits between two texts: letters inserted, left out or replaced, and neighbours swapped, each
 * counted once. This is the Damerau–Levenshtein distance in its "optimal string alignment" form,
 * in which no part is edited twice (L. Boytsov, "Indexing methods for approximate dictionary
 * searching", 2011, §2.2). In code points; symmetric; 0 only for equal texts.
 */
export function editDistance(left: string, right: string): number {
	const a = [...left];
	const b = [...right];
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= b.length; column += 1) {
			const isSame = a[row - 1] === b[column - 1];
			let least = Math.min(
				cell(last, column) + 1,
				cell(current, column - 1) + 1,
				cell(last, column - 1) + (isSame ? 0 : 1)
			);
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
				least = Math.min(least, cell(beforeLast, column - 2) + 1);
			current.push(least);
		}
		beforeLast = last;
		last = current;
	}
	return cell(last, b.length);
}

const cell = (row: readonly number[], column: number) => row[column] ?? Infinity;

/**
 * Slips by which an answer missed a name, 1 or 2; `Infinity` when it is no slip but another answer.
 * One is allowed from 5 letters, two from 9, and within a name no word takes more than its own
 * length allows: 'Kim Jong-il' is not a misspelt 'Kim Jong-un'. Digits are never forgiven, nor is
 * a point of the compass or a negation that turned round.
 */
export function slipsBetween(answer: NormalForm, name: NormalForm): number {
	const limit = slipsAllowed(name.letters);
	if (limit === 0 || answer.digits !== name.digits) return Infinity;
	if (Math.abs(answer.joined.length - name.joined.length) > 2 * limit) return Infinity;
	if (isTurnedRound(answer.joined, name.joined)) return Infinity;
	return wordByWord([...answer.joined], name.words, limit);
}

const slipsAllowed = (letters: number) =>
	letters >= LETTERS_FOR_TWO ? 2 : letters >= LETTERS_FOR_ONE ? 1 : 0;

const slipsInWord = (letters: number) =>
	letters <= SHORT_WORD ? 0 : Math.max(1, slipsAllowed(letters));

/**
 * The least sum of edits over all ways to cut the answer into the name's words: `costs` holds, for
 * each length of answer already used, the slips so far.
 */
function wordByWord(answer: readonly string[], words: readonly string[], limit: number): number {
	let costs = new Map([[0, 0]]);
	for (const word of words) {
		const length = [...word].length;
		const ownLimit = Math.min(limit, slipsInWord(length));
		const reached = new Map<number, number>();
		for (const [start, slips] of costs) {
			for (
				let end = start + Math.max(0, length - ownLimit);
				end <= start + length + ownLimit;
				end += 1
			) {
				if (end > answer.length) break;
				const edits = editDistance(word, answer.slice(start, end).join(''));
				if (edits > ownLimit || slips + edits > limit) continue;
				reached.set(end, Math.min(reached.get(end) ?? Infinity, slips + edits));
			}
		}
		costs = reached;
	}
	return costs.get(answer.length) ?? Infinity;
}

const COMPASS = /north|south|east|west/g;
const NEGATIONS = ['un', 'in', 'im', 'il', 'ir', 'non', 'dis', 'anti'];

function isTurnedRound(answer: string, name: string): boolean {
	const said = answer.match(COMPASS) ?? [];
	const meant = name.match(COMPASS) ?? [];
	if (said.length === meant.length && said.join() !== meant.join()) return true;
	return NEGATIONS.some((prefix) => answer === prefix + name || name === prefix + answer);
}
