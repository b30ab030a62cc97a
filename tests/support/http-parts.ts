// What the servers of the tests share.
import type { Server } from 'node:net';

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
