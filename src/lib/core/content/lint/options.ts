// Rule: what is right is right beyond dispute, and every other option teaches.
import { gradeTyped } from '../../grading/typed.ts';
import { fold } from '../fold.ts';
import type { Accepted, Dossier, Option, Question, Rung } from '../types.ts';
import { quoted, rungProblems, type Fault, type LintProblem } from './lint-problem.ts';

/**
 * Choice and multi-select: no two options are the same after folding, every wrong one says why and no right one
 * does, and no wrong one would be accepted as the typed answer of the same question; a multi-select has a wrong
 * one. True-false: a false statement has its correction, a true one none.
 */
export const lintOptions = (dossier: Dossier): LintProblem[] =>
	rungProblems(dossier, ({ question, rung }) => {
		if (rung.form === 'true-false') return correctionFaults(rung);
		if (rung.form !== 'choice' && rung.form !== 'multi-select') return [];
		const keys = rung.form === 'choice' ? [rung.key] : rung.keys;
		return [
			...repeatedOptions(rung.options),
			...whyWrongFaults(rung.options, keys),
			...acceptedDistractors(dossier, question, rung.options, keys),
			...(rung.form === 'multi-select' ? multiFaults(rung) : [])
		];
	});

function repeatedOptions(options: readonly Option[]): Fault[] {
	return options.flatMap((option, index) => {
		const twin = options.slice(0, index).find(({ text }) => fold(text) === fold(option.text));
		if (!twin) return [];
		return {
			rule: 'options-differ',
			field: `options[${index}].text`,
			found: `${quoted(option.text)}, the same as ${quoted(twin.text)} but for case and punctuation`,
			expected: 'an answer of its own'
		};
	});
}

function whyWrongFaults(options: readonly Option[], keys: readonly string[]): Fault[] {
	return options.flatMap(({ id, text, whyWrong }, index) => {
		const isKey = keys.includes(id);
		if (isKey === (whyWrong === undefined)) return [];
		const found = isKey ? `one on the key ${quoted(text)}` : `none on ${quoted(text)}`;
		const expected = isKey ? 'none: it is right' : 'one sentence that says why it is wrong';
		return { rule: 'why-wrong', field: `options[${index}].whyWrong`, found, expected };
	});
}

function multiFaults({ keys, options }: Extract<Rung, { form: 'multi-select' }>): Fault[] {
	if (new Set(keys).size < keys.length)
		return [
			{ rule: 'some-wrong', field: 'keys', found: keys.join(', '), expected: 'each key once' }
		];
	if (options.some(({ id }) => !keys.includes(id))) return [];
	const found = `all ${options.length} options right`;
	return [{ rule: 'some-wrong', field: 'keys', found, expected: 'at least one wrong option' }];
}

function correctionFaults(rung: { key: boolean; correction?: string | undefined }): Fault[] {
	if (rung.key === (rung.correction === undefined)) return [];
	const found = rung.key ? 'one on a true statement' : 'none on a false statement';
	const expected = rung.key ? 'none' : 'the true sentence';
	return [{ rule: 'correction', field: 'correction', found, expected }];
}

/** What a typed answer to the question would be read against: its typed rungs, and its sentences with one gap. */
export const typedAnswers = ({ rungs }: Pick<Question, 'rungs'>): Accepted[] =>
	rungs.flatMap((rung): Accepted[] => {
		if (rung.form === 'typed') return [rung];
		return rung.form === 'cloze' && rung.blanks.length === 1 ? rung.blanks : [];
	});

export const asTyped = ({ text, entityId }: Option): Accepted => ({
	key: text,
	accept: [],
	...(entityId === undefined ? {} : { entityId })
});

/** Wrong options that grading would take for a right one, were they typed. */
function acceptedDistractors(
	dossier: Dossier,
	question: Question,
	options: readonly Option[],
	keys: readonly string[]
): Fault[] {
	const right = options.filter(({ id }) => keys.includes(id));
	const answers = [...right.map(asTyped), ...typedAnswers(question)];
	return options.flatMap(({ id, text }, index) => {
		if (keys.includes(id) || right.some((key) => fold(text) === fold(key.text))) return [];
		const taker = answers.find(
			(answer) => gradeTyped(answer, text, dossier.entities).verdict !== 'wrong'
		);
		if (!taker) return [];
		return {
			rule: 'wrong-passes',
			field: `options[${index}].text`,
			found: `${quoted(text)}, which passes for ${quoted(taker.key)} when it is typed`,
			expected: 'an answer that no accepted variant of the key allows'
		};
	});
}
