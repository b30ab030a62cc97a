import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { apply, newSession } from '../../../src/lib/core/classroom/session.ts';
import { createMemoryStore } from '../../../src/server/stores/memory.ts';
import { createRedisStore } from '../../../src/server/stores/redis.ts';
import { createSqliteStore } from '../../../src/server/stores/sqlite.ts';
import { contentOf, oneOfEach, SETTINGS, student } from '../../core/classroom/sample-class.ts';
import { hasRedis, startRedis, type RedisServer } from '../../support/redis-server.ts';
import { describeLiveStore } from './store-contract.ts';

describeLiveStore('memory', async () => createMemoryStore());
describeLiveStore('SQLite', async () => createSqliteStore(':memory:'));

describe.skipIf(!hasRedis())('with an engine', () => {
	let redis: RedisServer;
	let count = 0;
	beforeAll(async () => {
		redis = await startRedis();
	});
	afterAll(() => redis.stop());
	describeLiveStore('Redis', async () =>
		createRedisStore({ url: redis.url, prefix: `contract-${++count}:` })
	);
});

test('without an engine its tests are left out with a line, and fail where there has to be one', () => {
	const said = vi.spyOn(console, 'warn').mockReturnValue();
	const command = 'no-such-redis-server';
	expect(hasRedis({ command, isRequired: false })).toBe(false);
	expect(said).toHaveBeenCalledOnce();
	expect(() => hasRedis({ command, isRequired: true })).toThrow('There is no no-such-redis-server');
	said.mockRestore();
});

describe('the SQLite store on disk', () => {
	async function folder() {
		const path = await mkdtemp(join(tmpdir(), 'dossier-classes-'));
		onTestFinished(() => rm(path, { recursive: true, force: true }));
		return path;
	}
	const content = contentOf(oneOfEach());
	const session = newSession({ code: '111111', questionCount: 3, settings: SETTINGS }, 0);

	test('has everything again after the process is gone without a word', async () => {
		const path = await folder();
		const store = createSqliteStore(path);
		await store.claim({ session, content, hostKeyHash: 'h' }, 1e6);
		await store.student('111111', student('a'), 10);
		await store.transition('111111', 1, apply(session, { kind: 'start' }, 0), 1e6);
		// No close: a killed process has no time for it.
		const again = createSqliteStore(path);
		expect((await again.load('111111'))?.session.phase).toBe('open');
		expect(await again.students('111111')).toEqual([student('a')]);
		await again.close();
		await store.close();
	});

	test('goes on with the classes of a file of version 1: the server was updated during a lesson', async () => {
		const path = await folder();
		// Frozen: what version 1 wrote.
		const old = new DatabaseSync(join(path, 'classes.sqlite'));
		old.exec(`
			CREATE TABLE classes (code TEXT PRIMARY KEY, version INTEGER NOT NULL, open_index INTEGER,
				session TEXT NOT NULL, content TEXT NOT NULL, host_key_hash TEXT NOT NULL,
				expires_at INTEGER NOT NULL) STRICT;
			CREATE TABLE students (code TEXT NOT NULL REFERENCES classes ON DELETE CASCADE, id TEXT NOT NULL,
				taken_name TEXT NOT NULL, is_present INTEGER NOT NULL, student TEXT NOT NULL,
				PRIMARY KEY (code, id), UNIQUE (code, taken_name)) STRICT;
			CREATE TABLE answers (code TEXT NOT NULL REFERENCES classes ON DELETE CASCADE,
				question INTEGER NOT NULL, student_id TEXT NOT NULL, answer TEXT NOT NULL,
				UNIQUE (code, question, student_id)) STRICT;
			CREATE INDEX classes_by_expiry ON classes (expires_at);
			PRAGMA user_version = 1`);
		const open = apply(session, { kind: 'start' }, 0);
		const row = [JSON.stringify(open), JSON.stringify(content), 'h'] as const;
		old
			.prepare('INSERT INTO classes VALUES (?, ?, ?, ?, ?, ?, ?)')
			.run('111111', 2, 0, ...row, 1e6);
		const given = (studentId: string) => ({
			...{ index: 0, studentId, confidence: null, elapsedMs: 5, score: 1, points: 1000, at: 5 },
			response: { form: 'true-false' as const, value: true },
			verdict: 'right' as const
		});
		for (const id of ['b', 'a']) {
			const one = student(id);
			old
				.prepare('INSERT INTO students VALUES (?, ?, ?, 1, ?)')
				.run('111111', id, `student${id}`, JSON.stringify(one));
			old
				.prepare('INSERT INTO answers VALUES (?, 0, ?, ?)')
				.run('111111', id, JSON.stringify(given(id)));
		}
		old.close();
		const store = createSqliteStore(path);
		expect((await store.load('111111'))?.session).toEqual(open);
		expect((await store.students('111111')).map(({ id }) => id)).toEqual(['b', 'a']);
		expect(await store.answers('111111')).toEqual([given('b'), given('a')]);
		expect(await store.answer('111111', { ...given('a'), points: 0 })).toEqual({
			status: 'repeat',
			answer: given('a')
		});
		expect((await store.answer('111111', given('c'))).status).toBe('written');
		expect(await store.transition('111111', 2, apply(open, { kind: 'close' }, 1), 1e6)).toBe(true);
		await store.close();
		const again = createSqliteStore(path);
		expect(await again.answers('111111', 0)).toHaveLength(3);
		expect(await again.expire(1e6)).toEqual(['111111']);
		expect(await again.answers('111111')).toEqual([]);
		await again.close();
	});

	test('begins anew on a file of another version, and leaves no table of it', async () => {
		const path = await folder();
		const old = new DatabaseSync(join(path, 'classes.sqlite'));
		old.exec('CREATE TABLE classes (something TEXT); PRAGMA user_version = 99');
		old.close();
		const store = createSqliteStore(path);
		expect(await store.claim({ session, content, hostKeyHash: 'h' }, 1e6)).toBe(true);
		await store.close();
	});
});
