// What a session by choice asks, and in which order.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCard } from '../../src/lib/db/cards.ts';
import { readCustom, readCustomQueue, writeCustom } from '../../src/lib/state/custom-session.ts';
import { isStillAsked } from '../../src/lib/state/session-steps.ts';
import { Device, deckId } from './learner.ts';

describe('the address', () => {
	test('says what is asked and whether it counts, and comes back as it was', () => {
		for (const kind of ['deck', 'new', 'entity', 'only'] as const)
			for (const isUnscheduled of [false, true]) {
				const custom = { kind, of: 'story/a.b', isUnscheduled };
				expect(readCustom(writeCustom(custom))).toEqual(custom);
			}
	});

	test('that says nothing of the kind asks nothing', () => {
		for (const text of ['', 'deck', 'deck.', 'free.', 'all.story', 'standing.truth', 'mistakes.x'])
			expect(readCustom(text), text).toBeUndefined();
	});
});

describe('the questions', () => {
	let device: Device;
	beforeEach(async () => {
		device = await Device.fresh('custom');
		await device.putOnShelf();
		await device.study();
	});
	afterEach(() => device.remove());
	const asked = async (text: string) => {
		const custom = readCustom(text);
		if (!custom) throw new Error(text);
		const queue = await readCustomQueue(
			device.store,
			custom,
			device.clock,
			(card) => card.memory?.stability ?? 0
		);
		return queue.map((id) => id.slice('story/'.length));
	};

	test('of a deck: met ones by recall, then new ones; what is left out stays out', async () => {
		await device.store.learner.cards.update('story/q2', { suspended: true });
		const queue = await asked(`deck.${deckId}`);
		expect(queue.slice(0, 4).sort()).toEqual(['q0', 'q1', 'q3', 'q4']);
		expect(queue.slice(4)).toEqual(['q5', 'q6', 'q7', 'q8', 'q9']);
	});

	test('of mistakes, a standing, what is new, a single one', async () => {
		expect(await asked('mistakes.1')).toEqual(['q1']);
		expect((await asked('mistakes.7')).sort()).toEqual(['q1', 'q2']);
		expect(await asked('standing.record')).toHaveLength(5);
		expect(await asked(`new.${deckId}`)).toEqual(['q5', 'q6', 'q7', 'q8', 'q9']);
		expect(await asked('only.story/q3')).toEqual(['q3']);
		expect(await asked('only.story/none')).toEqual([]);
	});

	test('chosen by hand they are asked though they are not due, once', async () => {
		const card = await readCard(device.store, 'story/q0');
		if (!card) throw new Error('no card');
		device.wait(3_600_000);
		const session = { custom: `deck.${deckId}`, startedAt: device.clock.at };
		expect(isStillAsked(card, device.clock)).toBe(false);
		expect(isStillAsked(card, device.clock, session)).toBe(true);
		await device.answer(0);
		const after = await readCard(device.store, 'story/q0');
		expect(isStillAsked(after, device.clock, session)).toBe(false);
	});
});
