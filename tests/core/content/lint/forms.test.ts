// Where the rules on the forms of a question end: what looks like a fault and is none, and what comes in disguise.
import { describe, expect, test } from 'vitest';
import { lintDossier } from '../../../../src/lib/core/content/lint/lint-dossier.ts';
import { choicesOf } from '../../../../src/lib/core/content/lint/shares.ts';
import type { Entity, MapView, Question, Rung } from '../../../../src/lib/core/content/types.ts';
import { baseDossier, choice, question, typed, withAdded } from './base-dossier.ts';

type More = Partial<Question>;

/** Rule and field of every problem with one more question in the sound dossier. */
function faults(prompt: string, rungs: Rung[], more: More = {}, entities: Entity[] = []) {
	const dossier = withAdded(question('more', prompt, rungs, { factIds: ['f-bell'], tags: ['attribute'], ...more })); // prettier-ignore
	return lintDossier({ ...dossier, entities: [...dossier.entities, ...entities] }, {}).map(
		({ rule, place }) => [rule, place.replace('harbour/more ', '')]
	);
}

const cloze = (text: string, ...keys: string[]): Rung => ({
	form: 'cloze',
	text,
	blanks: keys.map((key, at) => ({ id: `gap-${at}`, key, accept: [] }))
});

describe('the speaker of a claim', () => {
	const claim = { factIds: ['f-claim'], tags: [] };
	const pairs = (left: string, rights: string[]) => ({
		form: 'match' as const,
		pairs: rights.map((right, at) => ({ id: `p-${at}`, left: `${left} ${at}`, right }))
	});
	const items = (...texts: string[]): Rung => ({
		form: 'order',
		items: texts.map((text, at) => ({ id: `i-${at}`, text }))
	});

	test.each<[string, string, Rung]>([
		['in the sentence', 'Fill the gap.', cloze('Per Holm blamed {{gap-0}} for it.', 'the gale')],
		['as what is put into a gap', 'Who said so?', cloze('It was {{gap-0}} who spoke.', 'Per Holm')],
		['as a right side', 'Who said what?', pairs('Words', ['Ada Lund', 'Per Holm', 'Nobody'])],
		['on the left', 'Who said what?', pairs('Per Holm', ['the wind', 'the sea', 'the sky'])],
		['in an item', 'Order them.', items('Holm sails', 'Holm blames the wind', 'The lamp is lit')],
		[
			'among the right options',
			'Who spoke?',
			{
				form: 'multi-select',
				keys: ['a', 'b'],
				options: [
					{ id: 'a', text: 'The captain', entityId: 'per-holm' },
					{ id: 'b', text: 'The clerk' },
					{ id: 'c', text: 'The cook', whyWrong: 'He slept.' }
				]
			}
		]
	])('%s is enough', (_, prompt, rung) => {
		expect(faults(prompt, [rung], claim)).toEqual([]);
	});

	test.each<[string, string, Rung]>([
		['text', 'Fill the gap.', cloze('It was {{gap-0}} that put it out.', 'the gale')],
		['prompt', 'How many knots had the wind?', { form: 'numeric', key: 40, tolerance: 0 }],
		['prompt', 'What belongs together?', pairs('Cause', ['the wind', 'the sea', 'the sky'])]
	])('who is nowhere is missed in the %s', (field, prompt, rung) => {
		expect(faults(prompt, [rung], claim)).toEqual([['speaker-named', `rungs[0].${field}`]]);
	});

	test('is not named by the id of a gap', () => {
		const rung: Rung = {
			form: 'cloze',
			text: 'The wind put it out, said {{per-holm}}.',
			blanks: [{ id: 'per-holm', key: 'somebody', accept: [] }]
		};
		expect(faults('Fill the gap.', [rung], claim)).toEqual([['speaker-named', 'rungs[0].text']]);
	});
});

describe('a number that is asked for', () => {
	const numeric = (key: number): Rung => ({ form: 'numeric', key, tolerance: 0 });
	test.each([
		['13', 13, 'Of 13 members, how many?'],
		['grouped', 500000, 'Was it 500,000 barrels?'],
		['in words', 22, 'Twenty-two boats: how many?'],
		['with a point', 4.5, 'Was it 4.5 miles?']
	])('stands in the prompt, %s', (_, key, prompt) => {
		expect(faults(prompt, [numeric(key)])).toEqual([['gives-away', 'prompt']]);
	});

	test.each([
		['is the day of a date', 13, 'On 13 September 2023, how many came?'],
		['is a day of two', 13, 'On 13 and 14 September, how many came?'],
		['is a small one in words', 2, 'How many lamps had the two keepers?'],
		['is part of a larger one', 22, 'In 1922, how many came?']
	])('does not when it %s', (_, key, prompt) => {
		expect(faults(prompt, [numeric(key)])).toEqual([]);
	});
});

describe('an order', () => {
	const order = (...items: [text: string, date?: string][]): Rung => ({
		form: 'order',
		items: items.map(([text, date], at) => ({
			id: `i-${at}`,
			text,
			...(date !== undefined && { date })
		}))
	});
	const PROMPT = 'Put these in order.';

	test.each<[string, Rung]>([
		['two things of one day', order(['A', '1911-03-04'], ['B', '1911-03-04'], ['C', '1912'])],
		['a month, then a day in it', order(['A', '1911-03'], ['B', '1911-03-04'], ['C', '1912'])],
		[
			'numbers of resolutions that look like years',
			order(['Resolution 2087', '2013-01'], ['Resolution 2094', '2013-03'], ['D', '2017'])
		],
		['numbers without dates', order(['Resolution 2087'], ['Resolution 2094'], ['Resolution 2270'])],
		['years that are not the order', order(['Test of May 2009'], ['Test of May 2006'], ['Test of May 2013'])] // prettier-ignore
	])('of %s is one', (_, rung) => {
		expect(faults(PROMPT, [rung])).toEqual([]);
	});

	test.each<[string, Rung]>([
		['two things of one year', order(['A', '1911'], ['B', '1911'], ['C', '1912'])],
		['a day, then its month', order(['A', '1911-03-04'], ['B', '1911-03'], ['C', '1912'])]
	])('of %s is none', (_, rung) => {
		expect(faults(PROMPT, [rung])).toEqual([['order-rises', 'rungs[0].items[1].date']]);
	});

	test('whose undated items tell their years tells itself', () => {
		const rung = order(['Test of May 2006'], ['Test in 2009'], ['Test (2013)']);
		expect(faults(PROMPT, [rung]).map(([rule]) => rule)).toEqual(Array(3).fill('order-undated'));
	});
});

describe('options that are drawn', () => {
	const drawn = (more: object = {}): Rung => ({
		form: 'choice',
		key: 'k',
		options: [{ id: 'k', text: 'Ada Lund', entityId: 'ada-lund' }],
		fill: 2,
		...more
	});

	test('are no fault where two others may be', () => {
		expect(faults('Who was it?', [drawn()])).toEqual([]);
	});

	test('are too few where the question speaks of one and a fact of the other', () => {
		const more = { entityIds: ['per-holm'], factIds: ['f-bell'] };
		expect(faults('Who was it?', [drawn()], more)).toEqual([['fill-enough', 'rungs[0].fill']]);
	});

	test('pass for what a typed rung, or a sentence with one gap, accepts', () => {
		const accepted: Rung = {
			form: 'cloze',
			text: 'It was {{gap}}.',
			blanks: [{ id: 'gap', key: 'the keeper', accept: ['the pilot'] }]
		};
		const pilot: Entity = {
			id: 'pilot',
			kind: 'person',
			name: 'The pilot (of the harbour)',
			aliases: [],
			description: 'Somebody.',
			sourceIds: []
		};
		expect(faults('Who was it?', [drawn(), accepted], {}, [pilot])).toEqual([
			['fill-passes', 'rungs[0].without']
		]);
		expect(faults('Who was it?', [drawn({ without: ['pilot'] }), accepted], {}, [pilot])).toEqual(
			[]
		);
	});

	test('have no length and no place by which to find the key', () => {
		expect(choicesOf({ questions: [question('more', 'Who was it?', [drawn()])] })).toEqual([]);
	});
});

describe('a pin', () => {
	const VIEW: MapView = { id: 'v', title: 'V', west: 170, south: 50, east: -170, north: 60 };
	const place = (id: string, longitude: number, latitude: number, more = {}): Entity => ({
		id,
		kind: 'place',
		name: id,
		aliases: [],
		description: 'A place.',
		sourceIds: [],
		coordinateConfidence: 'checked',
		longitude,
		latitude,
		pinToleranceKm: 100,
		...more
	});
	const OUTLINE = { outline: [[171, 51], [172, 51], [172, 52]] }; // prettier-ignore

	function rules(places: Entity[], targets = places.map(({ id }) => id)) {
		const asked = targets.map((target) =>
			question(`pin-${target}`, `Find ${target}.`, [{ form: 'map-pin', target, view: 'v' }], {
				factIds: ['f-night']
			})
		);
		const dossier = withAdded(...asked);
		return lintDossier(
			{ ...dossier, views: [VIEW], entities: [...dossier.entities, ...places] },
			{}
		).map(({ rule, place: at }) => `${rule} ${at.split(' ')[0]}`);
	}

	test.each<[string, Entity[], string[]]>([
		['on either side of 180°', [place('a', 175, 52), place('b', -175, 58)], []],
		['beyond the edge', [place('a', 169, 52)], ['pin-inside harbour/pin-a']],
		['at the middle, which is 180°', [place('a', 180, 55)], ['pin-off-centre harbour/pin-a']],
		['near the middle one way only', [place('a', 180, 58)], []],
		[
			'too near to another',
			[place('a', 174, 52), place('b', 175, 52)],
			['pin-apart harbour/pin-a', 'pin-apart harbour/pin-b']
		],
		['of a small place', [place('a', 174, 52, { pinToleranceKm: 10 })], ['pin-size harbour/pin-a']],
		[
			'of a sea, whose edge is what counts',
			[place('a', 0, 0, { ...OUTLINE, pinToleranceKm: 1 })],
			[]
		],
		[
			'of a place whose circle ends before a sea begins',
			[place('a', 174.5, 52), place('sea', 0, 0, OUTLINE)],
			[]
		],
		[
			'of a place beside a sea that is pinned too',
			[place('a', 173, 52), place('sea', 0, 0, OUTLINE)],
			['pin-apart harbour/pin-a']
		]
	])('%s', (_, places, found) => {
		expect(rules(places)).toEqual(found);
	});

	test('is not crowded by a place that nobody is to find', () => {
		expect(rules([place('a', 174, 52), place('b', 175, 52)], ['a'])).toEqual([]);
	});
});

test('a place to find and its name are two memories', () => {
	const entities: Entity[] = [
		{ id: 'the-pier', kind: 'place', name: 'The pier', aliases: [], description: 'A pier.', sourceIds: [], coordinateConfidence: 'checked', latitude: 60, longitude: 5 } // prettier-ignore
	];
	const named = question('pier-name', 'Where did it stand?', [typed('the pier')], { factIds: ['f-night'] }); // prettier-ignore
	const found = question('pier-map', 'Find the pier.', [{ form: 'map-pin', target: 'the-pier', view: 'v' }], { factIds: ['f-night'] }); // prettier-ignore
	const dossier = withAdded(named, found);
	expect(lintDossier({ ...dossier, entities: [...dossier.entities, ...entities] }, {})).toEqual([]);
});

test('a contrast with an entity twice', () => {
	const contrast = {
		id: 'c',
		entityIds: ['ada-lund', 'ada-lund'],
		difference: 'None.',
		rows: [{ aspect: 'Name', values: ['One', 'Other'] }],
		factIds: ['f-lamp']
	};
	const problems = lintDossier({ ...baseDossier(), contrasts: [contrast] }, {});
	expect(problems.map(({ rule, place }) => [rule, place])).toEqual([
		['contrast-differs', 'c entityIds[1]']
	]);
});

test('a multi-select that lists a key twice', () => {
	const { options } = choice('The wind', ['A gull', 'A wave']);
	const rung: Rung = { form: 'multi-select', keys: ['key', 'key'], options };
	expect(faults('What was it?', [rung])).toEqual([['some-wrong', 'rungs[0].keys']]);
});
