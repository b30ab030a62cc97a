import { rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildIfStale, demandBuild, staleness } from '../../src/server/build-if-stale.ts';
import { page, temporaryFolder, writeFiles } from './site-fixture.ts';

const SOURCES = {
	'src/routes/+page.svelte': '<h1>Today</h1>',
	'static/favicon.svg': '<svg/>',
	'quizzes/vostochny-2023/facts.json': '[]',
	'svelte.config.js': 'export default {};',
	'vite.config.ts': 'export default {};',
	'package.json': '{}'
};
const FOLDERS = [
	'src',
	'src/routes',
	'static',
	'quizzes',
	'quizzes/vostochny-2023',
	'quizzes/second'
];
const NOON = new Date('2026-11-23T12:00:00Z');
const EARLIER = new Date('2026-11-23T11:00:00Z');
const LATER = new Date('2026-11-23T13:00:00Z');

/** A project whose sources are an hour older than its build. */
async function builtProject(basePath = '') {
	const project = await temporaryFolder();
	await writeFiles(project, { ...SOURCES, 'build/index.html': page('Today', basePath) });
	for (const name of [...Object.keys(SOURCES), ...FOLDERS.slice(0, -1)])
		await utimes(join(project, name), EARLIER, EARLIER);
	await utimes(join(project, 'build/index.html'), NOON, NOON);
	return project;
}

test('a build younger than every source is served as it is', async () => {
	expect(staleness(await builtProject(), '')).toBeUndefined();
});

test('a missing build is built', async () => {
	const project = await builtProject();
	await rm(join(project, 'build'), { recursive: true });
	expect(staleness(project, '')).toBe('missing');
});

test.each(Object.keys(SOURCES))('a change of %s makes the build old', async (source) => {
	const project = await builtProject();
	await utimes(join(project, source), LATER, LATER);
	expect(staleness(project, '')).toBe('older than the sources');
});

test('a removed file makes the build old', async () => {
	const project = await builtProject();
	await rm(join(project, 'src/routes/+page.svelte'));
	expect(staleness(project, '')).toBe('older than the sources');
});

test('a dropped-in dossier folder makes the build old', async () => {
	const project = await builtProject();
	await writeFiles(project, { 'quizzes/second/dossier.json': '{}' });
	await utimes(join(project, 'quizzes/second/dossier.json'), EARLIER, EARLIER);
	expect(staleness(project, '')).toBe('older than the sources');
});

test('a build for another base path cannot be served', async () => {
	expect(staleness(await builtProject(), '/dossier')).toBe('made for another base path');
	expect(staleness(await builtProject('/dossier'), '')).toBe('made for another base path');
	expect(staleness(await builtProject('/dossier'), '/dossier')).toBeUndefined();
});

test('it builds once, says why, and not again', async () => {
	const project = await builtProject();
	await utimes(join(project, 'package.json'), LATER, LATER);
	const printed: string[] = [];
	let builds = 0;
	const start = () =>
		buildIfStale({
			project,
			basePath: '',
			print: (line) => printed.push(line),
			build: async () => {
				builds += 1;
				await writeFiles(project, { 'build/index.html': page('Today') });
			}
		});
	await start();
	await start();
	expect(builds).toBe(1);
	expect(printed).toEqual(['The build is older than the sources: building.\n']);
});

test('a build that leaves nothing behind is an error', async () => {
	const project = await builtProject();
	await rm(join(project, 'build'), { recursive: true });
	const nothing = async () => undefined;
	await expect(
		buildIfStale({ project, basePath: '', build: nothing, print: nothing })
	).rejects.toThrow('The build ended without a build/index.html.');
});

test('without building, an old build is served and a missing one is an error', async () => {
	const project = await builtProject();
	await utimes(join(project, 'package.json'), LATER, LATER);
	expect(() => demandBuild(project, '')).not.toThrow();
	expect(() => demandBuild(project, '/dossier')).toThrow('made for another base path');
	await rm(join(project, 'build'), { recursive: true });
	expect(() => demandBuild(project, '')).toThrow('The build is missing. Start without --no-build');
});
