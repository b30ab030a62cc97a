// A class over real sockets, as a school meets it.
import { describe, expect, test, vi } from 'vitest';
import { shownResponse } from '../../../src/lib/core/classroom/blind.ts';
import { newToken } from '../../../src/lib/state/class-link.ts';
import { readResumeKey } from '../../../src/lib/core/classroom/codes.ts';
import { apply, newSession } from '../../../src/lib/core/classroom/session.ts';
import { expiryOf } from '../../../src/server/room.ts';
import { rightResponse, SETTINGS } from '../../core/classroom/sample-class.ts';
import { hostClass, openHost, openPhone, startLive, within } from './live-fixture.ts';

const { waitFor } = vi;
const until = (check: () => void) => waitFor(check, within);

describe('a whole class', () => {
	test('is played with every form: answers are saved, scored and shown to each alone', async () => {
		const server = await startLive();
		const { code, host, content } = await hostClass(server);
		const good = openPhone({ url: server.url, code });
		const silent = openPhone({ url: server.url, code });
		await until(() => expect(host.seen.progress.at(-1)?.here).toBe(2));
		expect((await host.command({ kind: 'start' })).ok).toBe(true);
		for (const [index, question] of content.questions.entries()) {
			await until(() => expect(good.state).toMatchObject({ phase: 'open', index }));
			expect(good.state?.question?.rung?.form).toBe(question.rung.form);
			const response = shownResponse(question, rightResponse(question.rung));
			expect(await good.give({ index, response })).toEqual({ kind: 'saved' });
			await until(() => expect(host.seen.progress.at(-1)?.answered).toBe(1));
			expect((await host.command({ kind: 'close' })).ok).toBe(true);
			await until(() => expect(good.state?.phase).toBe('closed'));
			expect(good.seen.mine?.points).toBe(index * 1000);
			expect((await host.command({ kind: 'reveal' })).ok).toBe(true);
			await until(() =>
				expect(good.seen.mine).toMatchObject({
					points: (index + 1) * 1000,
					rank: 1,
					outcome: { verdict: 'right', points: 1000 },
					answer: { response: rightResponse(question.rung) }
				})
			);
			await until(() =>
				expect(good.state?.reveal?.question.explanation).toBe(question.explanation)
			);
			expect(good.state?.distribution).toMatchObject({ answered: 1, right: 1 });
			expect(silent.seen.mine?.outcome).toBeUndefined();
			expect((await host.command({ kind: 'next' })).ok).toBe(true);
		}
		await until(() => expect(good.state?.phase).toBe('done'));
		const results = await host.results(0);
		expect(results).toMatchObject({
			ok: true,
			answers: [{ verdict: 'right', studentId: good.seen.mine?.studentId }]
		});
	});

	test('tells no phone a key before the reveal, how others answered before the close, or anything of another student', async () => {
		const server = await startLive();
		const { code, host, content } = await hostClass(server);
		const phones = [0, 1].map(() => openPhone({ url: server.url, code }));
		const [one, other] = phones as [ReturnType<typeof openPhone>, ReturnType<typeof openPhone>];
		await until(() => expect(host.seen.progress.at(-1)?.here).toBe(2));
		await host.command({ kind: 'start' });
		for (const [index, question] of content.questions.entries()) {
			await until(() => expect(one.state).toMatchObject({ phase: 'open', index }));
			const response = shownResponse(question, rightResponse(question.rung));
			await one.give({ index, response });
			await one.look();
			const before = [...one.seen.wire, ...other.seen.wire].filter(
				(text) => !text.includes('"phase":"reveal"') && !text.includes('"outcome"')
			);
			for (const text of before) {
				expect(text).not.toContain(JSON.stringify(question.explanation));
				if (!text.includes('"phase":"closed"')) expect(text).not.toContain('"distribution"');
				expect(text).not.toContain('"isRight"');
			}
			await host.command({ kind: 'close' });
			await host.command({ kind: 'reveal' });
			await host.command({ kind: 'next' });
		}
		await until(() => expect(other.state?.phase).toBe('done'));
		const id = one.seen.mine?.studentId ?? '';
		expect(id).not.toBe('');
		expect(other.seen.wire.join()).not.toContain(id);
		expect(other.seen.wire.join()).not.toContain(one.seen.mine?.name ?? '');
	});
});

describe('a class that is over', () => {
	test('is forgotten two hours after its end, or twelve hours after its last step', () => {
		const HOUR = 3_600_000;
		const session = newSession({ code: '111111', questionCount: 1, settings: SETTINGS }, 0);
		expect(expiryOf(session, 5 * HOUR)).toBe(17 * HOUR);
		expect(expiryOf(apply(session, { kind: 'end' }, 3 * HOUR), 4 * HOUR)).toBe(5 * HOUR);
	});
});

describe('a student', () => {
	test('who answers twice keeps the first answer; the second gets the same acknowledgement', async () => {
		const server = await startLive();
		const { code, host, content } = await hostClass(server);
		const phone = openPhone({ url: server.url, code });
		await until(() => expect(phone.seen.status.kind).toBe('here'));
		await host.command({ kind: 'start' });
		await until(() => expect(phone.state?.phase).toBe('open'));
		const [question] = content.questions;
		if (!question) throw new Error('no question');
		await phone.give({ index: 0, response: shownResponse(question, rightResponse(question.rung)) });
		expect(
			await phone.give({ index: 0, response: { form: question.rung.form } as never })
		).toMatchObject({
			kind: 'refused'
		});
		const again = shownResponse(question, rightResponse(question.rung));
		expect(await phone.give({ index: 0, response: again, elapsedMs: 99 })).toEqual({
			kind: 'saved'
		});
		const results = await host.results(0);
		expect(results.ok && results.answers).toHaveLength(1);
	});

	test('who comes back with the same phone, or with another one and the key, is the same student', async () => {
		const server = await startLive();
		const { code, host, content } = await hostClass(server);
		const first = openPhone({ url: server.url, code });
		await until(() => expect(first.seen.status.kind).toBe('here'));
		await host.command({ kind: 'start' });
		await until(() => expect(first.state?.phase).toBe('open'));
		const [question] = content.questions;
		if (!question) throw new Error('no question');
		const response = shownResponse(question, rightResponse(question.rung));
		await first.give({ index: 0, response });
		const { name, studentId } = first.seen.mine ?? {};
		first.close();

		const reloaded = openPhone({ url: server.url, code, token: first.seen.token });
		await until(() =>
			expect(reloaded.seen.mine).toMatchObject({ name, studentId, answer: { index: 0, response } })
		);
		const resumeKey = readResumeKey(reloaded.seen.resumeKey);
		expect(resumeKey).toBe(first.seen.resumeKey);

		const other = openPhone({ url: server.url, code, ...(resumeKey ? { resumeKey } : {}) });
		await until(() => expect(other.seen.mine).toMatchObject({ name, studentId }));
		await until(() => expect(reloaded.seen.status.kind).toBe('moved'));
		await host.command({ kind: 'close' });
		await host.command({ kind: 'reveal' });
		await until(() => expect(other.seen.mine?.points).toBe(1000));
		// The phone that was left does not come back by itself as somebody new.
		const left = openPhone({ url: server.url, code, token: first.seen.token });
		await until(() =>
			expect(left.seen.status).toMatchObject({ kind: 'refused', problem: 'moved' })
		);
		await until(() => expect(host.seen.roster.size).toBe(1));
	});

	test('who comes late gets the question that is open; who comes after the end is told so', async () => {
		const server = await startLive();
		const { code, host } = await hostClass(server);
		const early = openPhone({ url: server.url, code });
		await until(() => expect(early.seen.status.kind).toBe('here'));
		await host.command({ kind: 'start' });
		const late = openPhone({ url: server.url, code });
		await until(() => expect(late.state).toMatchObject({ phase: 'open', index: 0 }));
		await host.command({ kind: 'end' });
		const tooLate = openPhone({ url: server.url, code });
		await until(() =>
			expect(tooLate.seen.status).toMatchObject({ kind: 'refused', problem: 'no-class' })
		);
	});

	test('has a name of their own: another generated one before it begins, a typed one where that is allowed', async () => {
		const server = await startLive();
		const { code } = await hostClass(server);
		const phone = openPhone({ url: server.url, code, name: 'Boss' });
		await until(() => expect(phone.seen.mine?.name).toMatch(/^\w+ \w+$/));
		const before = phone.seen.mine?.name;
		await phone.rename();
		expect(phone.seen.mine?.name).not.toBe(before);
		const free = await hostClass(server, { names: 'free' });
		const named = openPhone({ url: server.url, code: free.code, name: '  Zoë\u202e ' });
		await until(() => expect(named.seen.mine?.name).toBe('Zoë'));
		const same = openPhone({ url: server.url, code: free.code, name: 'zoe' });
		await until(() =>
			expect(same.seen.status).toMatchObject({ kind: 'refused', problem: 'name-taken' })
		);
	});

	test('gets more time when it was asked for, and the host sees how many still have some', async () => {
		const server = await startLive();
		const { code, host } = await hostClass(server, { limitMs: 5000 });
		const phone = openPhone({ url: server.url, code });
		await until(() => expect(phone.seen.status.kind).toBe('here'));
		expect(await phone.setTime(2)).toMatchObject({ ok: true, mine: { timeFactor: 2 } });
		await host.command({ kind: 'start' });
		await until(() => expect(phone.state?.clock?.limitMs).toBe(5000));
		expect((await host.command({ kind: 'add-time', ms: 10_000 })).ok).toBe(true);
		await until(() => expect(phone.state?.clock?.limitMs).toBe(15_000));
	});
});

describe('the teacher', () => {
	test('lets in who waits, removes who should not be there, and shuts the door', async () => {
		const server = await startLive();
		const { code, host } = await hostClass(server, { admission: 'approve' });
		const phone = openPhone({ url: server.url, code });
		await until(() => expect(phone.seen.mine?.status).toBe('waiting'));
		await host.command({ kind: 'start' });
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(phone.state?.phase).toBe('lobby');
		await until(() => expect([...host.seen.roster.values()][0]?.status).toBe('waiting'));
		expect(await host.student({ action: 'approve' })).toEqual({ ok: true, changed: 1 });
		await until(() => expect(phone.state?.phase).toBe('open'));
		const studentId = phone.seen.mine?.studentId ?? '';
		await host.student({ action: 'remove', studentId });
		await until(() => expect(phone.seen.mine?.status).toBe('removed'));
		expect(await phone.give({ index: 0, response: { form: 'typed', text: 'x' } })).toMatchObject({
			kind: 'refused'
		});
		await host.command({ kind: 'lock', isLocked: true });
		const outside = openPhone({ url: server.url, code });
		await until(() =>
			expect(outside.seen.status).toMatchObject({ kind: 'refused', problem: 'locked' })
		);
		await host.command({ kind: 'lock', isLocked: false });
		const inside = openPhone({ url: server.url, code });
		await until(() => expect(inside.seen.mine?.status).toBe('waiting'));
	});

	test('with the key leads from another browser; of two hosts the one who is late is told, and nothing is skipped', async () => {
		const server = await startLive();
		const { code, host, hostKey } = await hostClass(server);
		const second = openHost({ url: server.url, code, hostKey });
		await until(() => expect(second.seen.content?.questions.length).toBe(10));
		const both = await Promise.all([
			host.command({ kind: 'start' }),
			second.command({ kind: 'start' })
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ problem: 'stale' });
		await until(() =>
			expect(second.seen.state).toMatchObject({ phase: 'open', index: 0, version: 2 })
		);
		const thief = openHost({ url: server.url, code, hostKey: newToken() });
		await until(() =>
			expect(thief.seen.status).toMatchObject({ kind: 'refused', problem: 'not-host' })
		);
	});

	test('sees a question close by itself when all who are there have answered, and when its time is over', async () => {
		const server = await startLive();
		const { code, host } = await hostClass(server, { closesWhenAllAnswered: true, limitMs: 5000 });
		const phones = [0, 1].map(() => openPhone({ url: server.url, code }));
		await until(() => expect(host.seen.progress.at(-1)?.here).toBe(2));
		await host.command({ kind: 'start' });
		await until(() => expect(phones[1]?.state?.phase).toBe('open'));
		const form = phones[0]?.state?.question?.form;
		const response = { form: 'choice', optionId: 'x' } as const;
		expect(form).toBe('choice');
		await phones[0]?.give({ index: 0, response });
		expect(host.seen.state?.phase).toBe('open');
		await phones[1]?.give({ index: 0, response });
		await until(() => expect(host.seen.state?.phase).toBe('closed'));
		await host.command({ kind: 'next' });
		await until(() => expect(host.seen.state).toMatchObject({ phase: 'open', index: 1 }));
		await until(() => expect(host.seen.state?.phase).toBe('closed'));
	});
});
