// `npm start`: builds the app if needed, serves it, and says where. Run by Node as it is.
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { join, resolve } from 'node:path';
import { addressOf, lanHosts } from './addresses.ts';
import { buildIfStale, demandBuild, viteBuild } from './build-if-stale.ts';
import { certificateHosts, readCertificate, type Certificate } from './certificate.ts';
import { createSite } from './http.ts';
import { demandPort, listen, stop } from './listen.ts';
import { createLive } from './live.ts';
import { readOptions, type Options } from './options.ts';
import { ServerProblem } from './problem.ts';
import { qrLines } from './qr.ts';
import { createSqliteStore } from './stores/sqlite.ts';
import type { LiveStore } from './stores/live-store.ts';

const project = join(import.meta.dirname, '../..');
const print = (line: string) => console.log(line);

async function start(options: Options) {
	const { basePath } = options;
	const certificate = options.tls && readCertificate(options.tls.certPath, options.tls.keyPath);
	await demandPort(options.port);
	if (options.build) await buildIfStale({ project, basePath, build: viteBuild, print });
	else demandBuild(project, basePath);
	const site = createSite({ root: join(project, 'build'), basePath });
	const server = certificate ? createHttpsServer(certificate, site) : createHttpServer(site);
	const store = await openClasses(options);
	const live = createLive(server, {
		store,
		basePath,
		trustsProxy: options.trustsProxy,
		...(options.homeUrl ? { homeUrl: options.homeUrl } : {}),
		addresses: () => networkAddresses({ port, basePath, certificate })
	});
	const port = await listen(server, options.port);
	printAddresses({ port, basePath, certificate });
	const end = once(async () => {
		// What was acknowledged is written; phones wait and come back by themselves.
		await live.close();
		await stop(server);
		await store.close();
	});
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		// Under npm one Ctrl+C arrives twice, so a second signal must not cut short what the first began.
		process.on(signal, () => void end());
}

function once(work: () => Promise<void>) {
	let under: Promise<void> | undefined;
	return () => (under ??= work());
}

async function openClasses({ dataDir, redis }: Options): Promise<LiveStore> {
	if (redis) {
		// Loaded where it is asked for: a laptop alone has no use for it.
		const { createRedisStore } = await import('./stores/redis.ts');
		return createRedisStore(redis);
	}
	const folder = dataDir === ':memory:' ? dataDir : resolve(project, dataDir);
	try {
		return createSqliteStore(folder);
	} catch (reason) {
		const why = reason instanceof Error ? reason.message : String(reason);
		throw new ServerProblem(
			`Classes cannot be kept in ${folder}: ${why}. Choose another folder: DATA_DIR=/path npm start`
		);
	}
}

type Served = { port: number; basePath: string; certificate: Certificate | undefined };

const addressFor = ({ port, basePath, certificate }: Served, host: string) =>
	addressOf(host, { port, isHttps: Boolean(certificate), basePath });

/** Where phones in the room reach the app: by the certificate's name where there is one. */
function networkAddresses(served: Served): string[] {
	const named = served.certificate ? certificateHosts(served.certificate.cert) : [];
	return (named.length > 0 ? named : lanHosts()).map((host) => addressFor(served, host));
}

function printAddresses(served: Served) {
	const network = networkAddresses(served);
	print('\nDossier is ready.\n');
	print(`  On this computer  ${addressFor(served, 'localhost')}`);
	for (const address of network) print(`  On this network   ${address}`);
	const [first] = network;
	if (first) print(`\n${qrLines(first, isColoured())}\n`);
	if (!served.certificate)
		print(
			'Phones on this network can study here; to install the app it needs https (TLS_CERT and TLS_KEY, or any static host).'
		);
	print('Stop with Ctrl+C.');
}

const isColoured = () => process.stdout.isTTY && !process.env.NO_COLOR;

try {
	await start(readOptions(process.env, process.argv.slice(2)));
} catch (reason) {
	if (!(reason instanceof ServerProblem)) throw reason;
	console.error(`\n${reason.message}\n`);
	process.exitCode = 1;
}
