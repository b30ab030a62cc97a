import { describe, expect, test } from 'vitest';
import {
	lintDossier,
	type LintContext
} from '../../../../src/lib/core/content/lint/lint-dossier.ts';
import { runHash, wordRuns } from '../../../../src/lib/core/content/lint/source-runs.ts';
import type { Dossier, Question, Rung } from '../../../../src/lib/core/content/types.ts';
import {
	baseDossier,
	choice,
	dossierOf,
	question,
	twelveQuestions,
	typed,
	withAdded,
	withChanged
} from './base-dossier.ts';

const messages = (dossier: Dossier, context: LintContext = {}) =>
	lintDossier(dossier, context).map(({ message }) => message);

/** The one problem that the lint finds, as its file, place and message. */
function onlyProblem(dossier: Dossier, context: LintContext = {}) {
	const problems = lintDossier(dossier, context);
	expect(problems.map(({ message }) => message)).toHaveLength(1);
	const [problem] = problems;
	if (!problem) throw new Error('no problem was found');
	return problem;
}

/** Asserts one problem at this place of the story deck, whose message holds each of the words. */
function expectProblem(dossier: Dossier, place: string, ...words: string[]) {
	const problem = onlyProblem(dossier);
	expect(problem.file).toBe('harbour/story.deck.json');
	expect(problem.place).toBe(place);
	for (const word of [problem.file, place, ...words]) expect(problem.message).toContain(word);
}

const withRungs = (slug: string, ...rungs: Rung[]) =>
	withChanged(slug, (question) => ({ ...question, rungs }));

const withPart = (slug: string, part: Partial<Question>) =>
	withChanged(slug, (question) => ({ ...question, ...part }));

test('a clean dossier has no problem', () => {
	expect(messages(baseDossier())).toEqual([]);
	expect(messages(dossierOf(twelveQuestions()))).toEqual([]);
});

describe('standing', () => {
	const WIND = choice('The wind', ['A gull', 'A wave']);

	test('a claim asked without its speaker', () => {
		expectProblem(
			withPart('storm-claim', { prompt: 'What had put out the lamp?' }),
			'harbour/storm-claim rungs[0].prompt',
			'"What had put out the lamp?"',
			'f-claim is official-claim',
			'"Per Holm"'
		);
	});

	test('a claim whose speaker is missing on the second rung only', () => {
		expectProblem(
			withRungs('storm-claim', WIND, typed('The wind', { prompt: 'What put it out?' })),
			'harbour/storm-claim rungs[1].prompt'
		);
	});

	test('a statement to judge that drops its speaker', () => {
		const statement = 'The wind put out the lamp.';
		expectProblem(
			withChanged('storm-claim', (it) => ({
				...it,
				prompt: 'True or false?',
				rungs: [{ form: 'true-false', statement, key: true }]
			})),
			'harbour/storm-claim rungs[0].statement',
			statement
		);
	});

	test.each([
		['by alias', { prompt: 'What did Captain Holm say had put out the lamp?' }],
		['by surname, with a possessive', { prompt: 'What put out the lamp in Holm’s telling?' }],
		['by none, where the task is to attribute', { prompt: 'What put it out?', tags: ['attribute'] }]
	])('the speaker named %s is enough', (_, part) => {
		expect(messages(withPart('storm-claim', part))).toEqual([]);
	});

	test.each([
		['the words of its fact', 'What did the Harbour Watch say had not rung?', 0],
		['words that name nobody', 'What did the watch say had not rung?', 1]
	])('the speaker named by %s', (_, prompt, count) => {
		const asked = question('bell', prompt, [typed('the bell')], { factIds: ['f-bell'] });
		expect(messages(withAdded(asked))).toHaveLength(count);
	});

	test('a speaker who is the answer need not be in the prompt', () => {
		const dossier = withChanged('storm-claim', (it) => ({
			...it,
			prompt: 'Who said that the wind had put out the lamp?',
			rungs: [
				choice('Holm, the captain', ['Lund, the keeper']),
				typed('Per Holm', { entityId: 'per-holm' })
			]
		}));
		expect(messages(dossier).filter((message) => message.includes('rungs[1]'))).toEqual([]);
	});
});

describe('options', () => {
	test('a distractor that equals the key but for its writing', () => {
		expectProblem(
			withRungs('storm-claim', choice('The wind', ['A gull', 'the  Wind!'])),
			'harbour/storm-claim rungs[0].options[2].text',
			'the same as "The wind"'
		);
	});

	test('a distractor without its reason, and a key with one', () => {
		const rung = choice('The wind', ['A gull']);
		const options = rung.options.map(({ id, text }) =>
			id === 'key' ? { id, text, whyWrong: 'It is not.' } : { id, text }
		);
		const problems = lintDossier(withRungs('storm-claim', { ...rung, options }), {});
		expect(problems.map(({ place }) => place)).toEqual([
			'harbour/storm-claim rungs[0].options[0].whyWrong',
			'harbour/storm-claim rungs[0].options[1].whyWrong'
		]);
		expect(problems.map(({ found }) => found)).toEqual([
			'one on the key "The wind"',
			'none on "A gull"'
		]);
	});

	test('a distractor that is another name of the right answer', () => {
		expectProblem(
			withRungs('keeper', {
				...choice('Ada Lund', ['Per Holm', 'Keeper Lund']),
				options: [
					{ id: 'key', text: 'Ada Lund', entityId: 'ada-lund' },
					{ id: 'other', text: 'Keeper Lund', whyWrong: 'This is another one.' }
				]
			}),
			'harbour/keeper rungs[0].options[1].text',
			'"Keeper Lund", which passes for "Ada Lund"'
		);
	});

	test('a distractor that the typed rung accepts', () => {
		expectProblem(
			withRungs(
				'storm-claim',
				choice('The wind', ['A gull', 'A gust']),
				typed('The wind', { accept: ['gust'] })
			),
			'harbour/storm-claim rungs[0].options[2].text',
			'"A gust"'
		);
	});

	test('a false statement without its correction', () => {
		expectProblem(
			withRungs('lamp-year', { form: 'true-false', statement: 'The lamp burned.', key: false }),
			'harbour/lamp-year rungs[0].correction',
			'none on a false statement'
		);
	});

	test('a true statement with a correction', () => {
		const statement = 'The lamp went out.';
		expectProblem(
			withRungs('lamp-year', {
				form: 'true-false',
				statement,
				key: true,
				correction: 'It did not.'
			}),
			'harbour/lamp-year rungs[0].correction',
			'one on a true statement'
		);
	});
});

describe('typed', () => {
	test('an accepted answer that is the name of somebody else', () => {
		expectProblem(
			withRungs('keeper', typed('Ada Lund', { entityId: 'ada-lund', accept: ['captain holm'] })),
			'harbour/keeper rungs[0].accept[0]',
			'"captain holm"',
			'"per-holm"'
		);
	});

	test('an answer that cannot be graded right', () => {
		expectProblem(
			withRungs('storm-claim', typed('The wind', { accept: ['  '] })),
			'harbour/storm-claim rungs[0].accept[0]',
			'graded wrong'
		);
	});

	test('a family name that is also an alias, where no entity is meant', () => {
		expect(messages(withRungs('keeper', typed('Lund')))).toEqual([]);
	});
});

describe('wording', () => {
	test('an option that speaks of the others', () => {
		expectProblem(
			withRungs('storm-claim', choice('The wind', ['A gull', 'None of the above'])),
			'harbour/storm-claim rungs[0].options[2].text',
			'"None of the above"'
		);
	});

	test('a prompt that holds its answer', () => {
		expectProblem(
			withPart('storm-claim', { prompt: 'Per Holm blamed the wind. What put out the lamp?' }),
			'harbour/storm-claim prompt',
			'the answer "The wind"'
		);
	});

	test('a prompt of a rung that holds its answer, with a possessive', () => {
		expectProblem(
			withRungs('keeper', typed('Ada Lund', { prompt: 'Who kept it, in Ada Lund’s words?' })),
			'harbour/keeper rungs[0].prompt'
		);
	});

	test('a hint that holds the answer', () => {
		const dossier = withPart('keeper', { hint: 'It was not Per Holm but Ada Lund.' });
		const problems = lintDossier(dossier, {});
		expect(new Set(problems.map(({ place }) => place))).toEqual(new Set(['harbour/keeper hint']));
		expect(problems[0]?.message).toContain('contains the answer "Ada Lund"');
	});
});

describe('duplicates', () => {
	test('the same answer from the same facts', () => {
		expectProblem(
			withAdded(question('keeper-again', 'Whose work was that lamp?', [typed('ada lund')])),
			'harbour/keeper-again factIds',
			'the same facts (f-lamp)',
			'harbour/keeper'
		);
	});

	test('the same answer to almost the same prompt, from other facts', () => {
		expectProblem(
			withAdded(
				question(
					'keeper-night',
					'Who kept the lamp of the harbour in 1911, then?',
					[typed('Ada Lund')],
					{
						factIds: ['f-night']
					}
				)
			),
			'harbour/keeper-night prompt',
			'harbour/keeper in story.deck.json'
		);
	});

	test('the reverse direction is a question of its own', () => {
		const reverse = question('lund', 'What was the work of Ada Lund in 1911?', [
			typed('lamp keeper')
		]);
		expect(messages(withAdded(reverse))).toEqual([]);
	});
});

describe('balance', () => {
	const changeAll = (change: (question: Question, at: number) => Question) =>
		dossierOf(twelveQuestions().map(change));

	const expectShare = (dossier: Dossier, field: string, ...words: string[]) =>
		expectProblem(dossier, `story ${field}`, ...words);

	test('the key is the longest too often', () => {
		expectShare(
			changeAll((it, at) => {
				const [first, ...rest] = it.rungs;
				if (first?.form !== 'choice' || at > 4) return it;
				const options = first.options.map((option) =>
					option.id === first.key ? { ...option, text: `${option.text} by the wall` } : option
				);
				return { ...it, rungs: [{ ...first, options }, ...rest] };
			}),
			'questions[].rungs[].options',
			'42 % of 12 choice rungs',
			'harbour/ship-one',
			'at most 40 %'
		);
	});

	test('the key stands in one place too often', () => {
		const dossier = changeAll((it) => ({
			...it,
			rungs: it.rungs.map((rung) =>
				rung.form === 'choice'
					? { ...rung, options: [...rung.options].sort((a) => (a.id === 'key' ? -1 : 1)) }
					: rung
			)
		}));
		const problems = lintDossier(dossier, {});
		expect(problems.map(({ place }) => place)).toEqual(
			[0, 1, 2].map((at) => `story questions[].rungs[].options[${at}]`)
		);
		expect(problems[0]?.message).toContain('100 % of 12 rungs with 3 options');
		expect(problems[0]?.message).toContain('expected 21 % to 45 %');
	});

	test('too many true-false questions', () => {
		expectShare(
			changeAll((it, at) =>
				at < 3
					? {
							...it,
							rungs: [...it.rungs, { form: 'true-false', statement: `It lay at ${at}.`, key: true }]
						}
					: it
			),
			'questions[].rungs[].form',
			'"true-false" in 25 %',
			'at most 20 %'
		);
	});

	test('too many flashcards', () => {
		expectShare(
			changeAll((it, at) =>
				at < 4 ? { ...it, rungs: [...it.rungs, { form: 'flashcard', back: `At ${at}.` }] } : it
			),
			'questions[].rungs[].form',
			'"flashcard" in 33 %',
			'at most 30 %'
		);
	});

	test('too few questions with a second rung', () => {
		expectShare(
			changeAll((it, at) => (at < 5 ? { ...it, rungs: it.rungs.slice(0, 1) } : it)),
			'questions[].rungs',
			'58 % of the questions have two rungs',
			'at least 60 %'
		);
	});

	test('a deck of nine questions is exempt', () => {
		const nine = twelveQuestions().slice(0, 9);
		expect(messages(dossierOf(nine.map((it) => ({ ...it, rungs: it.rungs.slice(0, 1) }))))).toEqual(
			[]
		);
	});
});

describe('plagiarism', () => {
	const ARTICLE = 'On that night, the harbour’s lamp went out before two.';
	const sourceRuns = new Set(wordRuns(ARTICLE).map(runHash));

	test('seven words in a row of the article', () => {
		const explanation = 'He wrote: "THE HARBOUR’S lamp went out - before two".';
		const problem = onlyProblem(withPart('keeper', { explanation }), { sourceRuns });
		expect(problem.file).toBe('harbour/story.deck.json');
		expect(problem.place).toBe('harbour/keeper explanation');
		expect(problem.message).toContain('"the harbour s lamp went out before"');
	});

	test.each([
		['an entity', 'entities.json', 'ada-lund description', 'entities', 'description'],
		['a fact', 'facts.json', 'f-lamp statement', 'facts', 'statement'],
		['a source’s note', 'sources.json', 'log note', 'sources', 'note']
	] as const)('the article’s words in %s', (_, file, place, list, field) => {
		const dossier = baseDossier();
		const [first, ...rest] = dossier[list];
		const broken = { ...dossier, [list]: [{ ...first, [field]: ARTICLE }, ...rest] };
		const problem = onlyProblem(broken, { sourceRuns });
		expect([problem.file, problem.place]).toEqual([`harbour/${file}`, place]);
	});

	test('the article’s words in the dossier’s own file and in a deck’s title', () => {
		const dossier = baseDossier();
		expect(onlyProblem({ ...dossier, primer: [ARTICLE] }, { sourceRuns }).place).toBe('primer[0]');
		const deckFiles = dossier.deckFiles.map((deck) => ({ ...deck, title: ARTICLE }));
		expect(onlyProblem({ ...dossier, deckFiles }, { sourceRuns }).place).toBe('title');
	});

	test('six words in a row, and the title of a source, are nobody’s', () => {
		const dossier = withPart('keeper', { explanation: 'The harbour’s lamp went out.' });
		const sources = dossier.sources.map((source) => ({ ...source, title: ARTICLE }));
		expect(messages({ ...dossier, sources }, { sourceRuns })).toEqual([]);
	});
});
