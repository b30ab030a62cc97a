import type { Form } from '../core/content/types.ts';

/** What a form is called where one chooses among them or reads about a question; easy ones first. */
export const FORM_NAMES: Record<Form, string> = {
	choice: 'Choose one',
	'multi-select': 'Choose all that fit',
	'true-false': 'True or false',
	flashcard: 'Flashcard',
	typed: 'Type the answer',
	cloze: 'Fill the gaps',
	numeric: 'Give the number',
	order: 'Put in order',
	match: 'Find the pairs',
	'map-pin': 'Find it on the map',
	'claim-status': 'How firmly it stands'
};

export const FORMS = Object.keys(FORM_NAMES) as Form[];
