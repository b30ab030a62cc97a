import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	optionOrderFor,
	seededRandom,
	shuffled
} from '../../../src/lib/core/content/option-order.ts';
import type { Question, Rung } from '../../../src/lib/core/content/types.ts';
import { runs } from '../../support/property-runs.ts';

const slug = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const optionIds = fc.uniqueArray(slug, { minLength: 2, maxLength: 6 });
const turn = fc.nat(1000);

const choice = (ids: readonly string[]): Rung => ({
	form: 'choice',
	key: ids[0] ?? '',
	options: ids.map((id) => ({ id, text: `Text of ${id}` }))
});

const asked = (name: string, rungs: Rung[]): Question => ({
	id: `story/${name}`,
	version: 1,
	prompt: 'Where did they meet?',
	rungs,
	explanation: 'They met there.',
	factIds: ['venue'],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
});

test('every option is shown, once', () => {
	fc.assert(
		fc.property(slug, optionIds, turn, (name, ids, at) => {
			const shown = optionOrderFor(asked(name, [choice(ids)]), 0, at);
			expect([...shown].sort()).toEqual([...ids].sort());
		}),
		{ numRuns: runs }
	);
});

test('a reload in the middle of a question shows the options where they were', () => {
	fc.assert(
		fc.property(slug, optionIds, turn, (name, ids, at) => {
			const [before, after] = [asked(name, [choice(ids)]), asked(name, [choice(ids)])];
			expect(optionOrderFor(after, 0, at)).toEqual(optionOrderFor(before, 0, at));
		}),
		{ numRuns: runs }
	);
});

test('rewording the question or its options moves nothing', () => {
	const ids = ['vostochny', 'baikonur', 'plesetsk'];
	const question = asked('venue', [choice(ids)]);
	const reworded = {
		...question,
		prompt: 'At which spaceport did they meet?',
		rungs: [{ ...choice(ids), options: ids.map((id) => ({ id, text: `The ${id} spaceport` })) }]
	} as Question;
	for (let at = 0; at < 100; at += 1)
		expect(optionOrderFor(reworded, 0, at)).toEqual(optionOrderFor(question, 0, at));
});

test('the key is in each place about equally often, so its place is nothing to learn', () => {
	const turns = 6000;
	const question = asked('venue', [choice(['vostochny', 'baikonur', 'plesetsk'])]);
	const places = [0, 0, 0];
	for (let at = 0; at < turns; at += 1) {
		const place = optionOrderFor(question, 0, at).indexOf('vostochny');
		places[place] = (places[place] ?? 0) + 1;
	}
	// Three times the standard deviation of a fair third is 110.
	for (const count of places) expect(Math.abs(count - turns / 3)).toBeLessThan(110);
});

const several = (ids: readonly string[]): Rung => ({
	form: 'multi-select',
	keys: ids.slice(0, 1),
	options: ids.map((id) => ({ id, text: `Text of ${id}` }))
});
const order = (ids: readonly string[]): Rung => ({
	form: 'order',
	items: ids.map((id) => ({ id, text: `Text of ${id}` }))
});
const match = (ids: readonly string[], extraIds: readonly string[] = []): Rung => ({
	form: 'match',
	pairs: ids.map((id) => ({ id, left: `Left of ${id}`, right: `Right of ${id}` })),
	extras: extraIds.map((id) => ({ id, text: `Text of ${id}`, whyWrong: 'It fits nothing.' }))
});
const threeOrMore = fc.uniqueArray(slug, { minLength: 3, maxLength: 8 });

test('options to tick, items to order and right sides to pair, extras among them, are all shown, once', () => {
	fc.assert(
		fc.property(slug, threeOrMore, turn, (name, ids, at) => {
			const [extra = '', ...pairs] = ids;
			const rungs = [several(ids), order(ids), match(pairs, [extra])];
			for (const rung of rungs.keys()) {
				const shown = optionOrderFor(asked(name, rungs), rung, at);
				expect([...shown].sort()).toEqual([...ids].sort());
			}
		}),
		{ numRuns: runs }
	);
});

test('items never stand in the right order, nor right sides beside their left ones, before anything is done', () => {
	const ids = ['first', 'second', 'third'];
	const question = asked('order', [order(ids), match(ids)]);
	const seen = new Set<string>();
	for (const rung of [0, 1])
		for (let at = 0; at < 600; at += 1) {
			const shown = optionOrderFor(question, rung, at);
			expect(shown).not.toEqual(ids);
			seen.add(shown.join());
		}
	// Of six orders all but the right one.
	expect(seen.size).toBe(5);
});

test('right sides do not stand beside their left ones either where only what belongs to nothing changed places', () => {
	const ids = ['first', 'second', 'third'];
	const question = asked('extras', [match(ids, ['one', 'other'])]);
	for (let at = 0; at < 3000; at += 1)
		expect(optionOrderFor(question, 0, at).slice(0, ids.length)).not.toEqual(ids);
});

test('forms without options have no order', () => {
	const question = asked('venue', [
		{ form: 'flashcard', back: 'At Vostochny.' },
		{ form: 'typed', key: 'Vostochny', accept: [] },
		{ form: 'true-false', statement: 'They met at Vostochny.', key: true }
	]);
	expect([0, 1, 2, 3].map((rung) => optionOrderFor(question, rung, 0))).toEqual([[], [], [], []]);
});

test('chance drawn from a seed is the same each time, and lies from 0 up to 1', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (seed) => {
			const [first, second] = [seededRandom(seed), seededRandom(seed)];
			for (let draw = 0; draw < 5; draw += 1) {
				const value = first();
				expect(second()).toBe(value);
				expect(value >= 0 && value < 1).toBe(true);
			}
		}),
		{ numRuns: runs }
	);
});

test('shuffling leaves the list it was given alone', () => {
	const list = [1, 2, 3, 4, 5, 6];
	shuffled(list, seededRandom('any'));
	expect(list).toEqual([1, 2, 3, 4, 5, 6]);
});
