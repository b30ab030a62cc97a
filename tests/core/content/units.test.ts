import { expect, test } from 'vitest';
import { answerText, numberText } from '../../../src/lib/core/content/answer-text.ts';
import { unitFor } from '../../../src/lib/core/content/units.ts';
import { gradeNumeric } from '../../../src/lib/core/grading/numeric.ts';

test.each([
	['votes', 'vote'],
	['years', 'year'],
	['tonnes a year', 'tonne a year'],
	['barrels of oil', 'barrel of oil'],
	['votes in favour', 'vote in favour'],
	['nuclear tests', 'nuclear test'],
	['US dollars', 'US dollar'],
	['soldiers killed', 'soldier killed'],
	['years later', 'year later'],
	['man-days', 'man-day'],
	['countries', 'country'],
	['territories a year', 'territory a year'],
	['days', 'day'],
	['inches', 'inch'],
	['losses', 'loss'],
	['houses', 'house'],
	['cases', 'case'],
	['people killed', 'person killed'],
	['feet', 'foot'],
	['times', 'time'],
	['degrees', 'degree']
])('of %s one is a %s', (unit, one) => {
	expect(unitFor(1, unit)).toBe(one);
	expect(unitFor(-1, unit)).toBe(one);
	for (const value of [0, 2, 1.5, 0.1, -3, 1e9, NaN]) expect(unitFor(value, unit)).toBe(unit);
	expect(unitFor(undefined, unit)).toBe(unit);
});

test.each(
	'km|m|kg|mbps|kWh|m/s|%|°C|°|per cent|percent|million tonnes|thousand people|series|species|aircraft|hertz||s'.split(
		'|'
	)
)('“%s” is the same for one and for many', (unit) => {
	for (const value of [1, -1, 0, 2, 1.5, undefined]) expect(unitFor(value, unit)).toBe(unit);
});

test.each([
	['vote', 'votes'],
	['country', 'countries'],
	['inch', 'inches'],
	['person', 'people']
])('a unit that was written for one, %s, is %s for any other number', (unit, many) => {
	expect(unitFor(1, unit)).toBe(unit);
	for (const value of [0, 11, undefined]) expect(unitFor(value, unit)).toBe(many);
});

test('a number is shown, answered and read with the unit that fits it', () => {
	expect(numberText(1, { unit: 'years' })).toBe('1 year');
	expect(numberText(11, { unit: 'vote' })).toBe('11 votes');
	expect(numberText(0.1, { unit: 'years' })).toBe('0.1 years');
	const rung = { form: 'numeric', key: 1, tolerance: 0, unit: 'tonnes a year' } as const;
	const question = {
		...{ id: 'story/one', version: 1, prompt: 'How much?', explanation: 'One.', rungs: [rung] },
		...{ factIds: [], entityIds: [], tags: [], misconceptionIds: [], bloom: 'remember' as const }
	};
	expect(answerText(question)).toBe('1 tonne a year');
	for (const text of ['1 tonne a year', '1 tonnes a year', '1 tonne', 'one'])
		expect(gradeNumeric(rung, { text }).verdict, text).toBe('right');
	const countries = { ...rung, unit: 'countries' };
	expect(gradeNumeric(countries, { text: '1 country' }).verdict).toBe('right');
	expect(gradeNumeric(countries, { text: '1 county' }).verdict).toBe('wrong');
});
