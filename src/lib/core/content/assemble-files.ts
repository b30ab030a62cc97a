// What the files of a dossier say of one another: names, lists, and ids that two of them share.
// Imported by `assemble.ts` only.
import { missing, slugOf, type DossierTexts, type Reading } from './assemble-read.ts';
import { foundText } from './parse-issue.ts';
import type { ReadFile } from './parse.ts';
import type { ContentProblem } from './parse-problem.ts';

/** What `dossier.json` says of the folder and its decks, against what is there. */
export function checkHead(id: string, { value, report }: ReadFile<'dossier'>, texts: DossierTexts) {
	const problems = value.decks
		.filter((slug) => !texts.has(`${id}/${slug}.deck.json`))
		.map((slug) => missing(`${id}/${slug}.deck.json`, 'the deck that dossier.json lists'));
	const unlisted = [...texts.keys()]
		.filter((path) => path.endsWith('.deck.json'))
		.map(slugOf)
		.filter((slug) => !value.decks.includes(slug));
	const order = value.decks.join(', ');
	for (const slug of unlisted) problems.push(report(['decks'], order, `"${slug}" among them`));
	if (new Set(value.decks).size < value.decks.length)
		problems.push(report(['decks'], order, 'each deck once'));
	if (value.id !== id)
		problems.push(report(['id'], foundText(value.id), `${foundText(id)}, as the folder is called`));
	return problems;
}

/** Ids that two files share although pages and progress are addressed by them. */
export function checkAcrossFiles(
	id: string,
	{ references, decks, files }: Reading
): ContentProblem[] {
	const deckIds = new Set(decks.map(({ value }) => value.id));
	const entities = files.get(`${id}/entities.json`);
	const problems = references.entities.flatMap((entity, at) =>
		deckIds.has(entity.id) && entities
			? entities.report(
					['entities', at, 'id'],
					`${foundText(entity.id)}, as a deck is called`,
					'an id of its own'
				)
			: []
	);
	const first = new Map<string, string>();
	for (const { value, path, report } of decks) {
		const name = slugOf(path);
		if (value.id !== name)
			problems.push(
				report(['id'], foundText(value.id), `${foundText(name)}, as the file is called`)
			);
		for (const [at, { id: questionId }] of value.questions.entries()) {
			const earlier = first.get(questionId);
			first.set(questionId, earlier ?? path);
			if (earlier === undefined) continue;
			const found = `${foundText(questionId)}, which an earlier question in ${earlier} has`;
			problems.push(report(['questions', at, 'id'], found, 'an id of its own'));
		}
	}
	return problems;
}
