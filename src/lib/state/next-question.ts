// The question that a session left on screen, kept in localStorage: the page shows it at once when it is opened
// again, and an answer given before the databases are open waits for them. The session's row stays the truth.
import type { Evidence, Question, QuestionMap } from '../core/content/types.ts';

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
	typed: string;
	unsure: boolean;
	hintUsed: boolean;
};

/** Another day asks other questions: what was left then is not shown. Days begin at four, as they do by default. */
const today = () => new Date(Date.now() - 4 * 3_600_000).toDateString();

const KEY = 'dossier:next';

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

export function readNext(): NextQuestion | undefined {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
		const isFresh =
			typeof kept === 'object' && kept !== null && 'day' in kept && kept.day === today();
		return isFresh ? (kept as unknown as NextQuestion) : undefined;
	} catch {
		return undefined;
	}
}
