// What the environment and the command line ask for, checked before anything is built or opened.
import { parseArgs } from 'node:util';
import { ServerProblem } from './problem.ts';

export type Options = {
	/** 0 lets the system choose a free port. */
	port: number;
	/** Empty, or `/dossier`: begins with a slash and ends without one. */
	basePath: string;
	/** Paths of two PEM files; both, or plain http. */
	tls?: { certPath: string; keyPath: string };
	/** Where classes are kept while they run; `:memory:` forgets them with the process. */
	dataDir: string;
	/** Where students study at home: the https address of the app, offered at the end of a class. */
	homeUrl?: string;
	/** An engine that keeps classes for any number of servers; without one they are in a file of this one. */
	redis?: { url: string; prefix?: string };
	/** Whether a proxy in front says in `X-Forwarded-For` who asks. */
	trustsProxy: boolean;
	/** Whether to build first where the build is missing or old. */
	build: boolean;
};

type Environment = Record<string, string | undefined>;

/** Throws a `ServerProblem` that names the variable, what was found and what is expected. */
export function readOptions(env: Environment, args: string[]): Options {
	const options: Options = {
		port: readPort(env.PORT ?? ''),
		basePath: readBasePath(env.BASE_PATH ?? ''),
		dataDir: env.DATA_DIR || 'data',
		trustsProxy: readSwitch('TRUST_PROXY', env.TRUST_PROXY ?? ''),
		build: readBuild(args)
	};
	const homeUrl = readHomeUrl(env.HOME_URL ?? '');
	if (homeUrl) options.homeUrl = homeUrl;
	const redis = readRedis(env.REDIS_URL ?? '', env.REDIS_PREFIX ?? '');
	if (redis) options.redis = redis;
	const tls = readTls(env.TLS_CERT ?? '', env.TLS_KEY ?? '');
	if (tls) options.tls = tls;
	return options;
}

function readPort(text: string) {
	if (text === '') return 3000;
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65535) return port;
	throw new ServerProblem(
		`PORT must be a whole number from 0 to 65535, but is “${text}”. For example: PORT=3001 npm start`
	);
}

function readBasePath(text: string) {
	if (text === '' || /^(\/[\w~-][\w.~-]*)+$/.test(text)) return text;
	throw new ServerProblem(
		`BASE_PATH must begin with a slash, end without one and hold only letters, digits and - . _ ~, ` +
			`but is “${text}”. For example: BASE_PATH=/dossier`
	);
}

function readHomeUrl(text: string) {
	if (text === '') return undefined;
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash)
		return url.href.endsWith('/') ? url.href : `${url.href}/`;
	throw new ServerProblem(
		`HOME_URL must be the address of the app, but is “${text}”. For example: HOME_URL=https://quiz.example.org/`
	);
}

function readRedis(url: string, prefix: string) {
	if (url === '' && prefix === '') return undefined;
	if (url === '')
		throw new ServerProblem('REDIS_PREFIX is set but REDIS_URL is not: set both, or neither.');
	if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol))
		throw new ServerProblem(
			'REDIS_URL must be the address of a Redis or Valkey server. For example: REDIS_URL=redis://127.0.0.1:6379'
		);
	if (!/^[\w:.-]*$/.test(prefix))
		throw new ServerProblem(
			`REDIS_PREFIX may hold letters, digits and : . _ - only, but is “${prefix}”. For example: REDIS_PREFIX=school1:`
		);
	return { url, ...(prefix ? { prefix } : {}) };
}

function readSwitch(name: string, text: string) {
	if (text === '' || text === '0') return false;
	if (text === '1') return true;
	throw new ServerProblem(`${name} must be 1 or 0, but is “${text}”.`);
}

function readTls(certPath: string, keyPath: string) {
	if (!certPath && !keyPath) return undefined;
	if (certPath && keyPath) return { certPath, keyPath };
	const [set, missing] = certPath ? ['TLS_CERT', 'TLS_KEY'] : ['TLS_KEY', 'TLS_CERT'];
	throw new ServerProblem(
		`${set} is set but ${missing} is not. For https set both to paths of PEM files; for plain http set neither.`
	);
}

function readBuild(args: string[]) {
	try {
		const { values } = parseArgs({ args, options: { 'no-build': { type: 'boolean' } } });
		return !values['no-build'];
	} catch {
		throw new ServerProblem(`The only option is --no-build, but “${args.join(' ')}” was given.`);
	}
}
