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
