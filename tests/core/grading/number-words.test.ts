import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinDigits, numbersToDigits } from '../../../src/lib/core/grading/number-words.ts';
import { runs } from '../../support/property-runs.ts';

const read = (text: string) => numbersToDigits(text.split(' ')).join(' ');

test.each([
	['one two three', '1 2 3'],
	['twenty two votes', '22 votes'],
	['thirteen of fifteen', '13 of 15'],
	['six and two', '6 and 2'],
	['two hundred and six', '206'],
	['hundred', '100'],
	['three thousand and', '3000 and'],
	['nineteen hundred ninety three', '1993'],
	['two thousand twenty three', '2023'],
	['one million two hundred thousand', '1200000'],
	['4 million', '4000000'],
	['1point5 million', '1500000'],
	['1point2345 thousand', '1234point5'],
	['21st', '21'],
	['twenty first', '21'],
	['malligyong1', 'malligyong1'],
	['007', '7'],
	['0', '0'],
	['9'.repeat(30), '9'.repeat(30)],
	['the second stage', 'the 2 stage'],
	['', '']
])('“%s” reads “%s”', (text, digits) => {
	expect(read(text)).toBe(digits);
});

test.each([
	['1,000', '1000'],
	['4,000,000 barrels', '4000000 barrels'],
	['1 000', '1000'],
	['1718 2006', '1718 2006'],
	['4.5', '4point5'],
	['4,5', '4point5'],
	['S/RES/1718', 'S/RES/1718'],
	['twenty-two', 'twenty two'],
	['Malligyong-1', 'Malligyong-1'],
	['-5', 'minus 5']
])('“%s” is prepared as “%s”', (text, joined) => {
	expect(joinDigits(text)).toBe(joined);
});

describe('every number', () => {
	const ones =
		'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
			' '
		);
	const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
	const say = (n: number): string => {
		if (n < 20) return ones[n] ?? '';
		if (n < 100) return `${tens[Math.floor(n / 10)]}${n % 10 ? ` ${ones[n % 10]}` : ''}`;
		const [size, name] =
			n < 1000 ? [100, 'hundred'] : n < 1e6 ? [1000, 'thousand'] : [1e6, 'million'];
		const rest = n % size;
		return `${say(Math.floor(n / size))} ${name}${rest ? ` ${say(rest)}` : ''}`;
	};

	test('below a thousand million reads back from its words', () => {
		const number = fc.oneof(fc.nat(3000), fc.nat(999_999_999));
		fc.assert(
			fc.property(number, (n) => {
				expect(read(say(n))).toBe(String(n));
			}),
			{ numRuns: runs }
		);
	});
});
