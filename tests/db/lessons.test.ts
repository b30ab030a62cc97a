// Lessons of a class with a name, as they are kept and taken away.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClassQuestion } from '../../src/lib/core/classroom/types.ts';
import { guestId, hostId, keepClass } from '../../src/lib/db/classes.ts';
import { keepLesson, readLessons, removeLessons } from '../../src/lib/db/lessons.ts';
import type { HostedClass } from '../../src/lib/db/schema.ts';
import { openStore } from '../../src/lib/db/store.ts';
import { lessonOf } from '../../src/lib/state/next-lesson.ts';
import { Device } from './learner.ts';

let device: Device;
beforeEach(async () => {
	device = await Device.fresh('lessons');
});
afterEach(() => device.remove());

const question: ClassQuestion = {
	...{ id: 'story/q1', version: 1, rungIndex: 0, rungCount: 1, prompt: 'Is it so?', order: [] },
	...{ deckId: 'story/deck', deckTitle: 'A deck', explanation: '', evidence: [] },
	rung: { form: 'true-false', statement: 'It is so.', key: true }
};
const content = { title: 'A deck', entities: [], questions: [question] };
const hosted = (code: string, className?: string): HostedClass => ({
	...{ id: hostId(code), kind: 'host', code, hostKey: 'k', title: 'A deck', startedAt: 5 },
	...(className === undefined ? {} : { className }),
	report: {
		...{ endedAt: 9, content, skipped: [], students: [{ id: 'a', name: 'Ada' }] },
		answers: [
			{
				...{
					index: 0,
					studentId: 'a',
					response: { form: 'true-false', value: true },
					confidence: 'sure'
				},
				...{ elapsedMs: 1, verdict: 'right', score: 1, points: 1000, at: 6 }
			}
		]
	}
});
async function keep(row: HostedClass) {
	const lesson = lessonOf(row);
	if (lesson) await keepLesson(row, lesson);
	else await keepClass(row);
	return lesson;
}

test('a class with a name leaves counts and no student; one without a name, and a rehearsal, leave none', async () => {
	expect(await keep(hosted('111111', '7b'))).toMatchObject({
		...{ className: '7b', startedAt: 5, difficulty: 'easy' },
		questions: [{ id: question.id, answered: 1, right: 1 }]
	});
	expect(await keep(hosted('222222'))).toBeUndefined();
	const rehearsed = { ...hosted('333333', '7b'), rehearsal: { students: 3 } };
	expect(await keep(rehearsed)).toBeUndefined();
	const { report, ...running } = hosted('444444', '7b');
	expect(report).toBeDefined();
	expect(await keep(running)).toBeUndefined();
	const kept = await readLessons(await openStore());
	expect(kept.map(({ code }) => code)).toEqual(['111111']);
	expect(JSON.stringify(kept)).not.toContain('Ada');
});

test('the lessons of one class are taken away; reports, other classes and classes attended stay', async () => {
	await keep(hosted('111111', '7b'));
	await keep(hosted('222222', '7 B'));
	await keep(hosted('333333', '8a'));
	const attended = { id: guestId('444444'), kind: 'guest' as const, code: '444444', token: 't' };
	await keepClass({ ...attended, title: '', name: 'Ada', startedAt: 1, answers: {} });
	await removeLessons('7b');
	const store = await openStore();
	expect((await readLessons(store)).map(({ className }) => className)).toEqual(['8a']);
	const rows = await store.learner.classes.toArray();
	expect(rows).toHaveLength(5);
	const names = rows.flatMap((row) => (row.kind === 'host' ? [row.className] : []));
	expect(names).toEqual([undefined, undefined, '8a']);
});
