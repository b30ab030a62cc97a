import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	backupName,
	parseBackup,
	readBackup,
	serialiseBackup,
	type Backup
} from '../../../src/lib/core/memory/backup-file.ts';
import { runs } from '../../support/property-runs.ts';
import { log, review } from './events.ts';

const scheduler = {
	paramsId: 'own-1',
	weights: Array.from({ length: 21 }, (_, at) => at / 10),
	desiredRetention: 0.87,
	learningSteps: [1, 10],
	relearningSteps: [10],
	maximumIntervalDays: 3650,
	fuzz: true
};
const whole: Backup = {
	savedAt: Date.UTC(2026, 10, 23, 12),
	app: '0.1.0+abc',
	settings: { limits: { newPerDay: 10, reviewsPerDay: 100 }, rolloverHour: 4, scheduler },
	events: [review(), review({ id: '01J0000000000000000000000B' })]
};
const text = serialiseBackup(whole);
const problemOf = (damaged: string) => {
	const reading = parseBackup(damaged);
	return 'problem' in reading ? reading.problem : undefined;
};
/** The file with one thing in it changed. */
const changed = (change: (file: Record<string, unknown> & { events: unknown[] }) => void) => {
	const file = JSON.parse(text);
	change(file);
	return JSON.stringify(file);
};
const changedEvent = (change: Record<string, unknown>) =>
	changed((file) => (file.events[1] = { ...(file.events[1] as object), ...change }));

test('what is saved is what is read', () => {
	const settings = fc.record(
		{
			limits: fc.record({ newPerDay: fc.nat(9999), reviewsPerDay: fc.nat(9999) }),
			rolloverHour: fc.nat(23),
			scheduler: fc.constant(scheduler)
		},
		{ requiredKeys: [] }
	);
	const backups: fc.Arbitrary<Backup> = fc.record({
		savedAt: fc.nat(4_000_000_000),
		app: fc.string(),
		settings,
		events: log(12)
	});
	fc.assert(
		fc.property(backups, (backup) => {
			expect(parseBackup(serialiseBackup(backup))).toEqual({ backup });
		}),
		{ numRuns: runs }
	);
});

test('a field that a later Dossier added to an event is kept', () => {
	const later = changedEvent({ mood: 'calm' });
	const reading = parseBackup(later);
	expect('backup' in reading && reading.backup.events[1]).toHaveProperty('mood', 'calm');
});

test('the file is named after its day, and has a line for each event', () => {
	expect(backupName('2026-11-23')).toBe('dossier-backup-2026-11-23.json');
	expect(text.split('\n').filter((line) => line.includes('"kind":"review"'))).toHaveLength(2);
});

test.each([
	['nothing in it', '', 'not-json', /empty/],
	['prose', 'Dear diary', 'not-json', /not JSON/],
	['a picture', '\u0089PNG\r\n\u001a\n', 'not-json', /not JSON/],
	['a list', '[]', 'other-file', /another program/],
	['another program’s file', '{"format":"anki","version":1}', 'other-file', /"anki"/],
	['a newer file', changed((file) => (file.version = 2)), 'newer-version', /newer Dossier/],
	[
		'a version in words',
		changed((file) => (file.version = 'one')),
		'damaged',
		/“version”.*"one".*1/
	],
	[
		'no time of saving',
		changed((file) => delete file.savedAt),
		'damaged',
		/“savedAt”.*found nothing/
	],
	[
		'a day of 25 hours',
		changed((file) => (file.settings = { rolloverHour: 24 })),
		'damaged',
		/“settings.rolloverHour”.*24.*at most 23/
	],
	['no list of events', changed((file) => (file.events = 'none' as never)), 'damaged', /“events”/],
	['decks of one’s own', changed((file) => (file.decks = [{}])), 'damaged', /“decks”/]
])('a file with %s is refused in words', (_, damaged, kind, words) => {
	const problem = problemOf(damaged);
	expect(problem?.kind).toBe(kind);
	expect(problem?.message).toMatch(words);
});

test.each([
	['kind', { kind: 'revue' }, /"revue".*review, probe/],
	['kind', { kind: 'constructor' }, /"constructor"/],
	['grade', { grade: 5 }, /found 5, expected/],
	['grade', { grade: undefined }, /found nothing, expected/],
	['at', { at: 'yesterday' }, /"yesterday".*number/],
	['dueDay', { dueDay: '2026-02-30' }, /a day of the calendar/],
	['dueDay', { dueDay: 'soon' }, /a day such as 2026-11-23/],
	['response.form', { response: { form: 'guess' } }, /"guess"/],
	['response.optionId', { response: { form: 'choice', optionId: 7 } }, /found 7/],
	['id', { id: '01J0000000000000000000000A' }, /another id than event 1/]
])('a damaged event is named by number and field: %s', (field, change, words) => {
	const problem = problemOf(changedEvent(change));
	expect(problem).toMatchObject({ kind: 'damaged', event: 2, field });
	expect(problem?.message).toMatch(/^Event 2, field /);
	expect(problem?.message).toMatch(words);
});

test('an event that is no event is named too', () => {
	expect(problemOf(changed((file) => (file.events[1] = 7)))).toMatchObject({ event: 2 });
});

describe('a file that was not copied whole', () => {
	test('is refused wherever it breaks off, with the line', () => {
		for (let length = 1; length < text.trimEnd().length; length++)
			expect(problemOf(text.slice(0, length))?.kind).toBe('not-json');
		expect(problemOf(text.slice(0, text.indexOf('"kind"', 600)))).toMatchObject({
			line: 4,
			message: 'The file breaks off at line 4: it was not copied whole.'
		});
	});
});

test('a byte order mark in front is no damage', () => {
	expect(parseBackup(`\uFEFF${text}`)).toEqual({ backup: whole });
});

test('whatever the file holds, reading it answers in words and never throws', () => {
	const garbage = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.json(),
		fc.jsonValue().map((value) => changed((file) => Object.assign(file, { events: [value] }))),
		fc.dictionary(fc.string(), fc.jsonValue()).map((fields) => changedEvent(fields)),
		fc
			.tuple(fc.nat(text.length), fc.nat(text.length), fc.string())
			.map(([from, to, put]) => text.slice(0, from) + put + text.slice(to))
	);
	fc.assert(
		fc.property(garbage, (written) => {
			const reading = parseBackup(written);
			if ('problem' in reading) expect(reading.problem.message).not.toBe('');
		}),
		{ numRuns: runs }
	);
});

test('a large file is read in steps that say how far they are', () => {
	const events = Array.from({ length: 4500 }, (_, at) => review({ id: `event-${at}` }));
	const steps = [...readBackup(serialiseBackup({ ...whole, events }))];
	expect(steps).toEqual([
		{ read: 0, total: 4500 },
		{ read: 2000, total: 4500 },
		{ read: 4000, total: 4500 }
	]);
});
