// What `npm run bench` prints: sizes, time to the first answerable question on a throttled phone, cold and offline,
// Lighthouse's scores, live classes under load, and the costs of installing content and of an answer. Times are for comparison on one machine; nothing fails here.
import { spawnSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as settled } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { buildVariant, projectRoot } from '../support/build-variant.ts';
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts';
import { findChromium } from '../support/find-chromium.ts';
import { startSite } from '../support/serve-folder.ts';
import { measureClasses, measureManyServers } from './class.ts';
import { LIGHTHOUSE_CATEGORIES, measureWithLighthouse } from './lighthouse.ts';
import { measureOptimizer } from './optimizer.ts';

const RUNS = 5;
const CPU_SLOWDOWN = 4;
/** 1.6 Mbps and 150 ms a request, set in the server so that the worker feels it too. */
const PHONE_LINE = { bytesPerSecond: 200_000, latencyMs: 150 };

const { executablePath } = await findChromium((line) => console.error(line));
const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const row = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`);

async function slowPage(profile: string) {
	const context = await chromium.launchPersistentContext(profile, {
		...(executablePath ? { executablePath } : {}),
		args: [...CHROMIUM_FLAGS],
		viewport: { width: 412, height: 823 }
	});
	const page = context.pages()[0] ?? (await context.newPage());
	const devtools = await context.newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
	return { context, page };
}

/**
 * Presses the first option until the app takes the answer; the moment it does, the question was answerable. All of
 * it runs in one script: waiting from outside would cost the throttled page more than it has to do itself.
 */
const answerable = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<{ at: number; scriptBytes: number; requests: number }>((done) => {
				const press = () => {
					// The page's own HTML may hold a newcomer's question that is not shown to others.
					const options = document.querySelectorAll<HTMLElement>('[aria-keyshortcuts="1"]');
					const option = [...options].find((one) => one.checkVisibility());
					option?.click();
					const isTaken = option?.getAttribute('aria-disabled') === 'true' || !option?.isConnected;
					if (!option || !isTaken) return void setTimeout(press, 10);
					const at = performance.now();
					const loaded = performance
						.getEntriesByType('resource')
						.filter(
							(one): one is PerformanceResourceTiming => one instanceof PerformanceResourceTiming
						)
						.filter((one) => one.responseEnd > 0 && one.responseEnd <= at);
					const scripts = loaded.filter((one) => new URL(one.name).pathname.endsWith('.js'));
					done({
						at,
						scriptBytes: scripts.reduce((sum, one) => sum + one.encodedBodySize, 0),
						requests: loaded.length + 1
					});
				};
				press();
			})
	);

async function filesIn(folder: string) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

const KINDS: [name: string, pattern: RegExp][] = [
	['scripts', /\.js$/],
	['styles', /\.css$/],
	['pages', /\.html$/],
	['fonts', /\.woff2$/],
	['content and map', /\.json$/]
];

async function precache(folder: string) {
	const kept = (await filesIn(folder)).filter(
		(file) =>
			!/\.(br|gz)$|screenshots|styleguide|\/icons\/|kill-switch|changes\.json|404\.html|service-worker\.js$|version\.json$/.test(
				file
			)
	);
	const sizes = await Promise.all(
		kept.map(async (file) => {
			const packed = await stat(`${file}.gz`).catch(() => stat(file));
			return packed.size;
		})
	);
	const kinds = new Map<string, number>();
	for (const [at, file] of kept.entries()) {
		const kind = KINDS.find(([, pattern]) => pattern.test(file))?.[0] ?? 'other';
		kinds.set(kind, (kinds.get(kind) ?? 0) + (sizes[at] ?? 0));
	}
	return { files: kept.length, bytes: sizes.reduce((sum, size) => sum + size, 0), kinds };
}

async function coldAndOffline(folder: string) {
	const cold: { at: number; scriptBytes: number; requests: number }[] = [];
	const offline: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		const profile = await mkdtemp(join(tmpdir(), 'dossier-bench-'));
		const site = await startSite({ root: folder, throttle: PHONE_LINE });
		const first = await slowPage(profile);
		await first.page.goto(site.address('/study/'), { waitUntil: 'commit' });
		cold.push(await answerable(first.page));
		site.throttle();
		await first.page.evaluate(async () => void (await navigator.serviceWorker.ready));
		await first.page.getByRole('button', { name: 'Continue' }).click();
		await first.page.waitForSelector('[aria-keyshortcuts="1"]');
		// A phone that is put away writes what it holds; a browser that is closed at once would not.
		await settled(2000);
		await first.context.close();
		await site.stop();
		const second = await slowPage(profile);
		await second.page.goto(site.address('/study/'), { waitUntil: 'commit' });
		offline.push((await answerable(second.page)).at);
		await second.context.close();
		await rm(profile, { recursive: true, force: true });
	}
	return { cold, offline };
}

const folder = await buildVariant({ name: 'app' });
const kept = await precache(folder);
const { cold, offline } = await coldAndOffline(folder);
row('measure', 'value', 'bar');
row('---', '---', '---');
row(
	'JS to the first answerable question, brotli',
	kB(median(cold.map((one) => one.scriptBytes))),
	'75 kB'
);
row('requests to it', String(median(cold.map((one) => one.requests))), '');
row('precache, gzip', `${kB(kept.bytes)} in ${kept.files} files`, '1000 kB, 80 files');
for (const [kind, bytes] of kept.kinds) row(`precache, ${kind}, gzip`, kB(bytes), '');
row(
	`first question, cold, ${CPU_SLOWDOWN}× CPU, 1.6 Mbps, 150 ms (median of ${RUNS})`,
	`${(median(cold.map((one) => one.at)) / 1000).toFixed(2)} s`,
	'1.8 s'
);
row(
	`next question, offline from the worker, ${CPU_SLOWDOWN}× CPU (median of ${RUNS})`,
	`${(median(offline) / 1000).toFixed(2)} s`,
	'0.9 s'
);
for (const { name, scores } of await measureWithLighthouse(folder))
	row(
		`Lighthouse on a phone, ${name}: ${LIGHTHOUSE_CATEGORIES.join(', ')}`,
		scores.join(', '),
		'95 each'
	);
console.log('');
await measureOptimizer();
console.log('');
await measureClasses();
await measureManyServers();
spawnSync(
	process.execPath,
	[join(projectRoot, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'bench'],
	{
		cwd: projectRoot,
		stdio: 'inherit',
		env: { ...process.env, ...(executablePath ? { CHROMIUM_PATH: executablePath } : {}) }
	}
);
