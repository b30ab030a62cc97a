// The command that editors run: what it prints, what it leaves unsaid, and how it ends.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../../..');
const COMMAND = join(ROOT, 'tests/support/lint-content.ts');
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'quizzes-'));
	cpSync(join(ROOT, 'tests/fixtures/dossiers/harbour'), join(folder, 'harbour'), {
		recursive: true
	});
});
afterEach(() => rmSync(folder, { recursive: true }));

function lint(...words: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, folder, ...words], {
		encoding: 'utf8'
	});
	return { status, lines: `${stdout}\n${stderr}`.split('\n').map((line) => line.trimEnd()) };
}

const path = (name: string) => join(folder, 'harbour', name);
const change = (name: string, from: string, to: string) =>
	writeFileSync(path(name), readFileSync(path(name), 'utf8').replace(from, to));

test('a sound dossier: its tables, no wider than 150 columns, and success', () => {
	const { status, lines } = lint();
	expect(status).toBe(0);
	expect(lines.filter((line) => line.startsWith('deck '))).toHaveLength(3);
	expect(lines.filter((line) => line.startsWith('story '))).toHaveLength(3);
	expect(lines.find((line) => line.includes('11 of 11'))).toMatch(/^story .* 2 of 3 .* 2 of 2 /);
	for (const line of lines) expect(line.length).toBeLessThanOrEqual(150);
});

test('a fault: file, place, rule, what was found, what is expected, and failure', () => {
	change('story.deck.json', 'What did Per Holm say had put out', 'What had put out');
	const { status, lines } = lint();
	expect(status).toBe(1);
	const at = lines.indexOf('harbour/story.deck.json');
	expect(lines.slice(at + 1, at + 4)).toEqual([
		'  harbour/claim rungs[0].prompt [speaker-named]',
		'    found "What had put out the lamp?" does not name who says so (fact f-claim is official-claim)',
		expect.stringMatching(/^ {4}expected "Per Holm" or /)
	]);
	expect(lines).toContain(
		'  [speaker-named] what is claimed, denied, alleged or judged is asked with its speaker'
	);
	expect(lines).toContain('2 problems in ' + folder.slice(folder.lastIndexOf('/') + 1) + '/.');
});

test('a deck that cannot be read is one problem, not one for each fact that it asked', () => {
	writeFileSync(
		path('story.deck.json'),
		readFileSync(path('story.deck.json'), 'utf8').slice(0, 4000)
	);
	const { status, lines } = lint();
	expect(status).toBe(1);
	expect(lines.filter((line) => line.startsWith('    found '))).toEqual([
		expect.stringContaining('the end of the file')
	]);
});

test('with --write-lock a new question is taken into the lock', () => {
	const lock = JSON.parse(readFileSync(path('lock.json'), 'utf8')) as { questions: object };
	writeFileSync(path('lock.json'), JSON.stringify({ ...lock, questions: {} }));
	expect(lint().status).toBe(1);
	const { status, lines } = lint('--write-lock');
	expect(lines[0]).toContain('harbour/lock.json: 18 added');
	expect(status).toBe(0);
	expect(JSON.parse(readFileSync(path('lock.json'), 'utf8'))).toMatchObject({
		questions: lock.questions
	});
});
