// Opening a port and closing it again, with messages for the two usual ways in which opening fails.
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { Server as HttpServer } from 'node:http';
import { ServerProblem } from './problem.ts';

/** How long requests under way may take once the server is asked to stop. */
const GRACE_MS = 3000;

/** Listens on all interfaces; resolves with the port, throws a `ServerProblem` where it cannot be had. */
export async function listen(server: Server, port: number): Promise<number> {
	try {
		await once(server.listen(port), 'listening');
	} catch (reason) {
		throw explain(reason, port);
	}
	const address = server.address();
	return typeof address === 'object' && address ? address.port : port;
}

/** Throws now what `listen` would throw later: nobody should wait for a build to hear that the port is taken. */
export async function demandPort(port: number): Promise<void> {
	const probe = createServer();
	await listen(probe, port);
	await new Promise((done) => probe.close(done));
}

function explain(reason: unknown, port: number) {
	const code = reason instanceof Error && 'code' in reason ? reason.code : undefined;
	const free = port === 65535 ? 3000 : port + 1;
	if (code === 'EADDRINUSE')
		return new ServerProblem(
			`Port ${port} is taken by another program. Stop it, or choose another port: PORT=${free} npm start`
		);
	if (code === 'EACCES')
		return new ServerProblem(
			`Port ${port} needs administrator rights. Choose another port: PORT=3000 npm start`
		);
	return reason;
}

/** Lets requests under way finish, within bounds, and resolves when the port is free. */
export async function stop(server: HttpServer): Promise<void> {
	const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
	await new Promise((done) => server.close(done));
	clearTimeout(impatience);
}
