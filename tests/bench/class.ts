// A class server under load: one process with its SQLite file, phones that speak to it as the app does. The phones
// run in this process and share the machine's cores with it: for comparison on one machine, no promise for another.
// `node tests/bench/class.ts` alone, or the rows of `npm run bench`.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type {
	ClassContent,
	ClassSettings,
	PublicState
} from '../../src/lib/core/classroom/types.ts';
import { seededRandom } from '../../src/lib/core/content/option-order.ts';
import {
	createClass,
	newToken,
	openHostLink,
	openPhoneLink,
	type HostLink,
	type PhoneLink
} from '../../src/lib/state/class-link.ts';
import { contentOf, ofForm, SETTINGS } from '../core/classroom/sample-class.ts';
import { openProxy } from '../support/cutting-proxy.ts';
import { hasRedis, startRedis } from '../support/redis-server.ts';
import { openStickyProxy } from '../support/sticky-proxy.ts';

const QUESTIONS = 10;
const SPREAD_MS = 2000;
const JOINING_AT_ONCE = 100;
const SLOWEST_MS = 120_000;
const WEBSOCKET = { transports: ['websocket'] };

const row = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`);
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const quantile = (values: number[], share: number) =>
	[...values].sort((a, b) => a - b)[
		Math.min(values.length - 1, Math.floor(share * values.length))
	] ?? 0;

type Phone = { link: PhoneLink; state: PublicState | undefined; seenAt: number[]; isHere: boolean };
type Room = { host: HostLink; code: string; state: PublicState | undefined; answered: number };

async function startServer(redisUrl?: string) {
	const folder = await mkdtemp(join(tmpdir(), 'dossier-class-bench-'));
	const child = fork(join(import.meta.dirname, '../support/class-process.ts'), [
		...[redisUrl ?? folder, '0']
	]);
	child.once('exit', () => void rm(folder, { recursive: true, force: true }));
	const [{ port }] = (await once(child, 'message')) as [{ port: number }];
	return { child, port, url: `http://127.0.0.1:${port}` };
}
async function memoryOf(child: ChildProcess) {
	child.send('memory');
	const [{ rss }] = (await once(child, 'message')) as [{ rss: number }];
	return rss;
}
async function stopServer(child: ChildProcess) {
	child.send('stop');
	await once(child, 'exit');
}

async function until(isSo: () => boolean, what: string) {
	const end = performance.now() + SLOWEST_MS;
	while (!isSo()) {
		if (performance.now() > end) throw new Error(`${what} took longer than ${SLOWEST_MS} ms`);
		await wait(5);
	}
}

async function openRoom(
	url: string,
	content: ClassContent,
	settings: Partial<ClassSettings> = {},
	socket: object = {}
) {
	const hostKey = newToken();
	const made = await createClass({
		...{ url, hostKey, content, socket },
		settings: { ...SETTINGS, ...settings }
	});
	if (!('code' in made)) throw new Error(made.words);
	const room = { code: made.code, state: undefined, answered: 0 } as unknown as Room;
	room.host = openHostLink({
		url,
		socket,
		code: made.code,
		hostKey,
		onstate: (state) => (room.state = state),
		oncontent: () => undefined,
		onroster: () => undefined,
		onprogress: ({ answered }) => (room.answered = answered),
		onstatus: () => undefined
	});
	await until(() => room.state !== undefined, 'the host');
	return room;
}

function openPhone(url: string, code: string, socket: object): Phone {
	const phone = { state: undefined, seenAt: [], isHere: false } as unknown as Phone;
	phone.link = openPhoneLink({
		url,
		code,
		token: newToken(),
		socket,
		onstate: (state) => {
			if (state.phase === 'open') phone.seenAt[state.index] ??= performance.now();
			phone.state = state;
		},
		onmine: () => undefined,
		onstatus: ({ kind }) => (phone.isHere = kind === 'here')
	});
	return phone;
}

async function openPhones(url: string, code: string, count: number, socket: object = WEBSOCKET) {
	const phones: Phone[] = [];
	while (phones.length < count) {
		const wave = Array.from({ length: Math.min(JOINING_AT_ONCE, count - phones.length) }, () =>
			openPhone(url, code, socket)
		);
		phones.push(...wave);
		await until(() => wave.every(({ isHere }) => isHere), 'joining');
	}
	return phones;
}

/** The first option, after so long; the time until the server has it. */
async function answer({ link, state }: Phone, index: number, afterMs: number) {
	if (afterMs > 0) await wait(afterMs);
	const rung = state?.question?.rung;
	const optionId = rung?.form === 'choice' ? (rung.options[0]?.id ?? '') : '';
	const sentAt = performance.now();
	await link.answer({
		index,
		response: { form: 'choice', optionId },
		confidence: 'sure',
		elapsedMs: 1000
	});
	return performance.now() - sentAt;
}

/** A whole class: each question opened, answered by everyone over so long, closed. */
async function play(room: Room, phones: Phone[], spreadMs: number, random: () => number) {
	const acks: number[] = [];
	const fanOut: number[] = [];
	for (let index = 0; index < QUESTIONS; index++) {
		const askedAt = performance.now();
		await room.host.command({ kind: index === 0 ? 'start' : 'next' });
		await until(() => phones.every(({ seenAt }) => seenAt[index] !== undefined), 'the question');
		for (const { seenAt } of phones) fanOut.push((seenAt[index] ?? askedAt) - askedAt);
		acks.push(
			...(await Promise.all(phones.map((phone) => answer(phone, index, random() * spreadMs))))
		);
		await room.host.command({ kind: 'close' });
	}
	return { acks, fanOut };
}

async function countAnswers(room: Room) {
	let answers = 0;
	const keys = new Set<string>();
	for (let index = 0; index < QUESTIONS; index++) {
		const reply = await room.host.results(index);
		if (!reply.ok) throw new Error(reply.words);
		answers += reply.answers.length;
		for (const { studentId } of reply.answers) keys.add(`${index} ${studentId}`);
	}
	return { answers, distinct: keys.size };
}

async function measureClass(count: number, spreadMs: number) {
	const { child, url } = await startServer();
	const room = await openRoom(url, contentOf(ofForm('choice', QUESTIONS)));
	const phones = await openPhones(url, room.code, count);
	const { acks, fanOut } = await play(room, phones, spreadMs, seededRandom(`class ${count}`));
	const { answers } = await countAnswers(room);
	const rss = await memoryOf(child);
	row(
		`${count} phones, answers ${spreadMs === 0 ? 'at one instant' : `over ${spreadMs / 1000} s`}`,
		`${ms(quantile(acks, 0.5))} / ${ms(quantile(acks, 0.99))}`,
		ms(quantile(fanOut, 0.99)),
		`${Math.round(rss / 1e6)} MB`,
		`${answers} of ${count * QUESTIONS}`
	);
	for (const { link } of phones) link.close();
	room.host.close();
	await stopServer(child);
}

async function measureSchool(rooms: number, each: number) {
	const { child, url } = await startServer();
	const random = seededRandom('school');
	const content = contentOf(ofForm('choice', QUESTIONS));
	const classes: { room: Room; phones: Phone[] }[] = [];
	for (let at = 0; at < rooms; at += 10)
		classes.push(
			...(await Promise.all(
				Array.from({ length: Math.min(10, rooms - at) }, async () => {
					const room = await openRoom(url, content);
					return { room, phones: await openPhones(url, room.code, each) };
				})
			))
		);
	const played = await Promise.all(
		classes.map(({ room, phones }) => play(room, phones, SPREAD_MS, random))
	);
	const acks = played.flatMap((one) => one.acks);
	const fanOut = played.flatMap((one) => one.fanOut);
	let answers = 0;
	for (const { room } of classes)
		({ answers } = { answers: answers + (await countAnswers(room)).answers });
	row(
		`${rooms} classes of ${each} phones, answers over ${SPREAD_MS / 1000} s`,
		`${ms(quantile(acks, 0.5))} / ${ms(quantile(acks, 0.99))}`,
		ms(quantile(fanOut, 0.99)),
		`${Math.round((await memoryOf(child)) / 1e6)} MB`,
		`${answers} of ${rooms * each * QUESTIONS}`
	);
	for (const { room, phones } of classes) {
		room.host.close();
		for (const { link } of phones) link.close();
	}
	await stopServer(child);
}

/** A tenth of the phones lose their connection while they answer, a twentieth before they see the question. */
async function measureChaos(count: number) {
	const { child, port, url } = await startServer();
	const random = seededRandom('chaos');
	const proxies = await Promise.all(Array.from({ length: 20 }, () => openProxy(port)));
	const room = await openRoom(url, contentOf(ofForm('choice', QUESTIONS)));
	const phones: Phone[] = [];
	for (const proxy of proxies)
		phones.push(...(await openPhones(proxy.url, room.code, count / proxies.length, {})));
	let cuts = 0;
	const cut = () => {
		cuts += 1;
		proxies[Math.floor(random() * proxies.length)]?.cut();
	};
	for (let index = 0; index < QUESTIONS; index++) {
		await room.host.command({ kind: index === 0 ? 'start' : 'next' });
		cut();
		const answered = Promise.all(
			phones.map(async (phone) => {
				await until(
					() => phone.state?.phase === 'open' && phone.state.index === index,
					'the question'
				);
				return answer(phone, index, random() * 300);
			})
		);
		for (let once = 0; once < 2; once++) {
			await wait(50 + random() * 100);
			cut();
		}
		await answered;
		await room.host.command({ kind: 'close' });
	}
	const { answers, distinct } = await countAnswers(room);
	row(
		`${count} phones, ${cuts} times ten of them cut off`,
		`lost ${count * QUESTIONS - distinct}`,
		`doubled ${answers - distinct}`,
		'',
		`${answers} of ${count * QUESTIONS}`
	);
	for (const { link } of phones) link.close();
	room.host.close();
	await Promise.all(proxies.map((proxy) => proxy.close()));
	await stopServer(child);
}

/**
 * The phones behind a balancer, with one server or several and an engine. Where `killsAt` names a question, one server is
 * killed while it is answered: the time is until every phone of its own is there again.
 */
async function measureBehindBalancer(
	count: number,
	{ servers, spreadMs, killsAt }: { servers: number; spreadMs: number; killsAt?: number }
) {
	const redis = servers > 1 ? await startRedis() : undefined;
	const nodes = await Promise.all(Array.from({ length: servers }, () => startServer(redis?.url)));
	const proxy = await openStickyProxy(nodes.map(({ port }) => port));
	const room = await openRoom(proxy.url, contentOf(ofForm('choice', QUESTIONS)), {}, WEBSOCKET);
	const phones = await openPhones(proxy.url, room.code, count);
	const random = seededRandom(`balancer ${count}`);
	const acks: number[] = [];
	let backMs = 0;
	const step = async (isThere: () => boolean, ...kinds: ('start' | 'next' | 'close')[]) => {
		for (const kind of kinds) {
			// A command may meet the moment at which its server dies; the snapshot says where the class is.
			while (!isThere()) {
				await room.host.command({ kind });
				if (!isThere()) await wait(100);
			}
		}
	};
	for (let index = 0; index < QUESTIONS; index++) {
		const isOpen = () => room.state?.phase === 'open' && room.state.index === index;
		await step(isOpen, index === 0 ? 'start' : 'next');
		await until(() => phones.every(({ state }) => state?.index === index), 'the question');
		const answered = Promise.all(phones.map((phone) => answer(phone, index, random() * spreadMs)));
		if (index === killsAt) {
			await wait(spreadMs / 2);
			const killedAt = performance.now();
			nodes[0]?.child.kill('SIGKILL');
			await until(() => phones.some(({ isHere }) => !isHere), 'the end of a server');
			await until(() => phones.every(({ isHere }) => isHere), 'coming back');
			backMs = performance.now() - killedAt;
		}
		acks.push(...(await answered));
		await step(() => room.state?.phase === 'closed', 'close');
	}
	const { answers, distinct } = await countAnswers(room);
	row(
		`${count} phones, ${servers === 1 ? 'one process' : `${servers} processes and Redis`}, answers ${
			spreadMs === 0 ? 'at one instant' : `over ${spreadMs / 1000} s`
		}${killsAt === undefined ? '' : ', one process killed'}`,
		`${ms(quantile(acks, 0.5))} / ${ms(quantile(acks, 0.99))}`,
		killsAt === undefined ? '' : ms(backMs),
		`lost ${count * QUESTIONS - distinct}`,
		`doubled ${answers - distinct}`
	);
	for (const { link } of phones) link.close();
	room.host.close();
	await proxy.close();
	for (const { child } of nodes) child.kill('SIGKILL');
	await redis?.stop();
}

export async function measureManyServers() {
	if (!hasRedis()) return;
	row('behind a balancer', 'acknowledged p50 / p99', 'back after a kill', 'lost', 'doubled');
	row('---', '---', '---', '---', '---');
	const count = Number(process.env.BENCH_PHONES ?? 1000);
	for (const servers of [1, 3])
		for (const spreadMs of [SPREAD_MS, 0])
			await measureBehindBalancer(count, { servers, spreadMs });
	await measureBehindBalancer(count, { servers: 3, spreadMs: SPREAD_MS, killsAt: 5 });
}

export async function measureClasses() {
	row(
		'live class, one process',
		'acknowledged p50 / p99',
		'question at phones p99',
		'memory',
		'answers'
	);
	row('---', '---', '---', '---', '---');
	for (const count of [200, 1000, 2000])
		for (const spreadMs of [SPREAD_MS, 0]) await measureClass(count, spreadMs);
	await measureSchool(40, 30);
	await measureChaos(200);
}

if (import.meta.main) {
	if (process.argv[2] !== 'many') await measureClasses();
	await measureManyServers();
}
