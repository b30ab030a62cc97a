// A rung: one form of a question with its own data, as valibot schemas.
// Imported by `schema.ts`; types come from `types.ts`. Never imported by `ui`: valibot stays out of that bundle.
import * as v from 'valibot';
import { LARGEST, partialDate, prompt, slug, slugs, STANDINGS, text } from './schema-parts.ts';

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
