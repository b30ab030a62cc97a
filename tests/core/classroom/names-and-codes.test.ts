import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	randomCode,
	randomResumeKey,
	readCode,
	readResumeKey,
	spacedCode,
	spacedResumeKey
} from '../../../src/lib/core/classroom/codes.ts';
import {
	generatedName,
	LONGEST_NAME,
	NAME_COUNT,
	nameKey,
	tidyName
} from '../../../src/lib/core/classroom/names.ts';
import { seededRandom } from '../../../src/lib/core/content/option-order.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('codes', () => {
	test('are six digits that are read however they are typed, spoken or linked', () => {
		fc.assert(
			fc.property(chance, (value) => {
				const code = randomCode(() => value);
				expect(code).toMatch(/^\d{6}$/);
				for (const text of [
					code,
					spacedCode(code),
					` ${code.slice(0, 2)}-${code.slice(2)} `,
					`https://example.org/class/?code=${code}`,
					`http://192.168.1.5:3000/class/?code=${code}#x`
				])
					expect(readCode(text)).toBe(code);
			})
		);
	});

	test('anything else is none', () => {
		for (const text of [
			'',
			'12345',
			'1234567',
			'twelve',
			'https://example.org/?code=12',
			'12 34 5x'
		])
			expect(readCode(text)).toBeUndefined();
		fc.assert(fc.property(fc.string(), (text) => void readCode(text)));
	});

	test('resume keys are read whatever their case and blanks, and none with a sign that is mistaken', () => {
		fc.assert(
			fc.property(fc.array(chance, { minLength: 8, maxLength: 8 }), (values) => {
				let at = 0;
				const key = randomResumeKey(() => values[at++] ?? 0);
				expect(readResumeKey(key)).toBe(key);
				expect(readResumeKey(spacedResumeKey(key).toLowerCase())).toBe(key);
				expect(readResumeKey(`${key}2`)).toBeUndefined();
				expect(readResumeKey(`0${key.slice(1)}`)).toBeUndefined();
			})
		);
	});
});

describe('names', () => {
	test('are different for a whole school, and get a number once the words run out', () => {
		const taken = new Set<string>();
		const random = seededRandom('school');
		for (let made = 0; made < NAME_COUNT + 200; made++) {
			const name = generatedName((one) => taken.has(nameKey(one)), random);
			expect(name.length).toBeLessThanOrEqual(LONGEST_NAME + 4);
			expect(taken.has(nameKey(name))).toBe(false);
			taken.add(nameKey(name));
		}
	});

	test('that were typed fit on a line, and tidying twice changes nothing', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const name = tidyName(text);
				expect([...name].length).toBeLessThanOrEqual(LONGEST_NAME);
				expect(name).not.toMatch(/[\p{Cc}\p{Cf}\n]/u);
				expect(tidyName(name)).toBe(name);
			}),
			{ numRuns: 5000 }
		);
		expect(tidyName('  Zoë \n\u202e Kim ')).toBe('Zoë Kim');
		expect(tidyName('a\u0301\u0301\u0301\u0301\u0301b')).toBe('á\u0301\u0301b');
	});

	test('that look alike are the same', () => {
		expect(nameKey('Zoë K')).toBe(nameKey('ZOE  k'));
		expect(nameKey('Calm Heron')).toBe(nameKey('calmheron'));
		expect(nameKey('김민수')).not.toBe(nameKey('김민지'));
	});
});
