// Classes in memory: for tests, and the plainest reading of what a store does.
import { isDeepStrictEqual } from 'node:util';
import { answerKey, takes } from '../../lib/core/classroom/session.ts';
import type { ClassAnswer, ClassStudent } from '../../lib/core/classroom/types.ts';
import { createListeners } from './listeners.ts';
import { takenName, type LiveStore, type StoredClass } from './live-store.ts';

type Room = {
	stored: StoredClass;
	expiresAt: number;
	students: Map<string, ClassStudent>;
	/** By question, vote and student, in the order in which they came. */
	answers: Map<string, ClassAnswer>;
};

export function createMemoryStore(): LiveStore {
	const rooms = new Map<string, Room>();
	const listeners = createListeners();
	return {
		async claim(stored, expiresAt) {
			const { code } = stored.session;
			if (rooms.has(code)) return false;
			rooms.set(code, { stored, expiresAt, students: new Map(), answers: new Map() });
			return true;
		},
		async load(code) {
			return rooms.get(code)?.stored;
		},
		async transition(code, expectedVersion, session, expiresAt) {
			const room = rooms.get(code);
			if (room?.stored.session.version !== expectedVersion) return false;
			room.stored = { ...room.stored, session };
			room.expiresAt = expiresAt;
			listeners.tell(code, { kind: 'session', session });
			return true;
		},
		async student(code, student, limit, before) {
			const room = rooms.get(code);
			if (!room) return 'gone';
			const current = room.students.get(student.id);
			if (before && current && !isDeepStrictEqual(current, before)) {
				listeners.tell(code, { kind: 'student', student: current });
				return 'stale';
			}
			const name = takenName(student);
			for (const other of room.students.values())
				if (other.id !== student.id && takenName(other) === name) return 'name-taken';
			const isNew = !room.students.has(student.id);
			const present = [...room.students.values()].filter(({ status }) => status !== 'removed');
			if (isNew && present.length >= limit) return 'full';
			room.students.set(student.id, student);
			listeners.tell(code, { kind: 'student', student });
			return 'written';
		},
		async students(code) {
			return [...(rooms.get(code)?.students.values() ?? [])];
		},
		async answer(code, answer) {
			const room = rooms.get(code);
			if (!room) return { status: 'gone' };
			const key = answerKey(answer);
			const first = room.answers.get(key);
			if (first) return { status: 'repeat', answer: first };
			if (!takes(room.stored.session, answer)) return { status: 'not-open' };
			room.answers.set(key, answer);
			listeners.tell(code, { kind: 'answer', answer });
			return { status: 'written', answer };
		},
		async answers(code, index) {
			const all = [...(rooms.get(code)?.answers.values() ?? [])];
			return index === undefined ? all : all.filter((one) => one.index === index);
		},
		subscribe: (code, listener) => listeners.add(code, listener),
		async expire(now) {
			const gone = [...rooms].flatMap(([code, { expiresAt }]) => (expiresAt <= now ? [code] : []));
			for (const code of gone) {
				rooms.delete(code);
				listeners.tell(code, { kind: 'gone' });
			}
			return gone;
		},
		async count() {
			return rooms.size;
		},
		async close() {
			rooms.clear();
		}
	};
}
