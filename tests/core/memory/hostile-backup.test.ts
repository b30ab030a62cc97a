// Backup files from a hostile hand: each is refused in words or comes in as plain data. Nothing of it reaches a
// prototype, and nothing throws.
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { parseBackup, serialiseBackup } from '../../../src/lib/core/memory/backup-file.ts';
import { DEFAULT_SCHEDULER } from '../../../src/lib/core/memory/defaults.ts';
import { replay } from '../../../src/lib/core/memory/replay.ts';
import { review } from './events.ts';

const sound = serialiseBackup({
	savedAt: Date.UTC(2026, 10, 23, 12),
	app: '0.1.0',
	settings: { limits: { newPerDay: 10, reviewsPerDay: 100 }, rolloverHour: 4 },
	events: [review(), review({ id: '01J0000000000000000000000B' })]
});

const MARKUP = [
	'<script>globalThis.pwned = 1</script>',
	'"><img src=x onerror="globalThis.pwned=1">',
	"javascript:globalThis.pwned=1//'",
	'<svg/onload=globalThis.pwned=1>',
	'{{constructor.constructor("globalThis.pwned=1")()}}',
	'\u202eright to left\u2066',
	'\ud800',
	'__proto__',
	'constructor',
	'x'.repeat(100_000)
];
const POISON = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
const OTHER = [null, -1, 1e308, 2 ** 53, '9', [], {}, true, [[]], { $ne: null }];

/** Every place in a value, as the path that leads to it. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
	if (typeof value !== 'object' || value === null) return [path];
	return [path, ...Object.entries(value).flatMap(([key, child]) => places(child, [...path, key]))];
}

function withValue(path: (string | number)[], value: unknown): string {
	const file = JSON.parse(sound);
	const last = path.at(-1);
	const holder = path
		.slice(0, -1)
		.reduce((at: Record<string, unknown>, key) => at[key] as never, file);
	if (last !== undefined) holder[last] = value;
	return JSON.stringify(last === undefined ? value : file);
}

/** `__proto__` as a key of its own, which only a text can hold. */
const withPoisonedKey = (text: string, key: string) =>
	text
		.replace('"limits":{', `"limits":{"${key}":{"polluted":true},`)
		.replace('{"kind"', `{"${key}":{"polluted":true},"kind"`);

const isClean = () =>
	Object.keys(Object.prototype).length === 0 &&
	({} as { polluted?: boolean }).polluted === undefined &&
	(globalThis as { pwned?: number }).pwned === undefined;

afterEach(() => expect(isClean()).toBe(true));

function read(text: string) {
	const reading = parseBackup(text);
	if ('problem' in reading) {
		expect(reading.problem.message).toMatch(/\S/);
		return;
	}
	// What comes in can be replayed and written again.
	expect(() => replay(reading.backup.events, DEFAULT_SCHEDULER)).not.toThrow();
	expect(() => serialiseBackup(reading.backup)).not.toThrow();
}

test('every place of a backup, filled with markup, poison and the wrong kinds', () => {
	for (const path of places(JSON.parse(sound)))
		for (const value of [...MARKUP, ...OTHER]) read(withValue(path, value));
});

test.each(POISON)('keys named %s reach no prototype', (key) => {
	read(withPoisonedKey(sound, key));
	read(`{"${key}":${sound}}`);
	read(sound.replace('"format"', `"${key}":{"polluted":true},"format"`));
});

test('deep nesting, a hundred thousand keys and a file of rubbish', () => {
	read('['.repeat(50_000));
	read(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
	const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at]));
	read(withValue(['settings'], many));
	read('\ufeff<html><script>globalThis.pwned=1</script>');
});

test('whatever JSON stands in whatever place', () => {
	const all = places(JSON.parse(sound));
	fc.assert(
		fc.property(fc.constantFrom(...all), fc.jsonValue(), (path, value) => {
			read(withValue(path, value));
		})
	);
});
