// The shape of a dossier's files, as valibot schemas: what a file may hold, before references are resolved.
// Imported by the content loader, the content lint and the schema generator; types come from `types.ts`.
// Never imported by `ui` or by anything on the path to the first question: valibot stays out of that bundle.
import * as v from 'valibot';
import { RungSchema } from './rung-schema.ts';
import {
	degreesEast,
	degreesNorth,
	partialDate,
	point,
	prompt,
	slug,
	slugs,
	STANDINGS,
	text,
	webAddress
} from './schema-parts.ts';

export { OptionSchema, RungSchema } from './rung-schema.ts';
export { STANDINGS } from './schema-parts.ts';

export const BLOOM_LEVELS = ['remember', 'understand', 'apply', 'analyse', 'evaluate'] as const;

export const SourceSchema = v.strictObject({
	id: slug,
	title: text,
	publisher: text,
	date: v.nullable(partialDate),
	url: v.nullable(webAddress),
	kind: v.picklist(['news', 'official', 'reference', 'data', 'mirror', 'seed']),
	supports: v.optional(text),
	seen: v.picklist(['full', 'excerpt']),
	note: v.optional(text)
});

const entityBase = {
	id: slug,
	name: text,
	aliases: v.array(text),
	/** Language tag to the name in its own script. */
	nativeName: v.optional(v.record(v.string(), text)),
	pronunciation: v.optional(text),
	description: text,
	sourceIds: slugs,
	/** Id of a state in this dossier, or the name of a country outside it. */
	country: v.optional(text)
};

export const EntitySchema = v.variant('kind', [
	v.strictObject({ ...entityBase, kind: v.literal('person') }),
	v.strictObject({ ...entityBase, kind: v.literal('organisation') }),
	v.strictObject({ ...entityBase, kind: v.literal('object') }),
	v.strictObject({ ...entityBase, kind: v.literal('state'), capital: v.optional(slug) }),
	v.strictObject({
		...entityBase,
		kind: v.literal('place'),
		/** Degrees north. A region or sea has neither latitude nor longitude, or a nominal centre marked `region`. */
		latitude: v.optional(degreesNorth),
		/** Degrees east. */
		longitude: v.optional(degreesEast),
		coordinateConfidence: v.picklist(['checked', 'approximate', 'from-memory', 'region']),
		coordinateNote: v.optional(text),
		/** A region or a sea: its edge as one closed line of [degrees east, degrees north], the first point not repeated. */
		outline: v.optional(v.pipe(v.array(point), v.minLength(3), v.maxLength(200))),
		pinToleranceKm: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(2000)))
	}),
	v.strictObject({
		...entityBase,
		kind: v.literal('instrument'),
		date: partialDate,
		dateNote: v.optional(text),
		trigger: text,
		vote: v.optional(text),
		measures: v.array(text),
		legalBasis: text,
		countsAsSanctions: v.boolean(),
		countNote: v.optional(text),
		inForce: v.optional(partialDate),
		documentUrl: v.optional(webAddress)
	})
]);

/** Entities that are easily taken for each other, and what tells them apart, side by side. */
export const ContrastSchema = v.strictObject({
	id: slug,
	entityIds: v.pipe(slugs, v.minLength(2), v.maxLength(4)),
	/** How to tell them apart, in a sentence. */
	difference: text,
	/** One row a difference; `values` stand in the order of `entityIds`. */
	rows: v.pipe(
		v.array(v.strictObject({ aspect: v.pipe(text, v.maxLength(40)), values: v.array(text) })),
		v.minLength(1),
		v.maxLength(8)
	),
	factIds: v.pipe(slugs, v.minLength(1))
});

export const FactSchema = v.strictObject({
	id: slug,
	topic: v.picklist(['actors', 'places', 'sanctions', 'events']),
	statement: text,
	status: v.picklist(STANDINGS),
	/** Entity id of the speaker; needed for every standing but `record` and `reported-event`. */
	attributedTo: v.optional(slug),
	asOf: partialDate,
	sourceIds: v.pipe(slugs, v.minLength(1)),
	entityIds: slugs,
	/** True when the story itself says it. */
	inSeed: v.boolean(),
	/** How a question on this fact must be phrased. */
	askAs: v.optional(text),
	later: v.optional(v.strictObject({ statement: text, asOf: partialDate, sourceIds: slugs })),
	/** What happened when, for the timeline; absent where the fact is no event. */
	event: v.optional(
		v.strictObject({
			date: partialDate,
			/** The last day of what took several. */
			end: v.optional(partialDate),
			/** A few words for the timeline. */
			label: v.pipe(text, v.maxLength(80)),
			/** When it became known, where that was later than it happened. */
			knownSince: v.optional(partialDate)
		})
	),
	confidence: v.picklist(['high', 'medium']),
	confidenceNote: v.optional(text),
	corroboration: v.picklist(['independent', 'seed+independent', 'seed-only'])
});

export const MisconceptionSchema = v.strictObject({
	id: slug,
	misconception: text,
	correction: text,
	factIds: slugs
});

const questionId = v.pipe(
	v.string(),
	v.regex(
		/^[a-z0-9-]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/,
		'the dossier, a slash and a name of its own, such as "vostochny-2023/actors-host"'
	),
	v.maxLength(120)
);

export const QuestionSchema = v.strictObject({
	/** `dossier/slug`: unique everywhere and stable for ever, because progress hangs on it. */
	id: questionId,
	/** Rises when the right answer changes. */
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	prompt,
	/** Easy to hard. */
	rungs: v.pipe(v.array(RungSchema), v.minLength(1), v.maxLength(4)),
	explanation: text,
	hint: v.optional(text),
	factIds: v.pipe(slugs, v.minLength(1)),
	entityIds: slugs,
	tags: v.optional(slugs, []),
	misconceptionIds: v.optional(slugs, []),
	bloom: v.picklist(BLOOM_LEVELS)
});

const schemaAddress = { $schema: v.optional(v.string()) };

export const DossierFileSchema = v.strictObject({
	...schemaAddress,
	format: v.literal(1),
	id: slug,
	title: text,
	/** A few words for the tab of the folder. */
	label: v.pipe(text, v.maxLength(40)),
	summary: text,
	/** Paragraphs read before the first session. */
	primer: v.pipe(v.array(text), v.minLength(1)),
	/** The day of the story. */
	storyDate: partialDate,
	/** The latest day that the facts speak for. */
	asOf: partialDate,
	/** The day on which the facts were last checked against their sources. */
	checkedOn: partialDate,
	language: v.pipe(
		v.string(),
		v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/, 'a language tag, such as "en" or "pt-BR"')
	),
	licence: text,
	/** Deck ids in learning order. */
	decks: v.pipe(slugs, v.minLength(1)),
	/** Says that the decks ask for the whole story: the lint then holds them to it. */
	coverage: v.optional(v.literal('complete')),
	/** Questions asked before anything is read, by id: logged, never scheduled. */
	pretest: v.optional(v.pipe(v.array(questionId), v.minLength(1), v.maxLength(10))),
	/** Pieces of the map, in degrees; east may be less than west where the view crosses 180°. */
	views: v.optional(
		v.array(
			v.strictObject({
				id: slug,
				title: text,
				west: degreesEast,
				south: degreesNorth,
				east: degreesEast,
				north: degreesNorth
			})
		)
	),
	/** Stretches of time that the timeline shows close up. */
	spans: v.optional(
		v.array(
			v.strictObject({
				id: slug,
				title: v.pipe(text, v.maxLength(60)),
				from: partialDate,
				to: partialDate
			})
		)
	),
	/** Journeys drawn on the dossier's map. */
	routes: v.optional(
		v.array(
			v.strictObject({
				id: slug,
				title: text,
				stops: v.pipe(
					v.array(
						v.strictObject({
							/** A place with coordinates. */
							entityId: slug,
							date: partialDate,
							/** What happened there, in a few words. */
							label: v.pipe(text, v.maxLength(80)),
							factIds: v.pipe(slugs, v.minLength(1))
						})
					),
					v.minLength(2)
				)
			})
		)
	)
});

export const SourcesFileSchema = v.strictObject({
	...schemaAddress,
	sources: v.array(SourceSchema)
});
export const EntitiesFileSchema = v.strictObject({
	...schemaAddress,
	entities: v.array(EntitySchema),
	contrasts: v.optional(v.array(ContrastSchema), [])
});
export const FactsFileSchema = v.strictObject({ ...schemaAddress, facts: v.array(FactSchema) });
export const MisconceptionsFileSchema = v.strictObject({
	...schemaAddress,
	misconceptions: v.array(MisconceptionSchema)
});
export const DeckFileSchema = v.strictObject({
	...schemaAddress,
	/** Equals the file's name before `.deck.json`. */
	id: slug,
	title: text,
	summary: text,
	objectives: v.array(v.strictObject({ bloom: v.picklist(BLOOM_LEVELS), objective: text })),
	/** Decks whose every question is met first; "Start anyway" goes round it. */
	unlocksAfter: v.optional(slugs),
	/** Shows with every question how late its facts speak for: what is told may have changed since. */
	showsAsOf: v.optional(v.literal(true)),
	questions: v.array(QuestionSchema)
});
export const LockFileSchema = v.strictObject({
	...schemaAddress,
	format: v.literal(1),
	/** Question id to its released version, the hash of its key, and whether it was withdrawn. */
	questions: v.record(
		v.string(),
		v.strictObject({
			version: v.pipe(v.number(), v.integer(), v.minValue(1)),
			key: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, '16 hex digits, as the lint writes them')),
			retired: v.optional(v.literal(true))
		})
	)
});
