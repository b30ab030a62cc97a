// The names of kinds and states as the library shows them.
import { answerText } from '$lib/core/content/answer-text.ts';
import { describeDay, describeDue } from '$lib/core/memory/describe-due.ts';
import type { Entity, EntityKind, Question, Source } from '$lib/core/content/types.ts';
import type { Card, Day, Instant } from '$lib/core/memory/types.ts';

export const KIND_NAMES: Record<EntityKind, { one: string; many: string }> = {
	person: { one: 'Person', many: 'People' },
	state: { one: 'State', many: 'States' },
	organisation: { one: 'Organisation', many: 'Organisations' },
	place: { one: 'Place', many: 'Places' },
	instrument: { one: 'Resolution or treaty', many: 'Resolutions and treaties' },
	object: { one: 'Object', many: 'Objects' }
};

export const KINDS = ['person', 'state', 'organisation', 'place', 'instrument', 'object'] as const;

/** In the order they are listed: the report itself first, copies of it last. */
export const SOURCE_KINDS: Record<Source['kind'], string> = {
	seed: 'The report this dossier starts from',
	official: 'Official documents and statements',
	news: 'News reports',
	reference: 'Reference works',
	data: 'Data sets',
	mirror: 'Copies of a report'
};

/** `1 question`, `12 questions`. */
export const counted = (count: number, one: string, many = `${one}s`) =>
	`${count} ${count === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: string[]) =>
	new Intl.ListFormat('en-GB', { style: 'long', type: 'conjunction' }).format(words);

export type CardState = {
	text: string;
	tone: 'new' | 'due' | 'waiting' | 'held';
	/** The answer changed since it was learned. */
	corrected: boolean;
};

/** How a question stands with this learner, in two or three words. */
export function cardState(card: Card | undefined, today: Day, at: Instant): CardState {
	const corrected = card?.corrected === true;
	const state = (text: string, tone: CardState['tone']) => ({ text, tone, corrected });
	if (!card || card.state === 'new') return state('New', 'new');
	if (card.suspended) return state('Suspended', 'held');
	if (card.buriedUntilDay !== undefined && card.buriedUntilDay > today)
		return state(`Set aside until ${describeDay(card.buriedUntilDay, today)}`, 'held');
	if (card.dueAt !== undefined)
		return card.dueAt <= at
			? state('Due now', 'due')
			: state(`Learning · ${describeDue(card, today, at)}`, 'waiting');
	const day = describeDue(card, today, at);
	return day === 'today' ? state('Due today', 'due') : state(`Due ${day}`, 'waiting');
}

/** The answer as the question's hardest form gives it. */
export function fullAnswer(question: Question, entities: readonly Entity[]): string {
	const hardest = question.rungs.length - 1;
	const rung = question.rungs[hardest];
	const answer = answerText(question, hardest, entities);
	return rung?.form === 'true-false' ? `“${rung.statement}” ${answer}` : answer;
}

/** The element id of a question's answer fold: where the focus goes when what was pressed is gone. */
export const summaryId = (questionId: string) => `answer-${questionId}`;

const languages = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** `ko` to `Korean`; a tag that is no language, as it stands. */
export function languageName(tag: string): string {
	try {
		return languages.of(tag) ?? tag;
	} catch {
		return tag; // not a well-formed tag
	}
}
