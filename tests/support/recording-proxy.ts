// A forward proxy between a browser and everything else. It writes down every origin that is asked for, lets requests
// to this machine through and refuses the rest: what a page wants from elsewhere is seen, and never sent.
import { once } from 'node:events';
import {
	createServer,
	request as forward,
	type IncomingMessage,
	type ServerResponse
} from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { listeningPort } from './http-parts.ts';

export type ProxyRequest = {
	/** `CONNECT` for https and web sockets, whose method and path are hidden. */
	method: string;
	/** Scheme, host and port. A tunnel to port 443 is taken for https, one to another port for http. */
	origin: string;
	/** The whole address; of a tunnel, its origin. */
	url: string;
	wasForwarded: boolean;
};

export type RecordingProxy = {
	readonly url: string;
	/**
	 * For Playwright's `browser.newContext({ proxy })`. Given for the whole browser by `--proxy-server`, the proxy
	 * would see the browser's own errands too (updates, sign-in), which no flag ends.
	 */
	readonly forContext: { server: string; bypass: string };
	readonly requests: ProxyRequest[];
	stop(): Promise<void>;
};

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/i;

export async function startRecordingProxy(): Promise<RecordingProxy> {
	const requests: ProxyRequest[] = [];
	const record = (method: string, target: URL) => {
		const wasForwarded = LOOPBACK.test(target.hostname);
		requests.push({ method, origin: target.origin, url: target.href, wasForwarded });
		return wasForwarded;
	};
	const sockets = new Set<Socket>();
	const server = createServer((request, response) => {
		const target = parse(request.url ?? '');
		if (!target) return refuse(response, 400);
		if (!record(request.method ?? 'GET', target)) return refuse(response, 403);
		pass(request, response, target);
	});
	server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		const isHttps = request.url?.endsWith(':443');
		const target = parse(`${isHttps ? 'https' : 'http'}://${request.url}`);
		if (!target) return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
		if (!record('CONNECT', target)) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
		tunnel(socket, target, head);
	});
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const url = `http://127.0.0.1:${listeningPort(server)}`;
	return {
		url,
		// The bypass rule ends Chromium's exception for this machine.
		forContext: { server: url, bypass: '<-loopback>' },
		requests,
		stop: async () => {
			const closed = once(server, 'close');
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		}
	};
}

const parse = (url: string) => (URL.canParse(url) ? new URL(url) : undefined);

function refuse(response: ServerResponse, status: number) {
	response.writeHead(status).end();
}

function pass(request: IncomingMessage, response: ServerResponse, target: URL) {
	const sent = forward(
		{
			host: target.hostname.replace(/^\[|\]$/g, ''),
			port: target.port || 80,
			path: target.pathname + target.search,
			method: request.method,
			headers: request.headers,
			agent: false
		},
		(reply) => {
			response.writeHead(reply.statusCode ?? 502, reply.headers);
			reply.pipe(response);
			reply.once('error', () => response.destroy());
		}
	);
	sent.once('error', () => (response.headersSent ? response.destroy() : refuse(response, 502)));
	response.once('close', () => sent.destroy());
	request.pipe(sent);
}

function tunnel(socket: Duplex, target: URL, head: Buffer) {
	const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
	const far = connect(port, target.hostname.replace(/^\[|\]$/g, ''), () => {
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		far.write(head);
		socket.pipe(far).pipe(socket);
	});
	far.once('error', () => socket.destroy());
	far.once('close', () => socket.destroy());
	socket.once('error', () => far.destroy());
	socket.once('close', () => far.destroy());
}
