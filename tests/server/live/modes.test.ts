// The modes over real sockets: who is told what, and when.
import { describe, expect, test, vi } from 'vitest';
import { shownResponse } from '../../../src/lib/core/classroom/blind.ts';
import type { ClassMode } from '../../../src/lib/core/classroom/types.ts';
import { createSqliteStore } from '../../../src/server/stores/sqlite.ts';
import { contentOf, ofForm, rightResponse } from '../../core/classroom/sample-class.ts';
import { hostClass, openHost, openPhone, startLive, within } from './live-fixture.ts';

const { waitFor } = vi;
const until = (check: () => void) => waitFor(check, within);
const content = contentOf(ofForm('choice', 3));
const right = (index: number) => {
	const question = content.questions[index];
	if (!question) throw new Error('no question');
	return shownResponse(question, rightResponse(question.rung));
};
const wrong = (index: number) => {
	const rung = content.questions[index]?.rung;
	const other =
		rung?.form === 'choice' ? rung.options.find(({ id }) => id !== rung.key) : undefined;
	return { form: 'choice' as const, optionId: other?.id ?? '' };
};

async function classOf(mode: ClassMode, phones: number) {
	const server = await startLive(createSqliteStore(':memory:'));
	const led = await hostClass(server, { mode }, content);
	const all = Array.from({ length: phones }, () => openPhone({ url: server.url, code: led.code }));
	await until(() => expect(led.host.seen.progress.at(-1)?.here).toBe(phones));
	const step = async (kind: 'start' | 'close' | 'discuss' | 'open' | 'reveal' | 'next' | 'end') => {
		expect(await led.host.command({ kind })).toMatchObject({ ok: true });
		const { version } = led.host.seen.state ?? {};
		for (const phone of all) await until(() => expect(phone.state?.version).toBe(version));
	};
	return { server, ...led, phones: all, step };
}

describe('two votes', () => {
	test('are kept apart; a first one that comes late is none, and no phone hears how it came out', async () => {
		const { server, code, hostKey, host, phones, step } = await classOf(
			{ kind: 'peer', discussMs: null },
			2
		);
		const [one, other] = phones;
		if (!one || !other) throw new Error('no phones');
		await step('start');
		expect(await one.give({ index: 0, response: wrong(0) })).toEqual({ kind: 'saved' });
		await step('close');
		await until(() => expect(host.seen.state?.vote).toMatchObject({ answered: 1, right: 0 }));
		await step('discuss');
		await step('open');
		await until(() => expect(one.seen.mine?.first?.response).toEqual(wrong(0)));
		expect(one.seen.mine?.answer).toBeUndefined();
		expect(await other.give({ index: 0, response: right(0) })).toMatchObject({ kind: 'refused' });
		expect(await one.give({ index: 0, round: 2, response: right(0) })).toEqual({ kind: 'saved' });
		// The same first vote once more, as after a lost acknowledgement: known, and nothing changes.
		expect(await one.give({ index: 0, response: right(0) })).toEqual({ kind: 'saved' });
		await until(() => expect(host.seen.progress.at(-1)?.answered).toBe(1));
		const elsewhere = openHost({ url: server.url, code, hostKey });
		await until(() => expect(elsewhere.seen.state?.round).toBe(2));
		await step('close');
		for (const text of [...one.seen.wire, ...other.seen.wire]) {
			expect(text).not.toContain('"vote"');
			expect(text).not.toContain('"distribution"');
		}
		await step('reveal');
		await until(() =>
			expect(one.seen.mine).toMatchObject({
				outcome: { verdict: 'right' },
				first: { verdict: 'wrong' },
				points: 1000
			})
		);
		expect(one.state?.shift).toMatchObject({ toRight: 1, stayedWrong: 0 });
		const results = await host.results(0);
		expect(results).toMatchObject({ answers: [{ verdict: 'wrong' }, { round: 2 }] });
		await step('next');
		expect(one.state).toMatchObject({ index: 1, phase: 'open' });
		expect(one.state?.round).toBeUndefined();
	});
});

describe('at one’s own pace', () => {
	test('an answer brings its own reveal to that student alone, again for a repeat; the host follows', async () => {
		const { server, code, host, phones, step } = await classOf(
			{ kind: 'self', endsAfterMs: null },
			2
		);
		const [one, other] = phones;
		if (!one || !other) throw new Error('no phones');
		await step('start');
		expect(one.state).toMatchObject({ phase: 'self', total: 3 });
		expect(one.state?.questions).toHaveLength(3);
		const given = { index: 2, response: right(2) };
		const saved = await one.give(given);
		expect(saved).toMatchObject({
			kind: 'saved',
			own: {
				outcome: { verdict: 'right' },
				reveal: { question: { explanation: content.questions[2]?.explanation } }
			}
		});
		expect(await one.give({ ...given, response: wrong(2) })).toEqual(saved);
		await one.give({ index: 0, response: wrong(0) });
		await until(() => expect(one.seen.mine).toMatchObject({ right: 1, own: [{}, {}] }));
		await until(() =>
			expect(host.seen.progress.at(-1)?.questions).toEqual([
				{ answered: 1, right: 0 },
				{ answered: 0, right: 0 },
				{ answered: 1, right: 1 }
			])
		);
		const line = host.seen.roster.get(one.seen.mine?.studentId ?? '');
		expect(line).toMatchObject({ done: 2, right: 1, hasAnswered: false });
		// Where it was, after a reload.
		const back = openPhone({ url: server.url, code, token: one.seen.token });
		await until(() =>
			expect(back.seen.mine?.own).toEqual([
				{ index: 2, verdict: 'right' },
				{ index: 0, verdict: 'wrong' }
			])
		);
		await one.give({ index: 1, response: right(1) });
		await until(() => expect(host.seen.progress.at(-1)?.answered).toBe(1));
		for (const text of other.seen.wire)
			for (const { explanation } of content.questions)
				expect(text).not.toContain(JSON.stringify(explanation));
		await step('end');
		expect(await other.give({ index: 0, response: right(0) })).toMatchObject({ kind: 'refused' });
		expect(await host.results(2)).toMatchObject({ answers: [{ verdict: 'right' }] });
	});
});

describe('teams', () => {
	test('fill evenly, can be changed by the teacher, and have the mean of their members', async () => {
		const { host, phones, step } = await classOf({ kind: 'teams', count: 2, phones: 'each' }, 4);
		const lines = [...host.seen.roster.values()];
		expect(lines.map(({ team }) => team).sort()).toEqual([0, 0, 1, 1]);
		const [one, ...others] = phones;
		const id = one?.seen.mine?.studentId ?? '';
		const team = host.seen.roster.get(id)?.team ?? 0;
		expect((await host.student({ action: 'team', studentId: id, team: 1 - team })).ok).toBe(true);
		await until(() => expect(host.seen.roster.get(id)?.team).toBe(1 - team));
		const names = (host.seen.state?.teams ?? []).sort((a, b) => a.team - b.team);
		await until(() => expect(one?.seen.mine?.team).toBe(names[1 - team]?.name));
		expect(await host.student({ action: 'team', studentId: id, team: 7 })).toMatchObject({
			problem: 'refused'
		});
		await step('start');
		await one?.give({ index: 0, response: right(0) });
		for (const phone of others) await phone.give({ index: 0, response: wrong(0) });
		expect(host.seen.state?.teams?.every(({ points }) => points === 0)).toBe(true);
		await step('close');
		await step('reveal');
		await until(() =>
			expect(host.seen.state?.teams).toMatchObject([
				{ team: 1 - team, members: 3, points: 333, rank: 1 },
				{ team, members: 1, points: 0, rank: 2 }
			])
		);
	});
});

describe('one goal for all', () => {
	test('is followed by everyone, with nobody ranked', async () => {
		const { phones, step } = await classOf({ kind: 'goal', percent: 50 }, 2);
		await step('start');
		const [one, other] = phones;
		await one?.give({ index: 0, response: right(0) });
		await other?.give({ index: 0, response: wrong(0) });
		await step('close');
		expect(one?.state?.together).toEqual({ right: 0, answered: 0 });
		await step('reveal');
		for (const phone of phones) {
			expect(phone.state?.together).toEqual({ right: 1, answered: 2 });
			await until(() => expect(phone.seen.mine?.outcome).toBeDefined());
			expect(phone.seen.mine?.rank).toBeUndefined();
		}
	});
});
