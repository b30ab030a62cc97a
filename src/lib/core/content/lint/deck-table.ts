// A deck in one row of numbers, for the editor who balances it.
import type { DeckFile, Dossier, Form } from '../types.ts';
import { choicesOf, isKeyLongest, keyPosition, ladderShare, percent } from './balance.ts';

const FORMS: Form[] = ['choice', 'typed', 'true-false', 'flashcard'];

/** One line a deck, the headings first; every row has as many cells. */
export function deckTable(dossier: Dossier): string[][] {
	const ofStory = new Set(dossier.facts.filter(({ inSeed }) => inSeed).map(({ id }) => id));
	return [
		['deck', 'questions', ...FORMS, 'two rungs', 'Bloom', 'story facts', 'key longest', 'key at'],
		...dossier.deckFiles.map((deck) => row(deck, ofStory)),
		[
			'all',
			`${questionsOf(dossier).length}`,
			...FORMS.map(() => ''),
			'',
			'',
			cited(dossier.deckFiles, ofStory),
			'',
			''
		]
	];
}

const questionsOf = ({ deckFiles }: Pick<Dossier, 'deckFiles'>) =>
	deckFiles.flatMap(({ questions }) => questions);

function row(deck: DeckFile, ofStory: ReadonlySet<string>): string[] {
	const choices = choicesOf(deck).map(({ rung }) => rung);
	const longest = choices.filter(isKeyLongest).length / Math.max(1, choices.length);
	return [
		deck.id,
		`${deck.questions.length}`,
		...FORMS.map((form) => `${rungsWith(deck, form)}`),
		percent(ladderShare(deck)),
		tally(deck.questions.map(({ bloom }) => bloom)),
		cited([deck], ofStory),
		percent(longest),
		tally(choices.map((rung) => `${keyPosition(rung) + 1}/${rung.options.length}`).sort())
	];
}

const rungsWith = ({ questions }: DeckFile, form: Form) =>
	questions.flatMap(({ rungs }) => rungs).filter((rung) => rung.form === form).length;

/** Story facts that the decks cite, of all there are. */
function cited(deckFiles: DeckFile[], ofStory: ReadonlySet<string>): string {
	const ids = new Set(questionsOf({ deckFiles }).flatMap(({ factIds }) => factIds));
	return `${[...ofStory].filter((id) => ids.has(id)).length} of ${ofStory.size}`;
}

function tally(words: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts].map(([word, count]) => `${word} ${count}`).join(', ');
}
