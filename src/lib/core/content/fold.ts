// One spelling for comparing texts: what a writer does by accident (case, accents, dashes, quotation marks, spacing)
// does not count. Grading, the content lint and the library's search compare folded texts; none shows them.

const QUOTES = /['"`´‘’‚‛“”„‟‹›«»ʹʻʼʽʾʿ′″]/gu;
const INVISIBLE = /\p{Cf}/gu;
/** Й is a letter of its own, not an и with an accent; ё may be written е. */
const SHORT_I = /([иИ])\u0306/gu;
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

/**
 * The text without its accidents of writing: lower case, accents and quotation marks gone, every run of spaces,
 * dashes and stops one space. Folding twice changes nothing more. Never throws, whatever the text.
 */
export function fold(text: string): string {
	return text
		.replace(QUOTES, '')
		.normalize('NFKD')
		.replace(SHORT_I, (_, letter: string) => (letter === 'и' ? 'й' : 'Й'))
		.replace(ACCENTS, '')
		.toLowerCase()
		.replace(/[ßæœøłđðþıς]/gu, (letter) => PLAIN.get(letter) ?? letter)
		.replace(QUOTES, '')
		.replace(INVISIBLE, '')
		.replace(SEPARATORS, ' ')
		.trim()
		.normalize('NFC');
}
