import { describe, expect, test } from 'vitest';
import type { NumericRung } from '../../../src/lib/core/content/types.ts';
import { gradeNumeric, readNumber } from '../../../src/lib/core/grading/numeric.ts';

describe('the number that a text says', () => {
	test.each([
		['5 500 km', 5500, 'km'],
		['5\u00a0500 km', 5500, 'km'],
		['5,500', 5500, ''],
		['1.000.000', 1_000_000, ''],
		['1’000’000', 1_000_000, ''],
		['5.5 thousand km', 5500, 'km'],
		['half a million', 500_000, ''],
		['half million', 500_000, ''],
		['about half a million barrels', 500_000, 'barrels'],
		['500k', 500_000, ''],
		['500 K', 500_000, ''],
		['4.5m', 4_500_000, ''],
		['4,5 million', 4_500_000, ''],
		['about a million', 1_000_000, ''],
		['four and a half million', 4_500_000, ''],
		['one and a half million barrels', 1_500_000, 'barrels'],
		['two and a half years', 2.5, 'years'],
		['two dozen', 24, ''],
		['fifteen hundred km', 1500, 'km'],
		['about 17 km', 17, 'km'],
		['~17km', 17, 'km'],
		['c. 17 km', 17, 'km'],
		['ca. 17', 17, ''],
		['exactly 17', 17, ''],
		['17 km or so', 17, 'km'],
		['17 km approx.', 17, 'km'],
		['17 c', 17, 'c'],
		['seventeen', 17, ''],
		['17😀', 17, ''],
		['017', 17, ''],
		['17.0', 17, ''],
		['0.5', 0.5, ''],
		['.5', 0.5, ''],
		['$500', 500, ''],
		['-3', -3, ''],
		['−3', -3, ''],
		['minus three', -3, ''],
		['negative 3', -3, ''],
		['about -3', -3, ''],
		['more than 1,000', 1000, ''],
		['over 20,000 containers', 20000, 'containers'],
		['at least 3', 3, ''],
		['up to about 60 km', 60, 'km'],
		['0', 0, '']
	])('“%s” is %d “%s”', (text, value, unit) => {
		expect(readNumber(text)).toEqual({ value, unit });
	});

	test.each([
		'',
		' ',
		'12 or 13',
		'12-13',
		'12 to 13',
		'12 13',
		'no idea',
		'half',
		'half of 10',
		'half an hour',
		'NaN',
		'Infinity',
		'😀',
		'about',
		'.',
		'-',
		'1.2.3',
		'1 million 500 thousand'
	])('“%s” says none, or more than one', (text) => {
		expect(readNumber(text)).toBeUndefined();
	});

	test('“m” is millions, and metres where metres are counted', () => {
		expect(readNumber('5 m')).toEqual({ value: 5_000_000, unit: '' });
		expect(readNumber('5 m', ['m'])).toEqual({ value: 5, unit: 'm' });
	});

	test('a number of three hundred digits is a large number, not infinity', () => {
		expect(Number.isFinite(readNumber('9'.repeat(300))?.value)).toBe(true);
		expect(Number.isFinite(readNumber(`${'9'.repeat(300)} billion`)?.value)).toBe(true);
	});
});

describe('a number against the key', () => {
	const distance: NumericRung = {
		form: 'numeric',
		key: 5500,
		tolerance: 550,
		unit: 'km',
		otherUnits: [{ unit: 'miles', times: 1.609344 }]
	};
	const count: NumericRung = { form: 'numeric', key: 13, tolerance: 0 };
	const height: NumericRung = { form: 'numeric', key: 5, tolerance: 0, unit: 'm' };

	test.each([
		[distance, '5500', 'right', 1],
		[distance, '5.5 thousand km', 'right', 1],
		[distance, '6050', 'right', 1],
		[distance, '6051', 'wrong', 0.5],
		[distance, '6600 km', 'wrong', 0.5],
		[distance, '6601', 'wrong', 0],
		[distance, '3,400 miles', 'right', 1],
		[distance, '3,400 mi', 'right', 1],
		[distance, '5500 kilometres', 'right', 1],
		[distance, '5500 kilometers', 'right', 1],
		[distance, '5500 metres', 'wrong', 0],
		[distance, '5500 km away', 'right', 1],
		[distance, '5500 km a day', 'wrong', 0],
		[{ ...count, unit: 'months' }, '13 months later', 'right', 1],
		[{ ...count, unit: 'times' }, '13 times as large', 'right', 1],
		[distance, '1 mile', 'wrong', 0],
		[distance, '5500 versts', 'wrong', 0],
		[distance, '5500 or 6000', 'wrong', 0],
		[distance, '-5500', 'wrong', 0],
		[distance, '', 'wrong', 0],
		[distance, '1e999', 'wrong', 0],
		[height, '5 m', 'right', 1],
		[height, '5 metres', 'right', 1],
		[{ ...height, unit: 'times' }, '5x', 'right', 1],
		[{ ...height, unit: 'times' }, '5 ×', 'right', 1],
		[height, '5', 'right', 1],
		[height, '5 million', 'wrong', 0],
		[count, '13', 'right', 1],
		[count, 'thirteen', 'right', 1],
		[count, '13th', 'right', 1],
		[count, '13 September', 'right', 1],
		[count, 'the 13th of September', 'right', 1],
		[count, '13 launches', 'right', 1],
		[count, 'on 13 September', 'right', 1],
		[count, 'on the 13th', 'right', 1],
		[{ ...count, key: 2006 }, 'In 2006', 'right', 1],
		[count, '14 launches', 'wrong', 0],
		[count, '13e2', 'wrong', 0],
		[count, '1.3', 'wrong', 0],
		[{ ...count, key: 0.3 }, '0.3', 'right', 1],
		[{ ...count, key: 0.3, otherUnits: [{ unit: 'tenths', times: 0.1 }] }, '3 tenths', 'right', 1]
	] as [NumericRung, string, string, number][])(
		'$0.key $0.unit: “%1$s” is %2$s',
		(rung, text, verdict, score) => {
			expect(gradeNumeric(rung, { text })).toMatchObject({ verdict, score });
		}
	);

	test('the answer is shown with its unit', () => {
		expect(gradeNumeric({ ...distance, key: 55_000 }, { text: '' }).expected).toBe('55,000 km');
	});
});
