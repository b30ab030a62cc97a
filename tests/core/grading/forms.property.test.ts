import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANDINGS } from '../../../src/lib/core/content/standings.ts';
import type {
	ClaimStatusRung,
	ClozeRung,
	Entity,
	MapPinRung,
	MatchRung,
	MultiSelectRung,
	NumericRung,
	OrderRung,
	Rung,
	Standing
} from '../../../src/lib/core/content/types.ts';
import { describeResponse } from '../../../src/lib/core/grading/describe-response.ts';
import { grade } from '../../../src/lib/core/grading/grade.ts';
import type { Outcome, Response } from '../../../src/lib/core/grading/types.ts';
import { runs } from '../../support/property-runs.ts';
import { choice, entities as people, statement, typed } from './rungs.ts';

const NAMES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const WORDS = 'khasan rason artyom vladivostok komsomolsk knevichi pyongyang tsiolkovsky'.split(
	' '
);

const entities: Entity[] = [
	...people,
	{
		id: 'point',
		kind: 'place',
		name: 'Khasan station',
		aliases: [],
		description: 'A station.',
		sourceIds: [],
		latitude: 42.43,
		longitude: 130.64,
		coordinateConfidence: 'checked',
		pinToleranceKm: 40
	},
	{
		id: 'region',
		kind: 'place',
		name: 'A region',
		aliases: [],
		description: 'A region with an edge.',
		sourceIds: [],
		coordinateConfidence: 'region',
		pinToleranceKm: 100,
		outline: [
			[120, 50],
			[130, 50],
			[130, 56],
			[120, 56]
		]
	},
	{
		id: 'nowhere',
		kind: 'place',
		name: 'A sea without an edge',
		aliases: [],
		description: 'Neither a point nor an outline.',
		sourceIds: [],
		coordinateConfidence: 'region'
	}
];
const context = { entities };

// Rungs of every form, as a deck may hold them.

const someOf = (min: number, max: number) =>
	fc.integer({ min, max }).map((length) => NAMES.slice(0, length));

const multiSelects: fc.Arbitrary<MultiSelectRung> = someOf(3, 8).chain((ids) =>
	fc.subarray(ids, { minLength: 1 }).map((keys) => ({
		form: 'multi-select',
		keys,
		options: ids.map((id) => ({ id, text: `Option ${id}` }))
	}))
);
const clozes: fc.Arbitrary<ClozeRung> = fc.integer({ min: 1, max: 4 }).map((length) => ({
	form: 'cloze',
	text: NAMES.slice(0, length)
		.map((id) => `{{${id}}}`)
		.join(' and '),
	blanks: NAMES.slice(0, length).map((id, at) => ({ id, key: WORDS[at] ?? '', accept: [] }))
}));
const numerics: fc.Arbitrary<NumericRung> = fc
	.record({
		key: fc.oneof(
			fc.integer({ min: -1e9, max: 1e9 }),
			fc.integer({ min: -100_000, max: 100_000 }).map((cents) => cents / 100)
		),
		tolerance: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1000 })),
		unit: fc.constantFrom('km', 'm', 'tonnes a year', undefined)
	})
	.map(({ unit, ...rest }) => ({ form: 'numeric', ...rest, ...(unit ? { unit } : {}) }));
const orders: fc.Arbitrary<OrderRung> = someOf(3, 8).map((ids) => ({
	form: 'order',
	items: ids.map((id) => ({ id, text: `Item ${id}` }))
}));
const matches: fc.Arbitrary<MatchRung> = someOf(3, 6).map((ids) => ({
	form: 'match',
	pairs: ids.map((id) => ({ id, left: `Left ${id}`, right: `Right ${id}` })),
	extras: [{ id: 'extra', text: 'Belongs to nothing', whyWrong: 'It belongs to nothing.' }]
}));
const pins: fc.Arbitrary<MapPinRung> = fc
	.record({
		target: fc.constantFrom('point', 'region', 'nowhere', 'gone', 'kim-jong-un'),
		toleranceKm: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: undefined })
	})
	.map(({ target, toleranceKm }) => ({
		form: 'map-pin',
		target,
		view: 'world',
		...(toleranceKm === undefined ? {} : { toleranceKm })
	}));
const standing = fc.constantFrom<Standing>(...STANDINGS);
const claims: fc.Arbitrary<ClaimStatusRung> = fc
	.array(standing, { minLength: 1, maxLength: 6 })
	.map((keys) => ({
		form: 'claim-status',
		statements: keys.map((key, at) => ({
			id: NAMES[at] ?? '',
			text: `The statement ${NAMES[at]}.`,
			key,
			why: 'So it is.'
		}))
	}));
const others = fc.constantFrom<Rung>(choice, statement, typed('Khasan'), {
	form: 'flashcard',
	back: 'Khasan'
});
const rungs: fc.Arbitrary<Rung> = fc.oneof(
	multiSelects,
	clozes,
	numerics,
	orders,
	matches,
	pins,
	claims,
	others
);

// Responses as a learner, an older version of the question, or a damaged backup may give them.

const hostile = fc.oneof(
	fc.constantFrom(
		'__proto__',
		'constructor',
		'toString',
		'hasOwnProperty',
		'',
		'\u0000',
		'\ud800',
		'{{one}}',
		'$&',
		'1e999',
		'-0',
		'NaN'
	),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc
		.constantFrom('x', '9', '1,', '.', ' ', 'and a half ', 'about ')
		.map((text) => text.repeat(20_000))
);
const anyId = fc.oneof(fc.constantFrom(...NAMES, 'extra'), hostile);
const anyIds = fc.array(anyId, { maxLength: 12 });
/** `__proto__` as a key of its own, as JSON.parse makes it. */
const recordOf = <T>(values: fc.Arbitrary<T>) =>
	fc
		.array(fc.tuple(anyId, values), { maxLength: 8 })
		.map((entries) => Object.fromEntries(entries) as Record<string, T>);
const anyNumber = fc.oneof(
	fc.double(),
	fc.constantFrom(NaN, Infinity, -Infinity, -0, 1e308, 90, -90, 180, -180)
);

function responseTo({ form }: Rung): fc.Arbitrary<Response> {
	switch (form) {
		case 'choice':
			return anyId.map((optionId) => ({ form, optionId }));
		case 'true-false':
			return fc.boolean().map((value) => ({ form, value }));
		case 'typed':
		case 'numeric':
			return hostile.map((text) => ({ form, text }));
		case 'flashcard':
			return fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const).map((chosen) => ({
				form,
				grade: chosen
			}));
		case 'multi-select':
			return anyIds.map((optionIds) => ({ form, optionIds }));
		case 'cloze':
			return recordOf(hostile).map((texts) => ({ form, texts }));
		case 'order':
			return anyIds.map((itemIds) => ({ form, itemIds }));
		case 'match':
			return recordOf(anyId).map((matched) => ({ form, matches: matched }));
		case 'map-pin':
			return fc
				.option(fc.record({ latitude: anyNumber, longitude: anyNumber }))
				.map((pin) => ({ form, pin }));
		case 'claim-status':
			return recordOf(standing).map((standings) => ({ form, standings }));
	}
}
const answered = rungs.chain((rung) => fc.tuple(fc.constant(rung), responseTo(rung)));

const centre = {
	point: { latitude: 42.43, longitude: 130.64 },
	region: { latitude: 53, longitude: 125 }
};

/** The answer that a rung asks for; none for a place that has nowhere to be found. */
function keyOf(rung: Rung): Response | undefined {
	const { form } = rung;
	const entries = <T>(all: readonly { id: string }[], value: (at: number) => T) =>
		Object.fromEntries(all.map(({ id }, at) => [id, value(at)]));
	switch (form) {
		case 'choice':
			return { form, optionId: rung.key };
		case 'true-false':
			return { form, value: rung.key };
		case 'typed':
			return { form, text: rung.key };
		case 'flashcard':
			return { form, grade: 3 };
		case 'multi-select':
			return { form, optionIds: rung.keys };
		case 'cloze':
			return { form, texts: entries(rung.blanks, (at) => rung.blanks[at]?.key ?? '') };
		case 'numeric':
			return { form, text: String(rung.key) };
		case 'order':
			return { form, itemIds: rung.items.map(({ id }) => id) };
		case 'match':
			return { form, matches: entries(rung.pairs, (at) => rung.pairs[at]?.id ?? '') };
		case 'map-pin': {
			const { target } = rung;
			return target === 'point' || target === 'region' ? { form, pin: centre[target] } : undefined;
		}
		case 'claim-status':
			return {
				form,
				standings: entries(rung.statements, (at) => rung.statements[at]?.key ?? 'record')
			};
	}
}

const scoreOf = (rung: Rung, response: Response) => grade(rung, response, context).score;
const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void) =>
	fc.assert(fc.property(arbitrary, holds), { numRuns: runs });

function expectSound({ score, verdict, parts, distance, expected }: Outcome) {
	expect(score).toBeGreaterThanOrEqual(0);
	expect(score).toBeLessThanOrEqual(1);
	expect(verdict === 'right').toBe(score === 1);
	expect(typeof expected).toBe('string');
	if (parts) {
		expect(parts.right).toBeGreaterThanOrEqual(0);
		expect(parts.right).toBeLessThanOrEqual(parts.of);
		if (verdict === 'right') expect(parts.right).toBe(parts.of);
	}
	if (distance) expect(Number.isFinite(distance.km)).toBe(true);
}

describe('every form', () => {
	test('takes any response of its form: no error, a score from 0 to 1, right exactly when it is 1', () => {
		check(answered, ([rung, response]) => expectSound(grade(rung, response, context)));
	});

	test('can be looked back at, whatever was answered', () => {
		check(answered, ([rung, response]) => {
			const question = {
				id: 'story/question',
				version: 1,
				prompt: 'What was it?',
				rungs: [rung],
				explanation: 'It was so.',
				factIds: ['fact'],
				entityIds: [],
				tags: [],
				misconceptionIds: [],
				bloom: 'remember' as const
			};
			expect(typeof describeResponse(question, 0, response)).toBe('string');
		});
	});

	test('grades its own key right', () => {
		check(rungs, (rung) => {
			const key = keyOf(rung);
			if (key) expect(grade(rung, key, context)).toMatchObject({ score: 1, verdict: 'right' });
		});
	});
});

describe('several of several', () => {
	const chosen = multiSelects.chain((rung) =>
		fc.tuple(
			fc.constant(rung),
			fc.subarray(rung.options.map(({ id }) => id)),
			fc.infiniteStream(fc.nat())
		)
	);
	const answer = (optionIds: string[]): Response => ({ form: 'multi-select', optionIds });

	test('the order of ticking, and ticking twice, make no difference', () => {
		check(chosen, ([rung, ids, numbers]) => {
			const shuffled = ids
				.map((id) => ({ id, at: numbers.next().value as number }))
				.sort((a, b) => a.at - b.at)
				.map(({ id }) => id);
			const whole = grade(rung, answer(ids), context);
			expect(grade(rung, answer([...shuffled, ...ids.slice(0, 1)]), context)).toEqual(whole);
		});
	});

	test('ticking everything is never right where an option is wrong; nothing is never right', () => {
		check(multiSelects, (rung) => {
			const everything = rung.options.map(({ id }) => id);
			const hasWrong = rung.keys.length < everything.length;
			expect(scoreOf(rung, answer(everything))).toBe(hasWrong ? 0 : 1);
			expect(scoreOf(rung, answer([]))).toBe(0);
		});
	});

	test('one wrong tick more, or one right tick less, never raises the score', () => {
		check(chosen, ([rung, ids]) => {
			const before = scoreOf(rung, answer(ids));
			for (const { id } of rung.options) {
				const isKey = rung.keys.includes(id);
				const isTicked = ids.includes(id);
				if (isKey === isTicked)
					expect(
						scoreOf(rung, answer(isKey ? ids.filter((one) => one !== id) : [...ids, id]))
					).toBeLessThanOrEqual(before);
			}
		});
	});
});

describe('things in order', () => {
	const answer = (itemIds: string[]): Response => ({ form: 'order', itemIds });
	const idsOf = ({ items }: OrderRung) => items.map(({ id }) => id);

	test('the reverse is worth nothing', () => {
		check(orders, (rung) => {
			expect(scoreOf(rung, answer(idsOf(rung).toReversed()))).toBe(0);
		});
	});

	test('moving one item costs something, and less than reversing all', () => {
		const moved = orders.chain((rung) => {
			const at = fc.nat({ max: rung.items.length - 1 });
			return fc.tuple(fc.constant(rung), at, at);
		});
		check(moved, ([rung, from, to]) => {
			fc.pre(from !== to);
			const ids = idsOf(rung);
			ids.splice(to, 0, ...ids.splice(from, 1));
			const score = scoreOf(rung, answer(ids));
			expect(score).toBeLessThan(1);
			expect(score).toBeGreaterThan(0);
		});
	});

	test('an item left out is never right', () => {
		const shortened = orders.chain((rung) =>
			fc.tuple(fc.constant(rung), fc.nat({ max: rung.items.length - 1 }))
		);
		check(shortened, ([rung, at]) => {
			expect(scoreOf(rung, answer(idsOf(rung).toSpliced(at, 1)))).toBeLessThan(1);
		});
	});

	test('of two neighbours the wrong way round, putting them right raises the score', () => {
		const shuffled = orders.chain((rung) =>
			fc.tuple(
				fc.constant(rung),
				fc.shuffledSubarray(idsOf(rung), { minLength: rung.items.length })
			)
		);
		check(shuffled, ([rung, ids]) => {
			const right = idsOf(rung);
			const at = ids.findIndex(
				(id, place) => right.indexOf(id) > right.indexOf(ids[place + 1] ?? id)
			);
			fc.pre(at >= 0);
			const better = [...ids];
			better.splice(at, 2, ...ids.slice(at, at + 2).toReversed());
			expect(scoreOf(rung, answer(better))).toBeGreaterThan(scoreOf(rung, answer(ids)));
		});
	});
});

describe('pairs', () => {
	const answer = (matched: Record<string, string>): Response => ({
		form: 'match',
		matches: matched
	});

	test('all wrong is 0, whether the right sides stand one further or belong to nothing', () => {
		check(fc.tuple(matches, fc.integer({ min: 1, max: 5 })), ([rung, by]) => {
			const ids = rung.pairs.map(({ id }) => id);
			fc.pre(by % ids.length !== 0);
			const shifted = ids.map((id, at) => [id, ids[(at + by) % ids.length] ?? 'extra']);
			expect(scoreOf(rung, answer(Object.fromEntries(shifted)))).toBe(0);
			expect(scoreOf(rung, answer(Object.fromEntries(ids.map((id) => [id, 'extra']))))).toBe(0);
			expect(scoreOf(rung, answer({}))).toBe(0);
		});
	});

	test('the score is the share of right pairs', () => {
		const some = matches.chain((rung) =>
			fc.tuple(fc.constant(rung), fc.subarray(rung.pairs.map(({ id }) => id)))
		);
		check(some, ([rung, ids]) => {
			const matched = Object.fromEntries(ids.map((id) => [id, id]));
			expect(scoreOf(rung, answer(matched))).toBeCloseTo(ids.length / rung.pairs.length);
		});
	});
});

describe('a pin', () => {
	const answer = (pin: { latitude: number; longitude: number } | null): Response => ({
		form: 'map-pin',
		pin
	});
	/** So many km north of the place: a degree of latitude is 111.195 km everywhere. */
	const north = (km: number) => ({
		latitude: centre.point.latitude + km / 111.195,
		longitude: centre.point.longitude
	});
	const tolerances = fc.integer({ min: 1, max: 2000 });
	const at = (toleranceKm: number): MapPinRung => ({
		form: 'map-pin',
		target: 'point',
		view: 'world',
		toleranceKm
	});

	test('within the tolerance is right, within twice is half, further is nothing', () => {
		check(fc.tuple(tolerances, fc.double({ min: 0, max: 2.2, noNaN: true })), ([km, times]) => {
			const score = scoreOf(at(km), answer(north(km * times)));
			if (times < 0.999) expect(score).toBe(1);
			else if (times > 1.001 && times < 1.999) expect(score).toBe(0.5);
			else if (times > 2.001) expect(score).toBe(0);
		});
	});

	test('far away is wrong, whatever the tolerance', () => {
		const far = fc.record({
			latitude: fc.double({ min: -90, max: -40, noNaN: true }),
			longitude: fc.double({ min: -180, max: 180, noNaN: true })
		});
		check(fc.tuple(tolerances, far), ([km, pin]) => {
			expect(grade(at(km), answer(pin), context)).toMatchObject({ score: 0, verdict: 'wrong' });
		});
	});

	test('anywhere inside an outline is right, and the tolerance of the question adds nothing', () => {
		const inside = fc.record({
			latitude: fc.double({ min: 50.01, max: 55.99, noNaN: true }),
			longitude: fc.double({ min: 120.01, max: 129.99, noNaN: true })
		});
		check(fc.tuple(tolerances, inside), ([km, pin]) => {
			const rung: MapPinRung = { ...at(km), target: 'region' };
			expect(grade(rung, answer(pin), context).verdict).toBe('right');
			expect(grade(rung, answer({ ...pin, latitude: 57 }), context).verdict).toBe('wrong');
		});
	});

	test('the same pin never scores less under a wider tolerance', () => {
		const world = fc.record({
			latitude: fc.double({ min: -90, max: 90, noNaN: true }),
			longitude: fc.double({ min: -180, max: 180, noNaN: true })
		});
		check(fc.tuple(tolerances, tolerances, world), ([a, b, pin]) => {
			const [narrow, wide] = [at(Math.min(a, b)), at(Math.max(a, b))];
			expect(scoreOf(narrow, answer(pin))).toBeLessThanOrEqual(scoreOf(wide, answer(pin)));
		});
	});

	test('none, or one that is not on Earth, is wrong', () => {
		const off = fc.record({
			latitude: fc.constantFrom(NaN, Infinity, 91, -91),
			longitude: anyNumber
		});
		check(off, (pin) => {
			expect(scoreOf(at(50), answer(pin))).toBe(0);
			expect(scoreOf(at(50), answer(null))).toBe(0);
		});
	});
});

describe('a number', () => {
	const answer = (value: number): Response => ({ form: 'numeric', text: String(value) });
	const whole = fc.record({
		key: fc.integer({ min: -1e9, max: 1e9 }),
		tolerance: fc.integer({ min: 0, max: 1000 }),
		off: fc.integer({ min: -3000, max: 3000 })
	});

	test('within the tolerance is right, within twice earns half, beyond is nothing', () => {
		check(whole, ({ key, tolerance, off }) => {
			const rung: NumericRung = { form: 'numeric', key, tolerance };
			const far = Math.abs(off);
			// The slack for rounding is a billionth of the key: less than one whole number here.
			fc.pre(far <= tolerance || far > tolerance + 1);
			const score = scoreOf(rung, answer(key + off));
			if (far <= tolerance) expect(score).toBe(1);
			else if (tolerance > 0 && far <= 2 * tolerance) expect(score).toBe(0.5);
			else if (far > 2 * tolerance + 1) expect(score).toBe(0);
		});
	});

	test('a unit said makes no difference, nor does grouping', () => {
		check(fc.integer({ min: 0, max: 1e9 }), (key) => {
			const rung: NumericRung = { form: 'numeric', key, tolerance: 0, unit: 'km' };
			const text = `about ${new Intl.NumberFormat('en').format(key)} km`;
			expect(scoreOf(rung, { form: 'numeric', text })).toBe(1);
			expect(scoreOf(rung, { form: 'numeric', text: `${key} parsecs` })).toBe(0);
		});
	});
});

describe('gaps', () => {
	test('all keys are right in any case; one gap empty or swapped is wrong', () => {
		check(fc.tuple(clozes, fc.nat({ max: 3 })), ([rung, which]) => {
			const texts = Object.fromEntries(rung.blanks.map(({ id, key }) => [id, key.toUpperCase()]));
			expect(grade(rung, { form: 'cloze', texts }, context).verdict).toBe('right');
			const gap = rung.blanks[which % rung.blanks.length]?.id ?? '';
			for (const wrong of ['', 'something else entirely']) {
				const outcome = grade(rung, { form: 'cloze', texts: { ...texts, [gap]: wrong } }, context);
				expect(outcome.verdict).toBe('wrong');
				expect(outcome.score).toBeCloseTo(1 - 1 / rung.blanks.length);
			}
		});
	});
});

describe('statements sorted by standing', () => {
	test('all wrong is 0; the score is the share that stands where it belongs', () => {
		const sorted = claims.chain((rung) =>
			fc.tuple(
				fc.constant(rung),
				fc.array(standing, { minLength: rung.statements.length, maxLength: rung.statements.length })
			)
		);
		check(sorted, ([rung, given]) => {
			const standings = Object.fromEntries(
				rung.statements.map(({ id }, at) => [id, given[at] ?? 'record'])
			);
			const right = rung.statements.filter(({ key }, at) => given[at] === key).length;
			const score = scoreOf(rung, { form: 'claim-status', standings });
			expect(score).toBeCloseTo(right / rung.statements.length);
		});
	});
});
