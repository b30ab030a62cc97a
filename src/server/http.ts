// Serves the built app: every page and file of one folder, with the headers a school's IT asks for.
// Imported by main.ts and the tests; imports nothing of the app. Touches only the folder it is given.
import { readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import sirv from 'sirv';

export type SiteOptions = {
	/** The built folder. */
	root: string;
	/** Empty, or `/dossier`. */
	basePath: string;
};

type Answer =
	| { kind: 'file'; path: string }
	| { kind: 'redirect'; status: 307 | 308; location: string }
	| { kind: 'problem'; status: 400 | 404 };

const YEAR_S = 365 * 24 * 3600;
const NOT_FOUND_PAGES = ['404.html', 'not-found/index.html'];

const DENIED = [
	'accelerometer',
	'autoplay',
	'bluetooth',
	'display-capture',
	'geolocation',
	'gyroscope',
	'hid',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'publickey-credentials-get',
	'serial',
	'usb',
	'xr-spatial-tracking'
];

const SECURITY_HEADERS = {
	// The pages carry the rest of their policy themselves; a page cannot forbid framing in its own markup.
	'Content-Security-Policy': "frame-ancestors 'none'",
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	// What the app never uses is denied; the camera reads class codes, the screen may stay on during a session.
	'Permissions-Policy': [
		'camera=(self)',
		'screen-wake-lock=(self)',
		...DENIED.map((feature) => `${feature}=()`)
	].join(', '),
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'X-Frame-Options': 'DENY'
};

/** The request handler for a built folder. It answers every request and never throws. */
export function createSite({ root, basePath }: SiteOptions) {
	// `dev` looks at the disk on each request, so a rebuilt folder is served without a restart.
	const sendFile = sirv(root, {
		dev: true,
		etag: true,
		brotli: true,
		gzip: true,
		extensions: [],
		onNoMatch: (_, response) => sendNotFound(response, root)
	});
	const respond = (request: IncomingMessage, response: ServerResponse) => {
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.setHeader('Allow', 'GET, HEAD');
			return sendText(response, 405, 'Only GET and HEAD are answered here.');
		}
		const answer = answerTo(request.url ?? '/', root, basePath);
		if (answer.kind === 'problem') {
			if (answer.status === 404) return sendNotFound(response, root);
			return sendText(response, 400, 'This address cannot be read.');
		}
		if (answer.kind === 'redirect') {
			response.setHeader('Location', answer.location);
			return sendText(response, answer.status, `This page is at ${answer.location}`);
		}
		response.setHeader('Cache-Control', cachingOf(answer.path));
		// A part of a file is never needed, and sirv reads past the end of a malformed range.
		delete request.headers.range;
		request.url = encodeURI(answer.path);
		sendFile(request, response);
	};
	return (request: IncomingMessage, response: ServerResponse): void => {
		try {
			setHeaders(request, response);
			releaseFileWithResponse(response);
			respond(request, response);
		} catch {
			// The folder changed between two looks at it, as during a rebuild.
			if (response.headersSent) response.destroy();
			else sendText(response, 503, 'This page is being replaced. Try again in a moment.');
		}
	};
}

/** What a request's address leads to. */
function answerTo(url: string, root: string, basePath: string): Answer {
	const target = url.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
	const [encoded = '/'] = target.split('?', 1);
	const query = target.slice(encoded.length);
	const whole = decode(encoded);
	if (whole === undefined) return { kind: 'problem', status: 400 };
	if (basePath !== '' && whole === '/')
		return { kind: 'redirect', status: 307, location: `${basePath}/${query}` };
	if (whole !== basePath && !whole.startsWith(`${basePath}/`))
		return { kind: 'problem', status: 404 };
	const path = whole.slice(basePath.length);
	const file = path.endsWith('/') ? `${path}index.html` : path;
	if (isServable(path) && isFile(join(root, file))) return { kind: 'file', path: file };
	if (isServable(path) && isFile(join(root, path, 'index.html')))
		return { kind: 'redirect', status: 308, location: `${encodeURI(whole)}/${query}` };
	return { kind: 'problem', status: 404 };
}

/** The decoded path; `undefined` where it is none. */
function decode(encoded: string) {
	try {
		const path = decodeURIComponent(encoded);
		return path.startsWith('/') && !path.includes('\0') ? path : undefined;
	} catch {
		return undefined;
	}
}

/**
 * No parent folders, no hidden files, no backslashes (a separator on Windows), and no empty segments: a redirect
 * to `//name/` would lead to another host.
 */
function isServable(path: string) {
	return !path.includes('\\') && !path.includes('//') && !/\/\.(?!well-known\/)/.test(path);
}

function isFile(path: string) {
	try {
		return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
	} catch {
		return false; // a name longer than the file system's
	}
}

/** Hashed files never change; everything else is asked for again, and answered with 304 where it is the same. */
function cachingOf(path: string) {
	return path.startsWith('/_app/immutable/') ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';
}

function setHeaders(request: IncomingMessage, response: ServerResponse) {
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
	response.setHeader('Cache-Control', 'no-cache');
	const isHttps = request.socket instanceof TLSSocket;
	// On localhost it would force https upon every other server of this computer.
	if (isHttps && !/^localhost(:|$)/i.test(request.headers.host ?? ''))
		response.setHeader('Strict-Transport-Security', `max-age=${YEAR_S}`);
}

/** sirv opens the file and pipes it; when the file vanishes or the phone leaves, somebody must close the other end. */
function releaseFileWithResponse(response: ServerResponse) {
	response.on('pipe', (file) => {
		file.on('error', () => response.destroy());
		response.on('close', () => file.destroy());
	});
}

function sendNotFound(response: ServerResponse, root: string) {
	for (const page of NOT_FOUND_PAGES) {
		const path = join(root, page);
		if (isFile(path)) return send(response, 404, 'text/html; charset=utf-8', readFileSync(path));
	}
	sendText(response, 404, 'There is no page at this address.');
}

function sendText(response: ServerResponse, status: number, text: string) {
	send(response, status, 'text/plain; charset=utf-8', `${text}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer) {
	response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
	response.end(body); // to HEAD, Node sends the headers alone
}
