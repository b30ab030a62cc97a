// A static host at its plainest, for the end-to-end tests: exact files only, no guessed extensions, no redirects.
// It can be throttled like a phone's line (the service worker then feels it too), swapped to another build while it
// runs, and really stopped.
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { extname, join } from 'node:path';
import { decodedPath, listeningPort } from './http-parts.ts';

/** What one line to the internet gives all connections together. */
export type Throttle = { bytesPerSecond: number; latencyMs: number };

export type SiteRequest = { method: string; url: string; host: string };

export type Site = {
	/** The start page's address; it stays the same while the site is stopped and after a new start. */
	readonly url: string;
	/** The address of a path such as `/study/`, below the prefix. */
	address(path: string): string;
	/** Every request so far, in order. Set its length to 0 to begin anew. */
	readonly requests: SiteRequest[];
	/** Serves another folder from now on. */
	use(folder: string): void;
	/** Throttles from now on; without an argument, no more. */
	throttle(limits?: Throttle): void;
	/** Closes the port and every open connection. */
	stop(): Promise<void>;
	/** Opens the same port again. */
	start(): Promise<void>;
};

export type SiteSettings = {
	root: string;
	/** Empty, or `/dossier`. */
	prefix?: string;
	/** A free one if left out. */
	port?: number;
	throttle?: Throttle;
};

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.txt': 'text/plain; charset=utf-8'
};
const ENCODINGS = [
	['br', '.br'],
	['gzip', '.gz']
] as const;
const CHUNK_BYTES = 2048;

/** Starts serving a folder on this machine. */
export async function startSite(settings: SiteSettings): Promise<Site> {
	const { prefix = '', port = 0 } = settings;
	const served: Served = { folder: settings.root, prefix, line: lineOf(settings.throttle) };
	const requests: SiteRequest[] = [];
	const server = createServer((request, response) => {
		const { method = 'GET', url = '/', headers } = request;
		requests.push({ method, url, host: headers.host ?? '' });
		respond(request, response, { ...served }).catch(() => response.destroy());
	});
	await once(server.listen(port, '127.0.0.1'), 'listening');
	const actualPort = listeningPort(server);
	const address = (path: string) => `http://127.0.0.1:${actualPort}${prefix}${path}`;
	return {
		url: address('/'),
		address,
		requests,
		use: (folder) => void (served.folder = folder),
		throttle: (limits) => void (served.line = lineOf(limits)),
		stop: () => stop(server),
		start: async () => {
			if (!server.listening) await once(server.listen(actualPort, '127.0.0.1'), 'listening');
		}
	};
}

async function stop(server: Server) {
	if (!server.listening) return;
	const closed = once(server, 'close');
	server.close();
	server.closeAllConnections();
	await closed;
}

type Served = { folder: string; prefix: string; line: Line | undefined };

type Line = { latencyMs: number; send: (response: ServerResponse, body: Buffer) => Promise<void> };

/** A line whose connections share its rate, chunk by chunk. */
function lineOf(limits: Throttle | undefined): Line | undefined {
	if (!limits) return undefined;
	const { bytesPerSecond, latencyMs } = limits;
	let freeAt = 0; // ms on the clock of performance.now()
	return {
		latencyMs,
		send: async (response, body) => {
			for (let from = 0; from < body.length && !response.destroyed; from += CHUNK_BYTES) {
				const chunk = body.subarray(from, from + CHUNK_BYTES);
				freeAt = Math.max(freeAt, performance.now()) + (chunk.length / bytesPerSecond) * 1000;
				await wait(freeAt - performance.now());
				response.write(chunk);
			}
		}
	};
}

async function respond(
	request: IncomingMessage,
	response: ServerResponse,
	{ folder, prefix, line }: Served
) {
	if (line) await wait(line.latencyMs);
	const path = decodedPath(request.url ?? '/');
	const name = path?.endsWith('/') ? `${path}index.html` : path;
	const isInside = name?.startsWith(`${prefix}/`) && !name.includes('/..');
	const file = isInside && name ? join(folder, name.slice(prefix.length)) : undefined;
	const found = file && (await isFile(file)) ? file : undefined;
	const shown = found ?? join(folder, '404.html');
	const { body, encoding } = await load(shown, request.headers['accept-encoding'] ?? '');
	response.writeHead(found ? 200 : 404, {
		'Content-Type': TYPES[extname(shown)] ?? 'application/octet-stream',
		'Content-Length': body.length,
		'Cache-Control': 'no-cache',
		...(encoding ? { 'Content-Encoding': encoding } : {})
	});
	if (request.method !== 'HEAD') {
		if (line) await line.send(response, body);
		else response.write(body);
	}
	response.end();
}

async function load(file: string, accepted: string) {
	for (const [encoding, ending] of ENCODINGS)
		if (accepted.includes(encoding) && (await isFile(file + ending)))
			return { body: await readFile(file + ending), encoding };
	return { body: (await isFile(file)) ? await readFile(file) : Buffer.from('Not found\n') };
}

const isFile = (path: string) =>
	stat(path).then(
		(found) => found.isFile(),
		() => false
	);
