// Rule: the story is told in our own words.
import type { Dossier } from '../types.ts';
import { problemFrom, quoted, type LintProblem } from './lint-problem.ts';
import { deckFileName } from './rung-texts.ts';
import { runHash, wordRuns } from './source-runs.ts';

type Text = { id?: string; field: string; text: string };

/** Titles and addresses are the sources' own. */
const EXEMPT = new Set(['title', 'url', '$schema']);

/**
 * No run of seven words of the source article in any text of the decks, facts, entities,
 * misconceptions, source notes or the dossier's own file.
 *
 * @param runs hashes of the article's runs, as `runHash` makes them
 */
export function lintPlagiarism(dossier: Dossier, runs: ReadonlySet<string>): LintProblem[] {
	return filesOf(dossier).flatMap(({ file, texts }) =>
		texts.flatMap(({ text, ...at }) => {
			const run = wordRuns(text).find((words) => runs.has(runHash(words)));
			if (run === undefined) return [];
			return problemFrom(dossier.id, {
				...at,
				rule: 'seven-words',
				file,
				found: `${quoted(run)}, seven words in a row as in the source article`,
				expected: 'words of our own'
			});
		})
	);
}

function filesOf(dossier: Dossier): { file: string; texts: Text[] }[] {
	const { sources, entities, facts, misconceptions, deckFiles, lock, contrasts, ...head } = dossier;
	void lock; // ids and hashes only
	return [
		{ file: 'dossier.json', texts: textsIn(head, '') },
		{
			file: 'sources.json',
			texts: listTexts(sources).filter(({ field }) => !EXEMPT.has(field))
		},
		{ file: 'entities.json', texts: [...listTexts(entities), ...listTexts(contrasts ?? [])] },
		{ file: 'facts.json', texts: listTexts(facts) },
		{ file: 'misconceptions.json', texts: listTexts(misconceptions) },
		...deckFiles.map(({ questions, ...deck }) => ({
			file: deckFileName(deck),
			texts: [...textsIn(deck, ''), ...listTexts(questions)]
		}))
	];
}

const listTexts = (items: readonly { id: string }[]): Text[] =>
	items.flatMap((item) => textsIn(item, '').map((text) => ({ ...text, id: item.id })));

/** Every string within a value, with the path to it. */
function textsIn(value: unknown, field: string): Text[] {
	if (typeof value === 'string') return [{ field, text: value }];
	if (Array.isArray(value))
		return value.flatMap((item, index) => textsIn(item, `${field}[${index}]`));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, item]) =>
		textsIn(item, field === '' ? name : `${field}.${name}`)
	);
}
