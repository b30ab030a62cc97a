// Rungs and entities that the grading tests share.
import type {
	ChoiceRung,
	Entity,
	TrueFalseRung,
	TypedRung
} from '../../../src/lib/core/content/types.ts';

export const person = (
	id: string,
	name: string,
	aliases: string[] = [],
	nativeName?: Record<string, string>
): Entity => ({
	id,
	kind: 'person',
	name,
	aliases,
	description: `${name}, of the story.`,
	sourceIds: [],
	...(nativeName ? { nativeName } : {})
});

export const entities: Entity[] = [
	person('kim-jong-un', 'Kim Jong-un', ['Kim', 'Kim Jong Un', 'Kim Jŏng-ŭn'], { ko: '김정은' }),
	person('sergei-shoigu', 'Sergei Shoigu', ['Shoigu', 'Sergey Shoigu'], {
		ru: 'Сергей Кужугетович Шойгу'
	}),
	person('nina-khrushcheva', 'Nina Khrushcheva', ['Khrushcheva'], {
		ru: 'Нина Львовна Хрущёва'
	}),
	person('nikita-khrushchev', 'Nikita Khrushchev', ['Khrushchev', 'Khrushchov']),
	person('sergei-lavrov', 'Sergei Lavrov', ['Lavrov']),
	person('panel', 'Panel of Experts (DPRK)', ['PoE', "King's"]),
	person('russia', 'Russia', ['Russian Federation', 'Moscow (as government)']),
	person('north-korea', 'North Korea', ['DPRK']),
	person('south-korea', 'South Korea', ['ROK']),
	person('united-states', 'United States', ['US', 'U.S.', 'USA']),
	person('un-panel', 'UN Panel', []),
	person('east-sea', 'Sea of Japan (East Sea)', [], { ko: '동해 / 조선동해' }),
	person('khasan', 'Khasan', ['Hasan'], { ru: 'Хасан' }),
	person('malligyong-1', 'Malligyong-1', ['Manrigyong-1'], { ko: '만리경-1호' })
];

export const typed = (key: string, rest: Partial<TypedRung> = {}): TypedRung => ({
	form: 'typed',
	key,
	accept: [],
	...rest
});

export const choice: ChoiceRung = {
	form: 'choice',
	key: 'veto',
	options: [
		{ id: 'all', text: 'All fifteen votes were needed', whyWrong: 'Nine are enough.' },
		{ id: 'veto', text: 'Two permanent members voted against it' },
		{ id: 'assembly', text: 'The General Assembly overruled it' }
	]
};

export const statement: TrueFalseRung = {
	form: 'true-false',
	statement: 'Resolution 1718 was adopted in 2009.',
	key: false,
	correction: 'Resolution 1718 was adopted in 2006.'
};
