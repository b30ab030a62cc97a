import { describe, expect, test } from 'vitest';
import { evidenceFor, restsOnOneSource } from '../../../src/lib/core/content/evidence.ts';
import type { Entity, Fact, Source } from '../../../src/lib/core/content/types.ts';

const source = (id: string, kind: Source['kind'] = 'news'): Source => ({
	id,
	title: id,
	publisher: 'Somebody',
	date: null,
	url: null,
	kind,
	seen: 'full'
});

const entity = (id: string): Entity => ({
	id,
	kind: 'person',
	name: id,
	aliases: [],
	description: 'Somebody.',
	sourceIds: []
});

const fact = (id: string, more: Partial<Fact> = {}): Fact => ({
	id,
	topic: 'events',
	statement: 'It was so.',
	status: 'record',
	asOf: '2023-09-13',
	sourceIds: ['paper'],
	entityIds: [],
	inSeed: true,
	confidence: 'high',
	corroboration: 'independent',
	...more
});

const references = {
	sources: ['paper', 'agency', 'update', 'unused'].map((id) => source(id)),
	entities: ['ada', 'per', 'unused'].map(entity),
	facts: [
		fact('plain', { entityIds: ['ada'] }),
		fact('claim', {
			status: 'official-claim',
			attributedTo: 'per',
			sourceIds: ['paper', 'agency'],
			later: { statement: 'It changed.', asOf: '2024', sourceIds: ['update'] }
		}),
		fact('unused', { sourceIds: ['unused'], entityIds: ['unused'] })
	]
};

describe('the evidence of a question', () => {
	test('has its facts in the question’s order, and what they and their updates name', () => {
		const { facts, sources, entities } = evidenceFor({ factIds: ['claim', 'plain'] }, references);
		expect(facts.map(({ id }) => id)).toEqual(['claim', 'plain']);
		expect(Object.keys(sources).sort()).toEqual(['agency', 'paper', 'update']);
		expect(Object.keys(entities).sort()).toEqual(['ada', 'per']);
		expect(entities.per?.name).toBe('per');
	});

	test('leaves out what is not there', () => {
		expect(evidenceFor({ factIds: ['gone'] }, references)).toEqual({
			facts: [],
			sources: {},
			entities: {}
		});
	});
});

describe('a fact rests on one source', () => {
	const sources = [source('paper'), source('agency'), source('copy', 'mirror')];
	test.each<[string, Partial<Fact>, boolean]>([
		['when it cites one', { sourceIds: ['paper'] }, true],
		['when the second is a copy', { sourceIds: ['paper', 'copy'] }, true],
		['when only a copy is left of it', { sourceIds: ['copy'] }, true],
		[
			'when only the story says it',
			{ sourceIds: ['paper', 'agency'], corroboration: 'seed-only' },
			true
		],
		['but not when two vouch for it', { sourceIds: ['paper', 'agency'] }, false],
		['but not when a second is unknown here', { sourceIds: ['paper', 'elsewhere'] }, false]
	])('%s', (_, more, isAlone) => {
		expect(restsOnOneSource(fact('f', more), sources)).toBe(isAlone);
	});
});
