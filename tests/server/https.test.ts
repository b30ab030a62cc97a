import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { certificateHosts, readCertificate } from '../../src/server/certificate.ts';
import { builtFiles, page, serve, temporaryFolder, writeFiles } from './site-fixture.ts';

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/tls', name);
const certPath = fixture('cert.pem');
const keyPath = fixture('key.pem');

test('over https a page says that it is to be had only so, except on localhost', async () => {
	const root = await temporaryFolder();
	await writeFiles(root, builtFiles());
	const ask = await serve(root, { tls: readCertificate(certPath, keyPath) });
	const reply = await ask('/study/', { headers: { Host: 'dossier.test' } });
	expect(reply.body.toString()).toBe(page('Study'));
	expect(reply.headers['strict-transport-security']).toBe('max-age=31536000');
	const local = await ask('/study/', { headers: { Host: 'localhost:3000' } });
	expect(local.headers['strict-transport-security']).toBeUndefined();
});

test('the names in a certificate are the addresses that phones are shown', () => {
	expect(certificateHosts(readCertificate(certPath, keyPath).cert)).toEqual(['dossier.test']);
});

describe('a certificate that cannot be used is named, with what is wrong', () => {
	test('no such file', () => {
		expect(() => readCertificate('/nowhere/cert.pem', keyPath)).toThrow(
			'TLS_CERT=/nowhere/cert.pem: there is no such file.'
		);
		expect(() => readCertificate(certPath, '/nowhere/key.pem')).toThrow(
			'TLS_KEY=/nowhere/key.pem: there is no such file.'
		);
	});

	test('a folder', () => {
		expect(() => readCertificate(fixture(''), keyPath)).toThrow(/^TLS_CERT=.*cannot be read/);
	});

	test('something else than a certificate or a key', () => {
		expect(() => readCertificate(import.meta.filename, keyPath)).toThrow(
			/^TLS_CERT=.*is not a certificate in PEM form/
		);
		expect(() => readCertificate(certPath, import.meta.filename)).toThrow(
			/^TLS_KEY=.*is not a private key without a password in PEM form/
		);
	});

	test('the key of another certificate', async () => {
		const folder = await temporaryFolder();
		const { privateKey } = generateKeyPairSync('ec', {
			namedCurve: 'P-256',
			publicKeyEncoding: { type: 'spki', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
		});
		await writeFiles(folder, { 'other.pem': privateKey });
		expect(() => readCertificate(certPath, join(folder, 'other.pem'))).toThrow(
			/^TLS_KEY=.*other\.pem is not the key of the certificate TLS_CERT=.*cert\.pem/
		);
	});
});
