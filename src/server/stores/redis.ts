// Classes in Redis or Valkey: any number of processes serve the same ones. Each change is one run of one script, which
// writes and tells in the same step; a process tells its own listeners as soon as it knows, by the reply or by the
// message, whichever comes first.
import { createHash } from 'node:crypto';
import { answerKey } from '../../lib/core/classroom/session.ts';
import type { ClassAnswer, ClassSession, ClassStudent } from '../../lib/core/classroom/types.ts';
import { createListeners } from './listeners.ts';
import {
	takenName,
	type AnswerWritten,
	type Known,
	type LiveChange,
	type LiveStore,
	type StudentWritten
} from './live-store.ts';
import { openRedisLink } from './redis-link.ts';
import { SCRIPT } from './redis-script.ts';

const SHA = createHash('sha1').update(SCRIPT).digest('hex');
/** The engine forgets by itself what no process is left to delete. */
const MARGIN_MS = 3_600_000;
/** Steps whose message has not come yet are remembered up to so many: a lost message would keep its step for ever. */
const MOST_STEPS = 10_000;

/** Answers in one run. */
const SLICE = 2000;

type Told = { step: string; change: LiveChange };

export type RedisOptions = {
	url: string;
	/** Before every key, so that several schools share an engine. */
	prefix?: string;
	now?: () => number;
	log?: (line: string) => void;
};

/** @throws ServerProblem where there is no such engine */
export async function createRedisStore({
	url,
	prefix = 'dossier:',
	now = Date.now,
	log
}: RedisOptions): Promise<LiveStore> {
	const listeners = createListeners();
	/** Classes that are listened to, with the moment from which nothing is missed. */
	const channels = new Map<string, { listeners: number; isOpen: Promise<unknown> }>();
	const process = crypto.randomUUID();
	const steps = new Set<string>();
	let stepCount = 0;
	const link = await openRedisLink({
		url,
		onreturn: () => {
			for (const code of channels.keys()) listeners.tell(code, { kind: 'reread', heal });
		},
		...(log ? { log } : {})
	});

	const base = (code: string) => `${prefix}{${code}}:`;
	const byExpiry = `${prefix}expiry`;
	const livesFor = (expiresAt: number) => String(Math.max(0, expiresAt - now()) + MARGIN_MS);

	/** True the first time that a step is heard of, by its reply or by its message. */
	function isFirst(step: string) {
		if (steps.delete(step)) return false;
		steps.add(step);
		const [oldest] = steps;
		if (steps.size > MOST_STEPS && oldest !== undefined) steps.delete(oldest);
		return true;
	}

	async function run(args: string[]): Promise<unknown> {
		try {
			return await link.ask(['EVALSHA', SHA, '1', byExpiry, ...args]);
		} catch (reason) {
			// An engine that was started anew does not know it.
			if (!String(reason).includes('NOSCRIPT')) throw reason;
			return link.ask(['EVAL', SCRIPT, '1', byExpiry, ...args]);
		}
	}

	/** Runs a step that is told of; here too, once it is known to be done. */
	async function step(op: string, code: string, change: LiveChange, args: string[]) {
		const name = `${process} ${++stepCount}`;
		const message = JSON.stringify({ step: name, change } satisfies Told);
		const reply = (await run([op, code, prefix, message, ...args])) as [string, string?];
		if (reply[0] === 'written' && isFirst(name)) listeners.tell(code, change);
		return reply;
	}

	function hear(code: string, text: string) {
		const { step: name, change } = JSON.parse(text) as Told;
		const isOwn = name.startsWith(process);
		if (change.kind === 'present' ? !isOwn : !isOwn || isFirst(name)) listeners.tell(code, change);
	}

	const sessionArgs = (session: ClassSession, expiresAt: number) => [
		JSON.stringify(session),
		String(session.version),
		session.phase === 'open' ? String(session.index) : session.phase === 'self' ? 'any' : '',
		String(session.round ?? 1),
		String(expiresAt),
		livesFor(expiresAt)
	];
	const studentArgs = (student: ClassStudent) => [
		takenName(student),
		student.status === 'removed' ? '0' : '1',
		JSON.stringify(student)
	];

	/** In the order in which they came. */
	async function readAll<T>(key: string): Promise<T[]> {
		const values = (await link.ask(['HVALS', key])) as string[];
		return values
			.map((value) => {
				const tab = value.indexOf('\t');
				return [Number(value.slice(0, tab)), JSON.parse(value.slice(tab + 1)) as T] as const;
			})
			.sort(([one], [other]) => one - other)
			.map(([, value]) => value);
	}

	const load: LiveStore['load'] = async (code) => {
		await channels.get(code)?.isOpen;
		const [session, content, hostKeyHash] = (await link.ask([
			...['HMGET', `${base(code)}c`, 'session', 'content', 'host']
		])) as (string | null)[];
		if (!session || !content || !hostKeyHash) return undefined;
		return { session: JSON.parse(session), content: JSON.parse(content), hostKeyHash };
	};
	const students = (code: string) => readAll<ClassStudent>(`${base(code)}s`);
	async function answers(code: string, index?: number): Promise<ClassAnswer[]> {
		const all = await readAll<ClassAnswer>(`${base(code)}a`);
		return index === undefined ? all : all.filter((one) => one.index === index);
	}

	/** Writes back what a process knows and the engine lost, and gives what is there then. */
	async function heal({ stored, expiresAt, ...known }: Known) {
		const { session, content, hostKeyHash } = stored;
		const { code } = session;
		for (let from = 0; from === 0 || from < known.answers.length; from += SLICE) {
			const slice = known.answers.slice(from, from + SLICE);
			const added = from === 0 ? known.students : [];
			await run([
				...['heal', code, prefix, ''],
				...sessionArgs(session, expiresAt),
				...[JSON.stringify(content), hostKeyHash],
				String(added.length),
				...added.flatMap((student) => [student.id, ...studentArgs(student)]),
				String(slice.length),
				...slice.flatMap((answer) => [answerKey(answer), JSON.stringify(answer)])
			]);
		}
		const healed = await load(code);
		if (!healed) return undefined;
		const [allStudents, allAnswers] = await Promise.all([students(code), answers(code)]);
		return { stored: healed, students: allStudents, answers: allAnswers };
	}

	return {
		async claim({ session, content, hostKeyHash }, expiresAt) {
			const args = [...sessionArgs(session, expiresAt), JSON.stringify(content), hostKeyHash];
			return (await run(['claim', session.code, prefix, '', ...args])) === 1;
		},
		load,
		async transition(code, expectedVersion, session, expiresAt) {
			const args = [...sessionArgs(session, expiresAt), String(expectedVersion)];
			const [result] = await step('transition', code, { kind: 'session', session }, args);
			return result === 'written';
		},
		async student(code, student, limit, before) {
			const [name, isPresent, text] = studentArgs(student) as [string, string, string];
			const was = before ? JSON.stringify(before) : '';
			const [result, current] = await step('student', code, { kind: 'student', student }, [
				...[student.id, name, text, String(limit), was, isPresent]
			]);
			if (result === 'stale' && current)
				listeners.tell(code, { kind: 'student', student: JSON.parse(current) });
			return result as StudentWritten;
		},
		students,
		async answer(code, answer): Promise<AnswerWritten> {
			const [result, first] = await step('answer', code, { kind: 'answer', answer }, [
				...[answerKey(answer), JSON.stringify(answer)],
				...[String(answer.index), String(answer.round ?? 1)]
			]);
			if (result === 'written') return { status: 'written', answer };
			if (result === 'repeat' && first) return { status: 'repeat', answer: JSON.parse(first) };
			return { status: result === 'gone' ? 'gone' : 'not-open' };
		},
		answers,
		subscribe(code, listener) {
			const channel = `${base(code)}told`;
			const known = channels.get(code);
			channels.set(code, {
				listeners: (known?.listeners ?? 0) + 1,
				isOpen: known?.isOpen ?? link.listen(channel, (text) => hear(code, text))
			});
			const stop = listeners.add(code, listener);
			return () => {
				stop();
				const open = channels.get(code);
				if (!open) return;
				open.listeners -= 1;
				if (open.listeners > 0) return;
				channels.delete(code);
				link.ignore(channel);
			};
		},
		async announce(code, studentIds) {
			const change: LiveChange = { kind: 'present', process, studentIds: [...studentIds] };
			const message = JSON.stringify({ step: `${process} present`, change } satisfies Told);
			await link.ask(['PUBLISH', `${base(code)}told`, message]);
		},
		async expire(at) {
			const due = (await link.ask(['ZRANGEBYSCORE', byExpiry, '-inf', String(at)])) as string[];
			const gone: string[] = [];
			for (const code of due) {
				// Of several processes one forgets it and says so.
				if ((await link.ask(['ZREM', byExpiry, code])) !== 1) continue;
				await step('forget', code, { kind: 'gone' }, []);
				gone.push(code);
			}
			return gone;
		},
		async count() {
			return (await link.ask(['ZCARD', byExpiry])) as number;
		},
		async close() {
			link.close();
		}
	};
}
