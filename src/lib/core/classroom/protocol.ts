// The class protocol: what may be said over the wire, checked at both ends. A message that does not fit is refused
// with the place where it does not; nothing of it is used. Events and acknowledgements:
//
//   phone → server   join, answer, look, rename, time
//   host  → server   host-create, host-content, host-attach, host-command, host-student, host-results
//   server → phone   state (for everyone), mine (for one)
//   server → host    state, progress
//
// Every message from a phone or host is acknowledged with `{ ok: true, … }` or `{ ok: false, problem, words }`.
import * as v from 'valibot';
import { EntitySchema, RungSchema, STANDINGS } from '../content/schema.ts';
import type { Response } from '../memory/types.ts';
import { CODE_DIGITS } from './codes.ts';
import { MOST_TEAMS } from './names.ts';
import type { OwnReveal } from './own-pace.ts';
import type {
	ClassAnswer,
	ClassContent,
	HostCommand,
	Mine,
	Progress,
	PublicState,
	RosterLine
} from './types.ts';

export { LIVE_PATH } from './live-path.ts';

/** A message above it closes the connection. */
export const LARGEST_MESSAGE = 64_000;
/** Counters go to the host at most this often. */
export const PROGRESS_MS = 100;
/** A phone sends an answer again that was not acknowledged in this time. */
export const RESEND_MS = 600;

export const MOST_QUESTIONS = 100;
export const MOST_ENTITIES = 500;
/** Entities or questions in one message, so that a long class fits through. */
export const CONTENT_SLICE = 10;

const LONGEST_TEXT = 400;
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const whole = (from: number, to: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));
const token = v.pipe(v.string(), v.regex(/^[\w-]{22}$/, 'a token of 22 signs'));
const code = v.pipe(v.string(), v.regex(new RegExp(`^\\d{${CODE_DIGITS}}$`), 'six digits'));
const short = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const ids = (most: number) => v.pipe(v.array(id), v.maxLength(most));
/** A record of a question's parts; there are never more of them. */
const parts = <Value extends v.GenericSchema<unknown>>(value: Value) =>
	v.pipe(v.record(id, value), v.maxEntries(12));
const index = whole(0, MOST_QUESTIONS - 1);

/** What can be answered live, each part of it bounded. */
const response: v.GenericSchema<unknown, Response> = v.variant('form', [
	v.strictObject({ form: v.literal('choice'), optionId: id }),
	v.strictObject({ form: v.literal('true-false'), value: v.boolean() }),
	v.strictObject({ form: v.literal('typed'), text: short(LONGEST_TEXT) }),
	v.strictObject({ form: v.literal('multi-select'), optionIds: ids(8) }),
	v.strictObject({
		form: v.literal('cloze'),
		texts: parts(short(LONGEST_TEXT))
	}),
	v.strictObject({ form: v.literal('numeric'), text: short(LONGEST_TEXT) }),
	v.strictObject({ form: v.literal('order'), itemIds: ids(8) }),
	v.strictObject({ form: v.literal('match'), matches: parts(id) }),
	v.strictObject({
		form: v.literal('map-pin'),
		pin: v.nullable(
			v.strictObject({
				latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
				longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180))
			})
		)
	}),
	v.strictObject({
		form: v.literal('claim-status'),
		standings: parts(v.picklist(STANDINGS))
	})
]);

const timeFactor = v.nullable(v.picklist([1, 1.5, 2]));

export const SettingsSchema = v.strictObject({
	limitMs: v.nullable(whole(5_000, 600_000)),
	readingMs: whole(0, 60_000),
	admission: v.picklist(['open', 'approve']),
	names: v.picklist(['generated', 'free']),
	showsTop: v.boolean(),
	speedBonus: v.boolean(),
	closesWhenAllAnswered: v.boolean(),
	// Left out where each plays for themselves, so that an older server is understood.
	mode: v.exactOptional(
		v.variant('kind', [
			v.strictObject({ kind: v.literal('goal'), percent: whole(1, 100) }),
			v.strictObject({ kind: v.literal('peer'), discussMs: v.nullable(whole(5_000, 600_000)) }),
			v.strictObject({
				kind: v.literal('self'),
				endsAfterMs: v.nullable(whole(60_000, 3 * 3_600_000))
			}),
			v.strictObject({
				kind: v.literal('teams'),
				count: whole(2, MOST_TEAMS),
				phones: v.picklist(['each', 'one'])
			})
		])
	),
	isRehearsal: v.exactOptional(v.literal(true))
});

const text = short(2000);
const EvidenceSchema = v.strictObject({
	statement: text,
	standing: v.picklist(STANDINGS),
	attributedTo: v.exactOptional(text),
	asOf: v.exactOptional(short(10)),
	sources: v.pipe(
		v.array(v.strictObject({ title: text, publisher: text, url: text })),
		v.maxLength(20)
	)
});
const degrees = (limit: number) => v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit));

export const ClassQuestionSchema = v.strictObject({
	id,
	version: whole(1, 1_000_000),
	rungIndex: whole(0, 20),
	rungCount: whole(1, 20),
	deckId: id,
	deckTitle: short(200),
	prompt: text,
	rung: v.pipe(
		RungSchema,
		v.check(({ form }) => form !== 'flashcard', 'a form that can be asked live')
	),
	order: ids(12),
	explanation: text,
	evidence: v.pipe(v.array(EvidenceSchema), v.maxLength(30)),
	view: v.exactOptional(
		v.strictObject({
			id,
			title: text,
			west: degrees(180),
			south: degrees(90),
			east: degrees(180),
			north: degrees(90)
		})
	)
});

export const MESSAGES = {
	join: v.strictObject({
		code,
		/** Made by the phone and kept there: whoever has it is this student. The same one again is the same student. */
		token,
		/** A name of one's own, where the class allows it. */
		name: v.exactOptional(short(200)),
		/** Of a student who moves here from another phone. */
		resumeKey: v.exactOptional(v.pipe(v.string(), v.regex(/^[2-9A-Z]{8}$/, 'eight signs')))
	}),
	answer: v.strictObject({
		index,
		/** A second vote says so: a first one that comes late is none. */
		round: v.exactOptional(v.literal(2)),
		response,
		confidence: v.nullable(v.picklist(['sure', 'unsure'])),
		elapsedMs: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(86_400_000))
	}),
	look: v.strictObject({}),
	/** Without a name: another generated one. */
	rename: v.strictObject({ name: v.exactOptional(short(200)) }),
	time: v.strictObject({ factor: timeFactor }),
	'host-create': v.strictObject({
		/** Made by the host's browser and kept there: whoever has it leads the class. */
		hostKey: token,
		title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
		settings: SettingsSchema,
		questionCount: whole(1, MOST_QUESTIONS),
		entityCount: whole(0, MOST_ENTITIES)
	}),
	/** A slice of what the class asks; nobody can join before all of it is there. */
	'host-content': v.strictObject({
		entities: v.pipe(v.array(EntitySchema), v.maxLength(CONTENT_SLICE)),
		questions: v.pipe(v.array(ClassQuestionSchema), v.maxLength(CONTENT_SLICE))
	}),
	'host-attach': v.strictObject({ code, hostKey: token }),
	'host-command': v.strictObject({
		version: whole(0, 1_000_000_000),
		command: v.variant('kind', [
			...(
				[
					...(['start', 'open', 'close', 'reveal', 'discuss', 'next', 'skip'] as const),
					...(['pause', 'resume', 'end'] as const)
				] as const
			).map((kind) => v.strictObject({ kind: v.literal(kind) })),
			v.strictObject({ kind: v.literal('add-time'), ms: whole(1000, 600_000) }),
			v.strictObject({ kind: v.literal('lock'), isLocked: v.boolean() })
		]) as v.GenericSchema<unknown, HostCommand>
	}),
	'host-student': v.strictObject({
		action: v.picklist(['approve', 'remove', 'rename', 'team']),
		/** Absent: everyone who waits. */
		studentId: v.exactOptional(id),
		/** With `team`: the one to move to. */
		team: v.exactOptional(whole(0, MOST_TEAMS - 1))
	}),
	/** The answers to one question. */
	'host-results': v.strictObject({ index })
} as const;

export type MessageName = keyof typeof MESSAGES;
export type Message<Name extends MessageName> = v.InferOutput<(typeof MESSAGES)[Name]>;

export type Problem =
	| 'malformed'
	| 'no-class'
	| 'locked'
	| 'full'
	| 'name-taken'
	| 'name-empty'
	| 'not-joined'
	| 'removed'
	/** The student moved to another phone. */
	| 'moved'
	| 'too-many-tries'
	| 'not-open'
	| 'too-late'
	| 'not-in'
	| 'not-host'
	| 'stale'
	| 'refused'
	| 'busy';

export type Refused = { ok: false; problem: Problem; words: string };

export type Replies = {
	join: {
		state: PublicState;
		mine: Mine;
		resumeKey: string;
		/** Where students study at home, where the server was told. */
		homeUrl?: string;
	};
	answer: {
		saved: { index: number };
		isRepeat: boolean;
		/** At one's own pace the answer brings its reveal, and what it was worth. */
		own?: OwnReveal;
	};
	look: { state: PublicState; mine: Mine };
	rename: { mine: Mine };
	time: { mine: Mine };
	'host-create': { isReady: true };
	/** With the class's code once all of it is there. */
	'host-content': { code?: string };
	'host-attach': {
		state: PublicState;
		content: ClassContent;
		roster: RosterLine[];
		progress: Progress;
		/** Where phones reach this server. */
		addresses: string[];
	};
	'host-command': { state: PublicState };
	'host-student': { changed: number };
	'host-results': { answers: ClassAnswer[]; isSkipped: boolean };
};

export type Reply<Name extends MessageName> = (Replies[Name] & { ok: true }) | Refused;

/** Reads a message; what is wrong is said with its place. Never throws. */
export function readMessage<Name extends MessageName>(
	name: Name,
	input: unknown
): { message: Message<Name> } | { words: string } {
	const result = v.safeParse(MESSAGES[name] as v.GenericSchema<unknown, Message<Name>>, input, {
		abortEarly: true
	});
	if (result.success) return { message: result.output };
	const [issue] = result.issues;
	const where = v.getDotPath(issue) ?? 'the message';
	return { words: `${name}: ${where}: ${issue.message}`.slice(0, 300) };
}
