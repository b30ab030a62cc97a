// What a backup file may hold, as valibot schemas: a file comes from anywhere, so nothing of it is taken on trust.
// A schema says what must be there; a field that it does not name is no error.
import * as v from 'valibot';
import { STANDINGS } from '../content/schema.ts';
import type { Form } from '../content/types.ts';
import type { EventKind, MemoryEvent, QueueLimits, Response, SchedulerSettings } from './types.ts';

const LAST_INSTANT = 8_640_000_000_000_000;
const FSRS_6_WEIGHTS = 21;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const whole = (from: number, to: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));
const instant = whole(0, LAST_INSTANT);
const hour = whole(0, 23);
const count = whole(0, 1_000_000_000);
const finite = v.pipe(v.number(), v.finite());

/** `2026-02-30` looks like a day and is none. */
const isDay = (text: string) => {
	const at = Date.parse(`${text}T00:00:00Z`);
	return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
};
const day = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-11-23'),
	v.check(isDay, 'a day of the calendar')
);

const FORMS: Record<Form, true> = {
	flashcard: true,
	choice: true,
	'multi-select': true,
	'true-false': true,
	typed: true,
	cloze: true,
	numeric: true,
	order: true,
	match: true,
	'map-pin': true,
	'claim-status': true
};
const form = v.picklist(Object.keys(FORMS) as Form[]);
const grade = v.picklist([1, 2, 3, 4]);
const source = v.picklist(['study', 'quiz', 'class', 'pretest', 'cram', 'import']);

const response: v.GenericSchema<unknown, Response> = v.variant('form', [
	v.object({ form: v.literal('flashcard'), grade }),
	v.object({ form: v.literal('choice'), optionId: id }),
	v.object({ form: v.literal('true-false'), value: v.boolean() }),
	v.object({ form: v.literal('typed'), text: v.string() }),
	v.object({ form: v.literal('multi-select'), optionIds: v.array(id) }),
	v.object({ form: v.literal('cloze'), texts: v.record(id, v.string()) }),
	v.object({ form: v.literal('numeric'), text: v.string() }),
	v.object({ form: v.literal('order'), itemIds: v.array(id) }),
	v.object({ form: v.literal('match'), matches: v.record(id, id) }),
	v.object({
		form: v.literal('map-pin'),
		pin: v.nullable(v.object({ latitude: finite, longitude: finite }))
	}),
	v.object({ form: v.literal('claim-status'), standings: v.record(id, v.picklist(STANDINGS)) })
]);

const base = { id, at: instant, zoneOffsetMin: whole(-1440, 1440), rolloverHour: hour };
const ofCard = { ...base, cardId: id, deckId: id };
const ofAll = { ...base, scope: v.literal('all') };
const answer = {
	...ofCard,
	questionVersion: count,
	rung: count,
	rungCount: v.exactOptional(count),
	form,
	correct: v.boolean(),
	response,
	confidence: v.exactOptional(v.picklist(['unsure', 'sure'])),
	confusion: v.exactOptional(v.object({ asked: id, answered: id })),
	hintUsed: v.boolean(),
	tries: count,
	elapsedMs: v.pipe(finite, v.minValue(0)),
	source,
	sessionId: v.string(),
	dueAt: v.exactOptional(instant),
	paramsId: id
};
const weights = v.pipe(v.array(finite), v.length(FSRS_6_WEIGHTS, `${FSRS_6_WEIGHTS} numbers`));

const plain = <K extends EventKind>(kind: K) => v.object({ ...ofCard, kind: v.literal(kind) });

type EventSchemas = { [K in EventKind]: v.GenericSchema<unknown, MemoryEvent & { kind: K }> };

/** One schema a kind of event; the compiler asks for every kind. */
export const eventSchemas: EventSchemas = {
	review: v.object({
		...answer,
		kind: v.literal('review'),
		grade,
		dueDay: v.exactOptional(day)
	}),
	probe: v.object({ ...answer, kind: v.literal('probe') }),
	suspend: plain('suspend'),
	unsuspend: plain('unsuspend'),
	bury: v.object({ ...ofCard, kind: v.literal('bury'), untilDay: day }),
	flag: v.object({ ...ofCard, kind: v.literal('flag'), flag: count }),
	reset: plain('reset'),
	'set-due': v.object({ ...ofCard, kind: v.literal('set-due'), dueDay: day }),
	'version-bump': v.object({
		...ofCard,
		kind: v.literal('version-bump'),
		questionVersion: count,
		change: v.picklist(['corrected', 'retired', 'restored']),
		dueDay: v.exactOptional(day)
	}),
	parameters: v.object({ ...ofAll, kind: v.literal('parameters'), paramsId: id, weights }),
	break: v.object({ ...ofAll, kind: v.literal('break'), fromDay: day, toDay: day }),
	import: v.object({ ...base, kind: v.literal('import'), origin: v.string(), count }),
	undo: v.object({ ...base, kind: v.literal('undo'), of: id, cardId: v.exactOptional(id) })
};

/** Whether a stored row is an event that any release could have written. */
export const isEvent = (row: { kind?: unknown }): row is MemoryEvent =>
	typeof row.kind === 'string' &&
	Object.hasOwn(eventSchemas, row.kind) &&
	v.is(eventSchemas[row.kind as EventKind], row);

const steps = v.array(v.pipe(finite, v.minValue(0)));

// Loose: a setting that joined these later is kept, not dropped.
const limits: v.GenericSchema<unknown, QueueLimits> = v.looseObject({
	newPerDay: count,
	reviewsPerDay: count
});
const scheduler: v.GenericSchema<unknown, SchedulerSettings> = v.looseObject({
	paramsId: id,
	weights,
	desiredRetention: v.pipe(v.number(), v.minValue(0.5), v.maxValue(0.99)),
	learningSteps: steps,
	relearningSteps: steps,
	maximumIntervalDays: whole(1, 36_500),
	fuzz: v.boolean(),
	loadBalance: v.exactOptional(v.boolean()),
	easyDays: v.exactOptional(
		v.pipe(v.array(v.pipe(finite, v.minValue(0), v.maxValue(1))), v.length(7))
	)
});

const exam = v.object({
	name: v.pipe(v.string(), v.maxLength(200)),
	examDay: day,
	startDay: day,
	deckIds: v.array(id),
	target: v.pipe(v.number(), v.minValue(0.5), v.maxValue(0.99))
});
const dossierLimits = v.record(
	id,
	v.object({ newPerDay: v.exactOptional(count), reviewsPerDay: v.exactOptional(count) })
);

/** The settings that travel; one that is missing keeps its value where the file is restored. */
export const BackupSettingsSchema = v.object({
	limits: v.exactOptional(limits),
	dossierLimits: v.exactOptional(dossierLimits),
	exam: v.exactOptional(v.nullable(exam)),
	rolloverHour: v.exactOptional(hour),
	scheduler: v.exactOptional(scheduler)
});

/** All of a file but its events, which are read one by one so that a damaged one can be named. */
export const BackupFrameSchema = v.object({
	version: v.literal(1),
	savedAt: instant,
	app: v.pipe(v.string(), v.maxLength(200)),
	settings: BackupSettingsSchema,
	events: v.array(v.unknown()),
	decks: v.pipe(v.array(v.unknown()), v.maxLength(0, 'no decks in this version'))
});
