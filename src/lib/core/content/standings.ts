// The six standings a fact can have, in the words of the glossary. No valibot here: components import this.
import type { Standing } from './types.ts';

export type StandingText = {
	/** The word on the stamp. */
	name: string;
	meaning: string;
	/** How to read such a fact. */
	reading: string;
	/** How questions on it are phrased. */
	phrasing: string;
};

/** From the firmest to the weakest. */
export const STANDINGS: readonly Standing[] = [
	'record',
	'reported-event',
	'official-claim',
	'analyst-assessment',
	'denial',
	'allegation'
];

export const STANDING_TEXTS: Record<Standing, StandingText> = {
	record: {
		name: 'Record',
		meaning: 'A matter of public record: a vote, a text, a date, an office, a place.',
		reading: 'Anyone can look it up, and nobody serious disputes it.',
		phrasing: 'Asked plainly, with its date.'
	},
	'reported-event': {
		name: 'Report',
		meaning: 'Something that news organisations or militaries reported as having happened.',
		reading: 'Firm when several independent reporters agree; look at how many there are.',
		phrasing: 'Asked plainly; where the details differ, the question leaves them out.'
	},
	'official-claim': {
		name: 'Official claim',
		meaning:
			'What a government, a leader or an official body says of itself, its aims or its findings.',
		reading: 'It is a fact that they said it. Whether it is true is another question.',
		phrasing: 'The speaker stands in the question: “Putin said…”, “US officials said…”.'
	},
	'analyst-assessment': {
		name: 'Assessment',
		meaning: 'A judgement or a forecast by an expert, a commentator or a body of experts.',
		reading:
			'Worth as much as the reasons behind it. Words such as “could” and “may” belong to it.',
		phrasing: 'The expert stands in the question, and every “could” stays in.'
	},
	denial: {
		name: 'Denial',
		meaning: 'A statement that rejects an accusation.',
		reading: 'It settles nothing by itself; it tells you that the matter is disputed.',
		phrasing: 'Who denied it, and what was denied, both stand in the question.'
	},
	allegation: {
		name: 'Allegation',
		meaning: 'An accusation that the accused reject, or that is not established.',
		reading: 'Never a fact in itself. Ask who accuses, on what evidence, and what came of it.',
		phrasing: 'Always “… accused …”, never as something that happened.'
	}
};

/** The weakest standing among a question's facts; `record` for none. */
export const weakestStanding = (standings: readonly Standing[]): Standing =>
	STANDINGS.filter((standing) => standings.includes(standing)).at(-1) ?? 'record';
