// A Redis of the tests' own, on a free port and in a folder of its own: to be killed, started anew and slowed down.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { listeningPort } from './http-parts.ts';

const COMMAND = process.env.REDIS_SERVER ?? 'redis-server';

/** Whether there is a redis-server here. Without one tests are skipped, unless `REQUIRE_REDIS` says that there must be. */
export function hasRedis({
	command = COMMAND,
	isRequired = process.env.REQUIRE_REDIS === '1'
} = {}): boolean {
	const found = spawnSync(command, ['--version']);
	if (found.status === 0) return true;
	const missing = `There is no ${command} here: what is tested against it is left out.`;
	if (isRequired) throw new Error(missing);
	console.warn(missing);
	return false;
}

export type RedisServer = Awaited<ReturnType<typeof startRedis>>;

async function freePort() {
	const server = createServer();
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const port = listeningPort(server);
	await new Promise((done) => server.close(done));
	return port;
}

/** @param isKept whether it has its data again after it was killed; else it comes back empty */
export async function startRedis(isKept = true) {
	const folder = await mkdtemp(join(tmpdir(), 'dossier-redis-'));
	const port = await freePort();
	const run = async () => {
		const child = spawn(COMMAND, [
			...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
			...['--appendonly', isKept ? 'yes' : 'no', '--appendfsync', 'everysec']
		]);
		child.stdout.resume();
		for (let attempt = 0; ; attempt++) {
			const socket = connect(port, '127.0.0.1');
			const isThere = await new Promise<boolean>((done) => {
				socket.once('connect', () => done(true));
				socket.once('error', () => done(false));
			});
			socket.destroy();
			if (isThere) return child;
			if (attempt > 200 || child.exitCode !== null) throw new Error(`${COMMAND} did not start`);
			await pause(25);
		}
	};
	let child = await run();
	/** Without a word, as in a crash. */
	const kill = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill('SIGKILL');
		await once(child, 'exit');
	};
	return {
		url: `redis://127.0.0.1:${port}`,
		port,
		kill,
		async restart() {
			await kill();
			child = await run();
		},
		async stop() {
			await kill();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

/** A line to a Redis on which every byte takes its time, or none comes through. */
export async function slowLine(targetPort: number) {
	let delayMs = 0;
	let isStuck = false;
	const waiting: (() => void)[] = [];
	const sockets = new Set<Socket>();
	const carry = (from: Socket, to: Socket) => {
		// One after the other, or a later piece could overtake an earlier one.
		let last = Promise.resolve();
		from.on('data', (piece) => {
			last = last.then(async () => {
				await pause(delayMs);
				if (isStuck) await new Promise<void>((go) => waiting.push(go));
				if (!to.destroyed) to.write(piece);
			});
		});
		from.on('close', () => to.destroy());
		from.on('error', () => to.destroy());
	};
	const server = createServer((near) => {
		const far = connect(targetPort, '127.0.0.1');
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.on('close', () => sockets.delete(socket));
		}
		carry(near, far);
		carry(far, near);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	return {
		url: `redis://127.0.0.1:${listeningPort(server)}`,
		slow: (ms: number) => (delayMs = ms),
		stick(on: boolean) {
			isStuck = on;
			if (!on) for (const go of waiting.splice(0)) go();
		},
		async close() {
			for (const socket of sockets) socket.destroy();
			await new Promise((done) => server.close(done));
		}
	};
}
