// The browser of the tests: a named one, Playwright's own, an installed one, or else one that is installed now.
import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';

export type Chromium = { executablePath: string; described: string };

/** There is no browser and none could be installed. The message says what was tried and what to do. */
export class ChromiumMissing extends Error {
	override name = 'ChromiumMissing';
}

type Candidate = { path: string; origin: string };

const run = promisify(execFile);
const INSTALL_MS = 10 * 60_000;
const START_MS = 30_000;

/** Finds or installs a Chromium that starts, or throws `ChromiumMissing`. */
export async function findChromium(print: (line: string) => void): Promise<Chromium> {
	const named = process.env.CHROMIUM_PATH;
	if (named) return demandNamed(named);
	const found = await firstWorking([playwrightsOwn(), ...installed()]);
	if (found) return found;
	const failures: string[] = [];
	for (const install of [withPlaywright, withApt]) {
		const failure = await install(print);
		const now = failure ? undefined : await firstWorking([playwrightsOwn(), ...installed()]);
		if (now) return now;
		failures.push(failure ?? 'the installed browser does not start');
	}
	throw new ChromiumMissing(
		`The tests need Chromium or Chrome, and there is none (${failures.join('; ')}). ` +
			'Install one, or set CHROMIUM_PATH to its program file.'
	);
}

async function demandNamed(path: string): Promise<Chromium> {
	const version = await versionOf(path);
	if (version) return { executablePath: path, described: `${version} at CHROMIUM_PATH=${path}` };
	throw new ChromiumMissing(`CHROMIUM_PATH=${path} is no browser that starts.`);
}

async function firstWorking(candidates: Candidate[]): Promise<Chromium | undefined> {
	for (const { path, origin } of candidates) {
		const version = await versionOf(path);
		if (version) return { executablePath: path, described: `${version}, ${origin}, at ${path}` };
	}
	return undefined;
}

/**
 * What the program calls itself; `undefined` where it does not start, as Ubuntu's /usr/bin/chromium-browser, a
 * script that only names the package to install, or a download whose libraries are missing.
 */
async function versionOf(path: string): Promise<string | undefined> {
	try {
		await access(path);
		// On Windows the program opens a window instead.
		if (process.platform === 'win32') return 'Chromium';
		const { stdout } = await run(path, ['--version'], { timeout: START_MS });
		return /(Chrom|Edg)\S* .*\d/.test(stdout) ? stdout.trim() : undefined;
	} catch {
		return undefined; // the next candidate may do
	}
}

const playwrightsOwn = (): Candidate => ({
	path: chromium.executablePath(),
	origin: 'Playwright’s own'
});

function installed(): Candidate[] {
	return placesOf(process.platform).map((path) => ({ path, origin: 'installed' }));
}

function placesOf(platform: NodeJS.Platform): string[] {
	if (platform === 'darwin')
		return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
			join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
			join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
			join(folder, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge')
		]);
	if (platform === 'win32')
		return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
			.map((name) => process.env[name] ?? '')
			.filter((folder) => folder !== '')
			.flatMap((folder) => [
				join(folder, 'Google/Chrome/Application/chrome.exe'),
				join(folder, 'Chromium/Application/chrome.exe'),
				join(folder, 'Microsoft/Edge/Application/msedge.exe')
			]);
	const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
	return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
		names.map((name) => join(folder, name))
	);
}

/** Why it failed; `undefined` when it did not. */
async function attempt(what: string, steps: [string, ...string[]][]): Promise<string | undefined> {
	try {
		for (const [program, ...args] of steps)
			await run(program, args, {
				timeout: INSTALL_MS,
				maxBuffer: 64 * 1024 * 1024,
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
			});
		return undefined;
	} catch (reason) {
		const lines = String(reason instanceof Error ? reason.message : reason).split('\n');
		const cause = lines.find((line) => /^(E|\w*Error):/.test(line.trim())) ?? lines[0];
		return `${what} failed: ${cause?.trim()}`;
	}
}

async function withPlaywright(print: (line: string) => void) {
	print('There is no Chromium yet: installing Playwright’s (npx playwright install chromium).');
	const cli = join(import.meta.dirname, '../../node_modules/playwright/cli.js');
	return attempt('playwright install', [[process.execPath, cli, 'install', 'chromium']]);
}

async function withApt(print: (line: string) => void) {
	const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
	if (!/^ID(_LIKE)?=.*debian/m.test(system)) return 'this is no Debian to install one on';
	if (process.getuid?.() !== 0) return 'apt-get needs root';
	print('Installing Debian’s Chromium (apt-get install chromium).');
	return attempt('apt-get install chromium', [
		['apt-get', 'update'],
		['apt-get', 'install', '-y', '--no-install-recommends', 'chromium']
	]);
}
