// A small built folder, a server over it on a free port, and requests that no client tidies up on the way.
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { createServer as createHttpsServer, request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { createSite } from '../../src/server/http.ts';

export const SCRIPT = `export const words = ${JSON.stringify('evidence '.repeat(200))};`;

export const page = (title: string, basePath = '') =>
	`<!doctype html><title>${title}</title><script src="${basePath}/_app/immutable/entry.js"></script>`;

/** Writes files, their folders too, below a folder. */
export async function writeFiles(folder: string, files: Record<string, string | Buffer>) {
	for (const [name, content] of Object.entries(files)) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await writeFile(join(folder, name), content);
	}
}

/** An empty folder that goes with the test. */
export async function temporaryFolder() {
	const folder = await mkdtemp(join(tmpdir(), 'dossier-server-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

export const builtFiles = (basePath = ''): Record<string, string | Buffer> => ({
	'index.html': page('Today', basePath),
	'study/index.html': page('Study', basePath),
	'library/deck/index.html': page('Deck', basePath),
	'not-found/index.html': page('Not found', basePath),
	'manifest.webmanifest': '{"name":"Dossier"}',
	'service-worker.js': 'self.skipWaiting();',
	'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
	'.secret': 'hidden',
	'_app/version.json': '{"version":"1"}',
	'_app/immutable/entry.js': SCRIPT,
	'_app/immutable/entry.js.br': brotliCompressSync(SCRIPT),
	'_app/immutable/entry.js.gz': gzipSync(SCRIPT)
});

export type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer };
export type Ask = (
	path: string,
	options?: { method?: string; headers?: Record<string, string> }
) => Promise<Reply>;

/** Serves a folder until the test ends. `ask` sends the path exactly as it is written. */
export async function serve(
	root: string,
	{ basePath = '', tls }: { basePath?: string; tls?: { cert: Buffer; key: Buffer } } = {}
): Promise<Ask> {
	const site = createSite({ root, basePath });
	const server = tls ? createHttpsServer(tls, site) : createServer(site);
	await once(server.listen(0, '127.0.0.1'), 'listening');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return (path, { method = 'GET', headers = {} } = {}) =>
		new Promise((done, fail) => {
			const target = { host: '127.0.0.1', port, path, method, headers, agent: false as const };
			const sent = tls
				? httpsRequest({ ...target, rejectUnauthorized: false })
				: httpRequest(target);
			sent.once('error', fail).once('response', (reply) => {
				const chunks: Buffer[] = [];
				reply.on('data', (chunk: Buffer) => chunks.push(chunk));
				reply.once('end', () =>
					done({
						status: reply.statusCode ?? 0,
						headers: reply.headers,
						body: Buffer.concat(chunks)
					})
				);
			});
			sent.end();
		});
}

/** The small app, served. */
export async function serveApp(basePath = '') {
	const root = await temporaryFolder();
	await writeFiles(root, builtFiles(basePath));
	return { root, ask: await serve(root, { basePath }) };
}
