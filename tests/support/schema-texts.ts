// What a field is for, in the words that a text editor shows while a dossier is written.

/** By the field's name, wherever it stands; fields that mean different things in different places are left out. */
export const FIELD_TEXTS: Record<string, string> = {
	// dossier.json
	label: 'A few words for the tab of the folder: "Vostochny, September 2023".',
	primer: 'Paragraphs that a learner reads before the first session; about 250 words in all.',
	storyDate: 'The day of the story.',
	checkedOn: 'The day on which the facts were last checked against their sources.',
	licence: 'Under which terms the texts may be used: "CC-BY-4.0".',
	decks: 'The decks in learning order, each by the name of its file before .deck.json.',
	// sources.json
	publisher: 'Who published it.',
	url: 'Its address, or null where there is none.',
	supports: 'What it is cited for.',
	seen: 'Whether the whole text was read, or an excerpt.',
	// entities.json
	aliases: 'Other names and spellings; a learner may type any of them.',
	nativeName: 'The name in its own script, by language tag: { "ru": "Хасан" }.',
	pronunciation: 'How it sounds, written for an English reader.',
	country: 'The id of a state in this dossier, or the name of a country outside it.',
	capital: 'The id of the capital.',
	latitude: 'Degrees north, −90 to 90. A region or a sea may have none.',
	longitude: 'Degrees east, −180 to 180.',
	coordinateConfidence: 'How well the coordinates are known; "region" for what is no point.',
	pinToleranceKm: 'How far from the place a pin on the map still counts, in kilometres.',
	trigger: 'What the instrument answers.',
	measures: 'What it orders, one measure an entry.',
	countsAsSanctions: 'Whether it counts among the sanctions instruments.',
	// facts.json
	topic: 'Which part of the story it belongs to.',
	status: 'How firmly the fact stands; decides how it may be asked (see README.md).',
	attributedTo:
		'The id of the entity that says so; needed for every claim, denial, allegation and assessment.',
	asOf: 'The date that it speaks for, as precise as it is known: "2023", "2023-09" or "2023-09-13".',
	inSeed: 'Whether the story itself says it.',
	askAs: 'How a question on it must be phrased.',
	later: 'What changed afterwards, with its own date and sources.',
	confidenceNote: 'Why it is less certain, or where sources differ.',
	corroboration: 'Whether anyone besides the story confirms it.',
	// misconceptions.json
	misconception: 'What people wrongly believe, as a sentence.',
	// decks
	objectives: 'What a learner can do at the end.',
	version:
		'Begins with 1; rises by 1 when the right answer, or a wrong statement or prompt, is corrected.',
	prompt: 'The question. On a rung: the wording for this form alone.',
	rungs: 'The forms in which it is asked, easy to hard, all with the same answer.',
	options: 'Usually three, of the same kind and length.',
	whyWrong: 'Why this option is wrong, in a sentence that teaches; none on the key.',
	entityId: 'The entity that this names: all its names count.',
	accept: 'Further answers that count; case, accents, hyphens and small slips are forgiven anyway.',
	correction:
		'The true sentence, where the statement is false. In misconceptions.json: what is so.',
	back: 'The answer on the back of the card.',
	explanation: 'Why it is so, in one to three plain sentences.',
	hint: 'A nudge that does not give the answer away.',
	factIds: 'The facts that the answer rests on; the app shows them as evidence.',
	entityIds: 'The people, places and other entities that it is about.',
	sourceIds: 'The sources that say so.',
	misconceptionIds: 'The misconceptions that a wrong option or a false statement carries.',
	tags: 'One to three topics; "attribute" where the task is to say whose words they are.',
	bloom: 'What the question asks for: to remember, understand, apply, analyse or evaluate.',
	// forms with parts
	fill: 'Fill up to so many options with entities of the kind of the key, those that this learner confused first.',
	without: 'Entities that are never drawn as options: they would be right, or misleading.',
	blanks: 'One entry a gap, in the order of the sentence.',
	tolerance: 'How far off still counts, in the unit; 0 asks for the exact number.',
	unit: 'What is counted: "km", "votes", "tonnes a year".',
	otherUnits: 'Other units that may be typed, each with the number that turns it into the unit.',
	items: 'Three to eight things, in the right order.',
	pairs: 'What stands left belongs to what stands right; every right side fits one left side only.',
	extras: 'Right sides that belong to nothing, each with why.',
	view: 'Id of a view in dossier.json: the piece of the map that is shown.',
	toleranceKm: 'How far off still counts, in km; the place has its own where this is absent.',
	statements: 'Statements to sort by standing.',
	standings: 'The standings on offer; all six where absent.',
	// the dossier
	coverage:
		'"complete" once the decks ask for the whole story: the lint then names every fact, place and speaker left out.',
	pretest: 'Ids of five questions asked before anything is read: logged, never scheduled.',
	views: 'Pieces of the map that questions show.',
	routes: 'Journeys drawn on the map of the dossier.',
	spans: 'Stretches of time that the timeline shows close up, beside all of it.',
	contrasts: 'Entities that are easily taken for each other, with what tells them apart.',
	outline:
		'The edge of a region or a sea as [degrees east, degrees north], the first point not repeated.',
	event: 'What happened when, for the timeline; absent where the fact is no event.',
	knownSince: 'When it became known, where that was later than it happened.',
	unlocksAfter: 'Ids of decks whose every question is met before this one begins.',
	showsAsOf: 'true shows with every question how late its facts speak for.'
};
