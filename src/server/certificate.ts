// The certificate and key for https, checked against each other before the server opens its port.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ServerProblem } from './problem.ts';

export type Certificate = { cert: Buffer; key: Buffer };

/** Throws a `ServerProblem` that names the variable and the path. */
export function readCertificate(certPath: string, keyPath: string): Certificate {
	const cert = readPem('TLS_CERT', certPath);
	const key = readPem('TLS_KEY', keyPath);
	accept(`TLS_CERT=${certPath} is not a certificate in PEM form`, () => new X509Certificate(cert));
	accept(`TLS_KEY=${keyPath} is not a private key without a password in PEM form`, () =>
		createSecureContext({ key })
	);
	accept(`TLS_KEY=${keyPath} is not the key of the certificate TLS_CERT=${certPath}`, () =>
		createSecureContext({ cert, key })
	);
	return { cert, key };
}

/**
 * The host names a certificate was made for, without wildcards and `localhost`. A phone installs the app only
 * from such a name: at a bare address of the network it would see a warning.
 */
export function certificateHosts(cert: Buffer): string[] {
	const names = new X509Certificate(cert).subjectAltName ?? '';
	return [...names.matchAll(/DNS:([^\s,"*]+)/g)]
		.map(([, host]) => host ?? '')
		.filter((host) => host !== '' && host !== 'localhost');
}

function readPem(variable: string, path: string) {
	try {
		return readFileSync(path);
	} catch (reason) {
		const code = reason instanceof Error && 'code' in reason ? String(reason.code) : String(reason);
		const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
		throw new ServerProblem(`${variable}=${path}: ${why}.`);
	}
}

function accept(problem: string, attempt: () => unknown) {
	try {
		attempt();
	} catch (reason) {
		const why = reason instanceof Error ? reason.message : String(reason);
		throw new ServerProblem(`${problem}: ${why}`);
	}
}
