// The course of a class: whatever a host does and however long it takes, versions rise by one, phases follow each
// other as they must, and no answer counts that should not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideAnswer } from '../../../src/lib/core/classroom/decide-answer.ts';
import {
	apply,
	CommandRefused,
	dueCommand,
	elapsedMs,
	GRACE_MS,
	isInTime,
	newSession
} from '../../../src/lib/core/classroom/session.ts';
import type {
	ClassMode,
	ClassPhase,
	ClassSession,
	ClassSettings,
	HostCommand,
	TimeFactor
} from '../../../src/lib/core/classroom/types.ts';
import { runs } from '../../support/property-runs.ts';
import { contentOf, oneOfEach, rightResponse, SETTINGS, student } from './sample-class.ts';

const begun = (settings: Partial<ClassSettings> = {}, questionCount = 3) =>
	newSession({ code: '482913', questionCount, settings: { ...SETTINGS, ...settings } }, 0);

/** Gives commands one after the other; one that is refused is left out. */
const follow = (session: ClassSession, commands: readonly [HostCommand, number][]) =>
	commands.reduce((now, [command, at]) => {
		try {
			return apply(now, command, at);
		} catch (reason) {
			if (reason instanceof CommandRefused) return now;
			throw reason;
		}
	}, session);

const command: fc.Arbitrary<HostCommand> = fc.oneof(
	fc.constantFrom<HostCommand>(
		{ kind: 'start' },
		{ kind: 'open' },
		{ kind: 'close' },
		{ kind: 'reveal' },
		{ kind: 'discuss' },
		{ kind: 'next' },
		{ kind: 'skip' },
		{ kind: 'pause' },
		{ kind: 'resume' },
		{ kind: 'lock', isLocked: true },
		{ kind: 'lock', isLocked: false }
	),
	fc.record({
		kind: fc.constant('add-time' as const),
		ms: fc.integer({ min: 1000, max: 600_000 })
	}),
	fc.constant<HostCommand>({ kind: 'end' })
);

const mode = fc.constantFrom<ClassMode | undefined>(
	undefined,
	{ kind: 'goal', percent: 80 },
	{ kind: 'peer', discussMs: 60_000 },
	{ kind: 'self', endsAfterMs: 600_000 },
	{ kind: 'teams', count: 3, phones: 'each' }
);

const FOLLOWS: Record<ClassPhase, ClassPhase[]> = {
	lobby: ['lobby', 'reading', 'open', 'self', 'done'],
	reading: ['reading', 'open', 'closed', 'done'],
	open: ['open', 'closed', 'reading', 'done'],
	closed: ['closed', 'discuss', 'reveal', 'reading', 'open', 'done'],
	discuss: ['discuss', 'open', 'reveal', 'reading', 'done'],
	reveal: ['reveal', 'reading', 'open', 'done'],
	self: ['self', 'done'],
	done: ['done']
};

describe('a session under any commands', () => {
	test('has versions that rise by one, phases in their order and questions that never come back', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(command, fc.integer({ min: 0, max: 50_000 })), { maxLength: 40 }),
				fc.constantFrom(0, 5000),
				mode,
				(steps, readingMs, how) => {
					let session = begun({ readingMs, limitMs: 30_000, ...(how ? { mode: how } : {}) });
					let at = 0;
					for (const [one, later] of steps) {
						at += later;
						const before = session;
						try {
							session = apply(session, one, at);
						} catch (reason) {
							expect(reason).toBeInstanceOf(CommandRefused);
							continue;
						}
						expect(session.version).toBe(before.version + 1);
						expect(FOLLOWS[before.phase]).toContain(session.phase);
						expect(session.index).toBeGreaterThanOrEqual(before.index);
						// A second vote is only on the question that had a first one, and nowhere else.
						if (session.round) expect(how?.kind).toBe('peer');
						if (session.round && !before.round) expect(before.phase).toBe('discuss');
						if (session.index > before.index) expect(session.round).toBeUndefined();
						expect(session.phase === 'self').toBe(
							how?.kind === 'self' && session.phase !== 'lobby' && session.phase !== 'done'
						);
						expect(session.index).toBeLessThan(session.questionCount);
						expect(elapsedMs(session, at)).toBeGreaterThanOrEqual(0);
						expect(session.phase === 'done').toBe(session.endedAt !== undefined);
					}
				}
			),
			{ numRuns: runs }
		);
	});

	test('from the same session, command and moment always the same comes', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(command, fc.nat(100_000))), (steps) => {
				expect(follow(begun(), steps)).toEqual(follow(begun(), steps));
			}),
			{ numRuns: 500 }
		);
	});
});

describe('the clock', () => {
	test('a pause takes no time from anybody', () => {
		const session = follow(begun({ limitMs: 30_000 }), [
			[{ kind: 'start' }, 1000],
			[{ kind: 'pause' }, 11_000],
			[{ kind: 'resume' }, 500_000]
		]);
		expect(elapsedMs(session, 500_000)).toBe(10_000);
		expect(isInTime(session, 1, 520_000)).toBe(true);
		expect(isInTime(session, 1, 520_001 + GRACE_MS)).toBe(false);
	});

	test('added time counts for everybody, multiplied for who asked for more', () => {
		const session = follow(begun({ limitMs: 20_000 }), [
			[{ kind: 'start' }, 0],
			[{ kind: 'add-time', ms: 10_000 }, 5000]
		]);
		const last = (factor: TimeFactor) => (factor === null ? Infinity : 30_000 * factor + GRACE_MS);
		for (const factor of [1, 1.5, 2] as const) {
			expect(isInTime(session, factor, last(factor))).toBe(true);
			expect(isInTime(session, factor, last(factor) + 1)).toBe(false);
		}
		expect(isInTime(session, null, 1e9)).toBe(true);
	});

	test('reading ends by itself, a question when its time is over for all who are still expected', () => {
		let session = apply(begun({ readingMs: 5000, limitMs: 20_000 }), { kind: 'start' }, 0);
		expect(dueCommand(session, [], 0, 4999)).toBeUndefined();
		expect(dueCommand(session, [], 0, 5000)).toEqual({ kind: 'open' });
		session = apply(session, { kind: 'open' }, 5000);
		const slow = [{ timeFactor: 2 as const }];
		expect(dueCommand(session, slow, 2, 5000 + 20_001 + GRACE_MS)).toBeUndefined();
		expect(dueCommand(session, slow, 2, 5000 + 40_001 + GRACE_MS)).toEqual({ kind: 'close' });
		expect(dueCommand(session, [{ timeFactor: null }], 2, 1e9)).toBeUndefined();
		expect(dueCommand(session, [], 0, 5000 + 20_001 + GRACE_MS)).toEqual({ kind: 'close' });
	});

	test('a question closes early once everybody has answered, where that is wished, and never while it is paused', () => {
		const open = apply(begun({ closesWhenAllAnswered: true }), { kind: 'start' }, 0);
		expect(dueCommand(open, [], 5, 100)).toEqual({ kind: 'close' });
		expect(dueCommand(open, [], 0, 100)).toBeUndefined();
		expect(dueCommand(open, [{ timeFactor: 1 }], 5, 100)).toBeUndefined();
		const other = apply(begun(), { kind: 'start' }, 0);
		expect(dueCommand(other, [], 5, 100)).toBeUndefined();
		expect(dueCommand(apply(open, { kind: 'pause' }, 50), [], 5, 100)).toBeUndefined();
	});
});

describe('an answer', () => {
	const content = contentOf(oneOfEach());
	const [question] = content.questions;
	if (!question) throw new Error('no question');
	const sent = (elapsed = 100) => ({
		index: 0,
		response: rightResponse(question.rung),
		confidence: null,
		elapsedMs: elapsed
	});

	test('counts while its question is open and in no other phase', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(command, fc.nat(20_000)), { maxLength: 20 }),
				fc.integer({ min: 0, max: 3 }),
				(steps, index) => {
					const session = follow(begun(), steps);
					const at = Math.max(session.phaseStartedAt, session.pausedAt ?? 0) + 1;
					const decided = decideAnswer(session, content, student('a'), { ...sent(), index }, at);
					const isOpen = session.phase === 'open' && session.index === index;
					expect('answer' in decided).toBe(
						isOpen && content.questions[index]?.rung.form === question.rung.form
					);
				}
			),
			{ numRuns: 2000 }
		);
	});

	test('of somebody who waits or was removed does not count', () => {
		const open = apply(begun(), { kind: 'start' }, 0);
		for (const status of ['waiting', 'removed'] as const)
			expect(decideAnswer(open, content, student('a', { status }), sent(), 10)).toEqual({
				refused: 'not-in'
			});
	});

	test('that comes after the student’s own time does not count, and within it does', () => {
		const open = apply(begun({ limitMs: 20_000 }), { kind: 'start' }, 0);
		const late = 20_001 + GRACE_MS;
		expect(decideAnswer(open, content, student('a'), sent(), late)).toEqual({
			refused: 'too-late'
		});
		expect(
			decideAnswer(open, content, student('a', { timeFactor: 1.5 }), sent(), late)
		).toHaveProperty('answer');
	});

	test('is never believed to have taken longer than the question has been open', () => {
		const open = apply(begun(), { kind: 'start' }, 0);
		const decided = decideAnswer(open, content, student('a'), sent(3_600_000), 4000);
		expect(decided).toMatchObject({ answer: { elapsedMs: 4000, verdict: 'right', points: 1000 } });
	});
});
