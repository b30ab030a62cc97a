// What every store of classes must do, whichever engine keeps them. An adapter's own test calls this.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { standingsOf } from '../../../src/lib/core/classroom/score.ts';
import { apply, newSession } from '../../../src/lib/core/classroom/session.ts';
import type { ClassAnswer, ClassSession } from '../../../src/lib/core/classroom/types.ts';
import type { LiveChange, LiveStore } from '../../../src/server/stores/live-store.ts';
import { contentOf, oneOfEach, SETTINGS, student } from '../../core/classroom/sample-class.ts';

const content = contentOf(oneOfEach());
const LATER = 1_000_000;
const sessionOf = (code: string) =>
	newSession({ code, questionCount: content.questions.length, settings: SETTINGS }, 0);
const stored = (session: ClassSession) => ({ session, content, hostKeyHash: 'host' });
const answer = (
	index: number,
	studentId: string,
	more: Partial<ClassAnswer> = {}
): ClassAnswer => ({
	index,
	studentId,
	response: { form: 'true-false', value: true },
	confidence: 'sure',
	elapsedMs: 1200,
	verdict: 'right',
	score: 1,
	points: 1000,
	at: 5,
	...more
});

export function describeLiveStore(name: string, open: () => Promise<LiveStore>) {
	describe(`the ${name} store`, () => {
		let store: LiveStore;
		beforeEach(async () => {
			store = await open();
		});
		afterEach(() => store.close());

		/** A class with its first question open. */
		async function openClass(code = '111111') {
			const session = sessionOf(code);
			expect(await store.claim(stored(session), LATER)).toBe(true);
			const opened = apply(session, { kind: 'start' }, 0);
			expect(await store.transition(code, 1, opened, LATER)).toBe(true);
			return opened;
		}

		test('gives a code to one class only, however many ask at once', async () => {
			const claims = await Promise.all(
				Array.from({ length: 20 }, (_, at) =>
					store.claim({ ...stored(sessionOf('222222')), hostKeyHash: `host ${at}` }, LATER)
				)
			);
			expect(claims.filter(Boolean)).toHaveLength(1);
			expect((await store.load('222222'))?.hostKeyHash).toBe(`host ${claims.indexOf(true)}`);
			expect(await store.count()).toBe(1);
		});

		test('gives back what was put in, and nothing for an unknown code', async () => {
			const session = await openClass();
			expect(await store.load('111111')).toEqual({ session, content, hostKeyHash: 'host' });
			expect(await store.load('999999')).toBeUndefined();
			expect(await store.students('999999')).toEqual([]);
			expect(await store.answers('999999')).toEqual([]);
		});

		test('changes a session only from the version it was read at', async () => {
			const session = await openClass();
			const closed = apply(session, { kind: 'close' }, 1);
			const skipped = apply(session, { kind: 'skip' }, 1);
			const results = await Promise.all(
				[closed, skipped, closed].map((next) =>
					store.transition('111111', session.version, next, LATER)
				)
			);
			expect(results.filter(Boolean)).toHaveLength(1);
			expect((await store.load('111111'))?.session).toEqual(
				[closed, skipped, closed][results.indexOf(true)]
			);
			expect(await store.transition('999999', 1, closed, LATER)).toBe(false);
		});

		test('keeps a student’s first answer, and tells it again whatever comes after', async () => {
			const session = await openClass();
			await store.student('111111', student('a'), 10);
			const first = answer(0, 'a');
			expect(await store.answer('111111', first)).toEqual({ status: 'written', answer: first });
			const second = answer(0, 'a', { points: 0, verdict: 'wrong', at: 9 });
			expect(await store.answer('111111', second)).toEqual({ status: 'repeat', answer: first });
			await store.transition('111111', 2, apply(session, { kind: 'close' }, 1), LATER);
			expect(await store.answer('111111', second)).toEqual({ status: 'repeat', answer: first });
			expect(await store.answers('111111')).toEqual([first]);
		});

		test('takes no answer to a question that is not open, and none for a class that is not there', async () => {
			const session = await openClass();
			expect(await store.answer('111111', answer(1, 'a'))).toEqual({ status: 'not-open' });
			await store.transition('111111', 2, apply(session, { kind: 'close' }, 1), LATER);
			expect(await store.answer('111111', answer(0, 'a'))).toEqual({ status: 'not-open' });
			expect(await store.answer('999999', answer(0, 'a'))).toEqual({ status: 'gone' });
			expect(await store.answers('111111')).toEqual([]);
		});

		test('keeps one answer a vote, and takes none for the vote that is over', async () => {
			const settings = { ...SETTINGS, mode: { kind: 'peer' as const, discussMs: null } };
			let session = newSession({ code: '555555', questionCount: 3, settings }, 0);
			await store.claim(stored(session), LATER);
			const step = async (kind: 'start' | 'close' | 'discuss' | 'open') => {
				const next = apply(session, { kind }, 0);
				expect(await store.transition('555555', session.version, next, LATER)).toBe(true);
				session = next;
			};
			await step('start');
			const first = answer(0, 'a');
			const second = answer(0, 'a', { round: 2, verdict: 'wrong', points: 0 });
			expect(await store.answer('555555', second)).toEqual({ status: 'not-open' });
			expect((await store.answer('555555', first)).status).toBe('written');
			for (const kind of ['close', 'discuss', 'open'] as const) await step(kind);
			expect(await store.answer('555555', answer(0, 'b'))).toEqual({ status: 'not-open' });
			expect(await store.answer('555555', second)).toEqual({ status: 'written', answer: second });
			expect(await store.answer('555555', first)).toEqual({ status: 'repeat', answer: first });
			expect(await store.answer('555555', { ...second, points: 9 })).toEqual({
				status: 'repeat',
				answer: second
			});
			expect(await store.answers('555555', 0)).toEqual([first, second]);
		});

		test('takes an answer to any question where each goes at their own pace, until the end', async () => {
			const settings = { ...SETTINGS, mode: { kind: 'self' as const, endsAfterMs: null } };
			const lobby = newSession({ code: '666666', questionCount: 3, settings }, 0);
			await store.claim(stored(lobby), LATER);
			expect(await store.answer('666666', answer(0, 'a'))).toEqual({ status: 'not-open' });
			const open = apply(lobby, { kind: 'start' }, 0);
			await store.transition('666666', 1, open, LATER);
			for (const index of [2, 0])
				expect((await store.answer('666666', answer(index, 'a'))).status).toBe('written');
			expect((await store.answer('666666', answer(2, 'a'))).status).toBe('repeat');
			await store.transition('666666', 2, apply(open, { kind: 'end' }, 1), LATER);
			expect(await store.answer('666666', answer(1, 'a'))).toEqual({ status: 'not-open' });
			expect((await store.answers('666666')).map(({ index }) => index)).toEqual([2, 0]);
		});

		test('of answers racing with the close each is kept and acknowledged, or neither', async () => {
			const session = await openClass();
			const sent = Array.from({ length: 60 }, (_, at) => answer(0, `student ${at}`));
			const close = store.transition('111111', 2, apply(session, { kind: 'close' }, 1), LATER);
			const results = await Promise.all(sent.map((one) => store.answer('111111', one)));
			await close;
			const written = sent.filter((_, at) => results[at]?.status === 'written');
			const kept = await store.answers('111111', 0);
			expect(new Set(kept.map(({ studentId }) => studentId))).toEqual(
				new Set(written.map(({ studentId }) => studentId))
			);
		});

		test('gives a name to one student only, until that one is removed', async () => {
			await openClass();
			const joined = await Promise.all(
				['a', 'b', 'c'].map((id) =>
					store.student('111111', student(id, { name: 'Calm Heron' }), 10)
				)
			);
			expect(joined.filter((one) => one === 'written')).toHaveLength(1);
			expect(joined.filter((one) => one === 'name-taken')).toHaveLength(2);
			const [first] = await store.students('111111');
			if (!first) throw new Error('nobody joined');
			expect(await store.student('111111', student('d', { name: 'CALM  héron' }), 10)).toBe(
				'name-taken'
			);
			expect(await store.student('111111', { ...first, timeFactor: 2 }, 10)).toBe('written');
			expect(await store.student('111111', { ...first, status: 'removed' }, 10)).toBe('written');
			expect(await store.student('111111', student('d', { name: 'Calm Heron' }), 10)).toBe(
				'written'
			);
			expect(await store.students('111111')).toHaveLength(2);
		});

		test('changes a student only from how they were believed to be, and says how they are', async () => {
			await openClass();
			const first = student('a');
			await store.student('111111', first, 10);
			const heard: LiveChange[] = [];
			store.subscribe('111111', (change) => heard.push(change));
			const slow = { ...first, timeFactor: 2 as const };
			expect(await store.student('111111', slow, 10, first)).toBe('written');
			expect(await store.student('111111', { ...first, status: 'removed' }, 10, first)).toBe(
				'stale'
			);
			await expect.poll(() => heard.length).toBe(2);
			expect(heard).toEqual([
				{ kind: 'student', student: slow },
				{ kind: 'student', student: slow }
			]);
			expect(await store.students('111111')).toEqual([slow]);
		});

		test('lets in as many as there is room for; who is removed makes room', async () => {
			await openClass();
			expect(await store.student('111111', student('a'), 2)).toBe('written');
			expect(await store.student('111111', student('b'), 2)).toBe('written');
			expect(await store.student('111111', student('c'), 2)).toBe('full');
			expect(await store.student('111111', student('b', { name: 'New Name' }), 2)).toBe('written');
			await store.student('111111', student('a', { status: 'removed' }), 2);
			expect(await store.student('111111', student('c'), 2)).toBe('written');
			expect(await store.student('999999', student('a'), 2)).toBe('gone');
		});

		test('tells of every change to a class that is listened to, and of no other', async () => {
			await openClass('111111');
			const other = await openClass('222222');
			const heard: LiveChange[] = [];
			const stop = store.subscribe('222222', (change) => heard.push(change));
			await store.student('111111', student('x'), 10);
			await store.student('222222', student('a'), 10);
			await store.answer('222222', answer(0, 'a'));
			await store.answer('222222', answer(0, 'a'));
			const closed = apply(other, { kind: 'close' }, 1);
			await store.transition('222222', 2, closed, LATER);
			await expect.poll(() => heard.length).toBe(3);
			expect(heard).toEqual([
				{ kind: 'student', student: student('a') },
				{ kind: 'answer', answer: answer(0, 'a') },
				{ kind: 'session', session: closed }
			]);
			stop();
			await store.student('222222', student('b'), 10);
			expect(heard).toHaveLength(3);
		});

		test('deletes what is past its time with everything in it, says so, and gives the code again', async () => {
			const session = sessionOf('333333');
			await store.claim(stored(session), 500);
			await openClass('111111');
			await store.student('333333', student('a'), 10);
			const heard: LiveChange[] = [];
			store.subscribe('333333', (change) => heard.push(change));
			expect(await store.expire(499)).toEqual([]);
			expect(await store.expire(500)).toEqual(['333333']);
			await expect.poll(() => heard).toEqual([{ kind: 'gone' }]);
			expect(await store.load('333333')).toBeUndefined();
			expect(await store.students('333333')).toEqual([]);
			expect(await store.claim(stored(session), LATER)).toBe(true);
			expect(await store.load('111111')).toBeDefined();
		});

		test('any interleaving of retries and repeats around the same answers gives the same scores', async () => {
			let code = 400_000;
			const ids = ['a', 'b', 'c', 'd'];
			const students = ids.map((id) => student(id));
			await fc.assert(
				fc.asyncProperty(
					fc.array(
						fc.record({
							id: fc.constantFrom(...ids),
							points: fc.constantFrom(0, 500, 1000),
							repeats: fc.integer({ min: 1, max: 3 })
						}),
						{ maxLength: 12 }
					),
					fc.infiniteStream(fc.nat(3)),
					async (sent, lots) => {
						const room = String(code++);
						const session = await openClass(room);
						// Each student's first is the one that counts; what is sent again may arrive at any later time.
						const firsts = new Map<string, ClassAnswer>();
						const wire: ClassAnswer[] = [];
						for (const { id, points, repeats } of sent) {
							const one = answer(0, id, {
								points,
								score: points / 1000,
								verdict: points ? 'right' : 'wrong'
							});
							if (!firsts.has(id)) firsts.set(id, one);
							const first = firsts.get(id) as ClassAnswer;
							const place = wire.findIndex(({ studentId }) => studentId === id);
							wire.push(one);
							for (let again = 1; again < repeats; again++) {
								const lot = lots.next().value ?? 0;
								wire.splice(Math.max(place + 1, wire.length - lot), 0, first);
							}
						}
						for (const one of wire) {
							if ((lots.next().value ?? 0) === 0) await store.load(room); // a phone that looks again
							const written = await store.answer(room, one);
							expect('answer' in written && written.answer).toEqual(firsts.get(one.studentId));
						}
						const revealed: ClassSession = { ...session, phase: 'reveal' };
						const kept = await store.answers(room);
						expect(standingsOf(revealed, students, kept)).toEqual(
							standingsOf(revealed, students, [...firsts.values()])
						);
					}
				),
				{ numRuns: 60 }
			);
		});
	});
}
