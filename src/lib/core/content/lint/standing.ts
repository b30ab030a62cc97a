// Rule: what is only claimed, denied, alleged or judged is never asked as if it were so.
import type { Dossier, Entity, Fact, Form, Rung } from '../types.ts';
import { quoted, rungProblems, type Fault, type LintProblem } from './lint-problem.ts';
import { askedText, keyOption, keyText, saysWords } from './rung-texts.ts';

/** The tag of a question whose task is to attribute or sort the statement. */
export const ATTRIBUTE = 'attribute';

/** Languages that put the family name first. */
const FAMILY_NAME_FIRST = ['ko', 'zh', 'ja'];

const REPORTING =
	'accused acknowledged announced assessed called claimed confirmed criticised denied described dismissed judged rejected reported said told warned';

/** "On 13 October 2023 the White House said …": the words before the verb, without date and article. */
const SUBJECT = new RegExp(
	`^(?:(?:On|In) [^,]*?\\d{4},? )?(?:(?:an?|the|some) )?([^,;:]+?) (?:${REPORTING.replaceAll(' ', '|')})\\b`,
	'i'
);
const LONGEST_SUBJECT = 5;

const isPlain = ({ status }: Fact) => status === 'record' || status === 'reported-event';

/**
 * A cited fact that is neither record nor reported event has its speaker in what every rung asks: by name, by alias,
 * by surname, or in the words by which the fact itself names the speaker ("the White House"). What is asked is the
 * prompt with the statement, the sentence, the items or the left sides. Not needed where the speaker is the answer or
 * one of several, or where the question is tagged `attribute`.
 */
export function lintStanding(dossier: Dossier): LintProblem[] {
	const facts = new Map(dossier.facts.map((fact) => [fact.id, fact]));
	const entities = new Map(dossier.entities.map((entity) => [entity.id, entity]));
	return rungProblems(dossier, ({ question, rung }) => {
		if (question.tags.includes(ATTRIBUTE)) return [];
		const asked = askedText(question, rung);
		return question.factIds.flatMap((factId): Fault[] => {
			const fact = facts.get(factId);
			const speaker = entities.get(fact?.attributedTo ?? '');
			if (!fact || isPlain(fact) || !speaker || isKey(rung, speaker)) return [];
			const names = [...spokenNames(speaker, dossier.entities), ...subjectOf(fact)];
			if (names.some((name) => saysWords(asked, name))) return [];
			return [
				{
					rule: 'speaker-named',
					field: FIELD_ASKED[rung.form] ?? 'prompt',
					found: `${quoted(asked)} does not name who says so (fact ${factId} is ${fact.status})`,
					expected: `${[...new Set(names)].map(quoted).join(' or ')} in it, or the tag "${ATTRIBUTE}" where the task is to say whose words they are`
				}
			];
		});
	});
}

/** Where the speaker goes, if not into the prompt. */
const FIELD_ASKED: Partial<Record<Form, string>> = { 'true-false': 'statement', cloze: 'text' };

/** Ids of the entities that the rung asks for. */
function entitiesAsked(rung: Rung): (string | undefined)[] {
	switch (rung.form) {
		case 'typed':
			return [rung.entityId];
		case 'choice':
			return [keyOption(rung)?.entityId];
		case 'cloze':
			return rung.blanks.map(({ entityId }) => entityId);
		case 'multi-select':
			return rung.options.filter(({ id }) => rung.keys.includes(id)).map((one) => one.entityId);
		case 'match':
			return rung.pairs.map(({ rightEntityId }) => rightEntityId);
		default:
			return [];
	}
}

/** Whether the rung asks for the speaker: by entity, or by one of its names. */
function isKey(rung: Rung, speaker: Entity): boolean {
	if (rung.form === 'true-false') return false;
	if (entitiesAsked(rung).includes(speaker.id)) return true;
	return [speaker.name, ...speaker.aliases].some((name) => saysWords(keyText(rung), name));
}

/** The ways in which a text may name the speaker; the plainest first. */
function spokenNames(speaker: Entity, entities: readonly Entity[]): string[] {
	const names = [speaker.name, ...speaker.aliases].map((name) =>
		name.replace(/\s*\([^()]*\)/g, '').replace(/^Unnamed /, '')
	);
	const surname = speaker.kind === 'person' ? surnameOf(speaker) : undefined;
	const isDistinctive =
		surname !== undefined &&
		!entities.some((other) => other.id !== speaker.id && saysWords(other.name, surname));
	return [...new Set(isDistinctive ? [...names, surname] : names)];
}

function surnameOf({ name, nativeName = {} }: Entity): string | undefined {
	const words = name.split(' ');
	return FAMILY_NAME_FIRST.some((language) => language in nativeName) ? words[0] : words.at(-1);
}

/** How the fact's own statement names its speaker, where it begins with that; a bare "the team" says too little. */
function subjectOf({ statement }: Fact): string[] {
	const subject = SUBJECT.exec(statement)?.[1] ?? '';
	const isName = /\p{Lu}/u.test(subject) && subject.split(' ').length <= LONGEST_SUBJECT;
	return isName ? [subject] : [];
}
