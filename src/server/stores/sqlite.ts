// Classes in one SQLite file through Node's own module: the default. What was acknowledged is in the file, so a
// process that is killed and started again goes on where it was.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import type { ClassAnswer, ClassSession, ClassStudent } from '../../lib/core/classroom/types.ts';
import { createListeners } from './listeners.ts';
import { takenName, type LiveStore } from './live-store.ts';

/**
 * Raised when the tables change, with an upgrade: a server may be updated while a class is under way. A file of a later
 * version holds nothing but classes of a few hours, and is begun anew.
 */
const SCHEMA_VERSION = 2;

/** Where each goes at their own pace. */
const ANY = -1;

const ANSWERS = `
	CREATE TABLE answers (
		code TEXT NOT NULL REFERENCES classes ON DELETE CASCADE,
		question INTEGER NOT NULL,
		round INTEGER NOT NULL,
		student_id TEXT NOT NULL,
		answer TEXT NOT NULL,
		UNIQUE (code, question, round, student_id)
	) STRICT;
`;

/** What was one vote on every question is the first one. */
const FROM_VERSION_1 = `
	ALTER TABLE classes ADD COLUMN open_round INTEGER NOT NULL DEFAULT 1;
	ALTER TABLE answers RENAME TO answers_1;
	${ANSWERS}
	INSERT INTO answers (code, question, round, student_id, answer)
		SELECT code, question, 1, student_id, answer FROM answers_1 ORDER BY rowid;
	DROP TABLE answers_1;
	PRAGMA user_version = 2;
`;

const TABLES = `
	CREATE TABLE classes (
		code TEXT PRIMARY KEY,
		version INTEGER NOT NULL,
		-- The question that can be answered, ${ANY} for each of them, or null; and the vote on it.
		open_index INTEGER,
		open_round INTEGER NOT NULL,
		session TEXT NOT NULL,
		content TEXT NOT NULL,
		host_key_hash TEXT NOT NULL,
		expires_at INTEGER NOT NULL
	) STRICT;
	CREATE TABLE students (
		code TEXT NOT NULL REFERENCES classes ON DELETE CASCADE,
		id TEXT NOT NULL,
		taken_name TEXT NOT NULL,
		is_present INTEGER NOT NULL,
		student TEXT NOT NULL,
		PRIMARY KEY (code, id),
		UNIQUE (code, taken_name)
	) STRICT;
	${ANSWERS}
	CREATE INDEX classes_by_expiry ON classes (expires_at);
	PRAGMA user_version = ${SCHEMA_VERSION};
`;

const parse = <T>(row: Record<string, unknown> | undefined, column: string): T | undefined =>
	row === undefined ? undefined : (JSON.parse(String(row[column])) as T);

function open(path: string): DatabaseSync {
	const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
	// A write-ahead log survives the end of the process; only a power cut can cost the last moments.
	database.exec(
		'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000'
	);
	const version = database.prepare('PRAGMA user_version').get()?.user_version;
	if (version === SCHEMA_VERSION) return database;
	database.exec('BEGIN EXCLUSIVE');
	if (version === 1) database.exec(FROM_VERSION_1);
	else {
		for (const table of ['answers', 'students', 'classes'])
			database.exec(`DROP TABLE IF EXISTS ${table}`);
		database.exec(TABLES);
	}
	database.exec('COMMIT');
	return database;
}

/** @param folder made if it is missing; `:memory:` keeps nothing */
export function createSqliteStore(folder: string): LiveStore {
	if (folder !== ':memory:') mkdirSync(folder, { recursive: true, mode: 0o700 });
	const database = open(folder === ':memory:' ? folder : join(folder, 'classes.sqlite'));
	const listeners = createListeners();
	const sql = {
		claim: database.prepare(
			`INSERT INTO classes
				(code, version, open_index, open_round, session, content, host_key_hash, expires_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
		),
		load: database.prepare('SELECT session, content, host_key_hash FROM classes WHERE code = ?'),
		exists: database.prepare('SELECT open_index FROM classes WHERE code = ?'),
		transition: database.prepare(
			`UPDATE classes SET version = ?, open_index = ?, open_round = ?, session = ?, expires_at = ?
			WHERE code = ? AND version = ?`
		),
		present: database.prepare(
			'SELECT count(*) AS count FROM students WHERE code = ? AND is_present = 1 AND id <> ?'
		),
		known: database.prepare('SELECT student FROM students WHERE code = ? AND id = ?'),
		nameTaken: database.prepare(
			'SELECT 1 FROM students WHERE code = ? AND taken_name = ? AND id <> ?'
		),
		student: database.prepare(
			`INSERT INTO students (code, id, taken_name, is_present, student) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (code, id) DO UPDATE SET taken_name = excluded.taken_name,
				is_present = excluded.is_present, student = excluded.student`
		),
		students: database.prepare('SELECT student FROM students WHERE code = ? ORDER BY rowid'),
		// First write wins, and only while the question is open: one statement, so nothing comes between.
		answer: database.prepare(
			`INSERT INTO answers (code, question, round, student_id, answer)
			SELECT code, :index, :round, :student, :answer FROM classes
			WHERE code = :code AND open_index IN (:index, ${ANY}) AND open_round = :round
			ON CONFLICT DO NOTHING`
		),
		firstAnswer: database.prepare(
			'SELECT answer FROM answers WHERE code = ? AND question = ? AND round = ? AND student_id = ?'
		),
		answers: database.prepare('SELECT answer FROM answers WHERE code = ? ORDER BY rowid'),
		answersTo: database.prepare(
			'SELECT answer FROM answers WHERE code = ? AND question = ? ORDER BY rowid'
		),
		expire: database.prepare('DELETE FROM classes WHERE expires_at <= ? RETURNING code'),
		count: database.prepare('SELECT count(*) AS count FROM classes')
	};
	const openIndex = ({ phase, index }: ClassSession) =>
		phase === 'open' ? index : phase === 'self' ? ANY : null;

	return {
		async claim({ session, content, hostKeyHash }, expiresAt) {
			const { changes } = sql.claim.run(
				session.code,
				session.version,
				openIndex(session),
				session.round ?? 1,
				JSON.stringify(session),
				JSON.stringify(content),
				hostKeyHash,
				expiresAt
			);
			return changes === 1;
		},
		async load(code) {
			const row = sql.load.get(code);
			if (!row) return undefined;
			return {
				session: JSON.parse(String(row.session)),
				content: JSON.parse(String(row.content)),
				hostKeyHash: String(row.host_key_hash)
			};
		},
		async transition(code, expectedVersion, session, expiresAt) {
			const { changes } = sql.transition.run(
				session.version,
				openIndex(session),
				session.round ?? 1,
				JSON.stringify(session),
				expiresAt,
				code,
				expectedVersion
			);
			if (changes !== 1) return false;
			listeners.tell(code, { kind: 'session', session });
			return true;
		},
		async student(code, student, limit, before) {
			if (!sql.exists.get(code)) return 'gone';
			const current = parse<ClassStudent>(sql.known.get(code, student.id), 'student');
			if (before && current && !isDeepStrictEqual(current, before)) {
				listeners.tell(code, { kind: 'student', student: current });
				return 'stale';
			}
			const name = takenName(student);
			if (sql.nameTaken.get(code, name, student.id)) return 'name-taken';
			if (!current) {
				if (Number(sql.present.get(code, student.id)?.count) >= limit) return 'full';
			}
			const isPresent = student.status === 'removed' ? 0 : 1;
			sql.student.run(code, student.id, name, isPresent, JSON.stringify(student));
			listeners.tell(code, { kind: 'student', student });
			return 'written';
		},
		async students(code) {
			return sql.students
				.all(code)
				.map((row) => parse<ClassStudent>(row, 'student') as ClassStudent);
		},
		async answer(code, answer) {
			const { index, round = 1, studentId: student } = answer;
			const text = JSON.stringify(answer);
			const { changes } = sql.answer.run({ code, index, round, student, answer: text });
			if (changes === 1) {
				listeners.tell(code, { kind: 'answer', answer });
				return { status: 'written', answer };
			}
			const first = parse<ClassAnswer>(sql.firstAnswer.get(code, index, round, student), 'answer');
			if (first) return { status: 'repeat', answer: first };
			return { status: sql.exists.get(code) ? 'not-open' : 'gone' };
		},
		async answers(code, index) {
			const rows = index === undefined ? sql.answers.all(code) : sql.answersTo.all(code, index);
			return rows.map((row) => parse<ClassAnswer>(row, 'answer') as ClassAnswer);
		},
		subscribe: (code, listener) => listeners.add(code, listener),
		async expire(now) {
			const codes = sql.expire.all(now).map(({ code }) => String(code));
			for (const code of codes) listeners.tell(code, { kind: 'gone' });
			return codes;
		},
		async count() {
			return Number(sql.count.get()?.count);
		},
		async close() {
			database.close();
		}
	};
}
