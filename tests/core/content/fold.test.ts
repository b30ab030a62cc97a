import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/lib/core/content/fold.ts';
import { runs } from '../../support/property-runs.ts';

describe('two ways to write the same text', () => {
	test.each([
		['case', 'VOSTOCHNY', 'Vostochny'],
		['accents', 'Ramón', 'Ramon'],
		['accents as signs of their own', 'Ramo\u0301n', 'Ramón'],
		['letters with a stroke', 'Łódź, Ørsted', 'lodz orsted'],
		['ligatures', 'ﬁsh, Æsop', 'fish aesop'],
		['sharp s', 'Straße', 'STRASSE'],
		['hyphens', 'Kim Jong-un', 'Kim Jong–un'],
		['hyphen or space', 'Kim Jong-un', 'Kim Jong Un'],
		['a hyphen that breaks no line', 'Malligyong\u20111', 'Malligyong-1'],
		['apostrophes', 'King’s', "King's"],
		['an apostrophe left out', 'P’yongyang', 'Pyongyang'],
		['an acute accent for an apostrophe', 'King´s', 'Kings'],
		['quotation marks', '“holy war”', 'holy war'],
		['spaces', '  two\u00a0 words\n', 'two words'],
		['stops', 'U.S.', 'U S'],
		['full width', '１７１８', '1718'],
		['ё and е', 'Хрущёва', 'Хрущева'],
		['vowel points', 'שָׁלוֹם', 'שלום'],
		['short vowels', 'سَلام', 'سلام'],
		['a sigma at the end of a word', 'ΟΔΟΣ', 'οδος'],
		['Hangul in parts', '\u1100\u1175\u11b7', '김'],
		['invisible signs', 'Kha\u200bsan\u00ad', 'Khasan']
	])('%s: “%s” is “%s”', (_, one, other) => {
		expect(fold(one)).toBe(fold(other));
	});
});

describe('two texts', () => {
	test.each([
		['й is no и', 'Шойгу', 'Шоигу'],
		['a voiced kana is no plain one', 'ガ', 'カ'],
		['an Indian vowel sign is a vowel', 'कि', 'क'],
		['digits stand as they are', '1718', '1719'],
		['a plus or a percent sign counts', '50 %', '50'],
		['words do not run together', 'Jong-un', 'Jongun']
	])('%s: “%s” is not “%s”', (_, one, other) => {
		expect(fold(one)).not.toBe(fold(other));
	});
});

const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 30 }),
	fc
		.array(
			fc.constantFrom(
				'и',
				'И',
				'\u0306',
				'\u0308',
				'\u0323',
				"'",
				'\u00ad',
				'´',
				'が',
				'Σ',
				'ı',
				'\u3099',
				'-'
			)
		)
		.map((parts) => parts.join(''))
);

test('folding twice changes nothing more, whatever the text', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const folded = fold(text);
			expect(fold(folded)).toBe(folded);
		}),
		{ numRuns: runs }
	);
});

test('every sign of Unicode folds to something that stays, alone and inside a word', () => {
	for (let point = 0; point <= 0x10ffff; point += 1) {
		const sign = String.fromCodePoint(point);
		const folded = fold(`и${sign}a`);
		if (fold(folded) !== folded) expect.unreachable(`U+${point.toString(16)}`);
	}
});

test('upper and lower case, composed and not, fold alike', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
			expect(fold(text.normalize('NFD'))).toBe(fold(text));
			expect(fold(text.normalize('NFC'))).toBe(fold(text));
		}),
		{ numRuns: runs }
	);
});
