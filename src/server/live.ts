// The class server: Socket.IO on the server that serves the app. It reads each message by its schema, knows who is
// who, and leaves the class to its room. Delivery is not relied on: every connection begins with a snapshot, every
// message is acknowledged, and an answer that comes twice is one answer.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { Server, type Socket } from 'socket.io';
import { randomCode } from '../lib/core/classroom/codes.ts';
import type { Refusal as AnswerRefusal } from '../lib/core/classroom/decide-answer.ts';
import { generatedName, nameKey, teamNames, tidyName } from '../lib/core/classroom/names.ts';
import {
	LARGEST_MESSAGE,
	LIVE_PATH,
	readMessage,
	type Message,
	type MessageName,
	type Problem,
	type Refused,
	type Replies
} from '../lib/core/classroom/protocol.ts';
import { smallestTeam } from '../lib/core/classroom/score.ts';
import { CommandRefused, newSession } from '../lib/core/classroom/session.ts';
import type { ClassContent, ClassStudent, PublicState } from '../lib/core/classroom/types.ts';
import { hashOf, resumeKeyOf, secureRandom, studentIdOf } from './keys.ts';
import { Bucket, createBuckets, LIMITS, type Limits } from './limits.ts';
import { expiryOf, Room, type Clock } from './room.ts';
import { StoreAway, type LiveStore } from './stores/live-store.ts';

export type LiveOptions = {
	store: LiveStore;
	/** Empty, or `/dossier`. */
	basePath?: string;
	clock?: Clock;
	limits?: Partial<Limits>;
	/** Where students study at home. */
	homeUrl?: string;
	/** The app's addresses on this machine's networks, those that phones reach first. */
	addresses?: () => string[];
	/** Whether a proxy in front of this server says in `X-Forwarded-For` who asks. */
	trustsProxy?: boolean;
};

const EXPIRE_EVERY_MS = 60_000;
const CLAIM_ATTEMPTS = 50;
const NAME_ATTEMPTS = 20;
const CHANGE_ATTEMPTS = 5;

type Draft = {
	message: Message<'host-create'>;
	content: ClassContent;
};

/** What is known of a connection. */
type Known = {
	address: string;
	messages: Bucket;
	room?: Room;
	studentId?: string;
	isHost?: true;
	draft?: Draft;
};

class Refusal extends Error {
	readonly problem: Problem;
	constructor(problem: Problem, words: string) {
		super(words);
		this.problem = problem;
	}
}
const refuse = (problem: Problem, words: string): never => {
	throw new Refusal(problem, words);
};

const phonesOf = (code: string) => `phones ${code}`;
const hostsOf = (code: string) => `hosts ${code}`;
const studentOf = (code: string, id: string) => `student ${code} ${id}`;

/** What somebody sees who waits to be let in. */
const lobbyOf = ({
	code,
	version,
	title,
	total,
	settings,
	isLocked
}: PublicState): PublicState => ({
	code,
	version,
	title,
	total,
	settings,
	isLocked,
	phase: 'lobby',
	index: -1
});

/** Starts the class server on an HTTP server; `close` ends every connection and leaves the store to its owner. */
export function createLive(httpServer: HttpServer | HttpsServer, options: LiveOptions) {
	const { store, basePath = '', clock = { now: Date.now }, trustsProxy = false } = options;
	const { addresses = () => [], homeUrl } = options;
	const limits: Limits = { ...LIMITS, ...options.limits };
	const io = new Server(httpServer, {
		path: basePath + LIVE_PATH,
		serveClient: false,
		perMessageDeflate: false,
		maxHttpBufferSize: LARGEST_MESSAGE,
		pingInterval: 10_000,
		pingTimeout: 10_000,
		allowRequest: (request, decide) => decide(null, isSameOrigin(request, trustsProxy))
	});
	io.engine.on('headers', (headers: Record<string, string>) => {
		headers['Cache-Control'] = 'no-store';
		headers['X-Content-Type-Options'] = 'nosniff';
	});

	const rooms = new Map<string, Promise<Room | undefined>>();
	const wrongCodes = createBuckets(limits.wrongCodes);
	const newClasses = createBuckets(limits.newClasses);

	const voiceOf = (code: string) => ({
		phones: (event: 'state', state: PublicState) => void io.to(phonesOf(code)).emit(event, state),
		student: (id: string, event: 'mine', mine: unknown) =>
			void io.to(studentOf(code, id)).emit(event, mine),
		hosts: (event: string, message: unknown) => void io.to(hostsOf(code)).emit(event, message),
		moved: (student: ClassStudent) => void follow(code, student),
		replaced: (student: ClassStudent) => void dismiss(code, student),
		gone: () => {
			io.to(phonesOf(code)).to(hostsOf(code)).emit('gone');
			forget(code);
		}
	});

	function forget(code: string) {
		const room = rooms.get(code);
		rooms.delete(code);
		void room?.then((one) => one?.close());
	}

	function roomOf(code: string): Promise<Room | undefined> {
		const known = rooms.get(code);
		if (known) return known;
		const opening = Room.open(code, { store, clock, voice: voiceOf(code) }).catch((reason) => {
			rooms.delete(code);
			throw reason;
		});
		rooms.set(code, opening);
		void opening.then(
			(room) => room ?? rooms.delete(code),
			() => undefined
		);
		return opening;
	}

	/** The phones on which a student was before they went on with another one. */
	async function dismiss(code: string, { id, tokenHash }: ClassStudent) {
		for (const socket of await io.in(studentOf(code, id)).fetchSockets()) {
			if ((socket.data as { tokenHash?: string }).tokenHash === tokenHash) continue;
			socket.emit('moved');
			socket.disconnect();
		}
	}

	/** A student's phones hear what they may from now on. */
	async function follow(code: string, student: ClassStudent) {
		const room = await roomOf(code);
		const phones = io.in(studentOf(code, student.id));
		if (student.status === 'in') phones.socketsJoin(phonesOf(code));
		else phones.socketsLeave(phonesOf(code));
		if (!room) return;
		if (student.status === 'in') phones.emit('state', room.state());
		room.tell(student.id);
	}

	/**
	 * The class with a code. Wrong codes are guesses and are counted; once there were too many, only those get in who
	 * were here before, for a whole school may sit behind the same address.
	 */
	async function knownRoom(
		code: string,
		known: Known,
		isKnownIn: (room: Room) => boolean
	): Promise<Room> {
		const now = clock.now();
		const tries = wrongCodes.of(known.address, now);
		const room = await roomOf(code);
		if (tries.isFull(now) && !(room && isKnownIn(room)))
			return refuse(
				'too-many-tries',
				'Too many wrong codes came from this network. Wait a minute and try again.'
			);
		if (room) return room;
		tries.take(now);
		return refuse('no-class', 'There is no class with this code. Look at the six digits again.');
	}

	/** Leaves the class that this connection was in before. */
	function leave(socket: Socket, known: Known) {
		const { room, studentId } = known;
		if (!room) return;
		if (studentId !== undefined) {
			room.connected(studentId, -1);
			void socket.leave(studentOf(room.code, studentId));
		}
		void socket.leave(phonesOf(room.code));
		void socket.leave(hostsOf(room.code));
		delete known.room;
		delete known.studentId;
		delete known.isHost;
	}

	function namesIn(room: Room, exceptId: string) {
		const taken = new Set<string>();
		for (const { id, name, status } of room.students.values())
			if (id !== exceptId && status !== 'removed') taken.add(nameKey(name));
		return (name: string) => taken.has(nameKey(name));
	}

	/** Writes a student under a name that is free: their own, where it is allowed, or a generated one. */
	async function writeNamed(room: Room, student: ClassStudent, wanted: string | undefined) {
		const isOwn = wanted !== undefined && room.session.settings.names === 'free';
		const own = isOwn ? tidyName(wanted) : '';
		if (isOwn && nameKey(own) === '')
			return refuse('name-empty', 'Write a name, or take the one proposed.');
		for (let attempt = 0; attempt < NAME_ATTEMPTS; attempt++) {
			const name = isOwn ? own : generatedName(namesIn(room, student.id), secureRandom);
			const before = room.students.get(student.id);
			const named = { ...(before ?? student), name };
			const written = await store.student(room.code, named, limits.studentsPerClass, before);
			if (written === 'stale') continue;
			if (written === 'written') return named;
			if (written === 'full') return refuse('full', 'This class is full.');
			if (written === 'gone') throw new StoreAway('the class is not there');
			if (isOwn)
				return refuse('name-taken', `There is a ${own} here already. Choose another name.`);
		}
		return refuse('name-taken', 'No free name was found. Try again.');
	}

	/** Changes a student from how they stand now, whoever else changes them at the same time. */
	async function change(room: Room, id: string, how: (student: ClassStudent) => ClassStudent) {
		for (let attempt = 0; attempt < CHANGE_ATTEMPTS; attempt++) {
			const before = room.students.get(id);
			if (!before) return refuse('not-joined', 'Join the class first.');
			const changed = how(before);
			const written = await store.student(room.code, changed, limits.studentsPerClass, before);
			if (written === 'written') return changed;
			if (written !== 'stale') break;
		}
		return refuse('busy', 'The server could not do this. Try again.');
	}

	/** The student behind a token: who was here before, who moves here with a key, or somebody new. */
	async function admit(room: Room, { token, name, resumeKey }: Message<'join'>, known: Known) {
		const tokenHash = hashOf(token);
		const resumeHash = hashOf(resumeKeyOf(token));
		const all = [...room.students.values()];
		const before = all.find((one) => one.tokenHash === tokenHash);
		if (before) {
			if (before.status !== 'removed') return before;
			return refuse('removed', 'The teacher took this name off the list. You can join anew.');
		}
		if (resumeKey !== undefined) {
			const wanted = hashOf(resumeKey);
			const moving = all.find((one) => one.resumeHash === wanted && one.status !== 'removed');
			if (!moving) {
				wrongCodes.of(known.address, clock.now()).take(clock.now());
				return refuse('not-joined', 'Nobody in this class has this key. Look at it again.');
			}
			// Whichever process the old phone is connected to hears of it, and lets it go.
			return change(room, moving.id, (student) => ({ ...student, tokenHash, resumeHash }));
		}
		const id = studentIdOf(token);
		if (room.students.has(id))
			return refuse(
				'moved',
				'You went on with another phone. Type the key that it shows to come back.'
			);
		if (room.session.phase === 'done') return refuse('no-class', 'This class is over.');
		if (room.session.isLocked)
			return refuse('locked', 'The teacher has closed the door. Ask to be let in.');
		const team = smallestTeam(room.session, room.students.values());
		const student: ClassStudent = {
			id,
			...(team === undefined ? {} : { team }),
			name: '',
			tokenHash,
			resumeHash,
			status: room.session.settings.admission === 'approve' ? 'waiting' : 'in',
			timeFactor: 1,
			joinedAt: clock.now()
		};
		return writeNamed(room, student, name);
	}

	const stateFor = (room: Room, studentId: string) => {
		const student = room.students.get(studentId);
		return student?.status === 'in' ? room.state() : lobbyOf(room.state());
	};

	function demandStudent(known: Known): { room: Room; student: ClassStudent } {
		const { room, studentId } = known;
		const student = room?.students.get(studentId ?? '');
		if (!room || !student) return refuse('not-joined', 'Join the class first.');
		if (student.status === 'removed')
			return refuse('removed', 'The teacher took this name off the list. You can join anew.');
		return { room, student };
	}

	function demandHost({ room, isHost }: Known): Room {
		if (!room || !isHost) return refuse('not-host', 'Only the host of the class can do this.');
		return room;
	}

	const mineFor = (room: Room, id: string) =>
		room.mine(id) ?? refuse('not-joined', 'Join the class first.');

	type Handlers = {
		[Name in MessageName]: (
			message: Message<Name>,
			known: Known,
			socket: Socket
		) => Promise<Replies[Name]> | Replies[Name];
	};

	const handlers: Handlers = {
		async join(message, known, socket) {
			const tokenHash = hashOf(message.token);
			const room = await knownRoom(message.code, known, ({ students }) =>
				[...students.values()].some((one) => one.tokenHash === tokenHash)
			);
			const student = await admit(room, message, known);
			// A store tells of a change in its own time; who joins is known at once.
			if (!room.students.has(student.id)) room.students.set(student.id, student);
			// Gone while it was being let in: it would be counted as here for ever.
			if (socket.disconnected) return refuse('busy', 'The connection was lost.');
			leave(socket, known);
			known.room = room;
			known.studentId = student.id;
			socket.data = { tokenHash };
			await socket.join(studentOf(room.code, student.id));
			if (student.status === 'in') await socket.join(phonesOf(room.code));
			room.connected(student.id, 1);
			return {
				state: stateFor(room, student.id),
				mine: mineFor(room, student.id),
				resumeKey: resumeKeyOf(message.token),
				...(homeUrl ? { homeUrl } : {})
			};
		},
		async answer(message, known) {
			const { room, student } = demandStudent(known);
			const result = await room.answer(student.id, message);
			if ('refused' in result) return refuse(...REFUSED_ANSWERS[result.refused]);
			const { answer, isRepeat } = result;
			return {
				saved: { index: answer.index },
				isRepeat,
				...('own' in result ? { own: result.own } : {})
			};
		},
		look(_, known) {
			const { room, student } = demandStudent(known);
			return { state: stateFor(room, student.id), mine: mineFor(room, student.id) };
		},
		async rename({ name }, known) {
			const { room, student } = demandStudent(known);
			if (room.session.phase !== 'lobby')
				return refuse('refused', 'Names can be changed until the class begins.');
			await writeNamed(room, student, name);
			return { mine: mineFor(room, student.id) };
		},
		async time({ factor }, known) {
			const { room, student } = demandStudent(known);
			await change(room, student.id, (now) => ({ ...now, timeFactor: factor }));
			return { mine: mineFor(room, student.id) };
		},
		async 'host-create'(message, known) {
			const now = clock.now();
			if (!newClasses.of(known.address, now).take(now) || (await store.count()) >= limits.classes)
				return refuse('busy', 'This server has too many classes just now. Try again in a while.');
			known.draft = {
				message,
				content: { title: message.title, entities: [], questions: [] }
			};
			return { isReady: true as const };
		},
		async 'host-content'({ entities, questions }, known, socket) {
			const { draft } = known;
			if (!draft) return refuse('not-host', 'Begin a class first.');
			const { message, content } = draft;
			content.entities.push(...entities);
			content.questions.push(...questions);
			const missing =
				message.questionCount -
				content.questions.length +
				message.entityCount -
				content.entities.length;
			if (missing > 0) return {};
			delete known.draft;
			if (
				content.questions.length !== message.questionCount ||
				content.entities.length !== message.entityCount
			)
				return refuse('malformed', 'More was sent than was announced.');
			const unplaced = content.questions.find(({ rung, view }) => rung.form === 'map-pin' && !view);
			if (unplaced) return refuse('malformed', `${unplaced.id} has no view of the map.`);
			const now = clock.now();
			const { mode } = message.settings;
			const hasTeams = mode?.kind === 'teams' && mode.phones === 'each';
			const teams = hasTeams ? { teams: teamNames(mode.count, secureRandom) } : {};
			for (let attempt = 0; attempt < CLAIM_ATTEMPTS; attempt++) {
				const session = newSession(
					{
						code: randomCode(secureRandom),
						questionCount: message.questionCount,
						settings: message.settings,
						...teams
					},
					now
				);
				const stored = { session, content, hostKeyHash: hashOf(message.hostKey) };
				if (!(await store.claim(stored, expiryOf(session, now)))) continue;
				const room = await roomOf(session.code);
				if (!room) break;
				await attach(socket, known, room);
				return { code: session.code };
			}
			return refuse('busy', 'No free code was found. Try again.');
		},
		async 'host-attach'({ code, hostKey }, known, socket) {
			const room = await knownRoom(
				code,
				known,
				({ hostKeyHash }) => hostKeyHash === hashOf(hostKey)
			);
			if (room.hostKeyHash !== hashOf(hostKey)) {
				wrongCodes.of(known.address, clock.now()).take(clock.now());
				return refuse('not-host', 'This is not the key of the class.');
			}
			await attach(socket, known, room);
			return {
				state: room.hostState(),
				content: room.content,
				roster: room.roster(),
				progress: room.progress(),
				addresses: addresses()
			};
		},
		async 'host-command'({ command, version }, known) {
			const room = demandHost(known);
			const isDone = await room.command(command, version);
			if (!isDone)
				return refuse('stale', 'The class had moved on. Look where it stands, then try again.');
			return { state: room.hostState() };
		},
		async 'host-student'({ action, studentId, team }, known) {
			const room = demandHost(known);
			if (action === 'team' && room.session.teams?.[team ?? -1] === undefined)
				return refuse('refused', 'There is no such team.');
			const wanted = [...room.students.values()].filter(({ id, status }) =>
				studentId === undefined ? action === 'approve' && status === 'waiting' : id === studentId
			);
			for (const student of wanted) {
				if (action === 'rename') await writeNamed(room, student, undefined);
				else
					await change(room, student.id, (now) =>
						action === 'team' && team !== undefined
							? { ...now, team }
							: { ...now, status: action === 'approve' ? 'in' : 'removed' }
					);
			}
			return { changed: wanted.length };
		},
		async 'host-results'({ index }, known) {
			const room = demandHost(known);
			return {
				answers: await room.results(index),
				isSkipped: room.session.skipped.includes(index)
			};
		}
	};

	async function attach(socket: Socket, known: Known, room: Room) {
		leave(socket, known);
		known.room = room;
		known.isHost = true;
		await socket.join(hostsOf(room.code));
	}

	async function reply<Name extends MessageName>(
		name: Name,
		input: unknown,
		known: Known,
		socket: Socket
	): Promise<(Replies[Name] & { ok: true }) | Refused> {
		try {
			const read = readMessage(name, input);
			if ('words' in read) return refuse('malformed', read.words);
			return { ok: true, ...(await handlers[name](read.message, known, socket)) };
		} catch (reason) {
			if (reason instanceof Refusal)
				return { ok: false, problem: reason.problem, words: reason.message };
			if (reason instanceof CommandRefused)
				return { ok: false, problem: 'refused', words: reason.message };
			// Of the message and the person nothing is logged; a store that is away says so itself.
			if (!(reason instanceof StoreAway))
				console.error(`The class server could not answer “${name}”: ${String(reason)}`);
			return { ok: false, problem: 'busy', words: 'The server could not do this. Try again.' };
		}
	}

	io.on('connection', (socket) => {
		const known: Known = {
			address: addressOf(socket, trustsProxy),
			messages: new Bucket(limits.messages, clock.now())
		};
		for (const name of Object.keys(handlers) as MessageName[])
			socket.on(name, (input: unknown, acknowledge: unknown) => {
				if (!known.messages.take(clock.now())) return void socket.disconnect(true);
				void reply(name, input, known, socket).then((answer) => {
					if (typeof acknowledge === 'function') acknowledge(answer);
				});
			});
		socket.on('disconnect', () => leave(socket, known));
	});

	const expiry = setInterval(() => {
		const now = clock.now();
		wrongCodes.tidy(now);
		newClasses.tidy(now);
		void store
			.expire(now)
			.catch((reason) => console.error(`Classes could not be deleted: ${reason}`));
	}, EXPIRE_EVERY_MS);
	expiry.unref();

	return {
		async close() {
			clearInterval(expiry);
			io.disconnectSockets(true);
			io.engine.close();
			for (const code of [...rooms.keys()]) forget(code);
		}
	};
}

const REFUSED_ANSWERS: Record<AnswerRefusal, [problem: Problem, words: string]> = {
	'not-in': ['not-in', 'The teacher has to let you in first.'],
	'not-open': ['not-open', 'This question is closed.'],
	'too-late': ['too-late', 'Your time for this question is over.'],
	'wrong-form': ['malformed', 'This answer does not fit the question.']
};

const firstOf = (header: string | string[] | undefined) =>
	(Array.isArray(header) ? header[0] : header)?.split(',')[0]?.trim();

/**
 * A page of another origin has nothing to say here. A browser tells the origin of a WebSocket but does not enforce
 * it; a client without one is no browser.
 */
function isSameOrigin({ headers }: IncomingMessage, trustsProxy: boolean): boolean {
	const { origin, host } = headers;
	if (origin === undefined) return true;
	const asked = (trustsProxy ? firstOf(headers['x-forwarded-host']) : undefined) ?? host;
	try {
		return new URL(origin).host === asked;
	} catch {
		return false;
	}
}

/** Who asks: the last address that a trusted proxy adds, else the other end of the connection. */
function addressOf({ handshake }: Socket, trustsProxy: boolean): string {
	const forwarded = handshake.headers['x-forwarded-for'];
	const last = (Array.isArray(forwarded) ? forwarded.join() : forwarded)?.split(',').at(-1)?.trim();
	return (trustsProxy ? last : undefined) || handshake.address;
}
