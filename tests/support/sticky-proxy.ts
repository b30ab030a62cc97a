// A small load balancer as schools have them before several servers: each browser stays with its server by a cookie, and
// goes to the next one where that is gone.
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { connectionsOf, headOf, listeningPort } from './http-parts.ts';

const COOKIE = 'node';

export async function openStickyProxy(ports: readonly number[]) {
	let turn = 0;
	/** Where a request goes first, and where after that. */
	const order = ({ headers }: IncomingMessage) => {
		const [, own] = new RegExp(`${COOKIE}=(\\d+)`).exec(headers.cookie ?? '') ?? [];
		const first = own === undefined ? turn++ : Number(own);
		return ports.map((_, at) => (first + at) % ports.length);
	};
	const proxy = createServer((incoming, outgoing) => {
		const body: Buffer[] = [];
		incoming.on('data', (piece: Buffer) => body.push(piece));
		incoming.on('end', () => {
			const places = order(incoming);
			const attempt = (at: number) => {
				const place = places[at];
				if (place === undefined) return void outgoing.writeHead(502).end();
				const onward = request(
					{
						host: '127.0.0.1',
						port: ports[place],
						path: incoming.url,
						method: incoming.method,
						headers: incoming.headers
					},
					(answer) => {
						outgoing.writeHead(answer.statusCode ?? 502, {
							...answer.headers,
							'set-cookie': `${COOKIE}=${place}; Path=/; HttpOnly; SameSite=Lax`
						});
						answer.pipe(outgoing);
						answer.on('error', () => outgoing.destroy());
					}
				);
				onward.on('error', () => (outgoing.headersSent ? outgoing.destroy() : attempt(at + 1)));
				outgoing.on('close', () => onward.destroy());
				onward.end(Buffer.concat(body));
			};
			attempt(0);
		});
	});
	const sockets = connectionsOf(proxy);
	proxy.on('upgrade', (incoming, socket, head) => {
		socket.on('error', () => socket.destroy());
		const places = order(incoming);
		const attempt = (at: number) => {
			const port = ports[places[at] ?? -1];
			if (port === undefined) return void socket.destroy();
			const onward = connect(port, '127.0.0.1');
			onward.once('connect', () => {
				onward.write(headOf(incoming));
				onward.write(head);
				onward.pipe(socket).pipe(onward);
			});
			onward.on('error', () => (onward.bytesRead > 0 ? socket.destroy() : attempt(at + 1)));
			onward.on('close', () => onward.bytesRead > 0 && socket.destroy());
			socket.on('close', () => onward.destroy());
		};
		attempt(0);
	});
	await once(proxy.listen(0, '127.0.0.1'), 'listening');
	return {
		url: `http://127.0.0.1:${listeningPort(proxy)}`,
		async close() {
			for (const socket of sockets) socket.destroy();
			await new Promise((done) => proxy.close(done));
		}
	};
}
