// Builds the app where the build is missing, older than its sources, or made for another base path.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ServerProblem } from './problem.ts';

const SOURCES = [
	'src',
	'static',
	'quizzes',
	'svelte.config.js',
	'vite.config.ts',
	'package.json'
] as const;

export type Staleness = 'missing' | 'older than the sources' | 'made for another base path';

/** Why the project's build cannot be served as it is; `undefined` when it can. */
export function staleness(project: string, basePath: string): Staleness | undefined {
	const page = join(project, 'build/index.html');
	const built = statSync(page, { throwIfNoEntry: false });
	if (!built) return 'missing';
	if (builtBasePath(readFileSync(page, 'utf8')) !== basePath) return 'made for another base path';
	const newest = Math.max(...SOURCES.map((source) => newestChange(join(project, source))));
	return newest > built.mtimeMs ? 'older than the sources' : undefined;
}

/** What stands before `/_app/immutable/` in the page's own links, which are absolute. */
function builtBasePath(html: string) {
	return /["'(]([^"'()\s]*)\/_app\/immutable\//.exec(html)?.[1] ?? '';
}

/** Latest modification in ms UTC; a folder's own counts too, for a removed file leaves no other trace. */
function newestChange(path: string): number {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) return 0;
	if (!found.isDirectory()) return found.mtimeMs;
	return Math.max(
		found.mtimeMs,
		...readdirSync(path).map((name) => newestChange(join(path, name)))
	);
}

/** Runs `build` where it is needed, and throws a `ServerProblem` where there is nothing to serve afterwards. */
export async function buildIfStale(options: {
	project: string;
	basePath: string;
	build: (project: string, basePath: string) => Promise<void>;
	print: (line: string) => void;
}): Promise<void> {
	const { project, basePath, build, print } = options;
	const why = staleness(project, basePath);
	if (!why) return;
	print(`The build is ${why}: building.\n`);
	await build(project, basePath);
	if (staleness(project, basePath) === 'missing')
		throw new ServerProblem('The build ended without a build/index.html.');
}

/** Throws a `ServerProblem` where the build cannot be served without building. */
export function demandBuild(project: string, basePath: string): void {
	const why = staleness(project, basePath);
	if (!why || why === 'older than the sources') return;
	throw new ServerProblem(`The build is ${why}. Start without --no-build, or run npm run build.`);
}

/** Vite, run by this same Node, its output shown. */
export async function viteBuild(project: string, basePath: string): Promise<void> {
	const vite = join(project, 'node_modules/vite/bin/vite.js');
	if (!existsSync(vite))
		throw new ServerProblem('The tools to build with are not installed. Run npm ci first.');
	const building = spawn(process.execPath, [vite, 'build'], {
		cwd: project,
		stdio: 'inherit',
		env: { ...process.env, NODE_ENV: 'production', BASE_PATH: basePath }
	});
	const code = await new Promise((done, fail) => building.once('error', fail).once('close', done));
	if (code !== 0) throw new ServerProblem('The build failed; its messages are above.');
}
