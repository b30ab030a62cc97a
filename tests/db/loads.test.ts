// What is kept of each deck's load is at any time what its cards come to, whatever was done to them and in which order.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/lib/core/memory/day.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import type { Grade } from '../../src/lib/core/memory/types.ts';
import { actOnCards, undoActs, type CardAction } from '../../src/lib/db/act-on-cards.ts';
import { readFresh, readToday, unburyDue } from '../../src/lib/db/due.ts';
import { readLoads } from '../../src/lib/db/loads.ts';
import { spreadDue, takeDaysOff } from '../../src/lib/db/plan-days.ts';
import { rebuildAll } from '../../src/lib/db/rebuild.ts';
import { readForecast } from '../../src/lib/db/statistics.ts';
import { deckId, deckRow, Device } from './learner.ts';

let device: Device;
beforeEach(async () => {
	device = await Device.fresh('loads');
	await device.putOnShelf();
});
afterEach(() => device.remove());

const HOUR_MS = 3_600_000;
const today = () => dayOf(device.clock);
const question = fc.integer({ min: 0, max: 9 });

const step = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constant('answer' as const),
			n: question,
			grade: fc.constantFrom<Grade>(1, 2, 3, 4)
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('act' as const),
			ns: fc.uniqueArray(question, { minLength: 1, maxLength: 4 }),
			action: fc.constantFrom<CardAction['kind']>(
				...(['suspend', 'unsuspend', 'reset', 'bury', 'flag', 'set-due'] as const)
			)
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('wait' as const),
			hours: fc.integer({ min: 1, max: 200 })
		})
	},
	...(['undo', 'unbury', 'spread', 'days-off', 'rebuild'] as const).map((kind) =>
		fc.record({ kind: fc.constant(kind) })
	)
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const actionOf = (kind: CardAction['kind']): CardAction => {
	if (kind === 'bury') return { kind, untilDay: addDays(today(), 2) };
	if (kind === 'flag') return { kind, flag: 1 };
	if (kind === 'set-due') return { kind, dueDay: addDays(today(), 12) };
	return { kind };
};

async function take(one: Step, acts: string[][]) {
	const { clock, random, store } = device;
	if (one.kind === 'wait') device.wait(one.hours * HOUR_MS);
	else if (one.kind === 'answer') await device.answer(one.n, one.grade);
	else if (one.kind === 'act') {
		const ids = one.ns.map((n) => `story/q${n}`);
		acts.push((await actOnCards(ids, actionOf(one.action), clock, random)).eventIds);
	} else if (one.kind === 'undo') await undoActs(acts.pop() ?? [], clock, random);
	else if (one.kind === 'unbury') await unburyDue(store, clock);
	else if (one.kind === 'spread') await spreadDue(5, clock, random);
	else if (one.kind === 'rebuild') await rebuildAll(store, DEFAULT_SCHEDULER);
	else {
		const off = { fromDay: addDays(today(), 1), toDay: addDays(today(), 3) };
		await takeDaysOff(off, clock, random);
	}
}

test(
	'the load kept is the one counted from the cards, after every step',
	{ timeout: 120_000 },
	async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
				await device.remove();
				device = await Device.fresh('loads');
				await device.putOnShelf();
				const acts: string[][] = [];
				for (const one of steps) {
					await take(one, acts);
					const { kept, counted } = await device.loads();
					expect(kept, one.kind).toEqual(counted);
				}
			}),
			{ numRuns: 25 }
		);
	}
);

test('what is due, new and coming is told from the loads as it is from the cards', async () => {
	await device.study();
	await actOnCards(['story/q4'], { kind: 'suspend' }, device.clock, device.random);
	const { cards } = await device.memory();
	const counts = await readToday(device.store, device.clock);
	const isDue = ({ state, dueDay, suspended }: (typeof cards)[number]) =>
		!suspended && (state !== 'review' || (dueDay ?? '') <= today());
	expect(counts.due).toBe(cards.filter(isDue).length);
	expect(counts.fresh).toBe(5);
	const [load] = (await readLoads(device.store, [deckId])).values();
	expect(load?.held).toBe(1);
	const forecast = await readForecast(device.store, device.clock, 60);
	expect(forecast.reduce((sum, { due }) => sum + due, 0)).toBe(cards.length - 1);
});

test('new questions are found past a deck that is all met, and past one that came from elsewhere', async () => {
	const other = { ...deckRow(['story/q0', 'story/new']), id: 'story/other' };
	await device.store.content.decks.put(other);
	for (let n = 0; n < 10; n++) await device.answer(n);
	const decks = await device.store.content.decks.orderBy(':id').toArray();
	expect(await readFresh(device.store, decks, 5)).toEqual(['story/new']);
});
