// Rule: a dossier that says it is complete asks for all of its story.
import { distanceKm } from '../geography.ts';
import type { Dossier, Place, Question } from '../types.ts';
import { problemFrom, quoted, type LintProblem } from './lint-problem.ts';
import { lintInstruments } from './coverage-instruments.ts';
import { lintSpeakers } from './coverage-speakers.ts';

/** A place this near to one that is pinned cannot be told from it on the map. */
const NEIGHBOUR_KM = 10;

/**
 * For a dossier whose `coverage` is `complete`: every fact of the story is cited by a question; every place with
 * coordinates is pinned, or is asked by a choice and lies within 10 km of one that is; every instrument, every speaker
 * and every misconception is asked.
 */
export function lintCoverage(dossier: Dossier): LintProblem[] {
	if (dossier.coverage !== 'complete') return [];
	const questions = questionsOf(dossier);
	return [
		...uncitedFacts(dossier, questions),
		...unpinnedPlaces(dossier, questions),
		...lintInstruments(dossier, questions),
		...lintSpeakers(dossier, questions),
		...unusedMisconceptions(dossier, questions)
	];
}

export const questionsOf = ({ deckFiles }: Pick<Dossier, 'deckFiles'>): Question[] =>
	deckFiles.flatMap(({ questions }) => questions);

function uncitedFacts({ id: dossierId, facts }: Dossier, questions: Question[]): LintProblem[] {
	const cited = new Set(questions.flatMap(({ factIds }) => factIds));
	return facts
		.filter(({ id, inSeed }) => inSeed && !cited.has(id))
		.map(({ id, statement }) =>
			problemFrom(dossierId, {
				rule: 'fact-asked',
				file: 'facts.json',
				id,
				field: 'inSeed',
				found: `a fact of the story that no question cites: ${quoted(statement)}`,
				expected: `a question with ${quoted(id)} among its factIds`
			})
		);
}

/** Places that are points on the map: not regions, not seas. */
export const pointPlaces = ({ entities }: Pick<Dossier, 'entities'>): Place[] =>
	entities.filter(
		(entity): entity is Place =>
			entity.kind === 'place' &&
			entity.latitude !== undefined &&
			entity.longitude !== undefined &&
			entity.outline === undefined &&
			entity.coordinateConfidence !== 'region'
	);

/** Ids of the places that are found on the map. */
export const pinnedPlaces = (questions: readonly Question[]): Set<string> =>
	new Set(
		questions.flatMap(({ rungs }) =>
			rungs.flatMap((rung) => (rung.form === 'map-pin' ? rung.target : []))
		)
	);

const isNear = (one: Place, other: Place) =>
	distanceKm(
		{ latitude: one.latitude ?? NaN, longitude: one.longitude ?? NaN },
		{ latitude: other.latitude ?? NaN, longitude: other.longitude ?? NaN }
	) <= NEIGHBOUR_KM;

function unpinnedPlaces(dossier: Dossier, questions: Question[]): LintProblem[] {
	const pinned = pinnedPlaces(questions);
	const places = pointPlaces(dossier);
	const isChosen = (id: string) =>
		questions.some(
			({ entityIds, rungs }) =>
				entityIds.includes(id) && rungs.some(({ form }) => form === 'choice')
		);
	return places
		.filter(({ id }) => !pinned.has(id))
		.flatMap((place) => {
			const near = places.find((other) => pinned.has(other.id) && isNear(place, other));
			if (near && isChosen(place.id)) return [];
			return problemFrom(dossier.id, {
				rule: 'place-pinned',
				file: 'entities.json',
				id: place.id,
				field: 'latitude',
				found: 'a place with coordinates that no question asks to find on the map',
				expected: near
					? `a map-pin with this target, or a choice with ${quoted(place.id)} among the question's entityIds, because ${quoted(near.name)} close by is pinned`
					: 'a map-pin with this target'
			});
		});
}

function unusedMisconceptions(dossier: Dossier, questions: Question[]): LintProblem[] {
	const used = new Set(questions.flatMap(({ misconceptionIds }) => misconceptionIds));
	return dossier.misconceptions
		.filter(({ id }) => !used.has(id))
		.map(({ id, misconception }) =>
			problemFrom(dossier.id, {
				rule: 'misconception-used',
				file: 'misconceptions.json',
				id,
				field: 'misconception',
				found: `one that is at stake in no question: ${quoted(misconception)}`,
				expected: `a question with ${quoted(id)} among its misconceptionIds`
			})
		);
}
