import { expect, test } from 'vitest';
import { readOptions } from '../../src/server/options.ts';

test('without any setting it serves plain http on port 3000 at the root, and builds if needed', () => {
	expect(readOptions({}, [])).toEqual({
		port: 3000,
		basePath: '',
		dataDir: 'data',
		trustsProxy: false,
		build: true
	});
	expect(readOptions({ PORT: '', BASE_PATH: '', TLS_CERT: '', TLS_KEY: '' }, [])).toEqual(
		readOptions({}, [])
	);
});

test('every setting is taken', () => {
	expect(
		readOptions(
			{
				PORT: '443',
				BASE_PATH: '/school/dossier',
				TLS_CERT: 'a.pem',
				TLS_KEY: 'b.pem',
				DATA_DIR: '/var/lib/dossier',
				TRUST_PROXY: '1',
				REDIS_URL: 'rediss://classes.example.org:6380/1',
				REDIS_PREFIX: 'school1:'
			},
			['--no-build']
		)
	).toEqual({
		port: 443,
		basePath: '/school/dossier',
		dataDir: '/var/lib/dossier',
		trustsProxy: true,
		redis: { url: 'rediss://classes.example.org:6380/1', prefix: 'school1:' },
		tls: { certPath: 'a.pem', keyPath: 'b.pem' },
		build: false
	});
});

test.each(['65536', '-1', '3000.5', '0x10', 'http', '1e3', ' 80'])('PORT=%s is refused', (PORT) => {
	expect(() => readOptions({ PORT }, [])).toThrow(
		`PORT must be a whole number from 0 to 65535, but is “${PORT}”`
	);
});

test.each(['yes', 'true', '2', ' 1'])('TRUST_PROXY=%s is refused', (TRUST_PROXY) => {
	expect(() => readOptions({ TRUST_PROXY }, [])).toThrow('TRUST_PROXY must be 1 or 0');
});

test.each(['dossier', '/dossier/', '/', '//', '/a//b', '/a b', '/..', '/a/../b', '/a?b', '/ä'])(
	'BASE_PATH=%s is refused',
	(BASE_PATH) => {
		expect(() => readOptions({ BASE_PATH }, [])).toThrow(`but is “${BASE_PATH}”`);
	}
);

test('a certificate without its key, or a key without its certificate, is refused', () => {
	expect(() => readOptions({ TLS_CERT: 'a.pem' }, [])).toThrow(
		'TLS_CERT is set but TLS_KEY is not'
	);
	expect(() => readOptions({ TLS_KEY: 'b.pem' }, [])).toThrow('TLS_KEY is set but TLS_CERT is not');
});

test.each(['localhost', 'http://localhost', '6379'])('REDIS_URL=%s is refused', (REDIS_URL) => {
	expect(() => readOptions({ REDIS_URL }, [])).toThrow('REDIS_URL must be the address');
});

test('a prefix without an engine, or one that would break its keys, is refused', () => {
	expect(() => readOptions({ REDIS_PREFIX: 'a' }, [])).toThrow('REDIS_URL is not');
	const env = { REDIS_URL: 'redis://localhost', REDIS_PREFIX: 'a{b}' };
	expect(() => readOptions(env, [])).toThrow('but is “a{b}”');
});

test('an unknown option is refused', () => {
	expect(() => readOptions({}, ['--nobuild'])).toThrow('The only option is --no-build');
});
