// What a phone is told before the reveal does not depend on the key: a question and the same question with another
// key give the same message.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	drawableRung,
	publicQuestion,
	realResponse,
	shownOrder,
	shownResponse
} from '../../../src/lib/core/classroom/blind.ts';
import { newSession } from '../../../src/lib/core/classroom/session.ts';
import type { ClassQuestion, PublicRung } from '../../../src/lib/core/classroom/types.ts';
import { publicState } from '../../../src/lib/core/classroom/views.ts';
import { seededRandom, shuffled } from '../../../src/lib/core/content/option-order.ts';
import type { Rung } from '../../../src/lib/core/content/types.ts';
import { grade } from '../../../src/lib/core/grading/grade.ts';
import {
	contentOf,
	ENTITIES,
	FORMS,
	oneOfEach,
	QUESTIONS,
	rightResponse,
	SETTINGS
} from './sample-class.ts';

const anyQuestion = fc.constantFrom(...QUESTIONS);

/** The rung with another key, and with everything else that hangs on it changed too. */
function withOtherKey(rung: Rung, seed: string): Rung {
	const random = seededRandom(seed);
	const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
	switch (rung.form) {
		case 'choice':
			return {
				...rung,
				key: pick(rung.options).id,
				options: rung.options.map(({ id, text }) => ({ id, text, whyWrong: `No: ${random()}` }))
			};
		case 'multi-select':
			return { ...rung, keys: [pick(rung.options).id] };
		case 'true-false':
			return { ...rung, key: !rung.key, correction: `Not so: ${random()}` };
		case 'typed':
			return { ...rung, key: `Other ${random()}`, accept: ['another'], entityId: 'other' };
		case 'cloze':
			return {
				...rung,
				blanks: rung.blanks.map(({ id }) => ({ id, key: `Other ${random()}`, accept: [] }))
			};
		case 'numeric':
			return { ...rung, key: random() * 1000, tolerance: random(), otherUnits: [] };
		case 'order':
			return { ...rung, items: shuffled(rung.items, random) };
		case 'match': {
			// The same words on both sides, put together otherwise: a right side goes with the id of its new pair.
			const rights = shuffled(
				rung.pairs.map(({ right }) => right),
				random
			);
			return {
				...rung,
				pairs: rung.pairs.map((pair, at) => ({ ...pair, right: rights[at] ?? '' }))
			};
		}
		case 'map-pin':
			return { ...rung, target: 'elsewhere', toleranceKm: 7 };
		case 'claim-status':
			return {
				...rung,
				statements: rung.statements.map(({ id, text }) => ({
					id,
					text,
					key: pick(['record', 'denial', 'allegation'] as const),
					why: `Because ${random()}`
				}))
			};
		case 'flashcard':
			return rung;
	}
}

/** The order in which the same words stand on screen, in the ids of the rung with the other key. */
function sameOrder(question: ClassQuestion, other: Rung): string[] {
	const { rung, order } = question;
	if (rung.form !== 'match' || other.form !== 'match') return order;
	const textOf = new Map([
		...rung.pairs.map(({ id, right }) => [id, right] as const),
		...(rung.extras ?? []).map(({ id, text }) => [id, text] as const)
	]);
	const free = [
		...other.pairs.map(({ id, right }) => ({ id, text: right })),
		...(other.extras ?? [])
	];
	return order.map((id) => {
		const at = free.findIndex(({ text }) => text === textOf.get(id));
		return free.splice(at, 1)[0]?.id ?? '';
	});
}

describe('a question before its reveal', () => {
	test('every form that can be asked live is in the story', () => {
		expect([...FORMS].sort()).toEqual(
			[
				'choice',
				'claim-status',
				'cloze',
				'map-pin',
				'match',
				'multi-select',
				'numeric',
				'order',
				'true-false',
				'typed'
			].sort()
		);
	});

	test('does not depend on its key', () => {
		fc.assert(
			fc.property(anyQuestion, fc.string(), (question, seed) => {
				const rung = withOtherKey(question.rung, seed);
				const other: ClassQuestion = {
					...question,
					rung,
					order: sameOrder(question, rung),
					explanation: 'Something else.',
					evidence: []
				};
				expect(publicQuestion(other, true)).toEqual(publicQuestion(question, true));
			}),
			{ numRuns: 3000 }
		);
	});

	test('no state sent to phones in the lobby, while reading or while it is open has a word of the answer', () => {
		for (const question of QUESTIONS) {
			const content = contentOf([question]);
			const session = newSession({ code: '123456', questionCount: 1, settings: SETTINGS }, 0);
			for (const phase of ['lobby', 'reading', 'open', 'closed'] as const) {
				const index = phase === 'lobby' ? -1 : 0;
				const sent = JSON.stringify(publicState({ ...session, phase, index }, content, [], 10));
				expect(sent).not.toContain(JSON.stringify(question.explanation));
				for (const word of [
					'key',
					'keys',
					'whyWrong',
					'why',
					'correction',
					'accept',
					'target',
					'isRight'
				])
					expect(sent).not.toContain(`"${word}":`);
				for (const { statement } of question.evidence)
					if (!question.prompt.includes(statement) && question.rung.form !== 'claim-status')
						expect(sent).not.toContain(JSON.stringify(statement));
			}
		}
	});

	test('the right side of a pair is known to phones by an id that says nothing of its pair', () => {
		const matches = QUESTIONS.filter(({ rung }) => rung.form === 'match');
		// As often as chance, and no more: with three pairs or more not every id can be the right one.
		const naive = matches.filter((question) => {
			const rung = publicQuestion(question, true).rung as PublicRung & { form: 'match' };
			const answer = {
				form: 'match' as const,
				matches: Object.fromEntries(rung.lefts.map(({ id }) => [id, id]))
			};
			return grade(question.rung, realResponse(question, answer), { entities: [] }).score === 1;
		});
		expect(naive.length).toBeLessThan(matches.length / 2);
	});
});

describe('a response in the ids of the phone', () => {
	test('comes back as it was given', () => {
		for (const question of QUESTIONS) {
			const right = rightResponse(question.rung);
			expect(realResponse(question, shownResponse(question, right))).toEqual(right);
			expect(
				grade(question.rung, realResponse(question, shownResponse(question, right)), {
					entities: ENTITIES
				}).verdict
			).toBe('right');
		}
	});

	test('ids that the question does not have are left out', () => {
		const [match] = QUESTIONS.filter(({ rung }) => rung.form === 'match');
		if (!match) throw new Error('no match question');
		expect(realResponse(match, { form: 'match', matches: { nobody: 'nothing' } })).toEqual({
			form: 'match',
			matches: {}
		});
	});
});

describe('what a phone draws', () => {
	test('has the form, the words and the order of the question', () => {
		for (const question of oneOfEach()) {
			const { rung } = publicQuestion(question, true);
			if (!rung) throw new Error('no rung');
			const drawn = drawableRung(rung);
			expect(drawn.form).toBe(question.rung.form);
			expect(shownOrder(rung)).toHaveLength(question.order.length);
		}
	});

	test('of a pair question, each right side stands where it was shown, under its id', () => {
		for (const question of QUESTIONS.filter(({ rung }) => rung.form === 'match')) {
			const rung = publicQuestion(question, true).rung as PublicRung & { form: 'match' };
			const drawn = drawableRung(rung) as Rung & { form: 'match' };
			const texts = new Map([
				...drawn.pairs.map(({ id, right }) => [id, right] as const),
				...(drawn.extras ?? []).map(({ id, text }) => [id, text] as const)
			]);
			expect(rung.rights.map(({ id }) => texts.get(id))).toEqual(
				rung.rights.map(({ text }) => text)
			);
		}
	});
});
