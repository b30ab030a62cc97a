// One rung of each form with parts, and texts that nobody should have to see as anything but text.
import type {
	ClaimStatusRung,
	ClozeRung,
	MatchRung,
	MultiSelectRung,
	NumericRung,
	OrderRung
} from '../../src/lib/core/content/types.ts';

export const several: MultiSelectRung = {
	form: 'multi-select',
	keys: ['veto', 'warrant'],
	options: [
		{ id: 'veto', text: 'A veto' },
		{ id: 'treaty', text: 'A treaty', whyWrong: 'They signed it in June 2024.' },
		{ id: 'warrant', text: 'A warrant' },
		{ id: 'panel', text: 'The end of the panel', whyWrong: 'It worked until April 2024.' }
	]
};

export const cloze: ClozeRung = {
	form: 'cloze',
	text: 'Kim crossed into Russia at {{station}}, and met Putin at {{port}} on 13 September 2023.',
	blanks: [
		{ id: 'station', key: 'Khasan', accept: [] },
		{ id: 'port', key: 'Vostochny', accept: [] }
	]
};

export const numeric: NumericRung = {
	form: 'numeric',
	key: 650,
	tolerance: 65,
	unit: 'km',
	otherUnits: [{ unit: 'miles', times: 1.609344 }]
};

export const order: OrderRung = {
	form: 'order',
	items: [
		{ id: 'vote', text: 'A vote', date: '2017-12-22' },
		{ id: 'summit', text: 'A summit', date: '2019-04' },
		{ id: 'veto', text: 'A veto', date: '2022' }
	]
};
export const shuffledOrder = ['veto', 'vote', 'summit'];

export const match: MatchRung = {
	form: 'match',
	pairs: [
		{ id: 'a', left: 'Resolution 1718', right: 'Luxury goods' },
		{ id: 'b', left: 'Resolution 1874', right: 'Panel of Experts' },
		{ id: 'c', left: 'Resolution 2375', right: 'Textiles' }
	],
	extras: [{ id: 'home', text: 'Workers sent home', whyWrong: 'That was Resolution 2397.' }]
};
export const shuffledRights = ['c', 'home', 'a', 'b'];

export const claims: ClaimStatusRung = {
	form: 'claim-status',
	statements: [
		{ id: 'rule', text: 'The embargo forbids it.', key: 'record', why: 'It can be read.' },
		{ id: 'accused', text: 'They sent weapons.', key: 'allegation', why: 'It accuses.' }
	],
	standings: ['allegation', 'record', 'denial']
};
export const claim: ClaimStatusRung = {
	form: 'claim-status',
	statements: [
		{ id: 'ask', text: 'He might ask for shells.', key: 'analyst-assessment', why: 'He guesses.' }
	]
};

export const HOSTILE = [
	'<img src=x onerror="window.hacked=1"><b>bold</b>',
	'{{station}} ${1} </script><script>window.hacked=1</script>',
	'👩‍👩‍👧‍👦🇰🇵'.repeat(40),
	'‮שלום مرحبا',
	'x'.repeat(20_000),
	'__proto__',
	'\u0000\uffff'
] as const;

/** Drafts that no form has written, or another version of the question. */
export const BROKEN_DRAFTS = [
	'{',
	'null',
	'[]',
	'{}',
	'42',
	'"text"',
	'["nobody",7,null,["a"]]',
	'{"nobody":"x","__proto__":{"a":1},"a":5,"rule":"nonsense"}',
	'[["vote"]]',
	'x'.repeat(100_000)
] as const;
