// Builds of the app for the end-to-end tests: as it is, under a sub-path, with changed or added content. Each is
// built from a copy of the sources, so no test touches the project, and kept until the sources change.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const projectRoot = join(import.meta.dirname, '../..');
const cache = join(projectRoot, 'node_modules/.cache/dossier-builds');
const SOURCES = [
	'src',
	'static',
	'quizzes',
	'svelte.config.js',
	'vite.config.ts',
	'package.json',
	'tsconfig.json'
];
const ALSO_COPIED = ['package-lock.json', 'tests/support'];

export type Variant = {
	name: string;
	basePath?: string;
	/** Changes the copied sources before they are built. Its text is part of the key. */
	change?: (folder: string) => Promise<void>;
};

async function filesUnder(path: string): Promise<string[]> {
	if ((await stat(path)).isFile()) return [path];
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

async function keyOf({ name, basePath, change }: Variant) {
	const hash = createHash('sha256').update(`${name} ${basePath ?? ''} ${change ?? ''}`);
	for (const source of [...SOURCES, 'tests/fixtures/dossiers'])
		for (const file of (await filesUnder(join(projectRoot, source))).sort())
			hash.update(file).update(await readFile(file));
	return `${name}-${hash.digest('hex').slice(0, 16)}`;
}

const exists = (path: string) =>
	stat(path).then(
		() => true,
		() => false
	);

/** The folder of a finished build; built on the first call, found again on later ones. */
export async function buildVariant(variant: Variant): Promise<string> {
	const finished = join(cache, await keyOf(variant));
	if (await exists(join(finished, 'index.html'))) return finished;
	const work = join(cache, `work-${variant.name}-${process.pid}`);
	await rm(work, { recursive: true, force: true });
	await mkdir(join(work, 'tests'), { recursive: true });
	for (const source of [...SOURCES, ...ALSO_COPIED])
		await cp(join(projectRoot, source), join(work, source), { recursive: true });
	await symlink(join(projectRoot, 'node_modules'), join(work, 'node_modules'));
	await variant.change?.(work);
	await run(process.execPath, [join(projectRoot, 'node_modules/vite/bin/vite.js'), 'build'], {
		cwd: work,
		env: { ...process.env, NODE_ENV: 'production', BASE_PATH: variant.basePath ?? '' },
		maxBuffer: 64 * 1024 * 1024
	});
	const key = basename(finished);
	for (const old of await readdir(cache))
		if (old.startsWith(`${variant.name}-`) && old !== key)
			await rm(join(cache, old), { recursive: true, force: true });
	// Another worker may have been faster: both builds are the same.
	await rename(join(work, 'build'), finished).catch(async (reason: unknown) => {
		if (!(await exists(join(finished, 'index.html')))) throw reason;
	});
	await rm(work, { recursive: true, force: true });
	return finished;
}
