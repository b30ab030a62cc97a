// The end-to-end tests believe in this server; so it is tested itself.
import { join } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { startSite, type SiteSettings } from '../support/serve-folder.ts';
import { builtFiles, page, SCRIPT, temporaryFolder, writeFiles } from './site-fixture.ts';

async function site(settings: Partial<SiteSettings> = {}) {
	const root = await temporaryFolder();
	await writeFiles(root, { ...builtFiles(), '404.html': page('Not found') });
	const started = await startSite({ root, ...settings });
	onTestFinished(() => started.stop());
	return { ...started, root };
}

test('only exact files and folders with a slash are found', async () => {
	const { address } = await site();
	expect(await (await fetch(address('/study/?id=1'))).text()).toBe(page('Study'));
	for (const path of ['/study', '/study/index', '/nothing', '/..%2fetc/passwd', '/%']) {
		const reply = await fetch(address(path), { redirect: 'manual' });
		expect(reply.status, path).toBe(404);
		expect(await reply.text()).toBe(page('Not found'));
	}
});

test('a precompressed file is sent as it is to whoever can unpack it', async () => {
	const { address } = await site();
	for (const encoding of ['br', 'gzip', 'identity']) {
		const reply = await fetch(address('/_app/immutable/entry.js'), {
			headers: { 'Accept-Encoding': encoding }
		});
		expect(reply.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
		expect(await reply.text()).toBe(SCRIPT);
	}
});

test('below a prefix nothing else is found', async () => {
	const { address, url } = await site({ prefix: '/dossier' });
	expect(url).toMatch(/:\d+\/dossier\/$/);
	expect((await fetch(address('/study/'))).status).toBe(200);
	expect((await fetch(new URL('/study/', url))).status).toBe(404);
});

test('requests are written down', async () => {
	const { address, requests } = await site();
	await fetch(address('/study/?a=1'), { method: 'HEAD' });
	expect(requests).toEqual([
		{ method: 'HEAD', url: '/study/?a=1', host: new URL(address('/')).host }
	]);
});

test('stopped, it takes nothing, not even on an open connection; started, it is where it was', async () => {
	const { address, stop, start } = await site();
	await fetch(address('/'));
	await stop();
	await stop();
	await expect(fetch(address('/'))).rejects.toThrow();
	await start();
	expect((await fetch(address('/'))).status).toBe(200);
});

test('another build can take the place of the first', async () => {
	const { address, root, use } = await site();
	await writeFiles(join(root, 'next'), { 'index.html': page('Today, next version') });
	use(join(root, 'next'));
	expect(await (await fetch(address('/'))).text()).toBe(page('Today, next version'));
});

test('a slow line is slow for all connections together, after its latency', async () => {
	const { address, root, throttle } = await site();
	await writeFiles(root, { 'large.txt': Buffer.alloc(20_000) });
	throttle({ bytesPerSecond: 100_000, latencyMs: 50 });
	const from = performance.now();
	await Promise.all([1, 2].map(async () => (await fetch(address('/large.txt'))).arrayBuffer()));
	expect(performance.now() - from).toBeGreaterThan(440);
	throttle();
	expect((await (await fetch(address('/large.txt'))).arrayBuffer()).byteLength).toBe(20_000);
});
