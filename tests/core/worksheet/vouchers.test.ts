import { expect, test } from 'vitest';
import { vouchersFor, vouchersText } from '../../../src/lib/core/worksheet/vouchers.ts';
import type { Fact, Source } from '../../../src/lib/core/content/types.ts';

const source = (id: string, publisher: string): Source => ({
	id,
	title: id,
	publisher,
	date: null,
	url: null,
	kind: 'news',
	seen: 'full'
});
const fact = (id: string, sourceIds: string[]): Fact => ({
	id,
	topic: 'events',
	statement: 'It was so.',
	status: 'record',
	asOf: '2023',
	sourceIds,
	entityIds: [],
	inSeed: true,
	confidence: 'high',
	corroboration: 'independent'
});
const references = {
	facts: [fact('route', ['rail', 'press']), fact('date', ['press-2', 'gone'])],
	sources: [
		source('rail', 'Russian Railways'),
		source('press', 'NK News'),
		source('press-2', 'NK News')
	]
};

test('each publisher behind an answer is named once, in the order of its facts', () => {
	expect(vouchersFor({ factIds: ['date', 'route', 'lost'] }, references)).toEqual([
		'NK News',
		'Russian Railways'
	]);
});

test('a long list names the first and counts the rest', () => {
	expect(vouchersText(['KCNA', 'NK News', 'UN', 'TASS'], 2)).toBe('KCNA, NK News and 2 more');
	expect(vouchersText(['KCNA', 'UN'], 2)).toBe('KCNA, UN');
	expect(vouchersText([], 2)).toBe('');
});
