import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { page, SCRIPT, serve, serveApp, temporaryFolder, writeFiles } from './site-fixture.ts';

describe('a page', () => {
	test('is served at its address with a slash', async () => {
		const { ask } = await serveApp();
		for (const [path, title] of [
			['/', 'Today'],
			['/study/', 'Study'],
			['/library/deck/?id=vostochny-2023/actors', 'Deck']
		] as const) {
			const reply = await ask(path);
			expect(reply.status, path).toBe(200);
			expect(reply.body.toString()).toBe(page(title));
			expect(reply.headers['content-type']).toBe('text/html;charset=utf-8');
		}
	});

	test('without its slash leads to the address with it, the query kept', async () => {
		const { ask } = await serveApp();
		const reply = await ask('/library/deck?id=a/b&count=5');
		expect(reply.status).toBe(308);
		expect(reply.headers.location).toBe('/library/deck/?id=a/b&count=5');
	});

	test('a doubled slash never leads to another host', async () => {
		const { ask } = await serveApp();
		for (const path of ['//study', '//study/', '/library//deck', 'http://elsewhere.example//study'])
			expect((await ask(path)).headers.location, path).toBeUndefined();
	});

	test('that changed on disk is served as it is now', async () => {
		const { root, ask } = await serveApp();
		await ask('/study/');
		await writeFiles(root, { 'study/index.html': page('Study, corrected and longer') });
		expect((await ask('/study/')).body.toString()).toBe(page('Study, corrected and longer'));
	});

	test('asked for by HEAD comes without its body', async () => {
		const { ask } = await serveApp();
		const reply = await ask('/study/', { method: 'HEAD' });
		expect(reply.status).toBe(200);
		expect(Number(reply.headers['content-length'])).toBe(page('Study').length);
		expect(reply.body).toHaveLength(0);
	});
});

describe('an address without a page', () => {
	test.each(['/no/such/page/', '/nothing', '/study/nothing', '/favicon.svg/', '/_app/', '/_app'])(
		'%s shows the not-found page',
		async (path) => {
			const { ask } = await serveApp();
			const reply = await ask(path);
			expect(reply.status).toBe(404);
			expect(reply.body.toString()).toBe(page('Not found'));
			expect(reply.headers['cache-control']).toBe('no-cache');
		}
	);

	test('shows 404.html where there is one, and one line of text where there is no page for it', async () => {
		const { root, ask } = await serveApp();
		await writeFiles(root, { '404.html': page('No such page') });
		expect((await ask('/nothing')).body.toString()).toBe(page('No such page'));
		await rm(join(root, '404.html'));
		await rm(join(root, 'not-found'), { recursive: true });
		const reply = await ask('/nothing');
		expect(reply.status).toBe(404);
		expect(reply.body.toString()).toBe('There is no page at this address.\n');
	});
});

describe('an address that is no address', () => {
	test.each(['/%', '/%zz', '/%c3%28', '/%00', '/study/%00.html', 'study/', '*'])(
		'%s is refused',
		async (path) => {
			const { ask } = await serveApp();
			expect((await ask(path)).status).toBe(400);
			expect((await ask('/')).status).toBe(200);
		}
	);

	test.each([
		'/../secret.txt',
		'/study/../../secret.txt',
		'/%2e%2e/secret.txt',
		'/..%2fsecret.txt',
		'/study/..%2f..%2fsecret.txt',
		'/..%5csecret.txt',
		'/..\\secret.txt',
		'/study/../study/',
		'/./study/',
		'/.secret',
		'/%2esecret'
	])('%s leads nowhere', async (path) => {
		const outer = await temporaryFolder();
		await writeFiles(outer, {
			'secret.txt': 'not yours',
			'build/index.html': page('Today'),
			'build/study/index.html': page('Study'),
			'build/.secret': 'not yours'
		});
		const ask = await serve(join(outer, 'build'));
		const reply = await ask(path);
		expect(reply.status).toBe(404);
		expect(reply.body.toString()).not.toContain('not yours');
	});

	test('longer than any file name leads nowhere', async () => {
		const { ask } = await serveApp();
		for (const part of ['a', 'a/']) expect((await ask(`/${part.repeat(3000)}`)).status).toBe(404);
	});

	test('in absolute form, as a proxy sends it, is understood', async () => {
		const { ask } = await serveApp();
		expect((await ask('http://school.example/study/')).body.toString()).toBe(page('Study'));
		expect((await ask('http://school.example')).body.toString()).toBe(page('Today'));
	});
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is not answered', async (method) => {
	const { ask } = await serveApp();
	const reply = await ask('/', { method });
	expect(reply.status).toBe(405);
	expect(reply.headers.allow).toBe('GET, HEAD');
});

describe('caching', () => {
	test('hashed files are kept for a year, everything else is asked for again', async () => {
		const { ask } = await serveApp();
		const cacheControl = async (path: string) => (await ask(path)).headers['cache-control'];
		expect(await cacheControl('/_app/immutable/entry.js')).toBe(
			'public, max-age=31536000, immutable'
		);
		for (const path of [
			'/',
			'/study/',
			'/manifest.webmanifest',
			'/service-worker.js',
			'/_app/version.json',
			'/favicon.svg'
		])
			expect(await cacheControl(path), path).toBe('no-cache');
		expect(await cacheControl('/_app/immutable/gone.js')).toBe('no-cache');
	});

	test('an unchanged file is not sent twice', async () => {
		const { ask } = await serveApp();
		const { etag = '' } = (await ask('/study/')).headers;
		const again = await ask('/study/', { headers: { 'If-None-Match': etag } });
		expect(again.status).toBe(304);
		expect(again.headers['cache-control']).toBe('no-cache');
		expect(again.body).toHaveLength(0);
	});
});

describe('compression', () => {
	test.each([
		['br, gzip', 'br', (body: Buffer) => brotliDecompressSync(body)],
		['gzip, deflate', 'gzip', (body: Buffer) => gunzipSync(body)],
		['identity', undefined, (body: Buffer) => body]
	] as const)('a browser that takes %s gets %s', async (accepted, encoding, unpack) => {
		const { ask } = await serveApp();
		const reply = await ask('/_app/immutable/entry.js', {
			headers: { 'Accept-Encoding': accepted }
		});
		expect(reply.headers['content-encoding']).toBe(encoding);
		expect(reply.headers['content-type']).toBe('text/javascript');
		expect(reply.headers.vary).toBe('Accept-Encoding');
		expect(unpack(reply.body).toString()).toBe(SCRIPT);
	});
});

test('every file says truly what it is', async () => {
	const { ask } = await serveApp();
	const type = async (path: string) => (await ask(path)).headers['content-type'];
	expect(await type('/manifest.webmanifest')).toBe('application/manifest+json');
	expect(await type('/_app/version.json')).toBe('application/json');
	expect(await type('/favicon.svg')).toBe('image/svg+xml');
	expect(await type('/service-worker.js')).toBe('text/javascript');
});

test.each(['/', '/study', '/nothing', '/%', '/_app/immutable/entry.js'])(
	'%s carries the security headers',
	async (path) => {
		const { ask } = await serveApp();
		const { headers } = await ask(path);
		expect(headers['content-security-policy']).toBe("frame-ancestors 'none'");
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['x-frame-options']).toBe('DENY');
		expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
		expect(headers['cross-origin-opener-policy']).toBe('same-origin');
		expect(headers['cross-origin-resource-policy']).toBe('same-origin');
		expect(headers['permissions-policy']).toMatch(/geolocation=\(\).*microphone=\(\)/);
		expect(headers['referrer-policy']).toBe('no-referrer');
		expect(headers['permissions-policy']).toContain('camera=(self)');
		expect(headers['cross-origin-opener-policy']).toBe('same-origin');
		expect(headers['strict-transport-security']).toBeUndefined();
	}
);

test.each(['bytes=5-2', 'bytes=abc', 'bytes=99999-', 'bytes=-5', 'lines=1'])(
	'a request for the part %s gets the whole',
	async (range) => {
		const { ask } = await serveApp();
		const reply = await ask('/study/', { headers: { Range: range } });
		expect(reply.status).toBe(200);
		expect(reply.body.toString()).toBe(page('Study'));
	}
);

describe('under a base path', () => {
	test('pages live below it, and the root leads there', async () => {
		const { ask } = await serveApp('/dossier');
		expect((await ask('/dossier/study/?a=1')).body.toString()).toBe(page('Study', '/dossier'));
		const root = await ask('/?source=home');
		// Not a permanent one: browsers would keep it after the server is started without a base path.
		expect(root.status).toBe(307);
		expect(root.headers.location).toBe('/dossier/?source=home');
		const base = await ask('/dossier');
		expect(base.status).toBe(308);
		expect(base.headers.location).toBe('/dossier/');
		expect((await ask('/dossier/study')).headers.location).toBe('/dossier/study/');
		expect((await ask('/dossier/_app/immutable/entry.js')).headers['cache-control']).toContain(
			'immutable'
		);
	});

	test('nothing is served beside it', async () => {
		const { ask } = await serveApp('/dossier');
		for (const path of ['/study/', '/dossiers/study/', '/dossier2/', '/favicon.svg']) {
			const reply = await ask(path);
			expect(reply.status, path).toBe(404);
			expect(reply.body.toString()).toBe(page('Not found', '/dossier'));
		}
	});
});
