// The wire between a page and the class server. Nothing here relies on a message arriving: each connection begins by
// saying who is there and getting a snapshot, each message is acknowledged or sent again, and an answer is kept until
// the server says that it has it. No runes, so that tests and benchmarks run it outside a browser as it is.
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { SentAnswer } from '../core/classroom/decide-answer.ts';
import {
	CONTENT_SLICE,
	LIVE_PATH,
	RESEND_MS,
	type Message,
	type MessageName,
	type Problem,
	type Refused,
	type Replies,
	type Reply
} from '../core/classroom/protocol.ts';
import { readMine, readOwn, readProgress, readState } from '../core/classroom/server-messages.ts';
import type {
	ClassContent,
	ClassSettings,
	HostCommand,
	Mine,
	Progress,
	PublicState,
	RosterLine
} from '../core/classroom/types.ts';

const ACK_TIMEOUT_MS = 5000;
/** After these it is of no use to ask again. */
const FINAL: ReadonlySet<Problem> = new Set<Problem>([
	'malformed',
	'no-class',
	'locked',
	'full',
	'name-taken',
	'name-empty',
	'not-joined',
	'removed',
	'moved',
	'too-many-tries',
	'not-host'
]);
/** After these an answer does not count, however often it is sent. */
const SETTLED: ReadonlySet<Problem> = new Set<Problem>([
	'not-open',
	'too-late',
	'malformed',
	'removed'
]);

export type LinkStatus =
	| { kind: 'connecting' }
	/** The server knows who is there. */
	| { kind: 'here' }
	/** The connection is lost; it is being tried again. */
	| { kind: 'away' }
	| { kind: 'refused'; problem: Problem; words: string }
	/** Another phone or window took over. */
	| { kind: 'moved' }
	/** The class was deleted. */
	| { kind: 'gone' };

export type LinkAddress = {
	/** The server; the page's own where it is left out. */
	url?: string;
	basePath?: string;
	/** For tests: how the connection is made. */
	socket?: Partial<ManagerOptions & SocketOptions>;
};

/** A token of 128 bits; works on plain http too. */
export function newToken(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	const text = btoa(String.fromCharCode(...bytes));
	return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function connect({ url, basePath = '', socket: options }: LinkAddress): Socket {
	const settings: Partial<ManagerOptions & SocketOptions> = {
		path: basePath + LIVE_PATH,
		// Polling first, then the faster way: behind some school proxies the other order never joins.
		reconnectionDelay: 300,
		reconnectionDelayMax: 3000,
		timeout: 10_000,
		forceNew: true,
		...options
	};
	return url === undefined ? io(settings) : io(url, settings);
}

/** Sends one message and waits for its acknowledgement; a lost one is no reply. */
async function ask<Name extends MessageName>(
	socket: Socket,
	name: Name,
	message: Message<Name>,
	timeoutMs = ACK_TIMEOUT_MS
): Promise<Reply<Name> | undefined> {
	try {
		return (await socket.timeout(timeoutMs).emitWithAck(name, message)) as Reply<Name>;
	} catch {
		return undefined; // no acknowledgement in time, or the connection ended
	}
}

const LOST: Refused = {
	ok: false,
	problem: 'busy',
	words: 'The server did not answer. Check the connection and try again.'
};

/** The page and the server are of different releases. */
const UNREADABLE: LinkStatus = {
	kind: 'refused',
	problem: 'malformed',
	words: 'The server speaks a newer language than this page. Reload it; what you answered is kept.'
};

/** Says hello on every connection, and again while the reply is missing. */
function introduce<Name extends MessageName>(
	socket: Socket,
	{
		hello,
		onwelcome,
		onstatus
	}: {
		hello: () => [Name, Message<Name>];
		onwelcome: (reply: Replies[Name]) => void;
		onstatus: (status: LinkStatus) => void;
	}
) {
	let isOver = false;
	const end = (status: LinkStatus) => {
		isOver = true;
		onstatus(status);
		socket.disconnect();
	};
	const greet = async () => {
		while (socket.connected && !isOver) {
			const { id } = socket;
			const reply = await ask(socket, ...hello());
			// A newer connection has said hello by itself.
			if (socket.id !== id || isOver) return;
			if (reply?.ok) {
				onwelcome(reply);
				onstatus({ kind: 'here' });
				return;
			}
			if (reply && FINAL.has(reply.problem))
				return end({ kind: 'refused', problem: reply.problem, words: reply.words });
			await new Promise((resolve) => setTimeout(resolve, RESEND_MS));
		}
	};
	socket.on('connect', () => void greet());
	socket.on('disconnect', (reason) => {
		if (isOver) return;
		onstatus({ kind: 'away' });
		// The server ended it, as at a restart; the client does not try again by itself then.
		if (reason === 'io server disconnect') setTimeout(() => isOver || socket.connect(), RESEND_MS);
	});
	socket.on('connect_error', () => isOver || onstatus({ kind: 'away' }));
	socket.on('moved', () => end({ kind: 'moved' }));
	socket.on('gone', () => end({ kind: 'gone' }));
	return {
		close: () => {
			isOver = true;
			socket.disconnect();
		}
	};
}

export type AnswerResult =
	/** At one's own pace it brings the reveal. */
	| { kind: 'saved'; own?: NonNullable<Replies['answer']['own']> }
	| { kind: 'refused'; problem: Problem; words: string };

/** The key of a question in one vote. */
export const sentKey = ({ index, round }: Pick<SentAnswer, 'index' | 'round'>) =>
	round ? `${index}.2` : `${index}`;

export type PhoneLink = {
	/** Resolves when the server has the answer or will never count it; the first answer to a question stands. */
	answer(sent: SentAnswer): Promise<AnswerResult>;
	/** Asks for a fresh snapshot. */
	look(): Promise<void>;
	rename(name?: string): Promise<Reply<'rename'>>;
	setTime(factor: Mine['timeFactor']): Promise<Reply<'time'>>;
	close(): void;
};

/** A phone's connection to a class. */
export function openPhoneLink({
	code,
	token,
	name,
	resumeKey,
	onstate,
	onmine,
	onresumekey,
	onhome,
	onstatus,
	...address
}: LinkAddress & {
	code: string;
	token: string;
	name?: string;
	resumeKey?: string;
	onstate: (state: PublicState) => void;
	onmine: (mine: Mine) => void;
	onresumekey?: (key: string) => void;
	onhome?: (url: string) => void;
	onstatus: (status: LinkStatus) => void;
}): PhoneLink {
	const socket = connect(address);
	/** Answers that were not acknowledged yet, by question and vote. */
	const unsaved = new Map<string, { sent: SentAnswer; settle: (result: AnswerResult) => void }>();
	let isHere = false;
	let shownVersion = 0;

	const show = (input: unknown) => {
		const state = readState(input);
		if (!state) return onstatus(UNREADABLE);
		// What comes late, after a newer snapshot, is old.
		if (state.version < shownVersion) return;
		shownVersion = state.version;
		onstate(state);
	};
	const know = (input: unknown) => {
		const mine = readMine(input);
		if (mine) onmine(mine);
	};
	async function send(key: string) {
		while (isHere && socket.connected) {
			const waiting = unsaved.get(key);
			if (!waiting) return;
			const { id } = socket;
			const reply = await ask(socket, 'answer', waiting.sent, RESEND_MS);
			if (reply?.ok || (reply && SETTLED.has(reply.problem))) {
				unsaved.delete(key);
				const own = reply.ok ? readOwn(reply.own) : undefined;
				waiting.settle(
					reply.ok
						? { kind: 'saved', ...(own ? { own } : {}) }
						: { kind: 'refused', problem: reply.problem, words: reply.words }
				);
				return;
			}
			// The connection that took its place sends what is left.
			if (socket.id !== id) return;
			if (reply) await new Promise((resolve) => setTimeout(resolve, RESEND_MS));
		}
	}
	const link = introduce(socket, {
		hello: () => [
			'join',
			{
				code,
				token,
				...(name === undefined ? {} : { name }),
				...(resumeKey === undefined ? {} : { resumeKey })
			}
		],
		onwelcome: ({ state, mine, resumeKey, homeUrl }) => {
			if (homeUrl !== undefined) onhome?.(homeUrl);
			// A server that was started anew counts on from what it has stored, never from less.
			shownVersion = 0;
			onresumekey?.(resumeKey);
			know(mine);
			show(state);
			isHere = true;
			for (const key of unsaved.keys()) void send(key);
		},
		onstatus: (status) => {
			if (status.kind !== 'here') isHere = false;
			onstatus(status);
		}
	});
	socket.on('state', show);
	socket.on('mine', know);
	return {
		answer: (sent) =>
			new Promise((settle) => {
				const key = sentKey(sent);
				const before = unsaved.get(key);
				// A second answer to the same question is the first one.
				unsaved.set(key, {
					sent: before?.sent ?? sent,
					settle: (result) => {
						before?.settle(result);
						settle(result);
					}
				});
				if (!before) void send(key);
			}),
		async look() {
			if (!isHere) return;
			const reply = await ask(socket, 'look', {});
			if (!reply?.ok) return;
			know(reply.mine);
			show(reply.state);
		},
		async rename(wanted) {
			const reply = await ask(socket, 'rename', wanted === undefined ? {} : { name: wanted });
			if (reply?.ok) know(reply.mine);
			return reply ?? LOST;
		},
		async setTime(factor) {
			const reply = await ask(socket, 'time', { factor });
			if (reply?.ok) know(reply.mine);
			return reply ?? LOST;
		},
		close: link.close
	};
}

export type HostLink = {
	/** Sent once; where the acknowledgement is lost the snapshot tells what became of it. */
	command(command: HostCommand): Promise<Reply<'host-command'>>;
	student(message: Message<'host-student'>): Promise<Reply<'host-student'>>;
	results(index: number): Promise<Reply<'host-results'>>;
	close(): void;
};

/** The host's connection to a class that exists. */
export function openHostLink({
	code,
	hostKey,
	onstate,
	oncontent,
	onroster,
	onprogress,
	onaddresses,
	onstatus,
	...address
}: LinkAddress & {
	code: string;
	hostKey: string;
	onstate: (state: PublicState) => void;
	oncontent: (content: ClassContent) => void;
	onroster: (roster: RosterLine[]) => void;
	onprogress: (progress: Progress) => void;
	onaddresses?: (addresses: string[]) => void;
	onstatus: (status: LinkStatus) => void;
}): HostLink {
	const socket = connect(address);
	let version = 0;
	const show = (input: unknown) => {
		const state = readState(input);
		if (!state) return onstatus(UNREADABLE);
		if (state.version < version) return;
		({ version } = state);
		onstate(state);
	};
	const link = introduce(socket, {
		hello: () => ['host-attach', { code, hostKey }],
		onwelcome: ({ state, content, roster, progress, addresses }) => {
			version = 0;
			onaddresses?.(addresses);
			oncontent(content);
			onroster(roster);
			onprogress(progress);
			show(state);
		},
		onstatus
	});
	socket.on('state', show);
	socket.on('progress', (input: unknown) => {
		const progress = readProgress(input);
		if (progress) onprogress(progress);
	});
	return {
		async command(command) {
			const reply = await ask(socket, 'host-command', { version, command });
			if (reply?.ok) show(reply.state);
			return reply ?? LOST;
		},
		student: async (message) => (await ask(socket, 'host-student', message)) ?? LOST,
		results: async (index) => (await ask(socket, 'host-results', { index })) ?? LOST,
		close: link.close
	};
}

/** Hands a class over to the server, a slice at a time; gives its code, or says why there is none. */
export async function createClass({
	hostKey,
	content,
	settings,
	...address
}: LinkAddress & { hostKey: string; content: ClassContent; settings: ClassSettings }): Promise<
	{ code: string } | Refused
> {
	const socket = connect({ ...address, socket: { reconnection: false, ...address.socket } });
	try {
		const created = await ask(socket, 'host-create', {
			hostKey,
			title: content.title,
			settings,
			questionCount: content.questions.length,
			entityCount: content.entities.length
		});
		if (!created?.ok) return created ?? LOST;
		const slices = Math.max(
			Math.ceil(content.questions.length / CONTENT_SLICE),
			Math.ceil(content.entities.length / CONTENT_SLICE)
		);
		for (let slice = 0; slice < slices; slice++) {
			const part = <Item>(all: readonly Item[]) =>
				all.slice(slice * CONTENT_SLICE, (slice + 1) * CONTENT_SLICE);
			const reply = await ask(socket, 'host-content', {
				entities: part(content.entities),
				questions: part(content.questions)
			});
			if (!reply?.ok) return reply ?? LOST;
			if (reply.code !== undefined) return { code: reply.code };
		}
		return LOST;
	} finally {
		socket.disconnect();
	}
}
