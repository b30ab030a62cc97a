// Writes `quizzes/dossier.schema.json`, by which a text editor completes and checks the files of a dossier while
// they are written: `node tests/support/write-schema.ts` after a change of `src/lib/core/content/schema.ts`.
import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELD_TEXTS } from './schema-texts.ts';
import {
	DeckFileSchema,
	DossierFileSchema,
	EntitiesFileSchema,
	FactsFileSchema,
	LockFileSchema,
	MisconceptionsFileSchema,
	SourcesFileSchema
} from '../../src/lib/core/content/schema.ts';

export const SCHEMA_PATH = join(import.meta.dirname, '../../quizzes/dossier.schema.json');

const FILES = {
	'dossier.json: the dossier itself': DossierFileSchema,
	'sources.json: who published what': SourcesFileSchema,
	'entities.json: people, states, places and the like': EntitiesFileSchema,
	'facts.json: what is known, and on what standing': FactsFileSchema,
	'misconceptions.json: what people get wrong': MisconceptionsFileSchema,
	'<deck>.deck.json: the questions': DeckFileSchema,
	'lock.json: released versions and keys, written by the content lint': LockFileSchema
};

function titled([title, schema]: [string, (typeof FILES)[keyof typeof FILES]]): JsonSchema {
	// Spaces around a text are trimmed when it is read; JSON Schema has no word for that, and needs none.
	const converted = toJsonSchema(schema, { typeMode: 'input', ignoreActions: ['trim'] });
	delete converted.$schema;
	return { title, ...described(converted) };
}

/** The same with the description of every field that has one, at whatever depth. */
function described<T>(part: T, name = ''): T {
	if (Array.isArray(part)) return part.map((item) => described(item, name)) as T;
	if (typeof part !== 'object' || part === null) return part;
	const isFields = name === 'properties';
	const entries = Object.entries(part).map(([key, value]) => {
		const description = isFields ? FIELD_TEXTS[key] : undefined;
		const inner = described(value as unknown, isFields ? '' : key);
		return [key, description === undefined ? inner : { description, ...Object(inner) }];
	});
	return Object.fromEntries(entries) as T;
}

/** The text of the schema file: one schema for all kinds of file, JSON Schema draft 07. */
export function schemaText(): string {
	const schema: JsonSchema = {
		$schema: 'http://json-schema.org/draft-07/schema#',
		title: 'A file of a dossier',
		anyOf: Object.entries(FILES).map(titled)
	};
	return `${JSON.stringify(schema, null, '\t')}\n`;
}

if (import.meta.main) writeFileSync(SCHEMA_PATH, schemaText());
