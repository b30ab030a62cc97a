// The two connections of a process to Redis: one that asks, one that listens. Both come back by themselves; while they
// are away a question fails at once, and whoever asked asks again. No error of the engine ends the process.
import { createClient, ErrorReply } from '@redis/client';
import { ServerProblem } from '../problem.ts';
import { StoreAway } from './live-store.ts';

/** An engine that takes longer than this is as good as away: phones send again what was not acknowledged. */
const SLOWEST_MS = 4000;
const LONGEST_PAUSE_MS = 2000;
const SAID_AGAIN_MS = 10_000;

const reconnectStrategy = (retries: number) =>
	Math.min(50 * 2 ** Math.min(retries, 6), LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2);

export type RedisLink = Awaited<ReturnType<typeof openRedisLink>>;

/**
 * @param onreturn runs whenever what was told may have been missed
 * @throws ServerProblem where there is no such engine at the start
 */
export async function openRedisLink({
	url,
	onreturn,
	log = console.error
}: {
	url: string;
	onreturn: () => void;
	log?: (line: string) => void;
}) {
	const options = {
		url,
		disableOfflineQueue: true,
		socket: { connectTimeout: SLOWEST_MS, reconnectStrategy }
	} as const;
	const asking = createClient(options);
	// It may wait with what it listens for: nothing is acknowledged on its word.
	const listening = createClient({ ...options, disableOfflineQueue: false });
	let saidAt = -Infinity;
	let isStarted = false;
	const complain = (reason: unknown) => {
		if (!isStarted || performance.now() - saidAt < SAID_AGAIN_MS) return;
		saidAt = performance.now();
		log(`Redis is out of reach, and tried again: ${String(reason)}`);
	};
	for (const client of [asking, listening]) client.on('error', complain);
	listening.on('ready', () => isStarted && onreturn());

	try {
		await within(Promise.all([asking.connect(), listening.connect()]));
		const [, version = '0'] =
			/redis_version:(\d+)/.exec(String(await ask(['INFO', 'server']))) ?? [];
		if (Number(version) < 7) throw new Error(`it is version ${version}, and 7 is needed`);
	} catch (reason) {
		for (const client of [asking, listening]) client.destroy();
		const why = reason instanceof Error ? reason.message || reason.name : String(reason);
		throw new ServerProblem(
			`Redis at ${withoutPassword(url)} cannot be used: ${why}. REDIS_URL is the address of a Redis or Valkey from version 7 on, for example redis://127.0.0.1:6379`
		);
	}
	isStarted = true;

	/** @throws StoreAway where no answer comes in time; what was asked may have been done all the same */
	async function ask(command: string[]): Promise<unknown> {
		try {
			return await within(asking.sendCommand(command));
		} catch (reason) {
			// An error of the engine's own says what is wrong with the question.
			throw reason instanceof ErrorReply ? reason : new StoreAway(String(reason));
		}
	}

	return {
		ask,
		/** Resolves once it is listened to. */
		listen: (channel: string, hear: (message: string) => void) =>
			within(listening.subscribe(channel, hear)),
		ignore: (channel: string) => void listening.unsubscribe(channel).catch(() => undefined),
		close() {
			for (const client of [asking, listening]) client.destroy();
		}
	};
}

async function within<T>(work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	// Whoever gave up waiting hears nothing of a failure that comes later.
	work.catch(() => undefined);
	try {
		return await Promise.race([
			work,
			new Promise<never>((_, fail) => {
				timer = setTimeout(() => fail(new StoreAway('no answer in time')), SLOWEST_MS);
			})
		]);
	} finally {
		clearTimeout(timer);
	}
}

function withoutPassword(url: string): string {
	if (!URL.canParse(url)) return `“${url}”`;
	const { protocol, host, pathname } = new URL(url);
	return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}
