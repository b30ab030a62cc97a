// The class server as a process of its own, to be killed and to be measured: `node class-process.ts <folder> <port>`,
// with the address of a Redis in the place of the folder for one of several. A third argument is the app to serve too.
// It says its port, and what memory it takes when asked; “stop” ends it in order.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSite } from '../../src/server/http.ts';
import { createLive } from '../../src/server/live.ts';
import { createRedisStore } from '../../src/server/stores/redis.ts';
import { createSqliteStore } from '../../src/server/stores/sqlite.ts';

const [folder = ':memory:', port = '0', root] = process.argv.slice(2);
const store = folder.startsWith('redis:')
	? await createRedisStore({ url: folder })
	: createSqliteStore(folder);
const server =
	root === undefined ? createServer() : createServer(createSite({ root, basePath: '' }));
const live = createLive(server, { store });
await once(server.listen(Number(port), '127.0.0.1', 4096), 'listening');
process.send?.({ port: (server.address() as AddressInfo).port });
process.on('message', async (message) => {
	if (message === 'memory') return void process.send?.({ rss: process.memoryUsage.rss() });
	await live.close();
	server.closeAllConnections();
	server.close();
	await store.close();
	process.disconnect();
});
