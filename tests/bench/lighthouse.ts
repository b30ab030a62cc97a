// Lighthouse on its phone settings, on the storage of somebody who has studied: the rows of `npm run bench`, or alone
// with `node tests/bench/lighthouse.ts`. `--findings` also prints what cost points.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { type Result } from 'lighthouse';
import { chromium } from 'playwright';
import { answerAndContinue, beginStudy, waitForOffline } from '../e2e/study-steps.ts';
import { buildVariant } from '../support/build-variant.ts';
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts';
import { findChromium } from '../support/find-chromium.ts';
import { listeningPort } from '../support/http-parts.ts';
import { startSite } from '../support/serve-folder.ts';

const PAGES: [name: string, path: string][] = [
	['Today', '/'],
	['study', '/study/'],
	['dossier', '/library/dossier/?id=vostochny-2023'],
	['class', '/class/']
];
export const LIGHTHOUSE_CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const ANSWERS = 12;

type LighthouseRow = { name: string; scores: number[]; findings: string[] };

async function freePort() {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const port = listeningPort(server);
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** Every audit that took a category below full marks. */
const findingsOf = (result: Result) =>
	LIGHTHOUSE_CATEGORIES.flatMap((category) =>
		(result.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
			const audit = result.audits[id];
			if (!audit || weight === 0 || audit.score === null || audit.score >= 1) return [];
			return [`${id} ${audit.score} ${audit.displayValue ?? ''}`.trim()];
		})
	);

/** Scores from 0 to 100 of four pages, in the order of {@link LIGHTHOUSE_CATEGORIES}. */
export async function measureWithLighthouse(folder: string): Promise<LighthouseRow[]> {
	const { executablePath } = await findChromium((line) => console.error(line));
	const profile = await mkdtemp(join(tmpdir(), 'dossier-lighthouse-'));
	const site = await startSite({ root: folder });
	const port = await freePort();
	const context = await chromium.launchPersistentContext(profile, {
		...(executablePath ? { executablePath } : {}),
		args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`]
	});
	try {
		const page = context.pages()[0] ?? (await context.newPage());
		await beginStudy(page, site.address('/study/'));
		for (let given = 0; given < ANSWERS; given++) await answerAndContinue(page);
		await waitForOffline(page);
		await page.goto('about:blank');
		const rows: LighthouseRow[] = [];
		for (const [name, path] of PAGES) {
			const run = await lighthouse(site.address(path), {
				port,
				output: 'json',
				logLevel: 'error',
				// The learner's answers and the stored app stay: this is a second visit.
				disableStorageReset: true,
				onlyCategories: [...LIGHTHOUSE_CATEGORIES]
			});
			if (!run) throw new Error(`Lighthouse gave no result for ${path}`);
			const { lhr } = run;
			if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
			rows.push({
				name,
				scores: LIGHTHOUSE_CATEGORIES.map((one) =>
					Math.round((lhr.categories[one]?.score ?? 0) * 100)
				),
				findings: findingsOf(lhr)
			});
		}
		return rows;
	} finally {
		await context.close();
		await site.stop();
		await rm(profile, { recursive: true, force: true });
	}
}

if (import.meta.main) {
	const showFindings = process.argv.includes('--findings');
	console.log(`| page | ${LIGHTHOUSE_CATEGORIES.join(' | ')} |`);
	console.log('| --- | --- | --- | --- |');
	for (const { name, scores, findings } of await measureWithLighthouse(
		await buildVariant({ name: 'app' })
	)) {
		console.log(`| ${name} | ${scores.join(' | ')} |`);
		if (showFindings) for (const finding of findings) console.log(`    ${finding}`);
	}
}
