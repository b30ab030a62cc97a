// What goes wrong in schools, provoked for real: proxies, cut connections, a server that dies, hostile clients.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { LARGEST_MESSAGE, LIVE_PATH, MESSAGES } from '../../../src/lib/core/classroom/protocol.ts';
import { seededRandom } from '../../../src/lib/core/content/option-order.ts';
import { newToken } from '../../../src/lib/state/class-link.ts';
import { createSqliteStore } from '../../../src/server/stores/sqlite.ts';
import { contentOf, ofForm } from '../../core/classroom/sample-class.ts';
import {
	hostClass,
	openPhone,
	startLive,
	startProxy,
	within,
	type Phone,
	type ProxyFault
} from './live-fixture.ts';

const until = (check: () => void) => vi.waitFor(check, within);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const choices = (count: number) => contentOf(ofForm('choice', count));

/** A question answered by everyone, whatever the network does meanwhile. */
async function everyoneAnswers(phones: Phone[], index: number) {
	await Promise.all(
		phones.map(async (phone) => {
			await vi.waitFor(() => expect(phone.state).toMatchObject({ phase: 'open', index }), {
				timeout: 20_000,
				interval: 20
			});
			const rung = phone.state?.question?.rung;
			const optionId = rung?.form === 'choice' ? (rung.options[0]?.id ?? '') : '';
			return phone.give({ index, response: { form: 'choice', optionId } });
		})
	);
}

async function temporaryStore() {
	const folder = await mkdtemp(join(tmpdir(), 'dossier-live-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return () => createSqliteStore(folder);
}

describe('a proxy', () => {
	test.for<ProxyFault>(['refuses upgrades', 'swallows upgrades'])(
		'that %s keeps nobody out',
		async (fault) => {
			const server = await startLive();
			const proxy = await startProxy(server.port, fault);
			const { code, host } = await hostClass(server, {}, choices(1));
			const phone = openPhone({ url: proxy.url, code });
			await until(() => expect(phone.seen.status.kind).toBe('here'));
			await host.command({ kind: 'start' });
			await everyoneAnswers([phone], 0);
			await host.command({ kind: 'close' });
			await until(() => expect(phone.state?.phase).toBe('closed'));
		}
	);

	test(
		'that cuts connections while answers are on their way loses and doubles none',
		{ timeout: 60_000 },
		async () => {
			const server = await startLive();
			const content = choices(5);
			const { code, host } = await hostClass(server, {}, content);
			const proxies = await Promise.all(Array.from({ length: 10 }, () => startProxy(server.port)));
			const phones = Array.from({ length: 40 }, (_, at) =>
				openPhone({ url: proxies[at % proxies.length]?.url ?? '', code })
			);
			await until(() => expect(host.seen.progress.at(-1)?.here).toBe(phones.length));
			const random = seededRandom('cut');
			await host.command({ kind: 'start' });
			for (const index of content.questions.keys()) {
				// A tenth of the phones before they see the question, others while they answer it.
				proxies[index % proxies.length]?.cut();
				const answered = everyoneAnswers(phones, index);
				for (let cut = 0; cut < 4; cut++) {
					await pause(random() * 30);
					proxies[Math.floor(random() * proxies.length)]?.cut();
				}
				await answered;
				const results = await host.results(index);
				expect(results.ok && results.answers.length).toBe(phones.length);
				await host.command({ kind: 'close' });
				await host.command({ kind: 'next' });
			}
			expect(host.seen.roster.size).toBe(phones.length);
			for (const phone of phones)
				await vi.waitFor(() => expect(phone.state?.phase).toBe('done'), { timeout: 20_000 });
		}
	);
});

describe('a server', () => {
	test(
		'that dies in the middle of a question and comes back has every answer it acknowledged',
		{ timeout: 60_000 },
		async () => {
			const openStore = await temporaryStore();
			const store = openStore();
			const server = await startLive(store);
			const { code, host } = await hostClass(server, {}, choices(2));
			const phones = Array.from({ length: 12 }, () => openPhone({ url: server.url, code }));
			await until(() => expect(host.seen.progress.at(-1)?.here).toBe(phones.length));
			await host.command({ kind: 'start' });
			await everyoneAnswers(phones.slice(0, 6), 0);
			const names = phones.map((phone) => phone.seen.mine?.name);
			await server.stop();
			// These tap while there is no server.
			const late = everyoneAnswers(phones.slice(6), 0);
			await pause(300);
			const again = openStore();
			await startLive(again, { port: server.port });
			await late;
			await until(() => expect(host.seen.status.kind).toBe('here'));
			const results = await host.results(0);
			expect(results.ok && results.answers.length).toBe(phones.length);
			expect(phones.map((phone) => phone.seen.mine?.name)).toEqual(names);
			expect((await host.command({ kind: 'close' })).ok).toBe(true);
			expect((await host.command({ kind: 'next' })).ok).toBe(true);
			await everyoneAnswers(phones, 1);
			await again.close();
			await store.close();
		}
	);

	test(
		'that is killed without a word in the middle of a question, again and again, loses no acknowledged answer',
		{ timeout: 60_000 },
		async () => {
			const folder = await mkdtemp(join(tmpdir(), 'dossier-live-'));
			onTestFinished(() => rm(folder, { recursive: true, force: true }));
			const start = async (port: number) => {
				const child = fork(join(import.meta.dirname, '../../support/class-process.ts'), [
					folder,
					String(port)
				]);
				onTestFinished(() => void child.kill('SIGKILL'));
				const [said] = (await once(child, 'message')) as [{ port: number }];
				return { child, port: said.port };
			};
			let server = await start(0);
			const url = `http://127.0.0.1:${server.port}`;
			const content = choices(3);
			const { host, code } = await hostClass({ url }, {}, content);
			const phones = Array.from({ length: 15 }, () => openPhone({ url, code }));
			await until(() => expect(host.seen.progress.at(-1)?.here).toBe(phones.length));
			await host.command({ kind: 'start' });
			for (const index of content.questions.keys()) {
				const answered = everyoneAnswers(phones, index);
				await pause(5 * index);
				server.child.kill('SIGKILL');
				await once(server.child, 'exit');
				server = await start(server.port);
				await answered;
				await until(() => expect(host.seen.status.kind).toBe('here'));
				const results = await host.results(index);
				expect(results.ok && results.answers.length).toBe(phones.length);
				// The first command after a restart may find its connection gone; the snapshot says where the class is.
				await vi.waitFor(async () => {
					if (host.seen.state?.phase === 'open') await host.command({ kind: 'close' });
					expect(host.seen.state?.phase).toBe('closed');
				}, within);
				await host.command({ kind: 'next' });
			}
			await until(() => expect(phones.every((phone) => phone.state?.phase === 'done')).toBe(true));
		}
	);

	test('that is full of classes or students says so', async () => {
		const server = await startLive(undefined, { limits: { classes: 1, studentsPerClass: 2 } });
		const { code } = await hostClass(server, {}, choices(1));
		await expect(hostClass(server, {}, choices(1))).rejects.toThrow('too many classes');
		const phones = [0, 1, 2].map(() => openPhone({ url: server.url, code }));
		await until(() =>
			expect(phones.map(({ seen }) => seen.status.kind).sort()).toEqual(['here', 'here', 'refused'])
		);
	});
});

describe('somebody hostile', () => {
	const raw = (url: string, headers: Record<string, string> = {}) => {
		const socket = io(url, {
			path: LIVE_PATH,
			forceNew: true,
			reconnection: false,
			transports: ['websocket'],
			extraHeaders: headers
		});
		onTestFinished(() => void socket.disconnect());
		return socket;
	};
	const connected = (socket: ReturnType<typeof raw>) =>
		until(() => expect(socket.connected).toBe(true));

	test('who guesses codes is stopped, while a school at the same address still comes back', async () => {
		const server = await startLive(undefined, {
			limits: { wrongCodes: { most: 5, perSecond: 0.001 } }
		});
		const { code } = await hostClass(server, {}, choices(1));
		const pupil = openPhone({ url: server.url, code });
		await until(() => expect(pupil.seen.status.kind).toBe('here'));
		const guesser = raw(server.url);
		await connected(guesser);
		const problems: string[] = [];
		for (let guess = 0; guess < 7; guess++) {
			const wrong = String((Number(code) + 1 + guess) % 1_000_000).padStart(6, '0');
			const reply = await guesser.emitWithAck('join', { code: wrong, token: newToken() });
			problems.push(reply.problem);
		}
		expect(problems).toEqual([...Array(5).fill('no-class'), 'too-many-tries', 'too-many-tries']);
		pupil.close();
		const back = openPhone({ url: server.url, code, token: pupil.seen.token });
		await until(() => expect(back.seen.mine?.studentId).toBe(pupil.seen.mine?.studentId));
	});

	test('joining is not limited: a whole school sits behind one address', async () => {
		const server = await startLive(undefined, {
			limits: { wrongCodes: { most: 1, perSecond: 0.001 } }
		});
		const { code, host } = await hostClass(server, {}, choices(1));
		Array.from({ length: 60 }, () => openPhone({ url: server.url, code }));
		await until(() => expect(host.seen.progress.at(-1)?.here).toBe(60));
	});

	test('who sends nonsense gets a refusal, and the class goes on', async () => {
		const server = await startLive();
		const { code, host } = await hostClass(server, {}, choices(1));
		const socket = raw(server.url);
		await connected(socket);
		const nonsense = [
			null,
			7,
			'x',
			[],
			{},
			{ code: { $ne: 1 } },
			{ __proto__: { code } },
			{ code, token: 5 }
		];
		for (const name of Object.keys(MESSAGES))
			for (const message of nonsense) {
				const reply = await socket.timeout(2000).emitWithAck(name, message);
				expect(reply.ok).toBe(false);
				if (!socket.connected) return;
				await pause(60); // slower than what is cut off
			}
		socket.emit('answer'); // without message and acknowledgement
		socket.emit('no-such-event', 1, 2, 3);
		const phone = openPhone({ url: server.url, code });
		await until(() => expect(phone.seen.status.kind).toBe('here'));
		expect((await host.command({ kind: 'start' })).ok).toBe(true);
	}, 30_000);

	test('who sends too much at once or too often is cut off alone', async () => {
		const server = await startLive();
		const { code, host } = await hostClass(server, {}, choices(1));
		const huge = raw(server.url);
		await connected(huge);
		huge.emit('join', { code, token: 'x'.repeat(LARGEST_MESSAGE * 2) });
		await until(() => expect(huge.connected).toBe(false));
		const flood = raw(server.url);
		await connected(flood);
		for (let message = 0; message < 500; message++) flood.emit('look', {});
		await until(() => expect(flood.connected).toBe(false));
		const phone = openPhone({ url: server.url, code });
		await until(() => expect(phone.seen.status.kind).toBe('here'));
		expect((await host.command({ kind: 'start' })).ok).toBe(true);
	});

	test('from a page of another origin does not get in', async () => {
		const server = await startLive();
		const foreign = raw(server.url, { origin: 'https://evil.example' });
		const failed = new Promise((resolve) => foreign.once('connect_error', resolve));
		await failed;
		const own = raw(server.url, { origin: server.url });
		await connected(own);
	});

	test('with a student’s phone does not lead the class, and with nothing does not answer', async () => {
		const server = await startLive();
		const { code } = await hostClass(server, {}, choices(1));
		const socket = raw(server.url);
		await connected(socket);
		const answer = {
			index: 0,
			response: { form: 'choice', optionId: 'x' },
			confidence: null,
			elapsedMs: 1
		};
		expect(await socket.emitWithAck('answer', answer)).toMatchObject({ problem: 'not-joined' });
		await socket.emitWithAck('join', { code, token: newToken() });
		for (const [name, message] of [
			['host-command', { version: 1, command: { kind: 'start' } }],
			['host-student', { action: 'approve' }],
			['host-results', { index: 0 }],
			['host-content', { entities: [], questions: [] }]
		] as const)
			expect(await socket.emitWithAck(name, message)).toMatchObject({ problem: 'not-host' });
	});
});
