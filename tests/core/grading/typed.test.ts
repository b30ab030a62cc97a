import { describe, expect, test } from 'vitest';
import { gradeTyped } from '../../../src/lib/core/grading/typed.ts';
import { entities, person, typed } from './rungs.ts';

const verdict = (rung: ReturnType<typeof typed>, text: string) =>
	gradeTyped(rung, text, entities).verdict;

const shoigu = typed('Sergei Shoigu', { entityId: 'sergei-shoigu', accept: ['Shoygu'] });
const kim = typed('Kim Jong-un', { entityId: 'kim-jong-un' });
const khrushcheva = typed('Nina Khrushcheva', { entityId: 'nina-khrushcheva' });
const satellite = typed('Malligyong-1', { entityId: 'malligyong-1' });

describe('right', () => {
	test.each([
		['the key', shoigu, 'Sergei Shoigu'],
		['another case and stray spaces', shoigu, '  sergei   SHOIGU '],
		['an accepted variant', shoigu, 'shoygu'],
		['an alias of the entity', shoigu, 'Shoigu'],
		['the name in its own script', shoigu, 'сергей кужугетович шойгу'],
		['ё written as е', khrushcheva, 'Нина Львовна Хрущева'],
		['a Korean name in Hangul', kim, '김정은'],
		['no diacritics', kim, 'Kim Jong-un'],
		['diacritics', typed('Pacheco Pardo'), 'Pachéco Pardó'],
		['no hyphen', kim, 'kim jong un'],
		['all in one word', kim, 'KimJongUn'],
		['another dash', kim, 'Kim Jong–un'],
		['a curly apostrophe', typed("King's College"), 'King’s College'],
		['no apostrophe', typed("King's College"), 'Kings College'],
		['no full stops', typed('U.S.'), 'us'],
		['a leading article', typed('Security Council'), 'the Security Council'],
		['the article of the key left out', typed('The New School'), 'New School'],
		['without the parenthesis of the key', typed('Panel of Experts (DPRK)'), 'panel of experts'],
		['one side of a native name', typed('x', { entityId: 'east-sea' }), '동해'],
		['one side of a key', typed('Sea of Japan / East Sea'), 'east sea'],
		['a full stop at the end', shoigu, 'Shoigu.']
	])('%s', (_, rung, text) => {
		expect(gradeTyped(rung, text, entities)).toEqual({
			score: 1,
			verdict: 'right',
			expected: rung.key
		});
	});

	test.each([
		['13', 'thirteen'],
		['thirteen', '13'],
		['13', 'Thirteen.'],
		['22', 'twenty-two'],
		['twenty-two', 'twenty two'],
		['253', 'two hundred and fifty-three'],
		['100', 'a hundred'],
		['2006', 'two thousand six'],
		['2006', 'two thousand and six'],
		['1993', 'nineteen ninety-three'],
		['2023', 'twenty twenty-three'],
		['1718', 'seventeen eighteen'],
		['1718', 'one thousand seven hundred and eighteen'],
		['4,000,000', '4 million'],
		['4 million', '4000000'],
		['1,500,000', '1.5 million'],
		['1000', '1 000'],
		['1,000', 'one thousand'],
		['4.5', '4,5'],
		['4.50', '4.5'],
		['7', '07'],
		['13th', 'thirteenth'],
		['3 vetoes', 'three vetoes'],
		['13 September 2023', 'September 13, 2023'],
		['13 September 2023', '13th of September 2023'],
		['13 September', 'Sept 13'],
		['-5', '−5']
	])('%s may be written “%s”', (key, text) => {
		expect(verdict(typed(key), text)).toBe('right');
	});
});

describe('almost', () => {
	test.each([
		['a letter left out', typed('Khasan'), 'Khsan'],
		['a letter too many', typed('Khasan'), 'Khassan'],
		['another letter', typed('Putin'), 'Puten'],
		['two letters swapped', typed('Khasan'), 'Khasna'],
		['two slips in a long name', typed('Blagoveshchensk'), 'Blagovescensk'],
		['a slip in the short form', shoigu, 'Shoigo'],
		['a slip in one word of several', shoigu, 'Sergei Shoigo'],
		['a slip in Cyrillic', khrushcheva, 'Нина Львовна Хрущава'],
		['a slip beside the right number', satellite, 'Maligyong-1'],
		['a slip in a feminine surname', khrushcheva, 'Khrushchova']
	])('%s', (_, rung, text) => {
		expect(gradeTyped(rung, text, entities)).toEqual({
			score: 0.75,
			verdict: 'almost',
			expected: rung.key
		});
	});
});

describe('wrong', () => {
	test.each([
		['nothing', shoigu, ''],
		['spaces only', shoigu, ' \t\n\u00a0'],
		['punctuation only', shoigu, '…!?'],
		['an emoji', shoigu, '🚀'],
		['something else', shoigu, 'the General Assembly'],
		['one slip in a short name', typed('Amur'), 'Amor'],
		['two slips in a middling name', typed('Khasan'), 'Hosan'],
		['three slips in a long name', typed('Blagoveshchensk'), 'Blagovesensq'],
		['a part of the name', typed('Komsomolsk-on-Amur'), 'on-Amur'],
		['the article alone', shoigu, 'the']
	])('%s', (_, rung, text) => {
		expect(gradeTyped(rung, text, entities)).toEqual({
			score: 0,
			verdict: 'wrong',
			expected: rung.key
		});
	});

	test.each([
		['2006', '2007'],
		['1718', '1781'],
		['1718', '17188'],
		['12', '1 2'],
		['4.5', '45'],
		['4.5', '5'],
		['-5', '5'],
		['thirteen', 'thirten'],
		['Resolution 1718', 'Resolution 1719'],
		['Malligyong-1', 'Malligyong-2'],
		['13 September 2023', '12 September 2023'],
		['1,234,567', '1,234,568']
	])('%s is never almost “%s”', (key, text) => {
		expect(verdict(typed(key), text)).toBe('wrong');
	});

	test.each([
		['North Korea', 'South Korea'],
		['Northeast Asia', 'Northwest Asia'],
		['Kim Jong-un', 'Kim Jong-il'],
		['Kim Jong Un', 'Kim Jongil'],
		['UN Panel of Experts', 'US Panel of Experts'],
		['constitutional', 'unconstitutional']
	])('%s is not a misspelt %s', (key, text) => {
		expect(gradeTyped(typed(key), text, []).verdict).toBe('wrong');
	});
});

describe('a name that belongs to another entity', () => {
	test.each([
		['an alias of someone else', shoigu, 'Lavrov', 'sergei-lavrov'],
		['one letter away, and someone else', khrushcheva, 'Khrushchev', 'nikita-khrushchev'],
		[
			'a country across the border',
			typed('North Korea', { entityId: 'north-korea' }),
			'ROK',
			'south-korea'
		],
		['in its own script', shoigu, '김정은', 'kim-jong-un'],
		['misspelt', shoigu, 'Lavrow', 'sergei-lavrov']
	])('%s is wrong and named', (_, rung, text, namedEntityId) => {
		expect(gradeTyped(rung, text, entities)).toEqual({
			score: 0,
			verdict: 'wrong',
			expected: rung.key,
			namedEntityId
		});
	});

	test('the key’s own entity is never another one, linked or not', () => {
		const outcome = gradeTyped(typed('Khasan'), 'Hasan', entities);
		expect(outcome.namedEntityId).toBeUndefined();
	});

	test('a name that two entities share is right for either', () => {
		const twins = [person('pyongyang', 'Pyongyang'), person('north-korea', 'DPRK', ['Pyongyang'])];
		const rung = typed('DPRK', { entityId: 'north-korea' });
		expect(gradeTyped(rung, 'Pyongyang', twins).verdict).toBe('right');
	});

	test('an alias with a qualification does not stand without it', () => {
		expect(verdict(typed('Russia', { entityId: 'russia' }), 'Moscow')).toBe('wrong');
	});

	test('a slip that is nearer to another name is that name', () => {
		const rung = typed('Nikita Khrushchev', { entityId: 'nikita-khrushchev' });
		expect(gradeTyped(rung, 'Nina Khrushchva', entities)).toMatchObject({
			verdict: 'wrong',
			namedEntityId: 'nina-khrushcheva'
		});
	});
});

describe('strange input', () => {
	test.each([
		['a very long text', 'Shoigu '.repeat(100_000)],
		['a very long word', 'x'.repeat(1_000_000)],
		['half an emoji', '\ud83d'],
		['stacked diacritics', 'Z̷̢̛̬̩͕̈́̀a'.repeat(50)],
		['right to left', '\u202eугйоШ'],
		['a letter that unfolds into eighteen', '\ufdfa'.repeat(200)],
		['markup', '<script>alert(1)</script>'],
		['a pattern', '(.*)+$'],
		['a property of every object', '__proto__'],
		['a null character', '\0\0'],
		['many number words', 'million '.repeat(30)],
		['many digits', '9'.repeat(200)]
	])('%s is graded wrong, and quickly', (_, text) => {
		expect(verdict(shoigu, text)).toBe('wrong');
	});

	test('only the first 200 characters are read', () => {
		expect(verdict(shoigu, `Shoigu${' '.repeat(194)}and more`)).toBe('right');
	});

	test('a key without letters or digits is right as it stands', () => {
		expect(verdict(typed('🚀'), '🚀')).toBe('right');
		expect(verdict(typed('🚀'), '🛰️')).toBe('wrong');
	});
});
