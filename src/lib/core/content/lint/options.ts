// Rule: one option is right, beyond dispute, and every other one teaches.
import { grade } from '../../grading/grade.ts';
import { fold } from '../fold.ts';
import type { ContentProblem } from '../parse.ts';
import type { ChoiceRung, Dossier, Option, Question, TypedRung } from '../types.ts';
import { problemFrom, quoted, type Finding } from './lint-problem.ts';
import { keyOption, rungsOf } from './rung-texts.ts';

type Fault = Pick<Finding, 'field' | 'found' | 'expected'>;

/**
 * Choice rungs: the key is one of the options, no two options are the same after folding, every
 * distractor says why it is wrong and the key does not, and no distractor would be accepted as the
 * typed answer of the same question. True-false rungs: a false statement has its correction.
 */
export function lintOptions(dossier: Dossier): ContentProblem[] {
	return rungsOf(dossier).flatMap(({ file, question, rung, field }) => {
		const faults =
			rung.form === 'choice'
				? [
						...keyFaults(rung),
						...repeatedOptions(rung),
						...whyWrongFaults(rung),
						...acceptedDistractors(dossier, question, rung)
					]
				: rung.form === 'true-false'
					? correctionFaults(rung)
					: [];
		return faults.map((fault) =>
			problemFrom(dossier.id, { ...fault, file, id: question.id, field: `${field}.${fault.field}` })
		);
	});
}

function keyFaults(rung: ChoiceRung): Fault[] {
	if (keyOption(rung)) return [];
	const ids = rung.options.map(({ id }) => quoted(id)).join(', ');
	return [{ field: 'key', found: quoted(rung.key), expected: `the id of an option: ${ids}` }];
}

function repeatedOptions({ options }: ChoiceRung): Fault[] {
	return options.flatMap((option, index) => {
		const earlier = options.slice(0, index);
		const faults: Fault[] = [];
		if (earlier.some(({ id }) => id === option.id))
			faults.push({
				field: `options[${index}].id`,
				found: `${quoted(option.id)} a second time`,
				expected: 'an id of its own'
			});
		const twin = earlier.find(({ text }) => fold(text) === fold(option.text));
		if (twin)
			faults.push({
				field: `options[${index}].text`,
				found: `${quoted(option.text)}, the same as ${quoted(twin.text)} but for case and punctuation`,
				expected: 'an answer of its own'
			});
		return faults;
	});
}

function whyWrongFaults({ options, key }: ChoiceRung): Fault[] {
	return options.flatMap(({ id, text, whyWrong }, index) => {
		if ((id === key) === (whyWrong === undefined)) return [];
		const found = id === key ? `one on the key ${quoted(text)}` : `none on ${quoted(text)}`;
		const expected = id === key ? 'none: it is right' : 'one sentence that says why it is wrong';
		return { field: `options[${index}].whyWrong`, found, expected };
	});
}

function correctionFaults(rung: { key: boolean; correction?: string | undefined }): Fault[] {
	if (rung.key === (rung.correction === undefined)) return [];
	const found = rung.key ? 'one on a true statement' : 'none on a false statement';
	const expected = rung.key ? 'none' : 'the true sentence';
	return [{ field: 'correction', found, expected }];
}

/** Distractors that grading would take for the key, were they typed. */
function acceptedDistractors(dossier: Dossier, question: Question, rung: ChoiceRung): Fault[] {
	const key = keyOption(rung);
	if (!key) return [];
	const typed = [asTyped(key), ...question.rungs.filter((other) => other.form === 'typed')];
	return rung.options.flatMap(({ id, text }, index) => {
		if (id === key.id || fold(text) === fold(key.text)) return [];
		const taker = typed.find(
			(other) => grade(other, { form: 'typed', text }, dossier).verdict !== 'wrong'
		);
		if (!taker) return [];
		return {
			field: `options[${index}].text`,
			found: `${quoted(text)}, which passes for ${quoted(taker.key)} when it is typed`,
			expected: 'an answer that no accepted variant of the key allows'
		};
	});
}

const asTyped = ({ text, entityId }: Option): TypedRung => ({
	form: 'typed',
	key: text,
	accept: [],
	...(entityId === undefined ? {} : { entityId })
});
