// A small dossier as its files, for tests that install and study it.
import { installContent } from '../../src/lib/db/install.ts';
import type { ContentFile } from '../../src/lib/db/manifest.ts';
import { openStore, useDatabases } from '../../src/lib/db/store.ts';

export const DOSSIER = 'sample';

type Sample = {
	count?: number;
	versions?: Record<number, number>;
	without?: number[];
	title?: string;
};

const question = (at: number, version: number) => ({
	id: `${DOSSIER}/q-${at}`,
	version,
	prompt: `Which number comes after ${at}?`,
	rungs: [
		{
			form: 'choice',
			key: 'next',
			options: [
				{ id: 'next', text: `${at + version}` },
				{ id: 'same', text: `${at}`, whyWrong: 'That is the number itself.' },
				{ id: 'far', text: `${at + 9}`, whyWrong: 'That is nine later.' }
			]
		},
		{ form: 'typed', key: `${at + version}` }
	],
	explanation: 'Numbers go up by one.',
	hint: 'Count on your fingers.',
	factIds: [`fact-${at}`],
	entityIds: [],
	bloom: 'remember'
});

/** Path to text of each file of the dossier. */
export function sampleFiles({
	count = 6,
	versions = {},
	without = [],
	title = 'Numbers'
}: Sample = {}) {
	const numbers = Array.from({ length: count }, (_, at) => at);
	const files = {
		'dossier.json': {
			format: 1,
			id: DOSSIER,
			title,
			label: 'Numbers',
			summary: 'Counting.',
			primer: ['One, two, three.'],
			storyDate: '2026-01-01',
			asOf: '2026-01-01',
			checkedOn: '2026-01-01',
			language: 'en',
			licence: 'CC-BY-4.0',
			decks: ['first']
		},
		'sources.json': {
			sources: [
				{
					id: 'book',
					title: 'A book',
					publisher: 'A press',
					date: '2025',
					url: 'https://example.org/book',
					kind: 'reference',
					seen: 'full'
				}
			]
		},
		'entities.json': { entities: [] },
		'misconceptions.json': { misconceptions: [] },
		'facts.json': {
			facts: numbers.map((at) => ({
				id: `fact-${at}`,
				topic: 'events',
				statement: `${at + 1} comes after ${at}.`,
				status: 'record',
				asOf: '2026-01-01',
				sourceIds: ['book'],
				entityIds: [],
				inSeed: false,
				confidence: 'high',
				corroboration: 'independent'
			}))
		},
		'first.deck.json': {
			id: 'first',
			title: 'First',
			summary: 'Small numbers.',
			objectives: [],
			questions: numbers
				.filter((at) => !without.includes(at))
				.map((at) => question(at, versions[at] ?? 1))
		}
	};
	return new Map(
		Object.entries(files).map(([name, file]) => [`${DOSSIER}/${name}`, JSON.stringify(file)])
	);
}

/** The files as a build carries them: the address is the path, the hash follows the text. */
export const asBuilt = (texts: Map<string, string>): ContentFile[] =>
	[...texts].map(([path, text]) => ({
		path,
		dossierId: DOSSIER,
		address: path,
		hash: `${text.length}-${[...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7)}`
	}));

export const install = async (
	texts: Map<string, string>,
	options: Partial<Parameters<typeof installContent>[2]> = {}
) =>
	installContent(await openStore(), asBuilt(texts), {
		fetchText: async (address) => texts.get(address) ?? '',
		now: 1,
		...options
	});

let counter = 0;
/** Fresh databases for a test; nothing is shared with another one. */
export async function freshStore() {
	counter += 1;
	const name = `test-${Date.now()}-${counter}`;
	useDatabases(`${name}-content`, `${name}-learner`);
	return openStore();
}
