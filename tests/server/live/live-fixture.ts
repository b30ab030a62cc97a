// A class server on a free port, phones and hosts that speak to it as the app does, and proxies that are in the way.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { SentAnswer } from '../../../src/lib/core/classroom/decide-answer.ts';
import type {
	ClassContent,
	ClassSettings,
	Mine,
	Progress,
	PublicState,
	RosterLine
} from '../../../src/lib/core/classroom/types.ts';
import {
	createClass,
	newToken,
	openHostLink,
	openPhoneLink,
	type AnswerResult,
	type LinkAddress,
	type LinkStatus
} from '../../../src/lib/state/class-link.ts';
import { createLive, type LiveOptions } from '../../../src/server/live.ts';
import type { LiveStore } from '../../../src/server/stores/live-store.ts';
import { createMemoryStore } from '../../../src/server/stores/memory.ts';
import { contentOf, oneOfEach, SETTINGS } from '../../core/classroom/sample-class.ts';
import { openProxy, type ProxyFault } from '../../support/cutting-proxy.ts';

const portOf = (server: Server) => (server.address() as AddressInfo).port;

export type LiveServer = { url: string; port: number; stop(): Promise<void> };

/** Starts the class server; a port may be given so that it comes back where it was. */
export async function startLive(
	store: LiveStore = createMemoryStore(),
	{ port = 0, ...options }: Partial<LiveOptions> & { port?: number } = {}
): Promise<LiveServer> {
	const server = createServer((_, response) => response.writeHead(404).end());
	const live = createLive(server, { store, ...options });
	await once(server.listen(port, '127.0.0.1'), 'listening');
	let isStopped = false;
	const stop = async () => {
		if (isStopped) return;
		isStopped = true;
		await live.close();
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	};
	onTestFinished(stop);
	return { url: `http://127.0.0.1:${portOf(server)}`, port: portOf(server), stop };
}

/** How long a test waits for what the network brings. */
export const within = { timeout: 8000, interval: 20 };

export type Phone = ReturnType<typeof openPhone>;

/** A student's phone. */
export function openPhone(
	given: LinkAddress & { code: string; token?: string; name?: string; resumeKey?: string }
) {
	const token = given.token ?? newToken();
	const seen = {
		token,
		states: [] as PublicState[],
		mine: undefined as Mine | undefined,
		status: { kind: 'connecting' } as LinkStatus,
		resumeKey: '',
		/** Everything that came, as it came. */
		wire: [] as string[]
	};
	const link = openPhoneLink({
		...given,
		token,
		onstate: (state) => {
			seen.states.push(state);
			seen.wire.push(JSON.stringify(state));
		},
		onmine: (mine) => {
			seen.mine = mine;
			seen.wire.push(JSON.stringify(mine));
		},
		onresumekey: (key) => (seen.resumeKey = key),
		onstatus: (status) => (seen.status = status)
	});
	onTestFinished(() => link.close());
	return {
		...link,
		seen,
		get state() {
			return seen.states.at(-1);
		},
		/** Answers the question under way. */
		give: (
			sent: Omit<SentAnswer, 'confidence' | 'elapsedMs'> & Partial<SentAnswer>
		): Promise<AnswerResult> => link.answer({ confidence: null, elapsedMs: 100, ...sent })
	};
}

export function openHost(given: LinkAddress & { code: string; hostKey: string }) {
	const seen = {
		state: undefined as PublicState | undefined,
		content: undefined as ClassContent | undefined,
		roster: new Map<string, RosterLine>(),
		progress: [] as Progress[],
		status: { kind: 'connecting' } as LinkStatus
	};
	const link = openHostLink({
		...given,
		onstate: (state) => (seen.state = state),
		oncontent: (content) => (seen.content = content),
		onroster: (lines) => (seen.roster = new Map(lines.map((line) => [line.id, line]))),
		onprogress: (progress) => {
			seen.progress.push(progress);
			for (const line of progress.changed) seen.roster.set(line.id, line);
		},
		onstatus: (status) => (seen.status = status)
	});
	onTestFinished(() => link.close());
	return { ...link, seen };
}

const addressOf = ({ url, socket }: LinkAddress) => ({
	...(url ? { url } : {}),
	...(socket ? { socket } : {})
});

/** A class on a server, with its host. */
export async function hostClass(
	server: { url: string; socket?: NonNullable<LinkAddress['socket']> },
	settings: Partial<ClassSettings> = {},
	content: ClassContent = contentOf(oneOfEach())
) {
	const hostKey = newToken();
	const created = await createClass({
		...addressOf(server),
		hostKey,
		content,
		settings: { ...SETTINGS, ...settings }
	});
	if (!('code' in created)) throw new Error(created.words);
	const host = openHost({ ...addressOf(server), code: created.code, hostKey });
	return { code: created.code, hostKey, host, content };
}

export type { ProxyFault } from '../../support/cutting-proxy.ts';

/** A proxy that goes with the test. */
export async function startProxy(targetPort: number, fault?: ProxyFault) {
	const proxy = await openProxy(targetPort, fault);
	onTestFinished(proxy.close);
	return proxy;
}
