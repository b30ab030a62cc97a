// Rule: every sanctions instrument is asked by year, by trigger and by measure; every other one at least once.
import type { Dossier, Instrument, Question } from '../types.ts';
import { problemFrom, quoted, type LintProblem } from './lint-problem.ts';
import { askedText, keyText, saysWords } from './rung-texts.ts';

/** The tags by which a question says what it asks of an instrument. */
export const INSTRUMENT_TAGS = ['year', 'trigger', 'measure'] as const;

/**
 * An instrument that counts as sanctions is in the entityIds of a question for each of the tags `year`, `trigger` and
 * `measure`, and its name, an alias or its number stands in what that question asks or takes for right.
 */
export function lintInstruments(dossier: Dossier, questions: readonly Question[]): LintProblem[] {
	return instrumentsOf(dossier).flatMap((instrument) => {
		const about = questions.filter(({ entityIds }) => entityIds.includes(instrument.id));
		const say = (found: string, expected: string) =>
			problemFrom(dossier.id, {
				rule: 'instrument-asked',
				file: 'entities.json',
				id: instrument.id,
				field: 'countsAsSanctions',
				found,
				expected
			});
		if (!instrument.countsAsSanctions)
			return about.length > 0
				? []
				: say(
						`${quoted(instrument.name)}, which no question is about`,
						`a question with ${quoted(instrument.id)} among its entityIds`
					);
		return INSTRUMENT_TAGS.filter((tag) => !isAsked(instrument, tag, about)).map((tag) =>
			say(
				`${quoted(instrument.name)}, which no question asks by ${tag}`,
				`a question with the tag ${quoted(tag)} and ${quoted(instrument.id)} among its entityIds, which names it in the prompt or the key`
			)
		);
	});
}

export const instrumentsOf = ({ entities }: Pick<Dossier, 'entities'>): Instrument[] =>
	entities.filter((entity): entity is Instrument => entity.kind === 'instrument');

/** Whether one of the questions about the instrument has the tag and names it. */
export const isAsked = (
	instrument: Instrument,
	tag: (typeof INSTRUMENT_TAGS)[number],
	about: readonly Question[]
): boolean =>
	about.some(
		(question) =>
			question.tags.includes(tag) &&
			question.entityIds.includes(instrument.id) &&
			isNamed(instrument, question)
	);

/** By name without its parenthesis, by alias, or by the number that it is known by. */
function isNamed({ name, aliases }: Instrument, question: Question): boolean {
	const plain = name.replace(/\s*\([^()]*\)/g, '');
	const number = /\d{3,}$/.exec(plain)?.[0] ?? '';
	return question.rungs.some((rung) => {
		const texts = `${askedText(question, rung)} ${keyText(rung)}`;
		return [plain, number, ...aliases].some((words) => saysWords(texts, words));
	});
}
