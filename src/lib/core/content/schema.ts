// The shape of a dossier's files, as valibot schemas: what a file may hold, before references are resolved.
// Imported by the content loader, the content lint and the schema generator; types come from `types.ts`.
// Never imported by `ui` or by anything on the path to the first question: valibot stays out of that bundle.
import * as v from 'valibot';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PARTIAL_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const WEB_ADDRESS = /^https?:\/\/\S+$/;

/** Beyond this a number loses whole digits. */
const LARGEST = 1e15;

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const slug = v.pipe(
	v.string(),
	v.regex(SLUG, 'an id of lower-case letters, digits and single hyphens, such as "north-korea"'),
	v.maxLength(80)
);
const slugs = v.array(slug);
/** `2023`, `2023-09` or `2023-09-13`: as precise as it is known, and shown as precise as that. */
const partialDate = v.pipe(
	v.string(),
	v.regex(PARTIAL_DATE, 'a date as precise as it is known: "2023", "2023-09" or "2023-09-13"')
);
const webAddress = v.pipe(
	v.string(),
	v.regex(WEB_ADDRESS, 'an address that begins with http:// or https://')
);

export const STANDINGS = [
	'record',
	'reported-event',
	'official-claim',
	'denial',
	'allegation',
	'analyst-assessment'
] as const;

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

const degreesEast = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const degreesNorth = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
const point = v.tuple([degreesEast, degreesNorth]);

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

const prompt = v.pipe(v.string(), v.trim(), v.minLength(8), v.maxLength(400));

export const OptionSchema = v.strictObject({
	/** Stable within the question: answers are stored by option id, never by position. */
	id: slug,
	text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(160)),
	/** Why this option is wrong, in one sentence; absent on the key. */
	whyWrong: v.optional(text),
	entityId: v.optional(slug)
});

const accepted = {
	/** The answer as it is shown. */
	key: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
	/** Further accepted answers; case, diacritics, hyphens and apostrophes are folded. */
	accept: v.optional(v.array(text), []),
	/** The entity that the answer names: its name and aliases are accepted too. */
	entityId: v.optional(slug)
};
const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(160));

/** A rung: one form of the question with its own data. A rung's `prompt` replaces the question's. */
export const RungSchema = v.variant('form', [
	v.strictObject({ form: v.literal('flashcard'), prompt: v.optional(prompt), back: text }),
	v.strictObject({
		form: v.literal('choice'),
		prompt: v.optional(prompt),
		key: slug,
		/** All of them; or, with `fill`, the key and those that are written by hand. */
		options: v.pipe(v.array(OptionSchema), v.minLength(1), v.maxLength(6)),
		/** Fill up to so many options with entities of the key's kind: what this learner confused first. */
		fill: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(6))),
		/** Entities that are never drawn, because they would be right or misleading. */
		without: v.optional(slugs)
	}),
	v.strictObject({
		form: v.literal('multi-select'),
		prompt: v.optional(prompt),
		/** Ids of every right option; how many there are is not told. */
		keys: v.pipe(slugs, v.minLength(1)),
		options: v.pipe(v.array(OptionSchema), v.minLength(3), v.maxLength(8))
	}),
	v.strictObject({
		form: v.literal('true-false'),
		prompt: v.optional(prompt),
		statement: prompt,
		key: v.boolean(),
		/** The true sentence, when the statement is false. */
		correction: v.optional(text)
	}),
	v.strictObject({ form: v.literal('typed'), prompt: v.optional(prompt), ...accepted }),
	v.strictObject({
		form: v.literal('cloze'),
		prompt: v.optional(prompt),
		/** The sentence with its gaps: "Kim crossed into Russia at {{station}}." */
		text: prompt,
		/** One entry a gap, in the order of the sentence. */
		blanks: v.pipe(
			v.array(v.strictObject({ id: slug, ...accepted })),
			v.minLength(1),
			v.maxLength(4)
		)
	}),
	v.strictObject({
		form: v.literal('numeric'),
		prompt: v.optional(prompt),
		key: v.pipe(v.number(), v.minValue(-LARGEST), v.maxValue(LARGEST)),
		/** How far off still counts, in the unit; 0 asks for the exact number. */
		tolerance: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(LARGEST)), 0),
		/** Stands behind the field: "km", "votes". */
		unit: v.optional(v.pipe(text, v.maxLength(40))),
		/** Other units that may be typed; the number is multiplied by `times` to give `unit`. */
		otherUnits: v.optional(
			v.array(
				v.strictObject({
					unit: v.pipe(text, v.maxLength(40)),
					times: v.pipe(v.number(), v.minValue(1e-9), v.maxValue(LARGEST))
				})
			)
		)
	}),
	v.strictObject({
		form: v.literal('order'),
		prompt: v.optional(prompt),
		/** In the right order. */
		items: v.pipe(
			v.array(
				v.strictObject({
					id: slug,
					text: shortText,
					/** When it happened: shown with the answer, on a line of time where every item has one. */
					date: v.optional(partialDate),
					entityId: v.optional(slug)
				})
			),
			v.minLength(3),
			v.maxLength(8)
		)
	}),
	v.strictObject({
		form: v.literal('match'),
		prompt: v.optional(prompt),
		/** What stands left belongs to what stands right; each right side fits one left side. */
		pairs: v.pipe(
			v.array(
				v.strictObject({
					id: slug,
					left: shortText,
					right: shortText,
					leftEntityId: v.optional(slug),
					rightEntityId: v.optional(slug)
				})
			),
			v.minLength(3),
			v.maxLength(6)
		),
		/** Right sides that belong to nothing. */
		extras: v.optional(
			v.pipe(v.array(v.strictObject({ id: slug, text: shortText, whyWrong: text })), v.maxLength(3))
		)
	}),
	v.strictObject({
		form: v.literal('map-pin'),
		prompt: v.optional(prompt),
		/** The place to find. One with an `outline` is found anywhere inside it. */
		target: slug,
		/** Id of a view in dossier.json: the piece of the map that is shown. */
		view: slug,
		/** How far off still counts; the place's own `pinToleranceKm` where absent. */
		toleranceKm: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(2000)))
	}),
	v.strictObject({
		form: v.literal('claim-status'),
		prompt: v.optional(prompt),
		/** Statements to be sorted by standing. */
		statements: v.pipe(
			v.array(
				v.strictObject({
					id: slug,
					text: prompt,
					key: v.picklist(STANDINGS),
					/** Why it has this standing, in a sentence. */
					why: text
				})
			),
			v.minLength(1),
			v.maxLength(6)
		),
		/** The standings on offer; all six where absent. */
		standings: v.optional(v.pipe(v.array(v.picklist(STANDINGS)), v.minLength(2)))
	})
]);

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
