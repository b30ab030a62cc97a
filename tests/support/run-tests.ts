// `npm test`: finds the browser, then runs every check and every test in turn, and stops at the first that fails.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChromiumMissing, findChromium } from './find-chromium.ts';
import { countsOf, summaryOf, type Outcome } from './test-counts.ts';

type Step = {
	script: string;
	/** Whether the script runs tests and can write their counts to a file. */
	runner?: 'vitest' | 'playwright';
};

const STEPS: Step[] = [
	{ script: 'check' },
	{ script: 'lint' },
	{ script: 'lint:content' },
	{ script: 'format:check' },
	{ script: 'test:unit', runner: 'vitest' },
	{ script: 'test:browser', runner: 'vitest' },
	{ script: 'test:e2e', runner: 'playwright' }
];

const print = (line: string) => console.log(line);
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one script of package.json, its output shown; resolves with its exit code. */
async function runStep({ script, runner }: Step, report: string, env: NodeJS.ProcessEnv) {
	const extra =
		runner === 'vitest'
			? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
			: [];
	// Under npm, its own program file is run by this Node; else the one on the path, a script on Windows.
	const npm = process.env.npm_execpath;
	const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []];
	const child = spawn(program, [...first, 'run', '--silent', script, ...extra], {
		stdio: 'inherit',
		shell: !npm && process.platform === 'win32',
		env: { ...env, ...(runner === 'playwright' ? { E2E_JSON: report } : {}) }
	});
	return new Promise<number>((done, fail) => {
		child.once('error', fail);
		child.once('close', (code) => done(code ?? 1));
	});
}

function readCounts(report: string, step: Step) {
	if (!step.runner) return undefined;
	try {
		return countsOf(step.runner, JSON.parse(readFileSync(report, 'utf8')));
	} catch {
		return undefined; // the runner ended before its report: the step counts as one
	}
}

async function runAll(folder: string) {
	const browser = await findChromium(print);
	print(`Browser: ${browser.described}`);
	const env = { ...process.env, CHROMIUM_PATH: browser.executablePath };
	const outcomes: Outcome[] = [];
	for (const [at, step] of STEPS.entries()) {
		print(`\n━━ ${at + 1}/${STEPS.length} npm run ${step.script} ${'━'.repeat(40)}\n`);
		const from = performance.now();
		const report = join(folder, `${at}.json`);
		const code = await runStep(step, report, env);
		const counts = readCounts(report, step);
		outcomes.push({ passed: code === 0, ...(counts ? { counts } : {}) });
		print(`\n${code === 0 ? '✓' : '✗'} npm run ${step.script} in ${seconds(from)}`);
		if (code !== 0) return { code, outcomes };
	}
	return { code: 0, outcomes };
}

const from = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'dossier-tests-'));
try {
	const { code, outcomes } = await runAll(folder);
	print(`\n${code === 0 ? 'All passed' : 'Stopped at the first failure'} in ${seconds(from)}\n`);
	print(summaryOf(outcomes));
	process.exitCode = code;
} catch (reason) {
	if (!(reason instanceof ChromiumMissing)) throw reason;
	console.error(reason.message);
	process.exitCode = 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
