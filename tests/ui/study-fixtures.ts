// One question of each form, and the evidence behind one answer.
import type {
	ChoiceRung,
	Entity,
	Evidence,
	Fact,
	FlashcardRung,
	Question,
	Source,
	TrueFalseRung,
	TypedRung
} from '../../src/lib/core/content/types.ts';

export const choice: ChoiceRung = {
	form: 'choice',
	key: 'veto',
	options: [
		{ id: 'all', text: 'All fifteen votes were needed', whyWrong: 'Nine votes are enough.' },
		{ id: 'veto', text: 'Two permanent members voted against it' },
		{
			id: 'assembly',
			text: 'The General Assembly overruled it',
			whyWrong: 'The Assembly has no say over the Council.'
		}
	]
};

export const statement: TrueFalseRung = {
	form: 'true-false',
	statement: 'Resolution 1718 was adopted in 2009.',
	key: false,
	correction: 'Resolution 1718 was adopted in October 2006.'
};

export const typedRung: TypedRung = {
	form: 'typed',
	prompt: 'At which Russian border station was Kim greeted on 12 September 2023?',
	key: 'Khasan',
	accept: []
};

export const flashcard: FlashcardRung = {
	form: 'flashcard',
	back: 'China and Russia: two permanent members, either of whose votes would have been enough.'
};

export const question: Question = {
	id: 'vostochny-2023/may-2022-veto',
	version: 1,
	prompt:
		'In May 2022 thirteen of fifteen Security Council members voted for tighter sanctions on North Korea. Why did the draft fail?',
	rungs: [flashcard, choice, statement, typedRung],
	explanation:
		'Nine votes carry a resolution only if no permanent member votes against it. China and Russia both did.',
	hint: 'Some votes weigh more than others.',
	factIds: ['veto-2022'],
	entityIds: [],
	tags: [],
	misconceptionIds: [],
	bloom: 'understand'
};

const source = (id: string, rest: Partial<Source> = {}): Source => ({
	id,
	title: `Title of ${id}`,
	publisher: 'United Nations',
	date: '2022-05-26',
	url: `https://example.org/${id}`,
	kind: 'official',
	seen: 'excerpt',
	...rest
});

const sources: Record<string, Source> = {
	'un-sc14911': source('un-sc14911', {
		title: 'Security Council Fails to Adopt Resolution Tightening Sanctions Regime (SC/14911)'
	}),
	'ap-2024': source('ap-2024', {
		title: 'Russia vetoes renewal of the Panel of Experts',
		publisher: 'Associated Press',
		date: '2024-03-28'
	}),
	'cbc-2023': source('cbc-2023', {
		title: 'Putin and Kim put on a show',
		publisher: 'CBC News',
		date: '2023-09',
		url: null,
		kind: 'seed'
	}),
	repost: source('repost', { publisher: 'A repost of the same text', kind: 'mirror' })
};

const entities: Record<string, Entity> = {
	'ramon-pacheco-pardo': {
		id: 'ramon-pacheco-pardo',
		kind: 'person',
		name: 'Ramon Pacheco Pardo',
		aliases: [],
		description: 'Professor of international relations at King’s College London.',
		sourceIds: []
	},
	'north-korea': {
		id: 'north-korea',
		kind: 'state',
		name: 'North Korea',
		aliases: ['DPRK'],
		description: 'State on the northern half of the Korean peninsula.',
		sourceIds: []
	}
};

export const record: Fact = {
	id: 'veto-2022',
	topic: 'sanctions',
	statement: 'The draft won 13 votes; China and Russia voted against it.',
	status: 'record',
	asOf: '2022-05-26',
	sourceIds: ['un-sc14911', 'ap-2024'],
	entityIds: [],
	inSeed: false,
	later: {
		statement: 'Russia alone vetoed the renewal of the Panel of Experts; China abstained.',
		asOf: '2024-03-28',
		sourceIds: ['ap-2024']
	},
	confidence: 'high',
	corroboration: 'independent'
};

export const assessment: Fact = {
	id: 'pardo-expects',
	topic: 'sanctions',
	statement: 'Both are expected to block any new resolution.',
	status: 'analyst-assessment',
	attributedTo: 'ramon-pacheco-pardo',
	asOf: '2023-09',
	sourceIds: ['cbc-2023', 'repost'],
	entityIds: [],
	inSeed: true,
	confidence: 'medium',
	confidenceNote: 'Only the CBC report quotes him so.',
	corroboration: 'seed+independent'
};

export const denial: Fact = {
	id: 'denied-arms',
	topic: 'actors',
	statement: 'North Korea denied sending weapons to Russia.',
	status: 'denial',
	attributedTo: 'north-korea',
	asOf: '2022',
	sourceIds: ['cbc-2023', 'un-sc14911'],
	entityIds: [],
	inSeed: true,
	confidence: 'high',
	corroboration: 'seed+independent'
};

export const evidence: Evidence = { facts: [record, assessment, denial], sources, entities };

export const intervals = { 1: '10 min', 2: '1 day', 3: '4 days', 4: '9 days' } as const;
