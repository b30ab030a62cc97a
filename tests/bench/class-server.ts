// The class server as a process of its own, for the benchmark: it says its port, and what memory it takes when asked.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLive } from '../../src/server/live.ts';
import { createSqliteStore } from '../../src/server/stores/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'dossier-class-bench-'));
const store = createSqliteStore(folder);
const server = createServer();
const live = createLive(server, { store });
await once(server.listen(0, '127.0.0.1', 4096), 'listening');
process.send?.({ port: (server.address() as AddressInfo).port });
process.on('message', async (message) => {
	if (message === 'memory') return void process.send?.({ rss: process.memoryUsage.rss() });
	await live.close();
	server.closeAllConnections();
	server.close();
	await store.close();
	rmSync(folder, { recursive: true, force: true });
	process.disconnect();
});
