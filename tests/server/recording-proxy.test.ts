// The proof that nothing leaves the origin rests on this proxy; so it is tested itself.
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { startRecordingProxy } from '../support/recording-proxy.ts';
import { startSite } from '../support/serve-folder.ts';
import { builtFiles, page, temporaryFolder, writeFiles } from './site-fixture.ts';

async function proxyAndSite() {
	const root = await temporaryFolder();
	await writeFiles(root, builtFiles());
	const site = await startSite({ root });
	const proxy = await startRecordingProxy();
	onTestFinished(async () => {
		await proxy.stop();
		await site.stop();
	});
	return { site, proxy };
}

async function throughProxy(proxyUrl: string, address: string) {
	const { hostname, port } = new URL(proxyUrl);
	const sent = request({ host: hostname, port, path: address, agent: false });
	const [reply] = await once(sent.end(), 'response');
	return { status: reply.statusCode as number, body: await text(reply) };
}

async function tunnel(proxyUrl: string, target: string, said: string) {
	const { hostname, port } = new URL(proxyUrl);
	const socket = connect(Number(port), hostname);
	socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n${said}`);
	return text(socket);
}

test('a request to this machine goes through', async () => {
	const { site, proxy } = await proxyAndSite();
	const reply = await throughProxy(proxy.url, site.address('/study/?id=1'));
	expect(reply).toEqual({ status: 200, body: page('Study') });
	const { origin } = new URL(site.url);
	expect(proxy.requests).toEqual([
		{ method: 'GET', origin, url: `${origin}/study/?id=1`, wasForwarded: true }
	]);
});

test('a request to anywhere else is written down and refused', async () => {
	const { proxy } = await proxyAndSite();
	for (const address of ['http://fonts.example/a.woff2', 'http://127.0.0.1.example/'])
		expect((await throughProxy(proxy.url, address)).status).toBe(403);
	expect(await tunnel(proxy.url, 'tracker.example:443', '')).toContain('403 Forbidden');
	expect(proxy.requests.map(({ origin, wasForwarded }) => ({ origin, wasForwarded }))).toEqual([
		{ origin: 'http://fonts.example', wasForwarded: false },
		{ origin: 'http://127.0.0.1.example', wasForwarded: false },
		{ origin: 'https://tracker.example', wasForwarded: false }
	]);
});

test('a tunnel to this machine carries what is said both ways', async () => {
	const { site, proxy } = await proxyAndSite();
	const { host, origin } = new URL(site.url);
	const heard = await tunnel(
		proxy.url,
		host,
		`GET /study/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
	);
	expect(heard).toContain('200 Connection Established');
	expect(heard).toContain(page('Study'));
	expect(proxy.requests[0]?.origin).toBe(origin);
});

test('where nobody listens it answers 502', async () => {
	const { site, proxy } = await proxyAndSite();
	await site.stop();
	expect((await throughProxy(proxy.url, site.address('/'))).status).toBe(502);
});

test('a stopped proxy takes nothing', async () => {
	const proxy = await startRecordingProxy();
	await proxy.stop();
	await expect(throughProxy(proxy.url, 'http://127.0.0.1:9/')).rejects.toThrow();
});
