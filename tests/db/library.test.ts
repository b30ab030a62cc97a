// Leafing through the library: cards of a deck, questions about an entity, a search by name, examples of standings.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entity, Fact, Question } from '../../src/lib/core/content/types.ts';
import { actOnCards } from '../../src/lib/db/act-on-cards.ts';
import {
	findByName,
	readCardsOfDeck,
	readExampleFacts,
	readFindables,
	readQuestionsAbout
} from '../../src/lib/db/library.ts';
import { deckId, Device } from './learner.ts';

let phone: Device;

const question = (n: number, entityIds: string[]): Question => ({
	id: `story/q${n}`,
	version: 1,
	prompt: `What is question ${n} about?`,
	rungs: [{ form: 'flashcard', back: 'An answer' }],
	explanation: 'Because it is.',
	factIds: ['f1'],
	entityIds,
	tags: [],
	misconceptionIds: [],
	bloom: 'remember'
});
const entity = (id: string, name: string, more: Partial<Entity> = {}): Entity =>
	({ id, kind: 'person', name, aliases: [], description: name, sourceIds: [], ...more }) as Entity;
const fact = (id: string, more: Partial<Fact>): Fact => ({
	id,
	topic: 'actors',
	statement: 'Something was said.',
	status: 'record',
	asOf: '2023-09-13',
	sourceIds: ['s1'],
	entityIds: [],
	inSeed: false,
	confidence: 'high',
	corroboration: 'independent',
	...more
});

beforeEach(async () => {
	phone = await Device.fresh('library');
	const { content } = phone.store;
	await content.dossiers.put({
		id: 'story',
		format: 1,
		title: 'The story',
		label: 'Story',
		summary: 'A story.',
		primer: ['Once.'],
		storyDate: '2023-09-13',
		asOf: '2026-06',
		checkedOn: '2026-11-23',
		language: 'en',
		licence: 'CC0-1.0',
		deckIds: [deckId],
		hashes: {},
		installedAt: 0,
		problems: []
	});
	await content.pages.put({
		id: `${deckId}#0`,
		deckId,
		questions: [question(2, ['kim']), question(0, ['putin', 'kim']), question(1, ['putin'])]
	});
	await content.references.put({
		id: 'story',
		sources: [],
		misconceptions: [],
		entities: [
			entity('kim', 'Kim Jong-un', { aliases: ['Kim Jŏng-ŭn'], nativeName: { ko: '김정은' } }),
			entity('putin', 'Vladimir Putin', { aliases: ['President Putin'] }),
			entity('kimchaek', 'Taekim Port', { kind: 'organisation' })
		],
		facts: [
			fact('f1', { statement: 'A long statement that is not of the story itself.' }),
			fact('f2', { inSeed: true, statement: 'Of the story, and it is a long one indeed.' }),
			fact('f3', { inSeed: true, statement: 'Of the story.' }),
			fact('f4', { status: 'denial', attributedTo: 'kim' })
		]
	});
});
afterEach(() => phone.remove());

test('a deck shows each card, those held back too', async () => {
	await phone.answer(0);
	await phone.answer(1);
	await actOnCards(['story/q1'], { kind: 'suspend' }, phone.clock, phone.random);
	const cards = await readCardsOfDeck(phone.store, deckId);
	expect([...cards.keys()].sort()).toEqual(['story/q0', 'story/q1']);
	expect(cards.get('story/q1')).toMatchObject({ suspended: true, deckId });
	expect(cards.get('story/q1')).not.toHaveProperty('heldDeckId');
});

test('questions about an entity come by deck, in learning order', async () => {
	const [asked, ...rest] = await readQuestionsAbout(phone.store, 'story', 'kim');
	expect(rest).toEqual([]);
	expect(asked?.deck.id).toBe(deckId);
	expect(asked?.questions.map(({ id }) => id)).toEqual(['story/q0', 'story/q2']);
	expect(await readQuestionsAbout(phone.store, 'story', 'nobody')).toEqual([]);
	expect(await readQuestionsAbout(phone.store, 'elsewhere', 'kim')).toEqual([]);
});

describe('a search by name', () => {
	test.each([
		['kim', ['story/kim', 'story/kimchaek']],
		['KIM JONG UN', ['story/kim']],
		['jong kim', ['story/kim']],
		['Jong-ŭn', ['story/kim']],
		['김정은', ['story/kim']],
		['president', ['story/putin']],
		['deck', ['story/deck']],
		['  ', []],
		['?', []],
		['zzz', []]
	])('“%s” finds %j', async (text, ids) => {
		const found = findByName(await readFindables(phone.store), text);
		expect(found.map(({ id }) => id)).toEqual(ids);
	});
});

test('the example of a standing is a short fact of the story itself', async () => {
	const examples = await readExampleFacts(phone.store);
	expect(examples.get('record')?.fact.id).toBe('f3');
	expect(examples.get('denial')?.fact.id).toBe('f4');
	expect(examples.get('denial')?.entities.kim?.name).toBe('Kim Jong-un');
	expect(examples.has('allegation')).toBe(false);
});
