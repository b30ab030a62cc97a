// What a server says, checked where it arrives: a phone may be older or newer than the server, and what it cannot read
// it must not show. Fields that are not named here pass; what the page relies on is named.
import * as v from 'valibot';
import { RungSchema, STANDINGS } from '../content/schema.ts';
import type { OwnReveal } from './own-pace.ts';
import type { Mine, Progress, PublicState } from './types.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const ms = v.pipe(v.number(), v.minValue(0));
const id = v.string();
const part = v.object({ id, text: v.string() });
const status = v.picklist(['waiting', 'in', 'removed']);
const verdict = v.picklist(['right', 'almost', 'wrong']);

const view = v.object({
	id,
	title: v.string(),
	west: v.number(),
	south: v.number(),
	east: v.number(),
	north: v.number()
});

const publicRung = v.variant('form', [
	v.object({ form: v.picklist(['choice', 'multi-select']), options: v.array(part) }),
	v.object({ form: v.literal('true-false'), statement: v.string() }),
	v.object({ form: v.literal('typed') }),
	v.object({ form: v.literal('cloze'), text: v.string(), blankIds: v.array(id) }),
	v.object({ form: v.literal('numeric'), unit: v.exactOptional(v.string()) }),
	v.object({ form: v.literal('order'), items: v.array(part) }),
	v.object({ form: v.literal('match'), lefts: v.array(part), rights: v.array(part) }),
	v.object({ form: v.literal('map-pin'), view }),
	v.object({
		form: v.literal('claim-status'),
		statements: v.array(part),
		standings: v.exactOptional(v.array(v.picklist(STANDINGS)))
	})
]);

const question = v.looseObject({
	id,
	version: count,
	rungIndex: count,
	deckTitle: v.string(),
	form: v.string(),
	prompt: v.string(),
	rung: v.exactOptional(publicRung)
});
const distribution = v.looseObject({
	answered: count,
	bars: v.array(v.looseObject({ id, text: v.string(), count })),
	others: count
});
const reveal = v.looseObject({
	question: v.looseObject({
		id,
		version: count,
		rungIndex: count,
		deckId: v.string(),
		rung: RungSchema,
		order: v.array(id),
		explanation: v.string(),
		evidence: v.array(v.looseObject({ statement: v.string(), sources: v.array(v.looseObject({})) }))
	}),
	entities: v.array(v.looseObject({ id, name: v.string() }))
});
const response = v.looseObject({ form: v.string() });
const outcome = v.looseObject({ verdict, score: v.number(), points: count });
/** One that this page does not know it cannot show rightly. */
const mode = v.variant('kind', [
	v.looseObject({ kind: v.literal('goal'), percent: count }),
	v.looseObject({ kind: v.literal('peer') }),
	v.looseObject({ kind: v.literal('self') }),
	v.looseObject({ kind: v.literal('teams'), phones: v.picklist(['each', 'one']) })
]);

const StateSchema = v.looseObject({
	code: v.string(),
	version: count,
	title: v.string(),
	phase: v.picklist([
		...(['lobby', 'reading', 'open', 'closed', 'discuss', 'reveal', 'self', 'done'] as const)
	]),
	index: v.pipe(v.number(), v.integer(), v.minValue(-1)),
	total: count,
	settings: v.looseObject({
		names: v.picklist(['generated', 'free']),
		showsTop: v.boolean(),
		speedBonus: v.boolean(),
		mode: v.exactOptional(mode),
		isRehearsal: v.exactOptional(v.literal(true))
	}),
	isLocked: v.boolean(),
	clock: v.exactOptional(
		v.object({ elapsedMs: ms, limitMs: v.nullable(ms), isPaused: v.boolean() })
	),
	question: v.exactOptional(question),
	distribution: v.exactOptional(distribution),
	reveal: v.exactOptional(reveal),
	round: v.exactOptional(v.literal(2)),
	vote: v.exactOptional(distribution),
	shift: v.exactOptional(
		v.looseObject({
			first: distribution,
			toRight: count,
			away: count,
			stayedRight: count,
			stayedWrong: count
		})
	),
	together: v.exactOptional(v.looseObject({ right: count, answered: count })),
	teams: v.exactOptional(
		v.array(
			v.looseObject({ team: count, name: v.string(), members: count, points: count, rank: count })
		)
	),
	questions: v.exactOptional(v.array(question))
});

const MineSchema = v.looseObject({
	studentId: id,
	name: v.string(),
	status,
	timeFactor: v.nullable(v.picklist([1, 1.5, 2])),
	points: count,
	right: count,
	answer: v.exactOptional(v.looseObject({ index: count, response })),
	outcome: v.exactOptional(outcome),
	first: v.exactOptional(v.looseObject({ response, verdict: v.exactOptional(verdict) })),
	team: v.exactOptional(v.string()),
	own: v.exactOptional(v.array(v.looseObject({ index: count, verdict })))
});

const ProgressSchema = v.looseObject({
	version: count,
	joined: count,
	here: count,
	answered: count,
	stillAllowed: count,
	questions: v.exactOptional(v.array(v.looseObject({ answered: count, right: count }))),
	changed: v.array(
		v.looseObject({
			id,
			name: v.string(),
			status,
			isHere: v.boolean(),
			hasAnswered: v.boolean(),
			points: count,
			right: count,
			team: v.exactOptional(count),
			done: v.exactOptional(count)
		})
	)
});

const OwnSchema = v.looseObject({ reveal, response, outcome });

/** The message where it can be read, else `undefined`. */
const reader =
	<T>(schema: v.GenericSchema<unknown, unknown>) =>
	(input: unknown): T | undefined =>
		v.is(schema, input) ? (input as T) : undefined;

export const readState = reader<PublicState>(StateSchema);
export const readMine = reader<Mine>(MineSchema);
export const readProgress = reader<Progress>(ProgressSchema);
export const readOwn = reader<OwnReveal>(OwnSchema);
