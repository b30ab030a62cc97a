// The first question of the first dossier, read while the pages are built: it stands in the page's own HTML, so a
// newcomer on a slow line can answer before the databases and the dossier have arrived.
import { withFilledOptions } from '$lib/core/content/distractors.ts';
import { evidenceFor } from '$lib/core/content/evidence.ts';
import { optionOrderFor } from '$lib/core/content/option-order.ts';
import type {
	DeckFile,
	DossierFile,
	Evidence,
	Question,
	References
} from '$lib/core/content/types.ts';

const files = import.meta.glob<Record<string, unknown>>(
	['/quizzes/*/*.json', '!/quizzes/*/lock.json', '!/quizzes/*/source-runs.json'],
	{
		eager: true,
		import: 'default'
	}
);

export type Opening = {
	dossier: Pick<DossierFile, 'id' | 'title' | 'label' | 'summary'>;
	deck: { id: string; title: string; questionCount: number };
	question: Question;
	optionOrder: string[];
	evidence: Evidence;
	/** How many guesses come before reading; the question is then the first of them. */
	pretestCount: number;
};

/** The dossier that newcomers meet: the newest story. */
export const readOpening = () => openingOf(files);

export function openingOf(files: Record<string, unknown>): Opening | null {
	const read = <T>(dossierId: string, name: string) =>
		files[`/quizzes/${dossierId}/${name}`] as T | undefined;
	const [dossier] = Object.entries(files)
		.filter(([path]) => path.endsWith('/dossier.json'))
		.map(([, file]) => file as DossierFile)
		.sort((a, b) => b.storyDate.localeCompare(a.storyDate) || a.id.localeCompare(b.id));
	if (!dossier) return null;
	const decks = dossier.decks.flatMap(
		(slug) => read<DeckFile>(dossier.id, `${slug}.deck.json`) ?? []
	);
	const guess = dossier.pretest?.[0];
	const isFirst = ({ id }: Question) => guess === undefined || id === guess;
	const deck = decks.find(({ questions }) => questions.some(isFirst));
	const written = deck?.questions.find(isFirst);
	if (!deck || !written) return null;
	const references = Object.assign(
		{ sources: [], entities: [], facts: [], misconceptions: [] } satisfies References,
		...['sources', 'entities', 'facts', 'misconceptions'].map((name) =>
			read<Partial<References>>(dossier.id, `${name}.json`)
		)
	) as References;
	const question = withFilledOptions(written, 0, references, { turn: 0 });
	return {
		dossier: {
			id: dossier.id,
			title: dossier.title,
			label: dossier.label,
			summary: dossier.summary
		},
		deck: {
			id: `${dossier.id}/${deck.id}`,
			title: deck.title,
			questionCount: deck.questions.length
		},
		question,
		optionOrder: optionOrderFor(question, 0, 0),
		evidence: evidenceFor(question, references),
		pretestCount: dossier.pretest?.length ?? 0
	};
}
