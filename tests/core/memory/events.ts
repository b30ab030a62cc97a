// Events of every kind, as fast-check makes them: for whatever must hold of any log.
import fc from 'fast-check';
import type { EventKind, MemoryEvent, Response } from '../../../src/lib/core/memory/types.ts';

const day = fc
	.integer({ min: 0, max: 40_000 })
	.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const id = fc.string({ minLength: 1, maxLength: 30 });
const count = fc.nat({ max: 1000 });
const grade = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const);
const finite = fc
	.double({ noNaN: true, noDefaultInfinity: true })
	.map((x) => (Object.is(x, -0) ? 0 : x));

const base = {
	id,
	at: instant,
	zoneOffsetMin: fc.integer({ min: -720, max: 840 }),
	rolloverHour: fc.nat({ max: 23 })
};
const ofCard = { ...base, cardId: id, deckId: id };
/** As content writes them: lower-case letters, digits, hyphens. */
const partId = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
const response: fc.Arbitrary<Response> = fc.oneof(
	fc.record({ form: fc.constant('flashcard' as const), grade }),
	fc.record({ form: fc.constant('choice' as const), optionId: id }),
	fc.record({ form: fc.constant('true-false' as const), value: fc.boolean() }),
	fc.record({ form: fc.constant('typed' as const), text: fc.string({ unit: 'binary' }) }),
	fc.record({ form: fc.constant('multi-select' as const), optionIds: fc.array(id) }),
	fc.record({ form: fc.constant('cloze' as const), texts: fc.dictionary(partId, fc.string()) }),
	fc.record({ form: fc.constant('numeric' as const), text: fc.string({ unit: 'binary' }) }),
	fc.record({ form: fc.constant('order' as const), itemIds: fc.array(id) }),
	fc.record({ form: fc.constant('match' as const), matches: fc.dictionary(partId, id) }),
	fc.record({
		form: fc.constant('map-pin' as const),
		pin: fc.option(fc.record({ latitude: finite, longitude: finite }))
	}),
	fc.record({
		form: fc.constant('claim-status' as const),
		standings: fc.dictionary(partId, fc.constantFrom('record' as const, 'denial' as const))
	})
);
const answer = {
	...ofCard,
	questionVersion: count,
	rung: count,
	rungCount: count,
	form: fc.constantFrom(
		'flashcard' as const,
		'choice' as const,
		'multi-select' as const,
		'true-false' as const,
		'typed' as const,
		'cloze' as const,
		'numeric' as const,
		'order' as const,
		'match' as const,
		'map-pin' as const,
		'claim-status' as const
	),
	correct: fc.boolean(),
	response,
	confidence: fc.constantFrom('unsure' as const, 'sure' as const),
	confusion: fc.record({ asked: id, answered: id }),
	hintUsed: fc.boolean(),
	tries: count,
	elapsedMs: count,
	source: fc.constantFrom(
		'study' as const,
		'quiz' as const,
		'class' as const,
		'pretest' as const,
		'cram' as const,
		'import' as const
	),
	sessionId: fc.string(),
	dueAt: instant,
	paramsId: id
};

const of = <K extends EventKind, T extends Record<string, fc.Arbitrary<unknown>>>(
	kind: K,
	fields: T,
	optional: (keyof T)[] = []
) => {
	const model = { kind: fc.constant(kind), ...fields };
	const requiredKeys = Object.keys(model).filter((key) => !optional.includes(key));
	return fc.record(model, { requiredKeys: requiredKeys as never[] }) as unknown as fc.Arbitrary<
		MemoryEvent & { kind: K }
	>;
};

export const eventOf: { [K in EventKind]: fc.Arbitrary<MemoryEvent & { kind: K }> } = {
	review: of('review', { ...answer, grade, dueDay: day }, [
		'confidence',
		'confusion',
		'dueAt',
		'dueDay',
		'rungCount'
	]),
	probe: of('probe', answer, ['confidence', 'confusion', 'dueAt', 'rungCount']),
	suspend: of('suspend', ofCard),
	unsuspend: of('unsuspend', ofCard),
	bury: of('bury', { ...ofCard, untilDay: day }),
	flag: of('flag', { ...ofCard, flag: count }),
	reset: of('reset', ofCard),
	'set-due': of('set-due', { ...ofCard, dueDay: day }),
	'version-bump': of(
		'version-bump',
		{
			...ofCard,
			questionVersion: count,
			change: fc.constantFrom('corrected', 'retired', 'restored'),
			dueDay: day
		},
		['dueDay']
	),
	parameters: of('parameters', {
		...base,
		scope: fc.constant('all'),
		paramsId: id,
		weights: fc.array(finite, { minLength: 21, maxLength: 21 })
	}),
	break: of('break', { ...base, scope: fc.constant('all'), fromDay: day, toDay: day }),
	import: of('import', { ...base, origin: fc.string(), count }),
	undo: of('undo', { ...base, of: id, cardId: id }, ['cardId'])
};

/** Events whose ids are all different. */
export const log = (maxLength: number): fc.Arbitrary<MemoryEvent[]> =>
	fc.uniqueArray(fc.oneof(...Object.values(eventOf)), {
		maxLength,
		selector: (event: MemoryEvent) => event.id
	});

/** One review, with what a test cares about. */
export const review = (
	change: Partial<Extract<MemoryEvent, { kind: 'review' }>> = {}
): Extract<MemoryEvent, { kind: 'review' }> => ({
	kind: 'review',
	id: '01J0000000000000000000000A',
	at: Date.UTC(2026, 10, 23, 12),
	zoneOffsetMin: 0,
	rolloverHour: 4,
	cardId: 'story/first',
	deckId: 'story/deck',
	questionVersion: 1,
	rung: 0,
	form: 'choice',
	grade: 3,
	correct: true,
	response: { form: 'choice', optionId: 'khasan' },
	hintUsed: false,
	tries: 1,
	elapsedMs: 3200,
	source: 'study',
	sessionId: '01J0000000000000000000000S',
	dueAt: Date.UTC(2026, 10, 23, 12, 10),
	paramsId: 'fsrs-6-default',
	...change
});
