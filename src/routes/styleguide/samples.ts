// One question of each form, with an answer for each state in which it can stand on screen.
import { optionOrderFor } from '$lib/core/content/option-order.ts';
import type { Form, MapView, Place, Question, Rung } from '$lib/core/content/types.ts';
import type { Response } from '$lib/core/memory/types.ts';

export type Sample = {
	question: Question;
	rung: Rung;
	/** The answer half given, as a session keeps it. */
	draft: string;
	answers: Partial<Record<'right' | 'partly right' | 'wrong', Response>>;
};

const sample = (
	prompt: string,
	rung: Rung,
	draft: string,
	answers: Sample['answers'],
	hint = 'Think of the summer before: some of it was in the news then.'
): Sample => ({
	question: {
		id: `samples/${rung.form}`,
		version: 1,
		prompt,
		rungs: [rung],
		explanation: 'Why this is so stands here, in a sentence or two.',
		hint,
		factIds: [],
		entityIds: [],
		tags: [],
		misconceptionIds: [],
		bloom: 'remember'
	},
	rung,
	draft,
	answers
});

export const orderOf = ({ question }: Sample) => optionOrderFor(question, 0, 0);

const flashcard = sample(
	'Which two members of the Security Council stopped tighter sanctions in May 2022?',
	{ form: 'flashcard', back: 'China and Russia.' },
	'',
	{ right: { form: 'flashcard', grade: 3 }, wrong: { form: 'flashcard', grade: 1 } }
);

const choice = sample(
	'At which spaceport did Putin receive Kim in September 2023?',
	{
		form: 'choice',
		key: 'vostochny',
		options: [
			{ id: 'vostochny', text: 'Vostochny' },
			{ id: 'baikonur', text: 'Baikonur', whyWrong: 'It lies in Kazakhstan.' },
			{ id: 'plesetsk', text: 'Plesetsk', whyWrong: 'It lies in the European north of Russia.' }
		]
	},
	'',
	{
		right: { form: 'choice', optionId: 'vostochny' },
		wrong: { form: 'choice', optionId: 'baikonur' }
	}
);

const trueFalse = sample(
	'Is this so?',
	{
		form: 'true-false',
		statement: 'Resolution 1718 was adopted in 2009.',
		key: false,
		correction: 'It was adopted in October 2006.'
	},
	'',
	{ right: { form: 'true-false', value: false }, wrong: { form: 'true-false', value: true } }
);

const typed = sample(
	'At which Russian border station was Kim greeted?',
	{ form: 'typed', key: 'Khasan', accept: [] },
	'Kha',
	{
		right: { form: 'typed', text: 'Khasan' },
		'partly right': { form: 'typed', text: 'Khassan' },
		wrong: { form: 'typed', text: 'Vladivostok' }
	}
);

const multiSelect = sample(
	'Which of these had happened by 13 September 2023?',
	{
		form: 'multi-select',
		keys: ['veto', 'warrant', 'launches'],
		options: [
			{ id: 'veto', text: 'Russia and China had vetoed tighter sanctions' },
			{ id: 'warrant', text: 'A court had issued a warrant for Putin' },
			{ id: 'launches', text: 'Two satellite launches had failed' },
			{ id: 'treaty', text: 'The leaders had signed a treaty', whyWrong: 'That was in June 2024.' },
			{
				id: 'panel',
				text: 'The Panel of Experts had ended',
				whyWrong: 'It stopped work at the end of April 2024.'
			}
		]
	},
	JSON.stringify(['veto', 'launches']),
	{
		right: { form: 'multi-select', optionIds: ['veto', 'warrant', 'launches'] },
		'partly right': { form: 'multi-select', optionIds: ['veto', 'launches', 'panel'] },
		wrong: { form: 'multi-select', optionIds: ['treaty', 'panel'] }
	}
);

const cloze = sample(
	'Fill in the two gaps.',
	{
		form: 'cloze',
		text: 'Kim crossed into Russia at {{station}}, and met Putin at the {{port}} cosmodrome on 13 September 2023.',
		blanks: [
			{ id: 'station', key: 'Khasan', accept: [] },
			{ id: 'port', key: 'Vostochny', accept: [] }
		]
	},
	JSON.stringify({ station: 'Khasan' }),
	{
		right: { form: 'cloze', texts: { station: 'Khasan', port: 'Vostochny' } },
		'partly right': { form: 'cloze', texts: { station: 'Vladivostok', port: 'Vostochni' } },
		wrong: { form: 'cloze', texts: { station: '', port: 'Baikonur' } }
	}
);

const numeric = sample(
	"According to South Korea's military, how far did each of the two missiles fly?",
	{
		form: 'numeric',
		key: 650,
		tolerance: 65,
		unit: 'km',
		otherUnits: [{ unit: 'miles', times: 1.609344 }]
	},
	'6',
	{
		right: { form: 'numeric', text: '400 miles' },
		'partly right': { form: 'numeric', text: '750' },
		wrong: { form: 'numeric', text: 'five thousand' }
	}
);

const order = sample(
	'Put these steps in order.',
	{
		form: 'order',
		items: [
			{ id: 'vote', text: 'Russia votes for Resolution 2397', date: '2017-12-22' },
			{ id: 'first', text: 'Putin and Kim meet for the first time', date: '2019-04-25' },
			{ id: 'veto', text: 'Russia and China veto tighter sanctions', date: '2022-05-26' },
			{ id: 'visit', text: 'Shoigu visits North Korea', date: '2023-07' },
			{ id: 'meeting', text: 'Putin and Kim meet at Vostochny', date: '2023-09-13' }
		]
	},
	JSON.stringify(['first', 'vote', 'veto', 'meeting', 'visit']),
	{
		right: { form: 'order', itemIds: ['vote', 'first', 'veto', 'visit', 'meeting'] },
		'partly right': { form: 'order', itemIds: ['first', 'vote', 'veto', 'visit', 'meeting'] },
		wrong: { form: 'order', itemIds: ['meeting', 'visit', 'veto', 'first', 'vote'] }
	}
);

const match = sample(
	'Match each resolution to a measure that it brought in.',
	{
		form: 'match',
		pairs: [
			{ id: 'r1718', left: 'Resolution 1718', right: 'A ban on luxury goods' },
			{ id: 'r1874', left: 'Resolution 1874', right: 'The Panel of Experts' },
			{ id: 'r2270', left: 'Resolution 2270', right: 'Inspection of all cargo' },
			{ id: 'r2375', left: 'Resolution 2375', right: 'A ban on textile exports' }
		],
		extras: [
			{
				id: 'home',
				text: 'A deadline for sending workers home',
				whyWrong: 'That was Resolution 2397.'
			}
		]
	},
	JSON.stringify({ r1718: 'r1718', r1874: 'home' }),
	{
		right: {
			form: 'match',
			matches: { r1718: 'r1718', r1874: 'r1874', r2270: 'r2270', r2375: 'r2375' }
		},
		'partly right': {
			form: 'match',
			matches: { r1718: 'r1718', r1874: 'r1874', r2270: 'home' }
		},
		wrong: { form: 'match', matches: { r1718: 'r1874', r1874: 'r1718', r2270: 'home' } }
	}
);

const mapPin = sample(
	'Set the pin on the capital of South Korea.',
	{ form: 'map-pin', target: 'seoul', view: 'korea', toleranceKm: 60 },
	'',
	{
		right: { form: 'map-pin', pin: { latitude: 37.5, longitude: 127 } },
		'partly right': { form: 'map-pin', pin: { latitude: 36.7, longitude: 127.2 } },
		wrong: { form: 'map-pin', pin: { latitude: 39, longitude: 125.8 } }
	}
);

const claimStatus = sample(
	'How firmly does each of these statements stand?',
	{
		form: 'claim-status',
		statements: [
			{
				id: 'rule',
				text: 'The UN embargo forbids states to buy arms from North Korea.',
				key: 'record',
				why: 'The rule can be read in the texts, whoever quotes it.'
			},
			{
				id: 'accused',
				text: 'North Korea sent Russia rockets and missiles. (US officials, 2023)',
				key: 'allegation',
				why: 'It accuses, and both countries rejected it.'
			},
			{
				id: 'denied',
				text: 'Russia received no weapons from North Korea. (Russia, 2023)',
				key: 'denial',
				why: 'It rejects the accusation; that does not yet say who is right.'
			}
		]
	},
	JSON.stringify({ rule: 'record' }),
	{
		right: {
			form: 'claim-status',
			standings: { rule: 'record', accused: 'allegation', denied: 'denial' }
		},
		'partly right': { form: 'claim-status', standings: { rule: 'record', accused: 'record' } },
		wrong: { form: 'claim-status', standings: { rule: 'allegation', denied: 'record' } }
	}
);

const oneClaim = sample(
	'How firmly does this stand?',
	{
		form: 'claim-status',
		statements: [
			{
				id: 'ask',
				text: 'Putin might ask Kim for rockets and shells, said Sergey Markov.',
				key: 'analyst-assessment',
				why: 'A commentator speculates.'
			}
		]
	},
	'',
	{
		right: { form: 'claim-status', standings: { ask: 'analyst-assessment' } },
		wrong: { form: 'claim-status', standings: { ask: 'record' } }
	}
);

export const SAMPLES: { name: string; form: Form; sample: Sample }[] = [
	{ name: 'Flashcard', form: 'flashcard', sample: flashcard },
	{ name: 'Choice', form: 'choice', sample: choice },
	{ name: 'True or false', form: 'true-false', sample: trueFalse },
	{ name: 'Typed', form: 'typed', sample: typed },
	{ name: 'Several of several', form: 'multi-select', sample: multiSelect },
	{ name: 'Gaps', form: 'cloze', sample: cloze },
	{ name: 'Number', form: 'numeric', sample: numeric },
	{ name: 'Order', form: 'order', sample: order },
	{ name: 'Pairs', form: 'match', sample: match },
	{ name: 'Map pin', form: 'map-pin', sample: mapPin },
	{ name: 'Standings', form: 'claim-status', sample: claimStatus },
	{ name: 'One standing', form: 'claim-status', sample: oneClaim }
];

export const PLACES: Place[] = [
	{
		id: 'seoul',
		kind: 'place',
		name: 'Seoul',
		aliases: [],
		description: 'Capital of South Korea.',
		sourceIds: [],
		latitude: 37.57,
		longitude: 126.98,
		coordinateConfidence: 'checked'
	}
];

export const VIEWS: MapView[] = [
	{ id: 'korea', title: 'The Korean peninsula', west: 122, south: 33, east: 132, north: 44 }
];
