// One spelling for comparing texts: what a writer does by accident (case, accents, dashes, quotation marks, spacing)
// does not count. Grading, the content lint and the library's search compare folded texts; none shows them.

const QUOTES = /['"`´‘’‚‛“”„‟‹›«»ʹʻʼʽʾʿ′″]/gu;
const INVISIBLE = /\p{Cf}/gu;
/** Й is a letter of its own, not an и with an accent; ё may be written е. */
const SHORT_I = /и(\p{M}*?)\u0306/gu;
/** Accents shared by scripts, Hebrew points; not a script's own vowel signs, nor the Japanese voicing marks. */
const ACCENTS =
	/(?![\u3099\u309a])(?:(?=\p{M})\p{Script=Inherited}|[\u0591-\u05bd\u05bf-\u05c7])/gu;
const SEPARATORS = /[\p{Pd}\p{Z}\s_−.,;:!?¡¿/\\()[\]{}·•]+/gu;
/** Letters that Unicode does not take apart. */
const PLAIN = new Map(
	Object.entries({
		ß: 'ss',
		æ: 'ae',
		œ: 'oe',
		ø: 'o',
		ł: 'l',
		đ: 'd',
		ð: 'd',
		þ: 'th',
		ı: 'i',
		ς: 'σ'
	})
);

/** Most texts, and the ones that only case, quotation marks and spacing can tell apart. */
const PLAIN_TEXT = /^[\t\n\r -~]*$/;

const spaced = (text: string) => text.replace(SEPARATORS, ' ').trim();

/**
 * The text without its accidents of writing: lower case, accents and quotation marks gone, every run of spaces,
 * dashes and stops one space. ё becomes е, й stays. Folding twice changes nothing more (Unicode Standard Annex 15:
 * compatibility forms are taken apart first). Never throws, whatever the text.
 */
export function fold(text: string): string {
	if (PLAIN_TEXT.test(text)) return spaced(text.toLowerCase().replace(QUOTES, ''));
	const letters = text
		.normalize('NFD')
		.replace(QUOTES, '') // before the next step makes a space of ´
		.replace(INVISIBLE, '')
		.normalize('NFKD')
		.toLowerCase()
		.replace(SHORT_I, 'й$1')
		.replace(ACCENTS, '')
		.replace(/[ßæœøłđðþıς]/gu, (letter) => PLAIN.get(letter) ?? letter)
		.replace(QUOTES, '');
	return spaced(letters).normalize('NFC');
}
