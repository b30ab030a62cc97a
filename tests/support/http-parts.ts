// What the servers of the tests share.
import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'node:net';

/** The path of a request, decoded; `undefined` where it cannot be. */
export function decodedPath(url: string): string | undefined {
	try {
		return decodeURIComponent(url.split('?', 1)[0] ?? '/');
	} catch {
		return undefined;
	}
}

/** The port on which a server listens. */
export function listeningPort(server: Server): number {
	const address = server.address();
	if (typeof address === 'object' && address) return address.port;
	throw new Error('the server listens on no port');
}

/** The head of a request as it came, to be sent on. */
export function headOf({ method, url, rawHeaders }: IncomingMessage): string {
	const lines = [`${method} ${url} HTTP/1.1`];
	for (let at = 0; at < rawHeaders.length; at += 2)
		lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
	return `${lines.join('\r\n')}\r\n\r\n`;
}

/** A server's open connections; one that breaks is no error of the server. */
export function connectionsOf(server: Server): ReadonlySet<Socket> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
	});
	return sockets;
}
