// Classes for the tests: every question of the story's dossier that can be asked live, in every form it has.
import { assembleDossier } from '../../../src/lib/core/content/assemble.ts';
import { classQuestion, liveRungs } from '../../../src/lib/core/classroom/build-question.ts';
import { rightAnswer } from '../../../src/lib/core/classroom/rehearsal.ts';
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
export const rightResponse = (rung: Rung): Response => rightAnswer({ rung }, ENTITIES);

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
