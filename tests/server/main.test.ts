// The whole program, run by Node as `npm start` runs it, in a small project of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createClass, newToken } from '../../src/lib/state/class-link.ts';
import { contentOf, oneOfEach, SETTINGS } from '../core/classroom/sample-class.ts';
import { openPhone, within } from './live/live-fixture.ts';
import { builtFiles, page, temporaryFolder, writeFiles } from './site-fixture.ts';

const root = join(import.meta.dirname, '../..');
const tls = (name: string) => join(root, 'tests/fixtures/tls', name);

async function project() {
	const folder = await temporaryFolder();
	for (const part of ['src/server', 'src/lib/core'])
		await cp(join(root, part), join(folder, part), { recursive: true });
	await writeFiles(join(folder, 'build'), builtFiles());
	await writeFiles(folder, { 'package.json': '{ "type": "module" }' });
	await mkdir(join(folder, 'node_modules'));
	for (const name of ['sirv', 'lean-qr', 'socket.io', 'valibot'])
		await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
	return folder;
}

type Run = {
	/** Resolves with everything printed so far once it contains the text or the program has ended. */
	until: (text: string) => Promise<string>;
	signal: (signal: NodeJS.Signals) => void;
	/** Resolves with the exit code and everything printed. */
	ended: Promise<{ code: number | null; output: string }>;
};

async function run(settings: Record<string, string>, args = ['--no-build']): Promise<Run> {
	const folder = await project();
	const child = spawn(process.execPath, [join(folder, 'src/server/main.ts'), ...args], {
		env: { PATH: process.env.PATH ?? '', ...settings }
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	let output = '';
	const waiting = new Set<() => void>();
	const take = (chunk: Buffer) => {
		output += chunk.toString();
		for (const look of waiting) look();
	};
	child.stdout.on('data', take);
	child.stderr.on('data', take);
	const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
	const until = (text: string) =>
		new Promise<string>((done) => {
			const look = () => output.includes(text) && done(output);
			waiting.add(look);
			look();
			void ended.then(() => done(output));
		});
	return { until, ended, signal: (signal) => void child.kill(signal) };
}

/** Whether a page can be had from the port now. */
const isOpen = (port: number) =>
	fetch(`http://127.0.0.1:${port}/`, { headers: { Connection: 'close' } }).then(
		() => true,
		() => false
	);

const localAddress = (output: string) => /https?:\/\/localhost:\d+\S*/.exec(output)?.[0] ?? '';

test('it says where it is, serves, and stops when asked', async () => {
	const { until, signal, ended } = await run({ PORT: '0' });
	const output = await until('Ctrl+C');
	expect(output).toContain('Dossier is ready.');
	expect(output).toContain('to install the app it needs https (TLS_CERT and TLS_KEY');
	expect(await (await fetch(`${localAddress(output)}study/`)).text()).toBe(page('Study'));
	signal('SIGTERM');
	expect((await ended).code).toBe(0);
	await expect(fetch(localAddress(output))).rejects.toThrow();
});

test('asked to stop while a class is connected, it lets go of the phones at once, and they wait', async () => {
	const { until, signal, ended } = await run({ PORT: '0', DATA_DIR: 'classes' });
	const address = localAddress(await until('Ctrl+C'));
	const hostKey = newToken();
	const made = await createClass({
		url: address,
		hostKey,
		content: contentOf(oneOfEach()),
		settings: SETTINGS
	});
	if (!('code' in made)) throw new Error(made.words);
	const phone = openPhone({ url: address, code: made.code });
	await vi.waitFor(() => expect(phone.seen.status.kind).toBe('here'), within);
	signal('SIGTERM');
	expect((await ended).code).toBe(0);
	await vi.waitFor(() => expect(phone.seen.status.kind).toBe('away'), within);
});

test('asked to stop, twice even, it takes no new visitor and finishes with the one it has', async () => {
	const { until, signal, ended } = await run({ PORT: '0' });
	const port = Number(new URL(localAddress(await until('Ctrl+C'))).port);
	const visitor = connect(port, '127.0.0.1').setEncoding('utf8');
	await once(visitor, 'connect');
	visitor.write('GET /study/ HTTP/1.1\r\n');
	await expect.poll(() => isOpen(port)).toBe(true); // a later visitor is in, so the first one was heard
	signal('SIGINT');
	await expect.poll(() => isOpen(port)).toBe(false);
	signal('SIGINT');
	visitor.write('Host: localhost\r\n\r\n');
	let reply = '';
	for await (const part of visitor) reply += part;
	expect(reply).toContain(page('Study'));
	expect((await ended).code).toBe(0);
});

test('it logs no visit', async () => {
	const { until, signal, ended } = await run({ PORT: '0' });
	const before = await until('Ctrl+C');
	await fetch(`${localAddress(before)}study/?id=secret`);
	await fetch(`${localAddress(before)}nothing`);
	signal('SIGINT');
	expect((await ended).output).toBe(before);
});

test('with a certificate it is https and shows the name in the certificate', async () => {
	const { until } = await run({ PORT: '0', TLS_CERT: tls('cert.pem'), TLS_KEY: tls('key.pem') });
	const output = await until('Ctrl+C');
	expect(localAddress(output)).toMatch(/^https:/);
	expect(output).toMatch(/On this network +https:\/\/dossier\.test:\d+\//);
	expect(output).not.toContain('it needs https');
});

test('a taken port is named, with what to do, before anything is built', async () => {
	const other = createServer();
	await once(other.listen(0), 'listening');
	onTestFinished(() => void other.close());
	const address = other.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const { ended } = await run({ PORT: String(port) }, []);
	const { code, output } = await ended;
	expect(code).toBe(1);
	expect(output.trim()).toBe(
		`Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`
	);
});

test('where the tools to build with are missing, it says how to get them', async () => {
	const { ended } = await run({ PORT: '0', BASE_PATH: '/dossier' }, []);
	const { code, output } = await ended;
	expect(code).toBe(1);
	expect(output).toContain('The build is made for another base path: building.');
	expect(output).toContain('Run npm ci first.');
});

test('a wrong setting ends it with one sentence and no stack', async () => {
	const { ended } = await run({ PORT: 'http' });
	const { code, output } = await ended;
	expect(code).toBe(1);
	expect(output.trim().split('\n')).toHaveLength(1);
	expect(output).toContain('PORT must be a whole number');
});
