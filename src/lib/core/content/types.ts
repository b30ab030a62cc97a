// The content model's types, inferred from the schemas. Types only: importing this file costs no bytes.
import type * as v from 'valibot';
import type * as s from './schema.ts';

export type Source = v.InferOutput<typeof s.SourceSchema>;
export type Entity = v.InferOutput<typeof s.EntitySchema>;
export type EntityKind = Entity['kind'];
export type Place = Extract<Entity, { kind: 'place' }>;
export type Instrument = Extract<Entity, { kind: 'instrument' }>;
export type Fact = v.InferOutput<typeof s.FactSchema>;
/** How firmly a fact stands: who vouches for it, and whether anyone disputes it. */
export type Standing = Fact['status'];
export type Contrast = v.InferOutput<typeof s.ContrastSchema>;
export type Misconception = v.InferOutput<typeof s.MisconceptionSchema>;
export type Rung = v.InferOutput<typeof s.RungSchema>;
export type Form = Rung['form'];
export type ChoiceRung = Extract<Rung, { form: 'choice' }>;
export type TrueFalseRung = Extract<Rung, { form: 'true-false' }>;
export type TypedRung = Extract<Rung, { form: 'typed' }>;
export type FlashcardRung = Extract<Rung, { form: 'flashcard' }>;
export type MultiSelectRung = Extract<Rung, { form: 'multi-select' }>;
export type ClozeRung = Extract<Rung, { form: 'cloze' }>;
export type Blank = ClozeRung['blanks'][number];
export type NumericRung = Extract<Rung, { form: 'numeric' }>;
export type OrderRung = Extract<Rung, { form: 'order' }>;
export type MatchRung = Extract<Rung, { form: 'match' }>;
export type MapPinRung = Extract<Rung, { form: 'map-pin' }>;
export type ClaimStatusRung = Extract<Rung, { form: 'claim-status' }>;
/** An answer in words with the variants that count. */
export type Accepted = Pick<TypedRung, 'key' | 'accept' | 'entityId'>;
export type Option = v.InferOutput<typeof s.OptionSchema>;
export type Question = v.InferOutput<typeof s.QuestionSchema>;
export type Bloom = Question['bloom'];

export type MapView = NonNullable<DossierFile['views']>[number];
export type MapRoute = NonNullable<DossierFile['routes']>[number];

export type DossierFile = v.InferOutput<typeof s.DossierFileSchema>;
export type DeckFile = v.InferOutput<typeof s.DeckFileSchema>;
export type LockFile = v.InferOutput<typeof s.LockFileSchema>;

/** Everything of a dossier that its decks refer to. */
export type References = {
	sources: Source[];
	entities: Entity[];
	contrasts?: Contrast[];
	facts: Fact[];
	misconceptions: Misconception[];
};

/** A dossier read from its files, every reference resolved. */
export type Dossier = DossierFile & References & { deckFiles: DeckFile[]; lock: LockFile };

/** What a question on the map needs of its dossier. */
export type QuestionMap = { places: Place[]; views: MapView[] };

/** What stands behind one question: enough to show its evidence without a further read. */
export type Evidence = {
	facts: Fact[];
	/** Sources and entities that those facts (and their `later`) name, by id. */
	sources: Record<string, Source>;
	entities: Record<string, Entity>;
};
