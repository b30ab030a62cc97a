// The rules of the content lint by name. Each has a broken example in `tests/fixtures/broken/<name>.json`.

/** Name of a rule to what it asks for, in a sentence. */
export const RULES = {
	// standing
	'speaker-named': 'what is claimed, denied, alleged or judged is asked with its speaker',
	'claim-tagged': 'a question that sorts statements by standing has the tag "attribute"',
	'claim-offered': 'the standing of every statement is among those on offer',
	'claim-of-fact': 'the standing of every statement is that of a fact which the question cites',
	// options
	'options-differ': 'no two options are the same but for case and punctuation',
	'why-wrong': 'every wrong option says why it is wrong, and no right one does',
	'wrong-passes': 'no wrong option would be accepted as the answer',
	'some-wrong': 'not every option of a multi-select is right',
	correction: 'a false statement has its correction, and a true one none',
	'about-others': 'no option speaks of the others',
	'fill-key': 'the key of a choice that is filled up names an entity, and looks like the rest',
	'fill-enough': 'there are enough entities to fill up a choice',
	'fill-passes': 'no entity that may be drawn would be accepted as the answer',
	// typed, cloze, numeric
	'answer-accepted': 'every accepted answer is graded right',
	'answer-unshared': 'no accepted answer is the name of another entity',
	'gives-away': 'neither the prompt nor the sentence round a gap holds the answer',
	'hint-gives-away': 'the hint does not hold the answer',
	// order, match
	'parts-differ': 'no two items, left sides or right sides are the same',
	'order-rises': 'the dates of an order rise',
	'order-undated': 'no item of an order tells its date',
	// map-pin
	'pin-inside': 'the place lies inside the view',
	'pin-off-centre': 'the place does not lie at the centre of the view',
	'pin-size': 'the tolerance is large enough for a finger',
	'pin-apart': 'the tolerance reaches no other place that is pinned in the view',
	// contrasts
	'contrast-differs': 'every row of a contrast tells the entities apart',
	// decks
	'asked-twice': 'no two questions ask for one memory',
	'key-longest': 'the right option is not mostly the longest',
	'key-place': 'the right option stands in each place about evenly',
	'true-false-share': 'few questions are true or false',
	'flashcard-share': 'few questions are flashcards',
	'two-rungs': 'most questions can be asked in two forms',
	'three-rungs': 'a quarter can be asked in three',
	'beyond-remember': 'a third of the questions ask for more than to remember',
	'beyond-facts': 'a question that asks for more than to remember rests on two facts',
	'beyond-one-fact': 'a question that asks for more than to remember is more than one fact',
	objectives: 'a deck says what a learner can do at the end',
	'objective-asked': 'each objective is asked for by a question of its level',
	'shows-as-of': 'a deck that shows how late its facts speak for has one fact that may change',
	// the dossier
	pretest: 'five questions that a beginner can guess at come first',
	'primer-length': 'the primer is read in about a minute',
	'fact-asked': 'every fact of the story is asked',
	'place-pinned': 'every place is found on the map',
	'instrument-asked': 'every instrument is asked',
	'speaker-asked': 'every speaker is asked by role and by claim',
	'misconception-used': 'every misconception is at stake in a question',
	'hard-to-read': 'sentences are short',
	'seven-words': 'no run of seven words of the source article',
	lock: 'what was released stays what learners are asked'
} as const;

export type Rule = keyof typeof RULES;
