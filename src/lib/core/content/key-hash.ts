// A short print of what a question takes for right, so that a changed key is noticed and a mended prompt is not.
import { fold } from './fold.ts';
import type { Question, Rung } from './types.ts';

const UTF8 = new TextEncoder();

/**
 * 64-bit FNV-1a of the text's UTF-8 bytes, as 16 hex digits (G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake,
 * "The FNV Non-Cryptographic Hash Algorithm", RFC 9923). In two halves of 32 bits, because BigInt is many times
 * slower and installing hashes every question: the prime is 2⁴⁰ + 0x1b3.
 */
export function hash64(text: string): string {
	let high = 0xcbf29ce4;
	let low = 0x84222325;
	for (const byte of UTF8.encode(text)) {
		low = (low ^ byte) >>> 0;
		const product = low * 0x1b3;
		high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
		low = product >>> 0;
	}
	return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

function keyText(rung: Rung): string {
	switch (rung.form) {
		case 'choice':
			return rung.options.find((option) => option.id === rung.key)?.text ?? '';
		case 'true-false':
			return `${rung.key}`;
		case 'typed':
			return rung.key;
		case 'multi-select':
			return rung.options
				.filter(({ id }) => rung.keys.includes(id))
				.map(({ text }) => fold(text))
				.sort()
				.join('|');
		case 'cloze':
			return rung.blanks.map(({ key }) => fold(key)).join('|');
		case 'numeric':
			// Folding takes a minus for punctuation.
			return `${rung.key < 0 ? 'minus ' : ''}${rung.key} ${rung.unit ?? ''}`;
		case 'order':
			return rung.items.map(({ text }) => fold(text)).join('|');
		case 'match':
			return rung.pairs.map(({ left, right }) => `${fold(left)}=${fold(right)}`).join('|');
		case 'map-pin':
			return rung.target;
		case 'claim-status':
			return rung.statements.map(({ text, key }) => `${fold(text)}=${key}`).join('|');
		case 'flashcard':
			return rung.back;
	}
}

/**
 * 16 hex digits that change when the right answer of any rung changes, and stay when a prompt, an explanation, a
 * distractor, the order of options or a key's case and punctuation do.
 */
export const keyHash = (question: Pick<Question, 'rungs'>): string =>
	hash64(question.rungs.map((rung) => `${rung.form}:${fold(keyText(rung))}`).join('\n'));
