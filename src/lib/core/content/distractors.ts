// Wrong options that are not written by hand: entities of the key's kind. Pure, and the same for the same seed.
// Imported by state, the worksheet and the content lint; knows nothing of valibot, of clocks or of who is learning.
import { acceptedTexts, namesOf } from '../grading/typed.ts';
import { normalForm } from '../grading/normal-form.ts';
import { entityOption, withOptions } from './entity-option.ts';
import { seededRandom, shuffled } from './option-order.ts';
import { fold } from './fold.ts';
import type { ChoiceRung, Entity, Option, Question, References } from './types.ts';

type Drawn = Pick<References, 'entities' | 'facts'>;
type Asked = Pick<Question, 'factIds' | 'entityIds' | 'rungs'>;

/** An option this much shorter or longer than the key gives itself away: times its length. */
const SHORTEST = 0.6;
const LONGEST = 1.7;

const length = (text: string) => [...text].length;
const formOf = (text: string) => normalForm(text).joined;
const keyOf = (rung: ChoiceRung) => rung.options.find(({ id }) => id === rung.key);

/** Every way to write the key of a choice that is graded right, in the form in which answers are compared. */
function keyForms(key: Option, entities: readonly Entity[]): Set<string> {
	const { text, entityId } = key;
	const accepted = { key: text, accept: [], ...(entityId !== undefined && { entityId }) };
	return new Set(acceptedTexts(accepted, entities).map(formOf));
}

/** Entities that the question is about, by itself or by its facts: any of them might be right, or half right. */
function citedIn({ entityIds, factIds }: Asked, { facts }: Drawn): Set<string> {
	const cited = facts.filter(({ id }) => factIds.includes(id));
	const ofFacts = cited.flatMap((fact) => [...fact.entityIds, fact.attributedTo ?? []].flat());
	return new Set([...entityIds, ...ofFacts]);
}

/**
 * The entities that may be drawn as wrong options of a choice: of the kind of the key's entity, without those that
 * the question or its facts speak of, those in `without`, those that a written option names, and those with a name
 * that grading would take for the key. None where the key names no entity.
 */
export function candidatesFor(question: Asked, rung: ChoiceRung, references: Drawn): Entity[] {
	const key = keyOf(rung);
	const keyEntity = references.entities.find(({ id }) => id === key?.entityId);
	if (!key || !keyEntity) return [];
	const barred = citedIn(question, references);
	for (const id of [keyEntity.id, ...(rung.without ?? [])]) barred.add(id);
	for (const { id, entityId } of rung.options) barred.add(entityId ?? id).add(id);
	const taken = keyForms(key, references.entities);
	for (const { text } of rung.options) taken.add(formOf(text));
	return references.entities.filter(
		(entity) =>
			entity.kind === keyEntity.kind &&
			!barred.has(entity.id) &&
			!namesOf(entity).some((name) => taken.has(formOf(name)))
	);
}

/** What this learner took for the key first, then the rest by chance, those as long as the key before others. */
function inTurn(
	candidates: readonly Entity[],
	key: string,
	{ seed, confusedWith = [] }: { seed: string; confusedWith?: readonly string[] }
): Option[] {
	const byId = new Map(candidates.map((entity) => [entity.id, entity]));
	const confused = [...new Set(confusedWith)].flatMap((id) => byId.get(id) ?? []);
	const others = shuffled(
		candidates.filter(({ id }) => !confusedWith.includes(id)),
		seededRandom(seed)
	).map(entityOption);
	const share = ({ text }: Option) => length(text) / length(key);
	const isAlike = (option: Option) => share(option) >= SHORTEST && share(option) <= LONGEST;
	const farther = (one: Option, other: Option) =>
		Math.abs(length(one.text) - length(key)) - Math.abs(length(other.text) - length(key));
	return [
		...confused.map(entityOption),
		...others.filter(isAlike),
		...others.filter((option) => !isAlike(option)).sort(farther)
	];
}

/**
 * A choice with its options filled up to `fill`: the written ones, then the entities that this learner took for the
 * key (`confusedWith`: ids, most often first), then others by the seed. With too few candidates there are as many
 * options as there can be. A rung without `fill` comes back as it is; a rung that is no choice as one without options.
 */
export function fillOptions(
	question: Asked,
	rungIndex: number,
	references: Drawn,
	turn: { seed: string; confusedWith?: readonly string[] }
): ChoiceRung {
	const rung = question.rungs[rungIndex];
	if (rung?.form !== 'choice') return { form: 'choice', key: '', options: [] };
	const { fill, options } = rung;
	const key = keyOf(rung);
	if (fill === undefined || !key) return rung;
	const filled = [...options];
	const texts = new Set(options.map(({ text }) => fold(text)));
	for (const option of inTurn(candidatesFor(question, rung, references), key.text, turn)) {
		if (filled.length >= fill) break;
		if (texts.has(fold(option.text))) continue; // two entities may share a name
		texts.add(fold(option.text));
		filled.push(option);
	}
	return { ...rung, options: filled };
}

/**
 * The question with the options of one choice filled up for the given turn (the card's `reps`): the same for whoever
 * confused nothing yet. Any other rung comes back as it is.
 */
export function withFilledOptions(
	question: Question,
	rung: number,
	references: Drawn,
	{ turn, confusedWith = [] }: { turn: number; confusedWith?: readonly string[] }
): Question {
	if (question.rungs[rung]?.form !== 'choice') return question;
	const seed = `${question.id} ${rung} ${turn}`;
	return withOptions(
		question,
		rung,
		fillOptions(question, rung, references, { seed, confusedWith }).options
	);
}
