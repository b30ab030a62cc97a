// A deck in a row of numbers, for the editor who balances it.
import { BLOOM_LEVELS } from '../schema.ts';
import type { DeckFile, Dossier, Form, Question } from '../types.ts';
import { pinnedPlaces, pointPlaces, questionsOf } from './coverage.ts';
import { INSTRUMENT_TAGS, instrumentsOf, isAsked } from './coverage-instruments.ts';
import { gradeLevel } from './reading.ts';
import { choicesOf, isKeyLongest, keyPosition, percent } from './shares.ts';

/** Easy to hard, as the ladder climbs. */
const FORMS: Form[] = [
	'true-false',
	'choice',
	'multi-select',
	'match',
	'order',
	'claim-status',
	'map-pin',
	'cloze',
	'numeric',
	'typed',
	'flashcard'
];
const MOST_RUNGS = 4;

/** Headings first, then one row a deck, then all decks together; every row has as many cells. */
export type Table = string[][];

/** What the decks ask in; what they ask for; what they cover and how even they are. */
export function deckTables(dossier: Dossier): Table[] {
	const { deckFiles } = dossier;
	const all: Deck = { id: 'all', questions: questionsOf(dossier) };
	const decks: Deck[] = [...deckFiles, ...(deckFiles.length > 1 ? [all] : [])];
	const table = (headings: string[], row: (deck: Deck) => string[]): Table => [
		['deck', ...headings],
		...decks.map((deck) => [deck.id, ...row(deck)])
	];
	return [
		table(['questions', 'rungs 1/2/3/4', ...FORMS], formCells),
		table(
			[...BLOOM_LEVELS, 'story facts', 'places pinned', 'instruments asked', 'reading grade'],
			(deck) => [...bloomCells(deck), ...coverageCells(deck, dossier), readingCell(deck)]
		),
		table(['choices', 'key longest', 'key at 1/2/3/…'], balanceCells)
	];
}

type Deck = Pick<DeckFile, 'id' | 'questions'>;

function formCells({ questions }: Deck): string[] {
	const rungs = questions.flatMap((question) => question.rungs);
	const ladders = Array.from({ length: MOST_RUNGS }, (_, at) =>
		count(questions, (question) => question.rungs.length === at + 1)
	);
	const forms = FORMS.map((form) => count(rungs, (rung) => rung.form === form));
	return [`${questions.length}`, ladders.join('/'), ...forms];
}

const bloomCells = ({ questions }: Deck): string[] =>
	BLOOM_LEVELS.map((level) => {
		const there = questions.filter(({ bloom }) => bloom === level).length;
		return `${there} (${percent(there / Math.max(1, questions.length))})`;
	});

/** How much of the story's facts, of the places with coordinates and of the instruments the questions ask. */
function coverageCells({ questions }: Deck, dossier: Dossier): string[] {
	const ofStory = dossier.facts.filter(({ inSeed }) => inSeed);
	const cited = new Set(questions.flatMap(({ factIds }) => factIds));
	const pinned = pinnedPlaces(questions);
	const instruments = instrumentsOf(dossier);
	const isDone = (one: (typeof instruments)[number]) =>
		one.countsAsSanctions
			? INSTRUMENT_TAGS.every((tag) => isAsked(one, tag, questions))
			: questions.some(({ entityIds }) => entityIds.includes(one.id));
	return [
		part(ofStory, ({ id }) => cited.has(id)),
		part(pointPlaces(dossier), ({ id }) => pinned.has(id)),
		part(instruments, isDone)
	];
}

const readingCell = ({ questions }: Deck) =>
	gradeLevel(questions.map((question: Question) => question.explanation).join(' ')).toFixed(1);

function balanceCells({ questions }: Deck): string[] {
	const choices = choicesOf({ questions }).map(({ rung }) => rung);
	const longest = choices.filter(isKeyLongest).length / Math.max(1, choices.length);
	const sizes = [...new Set(choices.map(({ options }) => options.length))].sort();
	const places = sizes.map((size) => {
		const alike = choices.filter(({ options }) => options.length === size);
		const at = Array.from({ length: size }, (_, place) =>
			count(alike, (rung) => keyPosition(rung) === place)
		);
		return `${at.join('/')} of ${size}`;
	});
	return [`${choices.length}`, percent(longest), places.join(', ')];
}

const count = <T>(all: readonly T[], isMeant: (one: T) => boolean): string =>
	`${all.filter(isMeant).length}`;

const part = <T>(all: readonly T[], isMeant: (one: T) => boolean): string =>
	`${count(all, isMeant)} of ${all.length}`;
