// Classes for the tests: every question of the story's dossier that can be asked live, in every form it has.
import { assembleDossier } from '../../../src/lib/core/content/assemble.ts';
import { classQuestion, liveRungs } from '../../../src/lib/core/classroom/build-question.ts';
import type {
	ClassContent,
	ClassQuestion,
	ClassSettings,
	ClassStudent
} from '../../../src/lib/core/classroom/types.ts';
import type { Form, Rung } from '../../../src/lib/core/content/types.ts';
import type { Response } from '../../../src/lib/core/memory/types.ts';
import { readDossiers } from '../../support/read-dossiers.ts';

export const SETTINGS: ClassSettings = {
	limitMs: null,
	readingMs: 0,
	admission: 'open',
	names: 'generated',
	showsTop: true,
	speedBonus: false,
	closesWhenAllAnswered: false
};

const story = readDossiers().find(({ id }) => id === 'vostochny-2023');
if (!story) throw new Error('The story is not in quizzes/.');
const assembled = assembleDossier(story.id, story.texts);
if (!('dossier' in assembled) || !assembled.dossier) throw new Error('The story cannot be read.');
const { dossier } = assembled;

export const ENTITIES = dossier.entities;

/** Every live rung of every question. */
export const QUESTIONS: ClassQuestion[] = dossier.deckFiles.flatMap((deck) =>
	deck.questions.flatMap((question) =>
		liveRungs(question).flatMap(
			(rungIndex) =>
				classQuestion(question, rungIndex, {
					deckId: `${dossier.id}/${deck.id}`,
					deckTitle: deck.title,
					references: dossier,
					views: dossier.views ?? [],
					turn: 0
				}) ?? []
		)
	)
);

export const FORMS: Form[] = [...new Set(QUESTIONS.map(({ rung }) => rung.form))];

/** The first questions of one form, or one of each form. */
export const ofForm = (form: Form, count: number): ClassQuestion[] =>
	QUESTIONS.filter(({ rung }) => rung.form === form).slice(0, count);

export const oneOfEach = (): ClassQuestion[] => FORMS.flatMap((form) => ofForm(form, 1));

export const contentOf = (questions: ClassQuestion[], title = 'A class'): ClassContent => ({
	title,
	entities: ENTITIES,
	questions
});

/** The right answer to a rung, in its own ids. */
export function rightResponse(rung: Rung): Response {
	switch (rung.form) {
		case 'choice':
			return { form: 'choice', optionId: rung.key };
		case 'multi-select':
			return { form: 'multi-select', optionIds: rung.keys };
		case 'true-false':
			return { form: 'true-false', value: rung.key };
		case 'typed':
			return { form: 'typed', text: rung.key };
		case 'cloze':
			return {
				form: 'cloze',
				texts: Object.fromEntries(rung.blanks.map(({ id, key }) => [id, key]))
			};
		case 'numeric':
			return { form: 'numeric', text: String(rung.key) };
		case 'order':
			return { form: 'order', itemIds: rung.items.map(({ id }) => id) };
		case 'match':
			return { form: 'match', matches: Object.fromEntries(rung.pairs.map(({ id }) => [id, id])) };
		case 'claim-status':
			return {
				form: 'claim-status',
				standings: Object.fromEntries(rung.statements.map(({ id, key }) => [id, key]))
			};
		case 'map-pin': {
			const place = ENTITIES.find(({ id }) => id === rung.target);
			const [longitude, latitude] =
				place?.kind === 'place'
					? (place.outline?.[0] ?? [place.longitude, place.latitude])
					: [0, 0];
			return { form: 'map-pin', pin: { latitude: latitude ?? 0, longitude: longitude ?? 0 } };
		}
		case 'flashcard':
			return { form: 'flashcard', grade: 3 };
	}
}

export const student = (id: string, more: Partial<ClassStudent> = {}): ClassStudent => ({
	id,
	name: `Student ${id}`,
	tokenHash: `token ${id}`,
	resumeHash: `resume ${id}`,
	status: 'in',
	timeFactor: 1,
	joinedAt: 0,
	...more
});
