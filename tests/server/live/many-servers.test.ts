// Several servers with one engine: what one is told all know, and whatever dies, no acknowledged answer does.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { newSession } from '../../../src/lib/core/classroom/session.ts';
import type { SentAnswer } from '../../../src/lib/core/classroom/decide-answer.ts';
import { readResumeKey } from '../../../src/lib/core/classroom/codes.ts';
import { createRedisStore } from '../../../src/server/stores/redis.ts';
import { contentOf, ofForm, rightResponse, SETTINGS } from '../../core/classroom/sample-class.ts';
import { hasRedis, slowLine, startRedis } from '../../support/redis-server.ts';
import { openStickyProxy } from '../../support/sticky-proxy.ts';
import { hostClass, openHost, openPhone, startLive, within, type Phone } from './live-fixture.ts';

const until = (check: () => void) => vi.waitFor(check, within);
const content = contentOf(ofForm('choice', 3));
const WEBSOCKET = { transports: ['websocket'] };

async function redisOf(isKept = true) {
	const redis = await startRedis(isKept);
	onTestFinished(() => redis.stop());
	return redis;
}
async function storeOf(url: string) {
	const store = await createRedisStore({ url, log: () => undefined });
	onTestFinished(() => store.close());
	return store;
}
/** Servers in this process, each with connections of its own. */
const serversOf = (url: string, count: number) =>
	Promise.all(Array.from({ length: count }, async () => startLive(await storeOf(url))));

async function processOf(url: string) {
	const child = fork(join(import.meta.dirname, '../../support/class-process.ts'), [url, '0']);
	onTestFinished(() => void child.kill('SIGKILL'));
	const [{ port }] = (await once(child, 'message')) as [{ port: number }];
	return { child, port, url: `http://127.0.0.1:${port}` };
}
function answerOf(index: number): SentAnswer {
	const question = content.questions[index];
	if (!question) throw new Error('no question');
	return { index, response: rightResponse(question.rung), confidence: 'sure', elapsedMs: 100 };
}
async function everyoneAnswers(phones: readonly Phone[], index: number) {
	for (const phone of phones)
		await until(() => expect(phone.state).toMatchObject({ phase: 'open', index }));
	const results = await Promise.all(phones.map((phone) => phone.answer(answerOf(index))));
	expect(results.every(({ kind }) => kind === 'saved')).toBe(true);
}

describe.skipIf(!hasRedis())('many servers', () => {
	test('serve one class: the host at one, phones at all, and another host elsewhere goes on', async () => {
		const redis = await redisOf();
		const servers = await serversOf(redis.url, 3);
		const [first, second, third] = servers as [
			(typeof servers)[0],
			(typeof servers)[0],
			(typeof servers)[0]
		];
		const { host, code, hostKey } = await hostClass(
			second,
			{ closesWhenAllAnswered: true },
			content
		);
		const phones = servers.flatMap(({ url }) => [0, 1].map(() => openPhone({ url, code })));
		await until(() => expect(host.seen.progress.at(-1)?.here).toBe(6));
		expect(new Set(phones.map((phone) => phone.seen.mine?.name)).size).toBe(6);
		await host.command({ kind: 'start' });
		// Not closed before those at the other servers have answered.
		await everyoneAnswers(phones.slice(0, 4), 0);
		await pause(500);
		expect(phones[5]?.state?.phase).toBe('open');
		await everyoneAnswers(phones.slice(4), 0);
		for (const phone of phones) await until(() => expect(phone.state?.phase).toBe('closed'));
		// The teacher goes on from another browser, at another server; of both one is followed.
		const moved = openHost({ url: third.url, code, hostKey });
		await until(() => expect(moved.seen.state?.phase).toBe('closed'));
		expect(moved.seen.roster.size).toBe(6);
		const results = await Promise.all([
			moved.command({ kind: 'reveal' }),
			host.command({ kind: 'skip' })
		]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect((await moved.results(0)).ok).toBe(true);
		// A student who goes on with another phone, at another server, has left the first one.
		const [old] = phones;
		const resumeKey = readResumeKey(old?.seen.resumeKey ?? '') ?? '';
		const back = openPhone({ url: third.url, code, resumeKey });
		await until(() => expect(old?.seen.status.kind).toBe('moved'));
		expect(back.seen.mine?.name).toBe(old?.seen.mine?.name);
		// What two servers change about one student at once is both kept.
		const id = back.seen.mine?.studentId ?? '';
		await Promise.all([
			back.setTime(2),
			openHost({ url: first.url, code, hostKey }).student({ action: 'approve', studentId: id }),
			moved.student({ action: 'approve', studentId: id })
		]);
		const kept = await (await storeOf(redis.url)).students(code);
		expect(kept.find((one) => one.id === id)).toMatchObject({ timeFactor: 2, status: 'in' });
	}, 40_000);

	test('never give a code twice, whoever asks at once', async () => {
		const redis = await redisOf();
		const stores = await Promise.all([0, 1, 2].map(() => storeOf(redis.url)));
		for (let code = 200_000; code < 200_040; code++) {
			const session = newSession({ code: `${code}`, questionCount: 3, settings: SETTINGS }, 0);
			const claimed = await Promise.all(
				stores.map((store, at) =>
					store.claim({ session, content, hostKeyHash: `${at}` }, Date.now() + 60_000)
				)
			);
			expect(claimed.filter(Boolean)).toHaveLength(1);
		}
		expect(await stores[0]?.count()).toBe(40);
	});

	test('one of three processes killed in the middle of a question: its phones go on at the others', async () => {
		const redis = await redisOf();
		const nodes = await Promise.all([0, 1, 2].map(() => processOf(redis.url)));
		const proxy = await openStickyProxy(nodes.map(({ port }) => port));
		onTestFinished(() => proxy.close());
		const { host, code } = await hostClass({ url: proxy.url, socket: WEBSOCKET }, {}, content);
		const phones = Array.from({ length: 12 }, () =>
			openPhone({ url: proxy.url, code, socket: WEBSOCKET })
		);
		await until(() => expect(host.seen.progress.at(-1)?.here).toBe(12));
		await host.command({ kind: 'start' });
		for (const [index, node] of nodes.slice(0, 2).entries()) {
			const answered = everyoneAnswers(phones, index);
			await pause(5);
			node.child.kill('SIGKILL');
			await answered;
			await until(() => expect(host.seen.status.kind).toBe('here'));
			const results = await host.results(index);
			expect(results.ok && results.answers.length).toBe(12);
			await vi.waitFor(async () => {
				if (host.seen.state?.phase === 'open') await host.command({ kind: 'close' });
				if (host.seen.state?.phase === 'closed') await host.command({ kind: 'next' });
				expect(host.seen.state).toMatchObject({ phase: 'open', index: index + 1 });
			}, within);
		}
		await everyoneAnswers(phones, 2);
	}, 60_000);

	test.each([true, false])(
		'the engine killed and started anew (with its data: %s): no process dies, nothing acknowledged is lost',
		async (isKept) => {
			const redis = await redisOf(isKept);
			const servers = await serversOf(redis.url, 2);
			const [first] = servers;
			if (!first) throw new Error('no server');
			const { host, code } = await hostClass(first, {}, content);
			const phones = servers.flatMap(({ url }) => [0, 1, 2].map(() => openPhone({ url, code })));
			await until(() => expect(host.seen.progress.at(-1)?.here).toBe(6));
			const names = phones.map((phone) => phone.seen.mine?.name);
			await host.command({ kind: 'start' });
			await everyoneAnswers(phones.slice(0, 3), 0);
			await redis.kill();
			// These tap while there is no engine, and are told to wait.
			const late = everyoneAnswers(phones.slice(3), 0);
			expect(await host.command({ kind: 'close' })).toMatchObject({ problem: 'busy' });
			await pause(300);
			await redis.restart();
			await late;
			await vi.waitFor(async () => {
				const results = await host.results(0);
				expect(results.ok && results.answers.length).toBe(6);
			}, within);
			await vi.waitFor(async () => {
				if (host.seen.state?.phase === 'open') await host.command({ kind: 'close' });
				if (host.seen.state?.phase === 'closed') await host.command({ kind: 'next' });
				expect(host.seen.state).toMatchObject({ phase: 'open', index: 1 });
			}, within);
			await everyoneAnswers(phones, 1);
			// A server that comes only now has all of it from the engine.
			const [late1] = await serversOf(redis.url, 1);
			if (!late1) throw new Error('no server');
			const again = openPhone({ url: late1.url, code, token: phones[0]?.seen.token ?? '' });
			await until(() => expect(again.seen.mine?.name).toBe(names[0]));
			const kept = await (await storeOf(redis.url)).answers(code);
			expect(new Set(kept.map(({ index, studentId }) => `${index} ${studentId}`)).size).toBe(12);
			expect(kept).toHaveLength(12);
		},
		60_000
	);

	test('the engine slow, then silent for longer than anyone waits: each answer is there once', async () => {
		const redis = await redisOf();
		const line = await slowLine(redis.port);
		onTestFinished(() => line.close());
		const server = await startLive(await storeOf(line.url));
		const { host, code } = await hostClass(server, {}, content);
		const phones = Array.from({ length: 5 }, () => openPhone({ url: server.url, code }));
		await until(() => expect(host.seen.progress.at(-1)?.here).toBe(5));
		line.slow(250);
		await host.command({ kind: 'start' });
		await everyoneAnswers(phones, 0);
		await vi.waitFor(async () => {
			if (host.seen.state?.phase === 'open') await host.command({ kind: 'close' });
			if (host.seen.state?.phase === 'closed') await host.command({ kind: 'next' });
			expect(host.seen.state).toMatchObject({ phase: 'open', index: 1 });
		}, within);
		line.slow(0);
		for (const phone of phones) await until(() => expect(phone.state).toMatchObject({ index: 1 }));
		line.stick(true);
		const answered = everyoneAnswers(phones, 1);
		await pause(5000);
		line.stick(false);
		await answered;
		const kept = await (await storeOf(redis.url)).answers(code);
		expect(kept).toHaveLength(10);
		const results = await host.results(1);
		expect(results.ok && results.answers.length).toBe(5);
	}, 60_000);

	test('what is no Redis is said at the start, without its password', async () => {
		const wrong = createRedisStore({
			url: 'redis://user:secret@127.0.0.1:1',
			log: () => undefined
		});
		await expect(wrong).rejects.toThrow(/Redis at redis:\/\/127\.0\.0\.1:1 cannot be used/);
		await expect(wrong).rejects.not.toThrow(/secret/);
	});
});
