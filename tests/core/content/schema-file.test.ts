import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FIELD_TEXTS } from '../../support/schema-texts.ts';
import { SCHEMA_PATH, schemaText } from '../../support/write-schema.ts';

test('the schema by which editors check dossiers is the one that the app reads them by', () => {
	const stored = readFileSync(SCHEMA_PATH, 'utf8');
	expect(stored, 'run: node tests/support/write-schema.ts').toBe(schemaText());
});

test('the schema names every kind of file, and lets each name its schema', () => {
	const { anyOf } = JSON.parse(schemaText()) as {
		anyOf: { title: string; properties: Record<string, unknown> }[];
	};
	expect(anyOf.map(({ title }) => title.split(':')[0])).toEqual([
		'dossier.json',
		'sources.json',
		'entities.json',
		'facts.json',
		'misconceptions.json',
		'<deck>.deck.json',
		'lock.json'
	]);
	for (const { properties } of anyOf) expect(properties).toHaveProperty('$schema');
});

test.each(Object.entries(FIELD_TEXTS))(
	'“%s” is explained while one types',
	(field, description) => {
		const shown = JSON.stringify(description);
		expect(schemaText()).toMatch(`"${field}": {`);
		expect(schemaText()).toContain(`"description": ${shown}`);
	}
);
