// How the modes count: one goal, two votes, teams of any size, everyone at their own pace.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adviceFor, shiftOf } from '../../../src/lib/core/classroom/distribution.ts';
import { teamNames } from '../../../src/lib/core/classroom/names.ts';
import { nextOwn, ownMine, ownState } from '../../../src/lib/core/classroom/own-pace.ts';
import {
	questionReports,
	reportCsv,
	studentReports,
	teamReports,
	togetherReport
} from '../../../src/lib/core/classroom/report.ts';
import {
	isReached,
	lastVotes,
	smallestTeam,
	standingsOf,
	teamsOf,
	togetherOf
} from '../../../src/lib/core/classroom/score.ts';
import { apply, dueCommand, newSession } from '../../../src/lib/core/classroom/session.ts';
import type {
	ClassAnswer,
	ClassMode,
	ClassSession,
	ClassStudent,
	HostCommand
} from '../../../src/lib/core/classroom/types.ts';
import { mineOf, publicState } from '../../../src/lib/core/classroom/views.ts';
import { contentOf, ofForm, rightResponse, SETTINGS, student } from './sample-class.ts';

const content = contentOf(ofForm('choice', 3));
const begun = (mode: ClassMode, more: Partial<ClassSession> = {}) => ({
	...newSession({ code: '482913', questionCount: 3, settings: { ...SETTINGS, mode } }, 0),
	...more
});
const follow = (session: ClassSession, ...kinds: HostCommand['kind'][]) =>
	kinds.reduce((now, kind) => apply(now, { kind } as HostCommand, 0), session);

function answer(
	studentId: string,
	index: number,
	isRight: boolean,
	more: Partial<ClassAnswer> = {}
): ClassAnswer {
	const rung = content.questions[index]?.rung;
	if (rung?.form !== 'choice') throw new Error('no choice');
	const other = rung.options.find(({ id }) => id !== rung.key)?.id ?? '';
	return {
		...{ index, studentId, confidence: null, elapsedMs: 0, at: 0 },
		response: isRight ? rightResponse(rung) : { form: 'choice', optionId: other },
		verdict: isRight ? 'right' : 'wrong',
		score: isRight ? 1 : 0,
		points: isRight ? 1000 : 0,
		...more
	};
}
const second = { round: 2 } as const;
const mapOf = (students: ClassStudent[]) => new Map(students.map((one) => [one.id, one]));

describe('a goal for all', () => {
	const goal = begun({ kind: 'goal', percent: 60 });
	test('counts the answers of who is in the class, question by question as they are revealed', () => {
		const students = mapOf([student('a'), student('b'), student('c', { status: 'removed' })]);
		const answers = [
			answer('a', 0, true),
			answer('b', 0, false),
			answer('c', 0, true),
			answer('a', 1, true)
		];
		const open = { ...goal, phase: 'open' as const, index: 0 };
		expect(togetherOf(open, students, answers)).toEqual({ right: 0, answered: 0 });
		expect(togetherOf({ ...open, phase: 'reveal' }, students, answers)).toEqual({
			right: 1,
			answered: 2
		});
		const done = { ...open, phase: 'done' as const, index: 1 };
		expect(togetherOf(done, students, answers)).toEqual({ right: 2, answered: 3 });
	});

	test('is reached at its share exactly, and never by nothing', () => {
		expect(isReached({ right: 3, answered: 5 }, 60)).toBe(true);
		expect(isReached({ right: 2, answered: 4 }, 60)).toBe(false);
		expect(isReached({ right: 0, answered: 0 }, 1)).toBe(false);
	});

	test('ranks nobody', () => {
		const revealed = follow(goal, 'start', 'close', 'reveal');
		const one = student('a');
		const place = standingsOf(revealed, [one], [answer('a', 0, true)])[0];
		const mine = mineOf(revealed, content, one, { of: 1, ...(place ? { place } : {}) });
		expect(mine).toMatchObject({ points: 1000, right: 1 });
		expect(mine.rank).toBeUndefined();
	});
});

describe('two votes', () => {
	const peer = begun({ kind: 'peer', discussMs: 60_000 });

	test('what a vote came to is the host’s alone until the reveal, and then both are shown', () => {
		const votes = [answer('a', 0, true), answer('b', 0, false), answer('b', 0, true, second)];
		let session = follow(peer, 'start', 'close');
		for (const kind of ['discuss', 'open', 'close'] as const) {
			const phone = publicState(session, content, votes, 0);
			expect(phone.distribution ?? phone.vote ?? phone.shift ?? phone.reveal).toBeUndefined();
			const host = publicState(session, content, votes, 0, { isHost: true });
			if (session.phase !== 'open') expect(host.vote).toMatchObject({ answered: 2, right: 1 });
			session = follow(session, kind);
		}
		expect(session).toMatchObject({ phase: 'closed', round: 2 });
		expect(publicState(session, content, votes, 0, { isHost: true }).vote?.answered).toBe(1);
		const revealed = publicState(follow(session, 'reveal'), content, votes, 0);
		expect(revealed.vote).toBeUndefined();
		expect(revealed.distribution).toMatchObject({ answered: 1, right: 1 });
		expect(revealed.shift).toMatchObject({ toRight: 1, away: 0, first: { answered: 2 } });
		expect(publicState(follow(session, 'reveal', 'next'), content, [], 0).round).toBeUndefined();
	});

	test('one’s own first vote stays in sight, and is not the answer to the second', () => {
		const session = follow(peer, 'start', 'close', 'discuss', 'open');
		const first = answer('a', 0, false);
		const before = mineOf(session, content, student('a'), { of: 1, answers: [first] });
		expect(before.answer).toBeUndefined();
		expect(before.first?.response).toEqual(first.response);
		expect(before.first?.verdict).toBeUndefined();
		const votes = [first, answer('a', 0, true, second)];
		const after = mineOf(follow(session, 'close', 'reveal'), content, student('a'), {
			of: 1,
			answers: votes
		});
		expect(after).toMatchObject({ outcome: { verdict: 'right' }, first: { verdict: 'wrong' } });
		expect(after.answer?.round).toBe(2);
		// Who voted once keeps that vote.
		const once = mineOf(follow(session, 'close', 'reveal'), content, student('a'), {
			of: 1,
			answers: [first]
		});
		expect(once).toMatchObject({ outcome: { verdict: 'wrong' } });
	});

	test('the second counts, in any order, and the shift is of those who voted twice', () => {
		const votes = [
			answer('a', 0, false),
			answer('a', 0, true, second),
			answer('b', 0, true),
			answer('b', 0, false, second),
			answer('c', 0, true),
			answer('d', 0, true, second)
		];
		fc.assert(
			fc.property(fc.shuffledSubarray(votes, { minLength: votes.length }), (order) => {
				const places = standingsOf(
					{ ...peer, phase: 'done', index: 0 },
					['a', 'b', 'c', 'd'].map((id) => student(id)),
					order
				);
				const right = places.filter((one) => one.right).map(({ studentId }) => studentId);
				expect(right.sort()).toEqual(['a', 'c', 'd']);
				expect(lastVotes(order)).toHaveLength(4);
				const question = content.questions[0];
				if (!question) throw new Error('no question');
				const { toRight, away, stayedRight, stayedWrong } = shiftOf(question, order);
				expect([toRight, away, stayedRight, stayedWrong]).toEqual([1, 1, 0, 0]);
			})
		);
	});

	test('a talk ends by itself where it has a time, and one vote can be revealed without it', () => {
		const talk = follow(peer, 'start', 'close', 'discuss');
		expect(dueCommand(talk, [], 1, 59_999)).toBeUndefined();
		expect(dueCommand(talk, [], 1, 60_000)).toEqual({ kind: 'open' });
		const endless = {
			...talk,
			settings: { ...talk.settings, mode: { kind: 'peer' as const, discussMs: null } }
		};
		expect(dueCommand(endless, [], 1, 1e9)).toBeUndefined();
		expect(follow(talk, 'reveal')).toMatchObject({ phase: 'reveal' });
		expect(() => follow(talk, 'open', 'close', 'discuss')).toThrow('first vote');
		expect(() => follow(begun({ kind: 'goal', percent: 50 }), 'start', 'close', 'discuss')).toThrow(
			'one vote'
		);
	});

	test('with few right there is something to explain, with most nothing to talk about', () => {
		const of = (right: number) => adviceFor({ answered: 10, right });
		expect([0, 2, 3, 5, 7, 8, 10].map(of)).toEqual([
			...['explain', 'explain', 'discuss', 'discuss', 'discuss', 'go-on', 'go-on']
		]);
		expect(adviceFor({ answered: 0, right: 0 })).toBe('none');
	});
});

describe('teams', () => {
	test('have names of their own, and whoever comes goes to the smallest', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(60), (count, joining) => {
				let turn = 0;
				const teams = teamNames(count, () => (turn = (turn * 7 + 0.37) % 1));
				expect(new Set(teams).size).toBe(count);
				const students: ClassStudent[] = [];
				for (let at = 0; at < joining; at++)
					students.push(student(`${at}`, { team: smallestTeam({ teams }, students) ?? -1 }));
				const sizes = teams.map((_, team) => students.filter((one) => one.team === team).length);
				expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 100 }
		);
		expect(smallestTeam({}, [])).toBeUndefined();
	});

	test('have the mean of their members: more of the same changes nothing', () => {
		const teams = ['Team Heron', 'Team Fox'];
		const of = (copies: number) =>
			teamsOf(
				{ teams },
				Array.from({ length: copies }, (_, at) => [
					student(`a${at}`, { team: 0 }),
					student(`b${at}`, { team: 0 }),
					student(`c${at}`, { team: 1 })
				]).flat(),
				(id) => (id.startsWith('b') ? 0 : 1000)
			).map(({ name, points, rank }) => [name, points, rank]);
		expect(of(1)).toEqual([
			['Team Fox', 1000, 1],
			['Team Heron', 500, 2]
		]);
		expect(of(5)).toEqual(of(1));
		expect(teamsOf({ teams }, [], () => 0).map(({ rank }) => rank)).toEqual([1, 1]);
	});
});

describe('at one’s own pace', () => {
	const self = begun({ kind: 'self', endsAfterMs: 600_000 });
	test('every question is open without its key, for as long as the class has', () => {
		const session = follow(self, 'start');
		const state = publicState(session, content, [], 1000);
		expect(state.questions?.map(({ id }) => id)).toEqual(content.questions.map(({ id }) => id));
		const text = JSON.stringify(state);
		for (const { explanation } of content.questions)
			expect(text).not.toContain(JSON.stringify(explanation));
		expect(text).not.toContain('"key"');
		expect(state.clock).toEqual({ elapsedMs: 1000, limitMs: 600_000, isPaused: false });
		expect(dueCommand(session, [{ timeFactor: 1 }], 1, 600_000)).toBeUndefined();
		expect(dueCommand(session, [{ timeFactor: 1 }], 1, 602_000)).toEqual({ kind: 'end' });
		// Whose time is longer is waited for.
		expect(dueCommand(session, [{ timeFactor: 2 }], 1, 602_000)).toBeUndefined();
		expect(() => follow(session, 'close')).toThrow('No question is open');
	});
});

describe('one’s own way through', () => {
	test('asks each question once, from anywhere, and ends when all are answered', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 12 }), fc.array(fc.nat(11)), (count, known) => {
				const answered = new Set(known.filter((index) => index < count));
				const asked: number[] = [];
				let at = nextOwn(count, -1, (index) => answered.has(index));
				while (at < count) {
					expect(answered.has(at)).toBe(false);
					asked.push(at);
					answered.add(at);
					at = nextOwn(count, at, (index) => answered.has(index));
				}
				expect(at).toBe(count);
				expect(answered.size).toBe(count);
				expect(asked).toEqual([...asked].sort((a, b) => a - b));
			})
		);
	});

	test('shows a question, its reveal, or that all is done', () => {
		const session = follow(begun({ kind: 'self', endsAfterMs: null }), 'start');
		const common = publicState(session, content, [], 0);
		const mine = mineOf(session, content, student('a'), { of: 0, own: [] });
		const [question] = content.questions;
		if (!question) throw new Error('no question');
		expect(ownState(common, 0, undefined)).toMatchObject({
			...{ phase: 'open', index: 0, question: { id: question.id } }
		});
		const { response, verdict, score, points } = answer('a', 0, true);
		const own = {
			reveal: { question, entities: [] },
			...{ response, outcome: { verdict, score, points }, confidence: null }
		};
		expect(ownState(common, 0, own)).toMatchObject({ phase: 'reveal', reveal: own.reveal });
		expect(ownMine(mine, 0, own)).toMatchObject({
			answer: { index: 0, response },
			outcome: { points }
		});
		expect(ownState(common, 3, undefined)).toMatchObject({ phase: 'self', index: 3 });
		expect(ownState(common, 3, undefined).question).toBeUndefined();
		expect(ownMine(mine, 3, undefined)).toEqual(mine);
	});
});

describe('a report', () => {
	test('of two votes has both, of teams their means, of a goal what it came to', () => {
		const results = {
			content,
			students: [
				{ id: 'a', name: 'Calm Heron', team: 0 },
				{ id: 'b', name: 'Kind Fox', team: 1 }
			],
			answers: [answer('a', 0, false), answer('a', 0, true, second), answer('b', 0, false)],
			skipped: [],
			teams: ['Team Heron', 'Team Fox']
		};
		const [first] = questionReports(results);
		expect(first).toMatchObject({ answered: 2, right: 1, shift: { toRight: 1 } });
		expect(studentReports(results)[0]).toMatchObject({ name: 'Calm Heron', right: 1 });
		const csv = reportCsv(results);
		expect(csv).toContain('Name,Team,Points');
		expect(csv).toContain('"wrong, then right"');
		expect(teamReports(results).map(({ name, points }) => [name, points])).toEqual([
			['Team Heron', 1000],
			['Team Fox', 0]
		]);
		expect(togetherReport(results)).toEqual({ right: 1, answered: 2 });
	});
});
