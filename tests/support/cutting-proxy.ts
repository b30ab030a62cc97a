// A proxy as some schools have it: it refuses or swallows the upgrade to a WebSocket, or cuts every connection at once.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { connectionsOf, headOf, listeningPort } from './http-parts.ts';

export type ProxyFault = 'none' | 'refuses upgrades' | 'swallows upgrades';

/** A proxy as some schools have it, which can also cut every connection at once. */
export async function openProxy(targetPort: number, fault: ProxyFault = 'none') {
	const proxy = createServer((incoming, outgoing) => {
		const onward = request(
			{
				host: '127.0.0.1',
				port: targetPort,
				path: incoming.url,
				method: incoming.method,
				headers: incoming.headers
			},
			(answer) => {
				outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(outgoing);
			}
		);
		onward.on('error', () => outgoing.destroy());
		outgoing.on('close', () => onward.destroy());
		incoming.pipe(onward);
	});
	const sockets = connectionsOf(proxy);
	proxy.on('upgrade', (incoming, socket, head) => {
		socket.on('error', () => socket.destroy());
		if (fault === 'refuses upgrades') return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
		if (fault === 'swallows upgrades') return; // open, and silent for ever
		const onward = connect(targetPort, '127.0.0.1', () => {
			onward.write(headOf(incoming));
			onward.write(head);
			onward.pipe(socket).pipe(onward);
		});
		onward.on('error', () => socket.destroy());
		socket.on('close', () => onward.destroy());
	});
	await once(proxy.listen(0, '127.0.0.1'), 'listening');
	const cut = () => {
		for (const socket of sockets) socket.destroy();
	};
	const close = async () => {
		cut();
		await new Promise((done) => proxy.close(done));
	};
	return { url: `http://127.0.0.1:${listeningPort(proxy)}`, cut, close };
}
