// The question that a session left on screen, kept in localStorage: the page shows it at once when it is opened
// again, and an answer given before the databases are open waits for them. The session's row stays the truth.
import type { Evidence, Question, QuestionMap } from '../core/content/types.ts';
import { markOf } from '../db/learner-mark.ts';
import type { Session } from './session.svelte.ts';

export type NextQuestion = {
	question: Question;
	rung: number;
	optionOrder: string[];
	deckTitle: string;
	/** A guess before reading. */
	isPretest?: boolean;
	/** How late its facts speak for, where the deck shows it. */
	asOf?: string;
	/** What a pin is set on. */
	map?: QuestionMap;
	evidence: Evidence;
	done: number;
	total: number;
	/** How many of those done come once more; absent in what an earlier release kept. */
	again?: number;
	typed: string;
	unsure: boolean;
	hintUsed: boolean;
};

/** Another day asks other questions: what was left then is not shown. Days begin at four, as they do by default. */
const today = () => new Date(Date.now() - 4 * 3_600_000).toDateString();

const KEY = markOf('dossier:next');

/** Keeps the question, or forgets it. Where storage is blocked or full the page waits for the databases instead. */
export function keepNext(next: NextQuestion | undefined) {
	try {
		if (next) localStorage.setItem(KEY, JSON.stringify({ ...next, day: today() }));
		else localStorage.removeItem(KEY);
	} catch {
		return false;
	}
	return true;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** What the page reads at once is there: another release may have kept it in another shape. */
function isWhole({ question, rung, optionOrder, evidence, map, typed }: Record<string, unknown>) {
	if (!isRecord(question) || !isRecord(evidence) || !Array.isArray(question.rungs)) return false;
	const rungs: unknown[] = question.rungs;
	return (
		typeof rung === 'number' &&
		isRecord(rungs[rung]) &&
		Array.isArray(optionOrder) &&
		Array.isArray(evidence.facts) &&
		isRecord(evidence.sources) &&
		isRecord(evidence.entities) &&
		typeof typed === 'string' &&
		(map === undefined || (isRecord(map) && Array.isArray(map.places) && Array.isArray(map.views)))
	);
}

export function readNext(): NextQuestion | undefined {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
		const isFresh = isRecord(kept) && kept.day === today() && isWhole(kept);
		return isFresh ? (kept as unknown as NextQuestion) : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Whether the session stands at the very question that is on screen already, so that an answer given there is an
 * answer to it: the same form with the same options, and a guess only where it is one.
 */
export function isOnScreen(
	shown: NextQuestion | null | undefined,
	{ row, open, current }: Pick<Session, 'row' | 'open' | 'current'>
): boolean {
	if (!shown || !open || !current || current.answered) return false;
	const { question, rung, optionOrder } = shown;
	return (
		question.id === current.questionId &&
		question.version === open.question.version &&
		rung === current.rung &&
		question.rungs[rung]?.form === open.question.rungs[rung]?.form &&
		optionOrder.toSorted().join(' ') === current.optionOrder.toSorted().join(' ') &&
		(shown.isPretest ?? false) === (row?.kind === 'pretest')
	);
}
