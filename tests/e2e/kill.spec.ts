// The browser's process is killed at random moments while answers are given: what the screen showed as saved is in the
// log, and the log, the cards, the counters and the session agree. Short here; `npm run test:long` kills 200 times.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser } from '@playwright/test';
import { seededRandom } from '../../src/lib/core/content/option-order.ts';
import { DEFAULT_SCHEDULER } from '../../src/lib/core/memory/defaults.ts';
import { replay } from '../../src/lib/core/memory/replay.ts';
import type { Card, MemoryEvent } from '../../src/lib/core/memory/types.ts';
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts';
import { expect, test } from './fixtures.ts';
import { BLANK, readRows, type Rows } from './raw-storage.ts';

const KILLS = Number(process.env.KILLS ?? 5);
/** Kills until all questions are answered, and a learner begins who has answered none. */
const FRESH_AFTER = 25;
const LEARNER = 'dossier:main';

type Running = { browser: Browser; process: ChildProcess };

/** Starts a browser as a phone does: nothing tells it that it is about to be killed. */
async function start(profile: string): Promise<Running> {
	await rm(join(profile, 'DevToolsActivePort'), { force: true });
	const child = spawn(
		process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
		[
			...CHROMIUM_FLAGS,
			'--headless=new',
			'--remote-debugging-port=0',
			`--user-data-dir=${profile}`,
			'--window-size=390,844',
			'about:blank'
		],
		// A group of its own, so that all its processes die in the same moment.
		{ detached: true, stdio: 'ignore' }
	);
	for (let look = 0; look < 200; look++) {
		const port = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
		const [number] = port.split('\n');
		if (number)
			return {
				process: child,
				browser: await chromium.connectOverCDP(`http://127.0.0.1:${number}`)
			};
		await wait(50);
	}
	throw new Error('The browser did not start.');
}

function newPage({ browser }: Running) {
	const [context] = browser.contexts();
	if (!context) throw new Error('The browser has no window.');
	return context.newPage();
}

async function kill({ browser, process: child }: Running) {
	const gone = new Promise((done) => child.once('exit', done));
	if (child.pid) process.kill(-child.pid, 'SIGKILL');
	await gone;
	await browser.close().catch(() => undefined);
}

/** The prompts of every question, to know from the screen which one was answered. */
async function readPrompts() {
	const folder = join(import.meta.dirname, '../../quizzes/vostochny-2023');
	const ids = new Map<string, string>();
	for (const name of await readdir(folder)) {
		if (!name.endsWith('.deck.json')) continue;
		const deck = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
			questions: { id: string; prompt: string; rungs: { prompt?: string }[] }[];
		};
		for (const { id, prompt, rungs } of deck.questions)
			for (const text of [prompt, ...rungs.map((rung) => rung.prompt)])
				if (text) ids.set(text.replace(/\s+/g, ' ').trim(), id);
	}
	return ids;
}

/** Answers as fast as the page allows, and reports each question whose answer the page shows as saved. */
function answerWithoutEnd() {
	const report = (window as unknown as { acknowledge(prompt: string, place: number): void })
		.acknowledge;
	const find = (name: RegExp) =>
		[...document.querySelectorAll<HTMLElement>('main button')].find(
			(one) => name.test(one.textContent?.trim() ?? '') && one.checkVisibility()
		);
	const read = () =>
		document.querySelector('article h1')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
	let reported = '';
	const step = () => {
		const next = find(/^Continue$/);
		const prompt = read();
		if (next && next.getAttribute('aria-disabled') !== 'true') {
			// Its place in the session: after a kill the same answer may be shown once more.
			const place = document.querySelector('progress')?.value ?? 0;
			if (prompt && reported !== prompt) report(prompt, place);
			reported = prompt;
			next.click();
		} else if (!next) {
			reported = '';
			const options = [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')];
			const option = options.find((one) => one.checkVisibility());
			(find(/^Show answer$/) ?? find(/^Good/) ?? find(/^True$/) ?? option)?.click();
			find(/^Check$/)?.click();
		}
		setTimeout(step, 15);
	};
	step();
}

const withoutRev = ({ rev, ...card }: Card & Record<string, unknown>) => {
	void rev;
	return Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined));
};

/** What stands in the databases is whole: each part is what the log makes of it. */
function checkState({ events = [], cards = [], days = [], sessions = [] }: Rows) {
	const log = events as unknown as MemoryEvent[];
	const expected = [...replay(log, DEFAULT_SCHEDULER).values()].map((card) =>
		withoutRev(card as Card & Record<string, unknown>)
	);
	const byId = (a: { id?: unknown }, b: { id?: unknown }) => (`${a.id}` < `${b.id}` ? -1 : 1);
	const stored = cards.map((card) => withoutRev(card as unknown as Card & Record<string, unknown>));
	expect(stored.sort(byId)).toEqual(expected.sort(byId));
	const reviews = log.filter((event) => event.kind === 'review' && event.source !== 'pretest');
	const counted = days.reduce((sum, day) => sum + Number(day.answers), 0);
	expect(counted, 'answers counted').toBe(reviews.length);
	const ids = new Set(log.map(({ id }) => id));
	for (const session of sessions)
		for (const { eventId } of session.answered as { eventId: string }[])
			expect(ids.has(eventId), 'an answered question has its event').toBe(true);
}

test(`killed ${KILLS} times during answers: nothing that was shown as saved is lost`, async ({
	site
}) => {
	test.setTimeout(60_000 + KILLS * 20_000);
	const seed = process.env.KILL_SEED ?? `${Date.now()}`;
	process.stdout.write(`kill test: KILLS=${KILLS} KILL_SEED=${seed}\n`);
	const random = seededRandom(seed);
	const prompts = await readPrompts();
	let profile = await mkdtemp(join(tmpdir(), 'dossier-kill-'));
	const acknowledged = new Map<string, Set<number>>();
	let given = 0;

	const check = async (running: Running) => {
		const page = await newPage(running);
		await page.goto(site.address(BLANK));
		const rows = await readRows(page, LEARNER);
		checkState(rows);
		for (const [id, { size: times }] of acknowledged) {
			const inLog = (rows.events ?? []).filter(({ cardId }) => cardId === id).length;
			expect(inLog, `${id} was shown as saved ${times} times`).toBeGreaterThanOrEqual(times);
		}
		await page.close();
	};

	let running = await start(profile);
	for (let round = 0; round < KILLS; round++) {
		if (round > 0 && round % FRESH_AFTER === 0) {
			await kill(running);
			await rm(profile, { recursive: true, force: true });
			profile = await mkdtemp(join(tmpdir(), 'dossier-kill-'));
			acknowledged.clear();
			running = await start(profile);
		}
		const page = await newPage(running);
		let isLooking = true;
		await page.exposeFunction('acknowledge', (prompt: string, place: number) => {
			const id = prompts.get(prompt);
			if (!isLooking || id === undefined) return;
			const places = acknowledged.get(id) ?? new Set<number>();
			if (!places.has(place)) given += 1;
			acknowledged.set(id, places.add(place));
		});
		await page.goto(site.address('/study/?more=1000'));
		await page.locator('article h1').waitFor({ timeout: 10_000 });
		await page.evaluate(answerWithoutEnd);
		// Every other time the kill comes after a saved answer, however slow the machine is; else at any moment.
		const before = given;
		if (round % 2 === 0)
			await expect.poll(() => given, { timeout: 20_000 }).toBeGreaterThan(before);
		await wait(150 + random() * 1500);
		isLooking = false;
		await kill(running);
		running = await start(profile);
		await check(running);
	}
	const page = await newPage(running);
	await page.goto(site.address('/'));
	await page.getByText('reviewed today').first().waitFor({ timeout: 10_000 });
	process.stdout.write(`kill test: ${given} answers were shown as saved, and all are there\n`);
	await kill(running);
	expect(given).toBeGreaterThanOrEqual(KILLS / 2);
	await rm(profile, { recursive: true, force: true });
});
